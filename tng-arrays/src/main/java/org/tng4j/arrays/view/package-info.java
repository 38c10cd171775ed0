/// Typed buffers: a datashape, a layout and the memory it lies in.
///
/// **Knows:** datashapes, layouts, and that they fit their memory, which is checked once.
/// **Must not know:** who owns the memory, how it is freed, and how data get from one layout into another.
///
/// Begin with [NdView].
@NullMarked
package org.tng4j.arrays.view;

import org.jspecify.annotations.NullMarked;
