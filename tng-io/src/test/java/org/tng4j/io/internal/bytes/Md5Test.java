package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Md5Test {

    /// The test suite of RFC 1321, appendix A.5.
    @ParameterizedTest
    @CsvSource({"'', d41d8cd98f00b204e9800998ecf8427e", "a, 0cc175b9c0f1b6a831c399e269772661",
        "abc, 900150983cd24fb0d6963f7d28e17f72", "message digest, f96b697d7cb7938d525a2f31aaf161d0"})
    void hashesAsTheStandardSays(String text, String hash) throws IOException {
        HeapFile file = new HeapFile("run.tng", ("<" + text + ">").getBytes(StandardCharsets.US_ASCII));
        assertEquals(hash, HexFormat.of().formatHex(new Md5().of(file, 1, text.length())));
    }

    @ParameterizedTest
    @ValueSource(ints = {65535, 65536, 65537, 131072, 200_000})
    void hashesRangesLongerThanItsWindow(int size) throws IOException, GeneralSecurityException {
        byte[] bytes = new byte[size + 10];
        new Random(size).nextBytes(bytes);
        byte[] expected = MessageDigest.getInstance("MD5").digest(Arrays.copyOfRange(bytes, 3, 3 + size));
        HeapFile file = new HeapFile("run.tng", bytes);
        assertArrayEquals(expected, new Md5().of(file, 3, size));
        assertEquals(size, file.fetched());
    }

    @Test
    void forgetsTheRangeBefore() throws IOException {
        Md5 md5 = new Md5();
        HeapFile file = new HeapFile("run.tng", new byte[] {1, 2, 3, 1, 2, 3});
        byte[] first = md5.of(file, 0, 3);
        byte[] copy = first.clone();
        assertSame(first, md5.of(file, 1, 3));
        assertArrayEquals(copy, md5.of(file, 3, 3));
    }
}
