package org.tng4j.arrays.view;

import org.tng4j.arrays.meta.ArrMeta;

/// Another way to see the memory of a view.
///
/// @param meta the new layout, what lies elsewhere still told from the old base
/// @param moved bytes from the old base to the new one
record Seen(ArrMeta meta, long moved) {}
