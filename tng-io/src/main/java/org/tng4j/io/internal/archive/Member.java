package org.tng4j.io.internal.archive;

import org.tng4j.io.internal.bytes.FileBytes;

/// A member as a file.
///
/// @param file      its bytes
/// @param isInPlace whether they lie in the archive's file, which it then owns
record Member(FileBytes file, boolean isInPlace) {
}
