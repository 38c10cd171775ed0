/// The same memory as an array of ND4J, shared or copied.
///
/// **Knows:** datashapes, layouts and leases of tng-arrays; what ND4J calls them; what of ND4J ends a JVM.
/// **Must not know:** what the numbers mean; where trajectories come from; which backend of ND4J there is, but whether
/// its arrays lie in this process's memory.
///
/// Begin with [Nd4jBridge].
@NullMarked
package org.tng4j.arrays.nd4j;

import org.jspecify.annotations.NullMarked;
