package org.tng4j.io.format;

/// Where in a file something stands: enough for a stranger with a hex editor.
///
/// @param file     the file as the caller named it
/// @param block    what stands there, such as `POSITIONS block`
/// @param offset   bytes from the start of the file to the block's header
/// @param frameSet index of the frame set in the chain, or -1 outside one
public record Place(String file, String block, long offset, long frameSet) {

    /// Makes the exception for bytes that break the format here.
    ///
    /// @param problem one clause, found and expected: `header size is 10, must be at least 49`
    public TngFormatException broken(Kind kind, String problem) {
        return new TngFormatException(kind, this, problem);
    }

    /// Makes the exception for bytes that are legal here and that this library does not read.
    public TngUnsupportedException unsupported(Kind kind, String problem) {
        return new TngUnsupportedException(kind, this, problem);
    }

    /// Returns `run.tng: POSITIONS block at offset 638, frame set 1`.
    @Override
    public String toString() {
        return file + ": " + block + " at offset " + offset + (frameSet < 0 ? "" : ", frame set " + frameSet);
    }
}
