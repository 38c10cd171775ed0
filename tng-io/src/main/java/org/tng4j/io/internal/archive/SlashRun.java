package org.tng4j.io.internal.archive;

import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngUnsupportedException;

/// Refuses names that begin with very many slashes: Commons Compress takes them off one by one, and copies the rest each
/// time.
final class SlashRun {
    private static final int MOST = 1024;

    private int run;

    /// Looks at the next bytes of headers.
    void require(byte[] bytes, int from, int count, Place place) throws TngUnsupportedException {
        for (int i = from; i < from + count; i++) {
            run = bytes[i] == '/' ? run + 1 : 0;
            if (run > MOST) {
                throw place.unsupported(Kind.LIMIT_EXCEEDED, "a name has more than " + MOST + " slashes in a row");
            }
        }
    }
}
