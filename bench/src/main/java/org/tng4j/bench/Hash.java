package org.tng4j.bench;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.Md5;

/// What does the MD5 of a block's contents cost? Floor: its bytes, fetched into the same window.
///
/// How large a part of reading it is, [Stages] and [Streaming] tell.
public class Hash extends Question {
    private static final int WINDOW_SIZE = 1 << 16;

    /// Bytes of the contents.
    @Param({"12000", "120000", "1200000", "12000000"})
    public int size;

    private FileBytes bytes;
    private byte[] window;
    private Md5 md5;
    private String expected;

    @Override
    final void make() {
        byte[] content = new byte[size];
        new Random(1).nextBytes(content);
        bytes = new ArrayBytes(content);
        window = new byte[WINDOW_SIZE];
        md5 = new Md5();
        try {
            expected = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    final Gate gate() {
        return new ResultGate(Map.of("floorFetch", (long) size), (benchmark, contender) -> {
            String found = HexFormat.of().formatHex((byte[]) Gate.run(benchmark, contender));
            if (!expected.equals(found)) {
                throw new IllegalStateException(contender + " returns " + found + ", must return " + expected);
            }
        });
    }

    @Override
    public void close() {
        bytes.close();
    }

    /// The floor.
    @Benchmark
    public long floorFetch() throws IOException {
        long done = 0;
        while (done < size) {
            int count = (int) Math.min(WINDOW_SIZE, size - done);
            bytes.read(done, window, 0, count);
            done += count;
        }
        return done;
    }

    /// As a block's hash is compared.
    @Benchmark
    public byte[] md5() throws IOException {
        return md5.of(bytes, 0, size);
    }
}
