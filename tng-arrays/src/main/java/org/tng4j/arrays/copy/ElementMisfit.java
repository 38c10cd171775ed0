package org.tng4j.arrays.copy;

import org.tng4j.arrays.shape.Scalar;

/// A value that does not fit the data type it shall become, in the words of whoever asked for the copy.
final class ElementMisfit extends ArithmeticException {

    private static final long serialVersionUID = 1;

    private final long element;
    private final String field;
    private final String value;
    private final Scalar type;

    /// @param element counted from the first of the copy
    /// @param field where in the element, or nothing
    ElementMisfit(long element, String field, String value, Scalar type) {
        super("element " + element + field + " is " + value + ", must be within " + ScalarRange.of(type) + " to become " + type
                + "; allow Casting.UNSAFE");
        this.element = element;
        this.field = field;
        this.value = value;
        this.type = type;
    }

    /// The same, where so many elements were copied before.
    ElementMisfit after(long elements) {
        return elements == 0 ? this : new ElementMisfit(elements + element, field, value, type);
    }
}
