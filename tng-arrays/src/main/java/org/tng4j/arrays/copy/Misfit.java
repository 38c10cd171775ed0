package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// A value that does not fit the data type it shall become. It knows how far into the present call it stands; each caller
/// adds what came before.
final class Misfit extends ArithmeticException {

    private static final long serialVersionUID = 1;

    private final String value;
    private final Scalar type;
    private long component;

    Misfit(long component, String value, Scalar type) {
        super("value is " + value + ", does not fit " + type);
        this.component = component;
        this.value = value;
        this.type = type;
    }

    long component() {
        return component;
    }

    Misfit after(long components) {
        component += components;
        return this;
    }

    /// In the words of whoever asked for the copy.
    ///
    /// @param field where in the element, or nothing
    ArithmeticException ofElement(long element, String field) {
        return new ElementMisfit(element, field, value, type);
    }
}
