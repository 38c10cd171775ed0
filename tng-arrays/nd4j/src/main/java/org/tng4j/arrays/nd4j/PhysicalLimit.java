package org.tng4j.arrays.nd4j;

import org.bytedeco.javacpp.Pointer;

/// How much memory JavaCPP lets the process have: four times the heap, unless a property says otherwise. It counts what is
/// not its own, arenas and mapped files too, and above it ND4J's next allocation corrupts the heap.
///
/// **Source:** JavaCPP, class `Pointer`.
final class PhysicalLimit {

    static final String PROPERTY = "org.bytedeco.javacpp.maxphysicalbytes";

    private PhysicalLimit() {}

    /// Takes it away, if nobody set it and JavaCPP has not loaded yet: later it does not look again.
    static void lift() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "0");
        }
    }

    /// Returns if there is none.
    ///
    /// @throws IllegalStateException if there is one
    static void requireNone() {
        long limit = Pointer.maxPhysicalBytes();
        if (limit > 0) {
            throw new IllegalStateException(PROPERTY + " is " + limit + ", must be 0, or the JVM may end; set it with -D,"
                    + " or make an Nd4jBridge before anything else loads JavaCPP");
        }
    }
}
