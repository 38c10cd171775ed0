package org.tng4j.io;

import java.io.InputStream;
import java.util.Random;

/// A stream that gives a few bytes at a time, as a pipe does.
final class Dripping extends InputStream {
    private final byte[] bytes;
    private final Random random = new Random(3);
    private int at;

    Dripping(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read() {
        return at < bytes.length ? bytes[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int from, int count) {
        if (at == bytes.length) {
            return -1;
        }
        int part = Math.min(Math.min(count, 1 + random.nextInt(700)), bytes.length - at);
        System.arraycopy(bytes, at, target, from, part);
        at += part;
        return part;
    }
}
