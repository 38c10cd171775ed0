package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// MD5 of a range of a file, through a heap window. Allocates nothing per range. Belongs to one thread.
public final class Md5 {
    /// Bytes of an MD5.
    public static final int SIZE = 16;

    private static final int WINDOW_SIZE = 1 << 16;

    private final MessageDigest digest;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final byte[] result = new byte[SIZE];

    /// Makes one hasher with a window of its own.
    public Md5() {
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no MD5", e);
        }
    }

    /// Returns the hash of `size` bytes from `offset`; the array is this object's and is overwritten by the next call.
    public byte[] of(FileBytes bytes, long offset, long size) throws IOException {
        digest.reset();
        long at = offset;
        for (long left = size; left > 0; ) {
            int count = (int) Math.min(left, WINDOW_SIZE);
            bytes.read(at, window, 0, count);
            digest.update(window, 0, count);
            at += count;
            left -= count;
        }
        try {
            digest.digest(result, 0, SIZE);
        } catch (DigestException e) {
            throw new IllegalStateException("an MD5 has 16 bytes", e);
        }
        return result;
    }
}
