/// Reading TNG trajectories. Start at [org.tng4j.io.TngFile]: it opens a file, says what is in it, and makes a
/// [org.tng4j.io.FrameCursor], which puts frame after frame into memory that the caller owns. [org.tng4j.io.Salvage]
/// writes a new file of what is intact in a broken one.
///
/// Every way in which a file can be wrong is one of two exceptions of [org.tng4j.io.format]; nothing is printed.
@NullMarked
package org.tng4j.io;

import org.jspecify.annotations.NullMarked;
