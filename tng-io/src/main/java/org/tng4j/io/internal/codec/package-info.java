/// Payloads: from packed bytes to frames in the caller's memory. Knows an offset, a size and a [DecodeRequest]; knows
/// nothing of blocks, frame sets or steps.
@NullMarked
package org.tng4j.io.internal.codec;

import org.jspecify.annotations.NullMarked;
