package org.tng4j.io.internal.block;

import java.io.IOException;
import org.tng4j.io.internal.bytes.FileBytes;

/// Looks through holes: bytes that a rewritten header section has left as zeros.
public final class Zeros {
    private static final int WINDOW_SIZE = 1 << 16;

    private Zeros() {}

    /// Returns where the first byte from `start` on stands that is not zero; `end` where there is none before.
    public static long end(FileBytes bytes, long start, long end) throws IOException {
        byte[] window = new byte[(int) Math.min(WINDOW_SIZE, Math.max(0, end - start))];
        for (long at = start; at < end; at += window.length) {
            int count = (int) Math.min(window.length, end - at);
            bytes.read(at, window, 0, count);
            for (int i = 0; i < count; i++) {
                if (window[i] != 0) {
                    return at + i;
                }
            }
        }
        return Math.max(start, end);
    }
}
