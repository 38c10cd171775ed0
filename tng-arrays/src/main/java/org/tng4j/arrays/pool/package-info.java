/// Memory to put data in: who may still hold an address of it, and which of its bytes are free.
///
/// **Knows:** arenas and allocators of the JDK, and bytes by number.
/// **Must not know:** what the bytes mean, how they lie, or which native library an address goes to.
///
/// Begin with [LeasedArena] to hand out addresses, with [Pool] to use the same memory again and again.
@NullMarked
package org.tng4j.arrays.pool;

import org.jspecify.annotations.NullMarked;
