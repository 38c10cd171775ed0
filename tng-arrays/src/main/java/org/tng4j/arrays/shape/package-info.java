/// What data mean: axes and data type, together the *datashape*. `1000 * 3 * float32`.
///
/// **Knows:** the grammar, its canonical text, sizes as numbers, patterns and what matches them, common data types, which
/// Java values are of a datashape, and the words for *this datashape is not that one*.
/// **Must not know:** where data lie, in which order their bytes stand, or that files exist. No other package of ours.
///
/// Begin with [DataShape].
@NullMarked
package org.tng4j.arrays.shape;

import org.jspecify.annotations.NullMarked;
