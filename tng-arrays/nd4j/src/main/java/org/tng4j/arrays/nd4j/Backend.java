package org.tng4j.arrays.nd4j;

import org.nd4j.linalg.factory.Nd4j;

/// The backend of ND4J that is on the class path.
///
/// @param name of its class, `CpuBackend`
/// @param isZeroCopy whether its arrays lie in this process's memory, and nowhere else
record Backend(String name, boolean isZeroCopy) {

    /// Starts ND4J, if nobody did: seconds.
    ///
    /// @throws IllegalStateException if there is none
    static Backend current() {
        try {
            return new Backend(Nd4j.getBackend().getClass().getSimpleName(), Nd4j.getEnvironment().isCPU());
        } catch (LinkageError e) {
            throw new IllegalStateException("no backend of ND4J is on the class path, needs one that runs here; add nd4j-native"
                    + " with the classifier of this platform", e);
        }
    }
}
