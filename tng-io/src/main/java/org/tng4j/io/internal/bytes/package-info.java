/// Bytes of a file: fetching them, reading numbers and text out of them, hashing them. Knows nothing of TNG but its
/// exceptions, and nothing of arrays.
@NullMarked
package org.tng4j.io.internal.bytes;

import org.jspecify.annotations.NullMarked;
