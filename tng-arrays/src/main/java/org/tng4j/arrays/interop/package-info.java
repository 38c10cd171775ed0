/// The same memory in other people's words: NumPy's files and its `__array_interface__`, the buffer protocol's format text,
/// `ByteBuffer`s, Java arrays, [java.lang.foreign.MemoryLayout].
///
/// **Knows:** what each neighbour calls a datashape and a layout, and where theirs and ours differ.
/// **Must not know:** what the numbers mean; where trajectories come from.
///
/// Begin with [Npy] for files, with [ArrayInterface] to share memory with NumPy in one process.
@NullMarked
package org.tng4j.arrays.interop;

import org.jspecify.annotations.NullMarked;
