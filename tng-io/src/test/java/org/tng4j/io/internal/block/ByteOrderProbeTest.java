package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.HeapFile;

class ByteOrderProbeTest {
    private static final ByteOrder[] ORDERS = {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN};

    /// The first three numbers of a file, and zeros.
    private static HeapFile file(ByteOrder order, long headerSize, long contentsSize, long id, int fileSize) {
        return new ByteWriter(order).int64(headerSize, contentsSize, id).zeros(fileSize - 24).toFile("run.tng");
    }

    private static void assertNoTng(String problem, HeapFile file) {
        var e = assertThrows(TngFormatException.class, () -> ByteOrderProbe.probe(file));
        assertEquals("run.tng: file at offset 0: " + problem, e.getMessage());
        assertEquals(Kind.NOT_TNG, e.kind());
    }

    @ParameterizedTest
    @CsvSource({
        "49,    58,         49",      // smallest header, smallest contents, and the file ends with the header
        "64,    1000,       5000",
        "65536, 58,         65536",   // largest header
        "256,   58,         256",     // no zero and zero change places in the header size
        "64,    2147483647, 64"})     // largest contents
    void takesTheOrderInWhichTheFirstHeaderMakesSense(long headerSize, long contentsSize, int fileSize)
            throws IOException {
        for (ByteOrder order : ORDERS) {
            assertEquals(order, ByteOrderProbe.probe(file(order, headerSize, contentsSize, 0, fileSize)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "48,    58,         0, 1000",      // header too small
        "65537, 58,         0, 70000",     // header too large
        "49,    58,         0, 48",        // file ends inside the header
        "64,    57,         0, 1000",      // contents too small
        "64,    2147483648, 0, 1000",      // contents too large
        "64,    -1,         0, 1000",
        "64,    58,         1, 1000"})     // another block
    void refusesAFirstHeaderThatMakesNoSense(long headerSize, long contentsSize, long id, int fileSize) {
        for (ByteOrder order : ORDERS) {
            assertNoTng("first header is no GENERAL INFO header in either byte order",
                    file(order, headerSize, contentsSize, id, fileSize));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 23})
    void refusesAFileWithoutRoomForThreeNumbers(int size) {
        assertNoTng("size is " + size + ", must be at least 24", new HeapFile("run.tng", new byte[size]));
    }

    @Test
    void looksAtAFileWithRoomForThreeNumbers() {
        assertNoTng("first header is no GENERAL INFO header in either byte order",
                new HeapFile("run.tng", new byte[24]));
    }
}
