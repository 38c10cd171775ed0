/// The inside of the TNG codec: a compressed payload becomes integers, frame by frame, and integers become numbers.
/// One class per section of docs/compression.md. Knows integers and byte ranges; knows nothing of blocks or targets.
@NullMarked
package org.tng4j.io.internal.compress;

import org.jspecify.annotations.NullMarked;
