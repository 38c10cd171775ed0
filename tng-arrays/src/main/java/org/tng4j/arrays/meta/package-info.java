/// How data lie: sizes and byte strides, byte order, heaps of text. `@ [16, 4]`.
///
/// **Knows:** datashapes ([org.tng4j.arrays.shape]), and arithmetic on bytes that cannot overflow unnoticed.
/// **Must not know:** addresses, segments, or a single byte of the data.
///
/// Begin with [Layout], which makes an [ArrMeta] for a datashape.
@NullMarked
package org.tng4j.arrays.meta;

import org.jspecify.annotations.NullMarked;
