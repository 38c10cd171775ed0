/// The command line: the first user of the public packages. Knows how to ask and how to print; knows no byte of the
/// format, and imports nothing internal.
///
/// Data go to standard output, complaints to standard error, one line each. Start at [org.tng4j.cli.Main].
@NullMarked
package org.tng4j.cli;

import org.jspecify.annotations.NullMarked;
