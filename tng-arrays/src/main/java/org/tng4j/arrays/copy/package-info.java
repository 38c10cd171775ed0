/// How data get from one layout into another, and whether a target may take them at all.
///
/// **Knows:** datashapes, layouts, views, and how this machine moves bytes fast.
/// **Must not know:** where the data come from or who reads them. Nothing is allocated while copying, nothing is
/// converted but byte order.
///
/// Begin with [CopyPlan]; [TargetCheck] says no before any byte moves.
@NullMarked
package org.tng4j.arrays.copy;

import org.jspecify.annotations.NullMarked;
