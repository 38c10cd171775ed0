/// Blocks of a TNG file: headers, fields, frame sets, the chain. Knows nothing of how payloads are packed: a payload is
/// an offset and a size here, and never more.
@NullMarked
package org.tng4j.io.internal.block;

import org.jspecify.annotations.NullMarked;
