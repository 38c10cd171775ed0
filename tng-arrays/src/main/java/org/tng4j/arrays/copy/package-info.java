/// How data get from one layout into another, and whether a target may take them at all.
///
/// **Knows:** datashapes, layouts, views, and how this machine moves bytes fast.
/// **Must not know:** where the data come from or who reads them. Nothing is allocated while copying, no data type is
/// converted unless a [Casting] allows it.
///
/// Begin with [CopyPlan], and [IndexedCopy] for some of the items; [TargetCheck] says no before any byte moves. Inside, a
/// [Walk] is a way through all components, [Loops] go along it, and a [RowCopy] moves the two innermost axes. Records fall
/// into [Part]s, each of which is numbers.
@NullMarked
package org.tng4j.arrays.copy;

import org.jspecify.annotations.NullMarked;
