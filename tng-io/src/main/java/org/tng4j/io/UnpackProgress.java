package org.tng4j.io;

/// Is told how far a packed file is unpacked, for people who wait. Called by the thread that opens.
@FunctionalInterface
public interface UnpackProgress {
    /// Tells nobody.
    UnpackProgress NONE = (_, _) -> { };

    /// Takes how far it is.
    ///
    /// @param done packed bytes that were read
    /// @param all  packed bytes there are; -1 where nobody knows, as of a stream
    void at(long done, long all);
}
