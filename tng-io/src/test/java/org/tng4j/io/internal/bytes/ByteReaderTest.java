package org.tng4j.io.internal.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;

class ByteReaderTest {
    private static final Place PLACE = new Place("run.tng", "MOLECULES block", 7, -1);
    private static final int SENTINEL = 0x5a;

    static ByteOrder[] orders() {
        return new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN};
    }

    /// A reader over all bytes but the first, which belongs to somebody else.
    private static ByteReader reader(byte[] bytes, int fetchSize, ByteOrder order) {
        ByteReader reader = new ByteReader(new HeapFile("run.tng", bytes), fetchSize, order);
        reader.reset(1, bytes.length - 1, () -> PLACE);
        return reader;
    }

    private static ByteReader reader(ByteWriter bytes) {
        return reader(bytes.toBytes(), 64, ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteWriter bytes() {
        return new ByteWriter(ByteOrder.LITTLE_ENDIAN).uint8(0xee);
    }

    private static void assertBroken(Kind kind, String problem, TngFormatException e) {
        assertEquals("run.tng: MOLECULES block at offset 7: " + problem, e.getMessage());
        assertEquals(kind, e.kind());
        assertEquals(PLACE, e.place());
    }

    private interface Read {
        void from(ByteReader reader) throws IOException;
    }

    private static TngFormatException refused(ByteReader reader, Read read) {
        return assertThrows(TngFormatException.class, () -> read.from(reader));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsEachFieldAndStopsBehindIt(ByteOrder order) throws IOException {
        byte[] bytes = new ByteWriter(order).uint8(0xee)
                .uint8(0, 255).int64(Long.MIN_VALUE, -1, 0x0102030405060708L).float64(-1.5, Double.MIN_VALUE)
                .bytes(new byte[] {1, 2, 3}).text("α-helix").text("").uint8(SENTINEL).toBytes();
        for (int fetchSize = 1; fetchSize < bytes.length + 2; fetchSize++) {
            ByteReader reader = reader(bytes, fetchSize, order);
            assertEquals(0, reader.uint8("first"));
            assertEquals(255, reader.uint8("second"));
            assertEquals(Long.MIN_VALUE, reader.int64("smallest"));
            assertEquals(-1, reader.int64("minus one"));
            assertEquals(0x0102030405060708L, reader.int64("digits"));
            assertEquals(-1.5, reader.float64("float"));
            assertEquals(Double.MIN_VALUE, reader.float64("tiny"));
            byte[] three = new byte[3];
            reader.bytes(three, "three bytes");
            assertArrayEquals(new byte[] {1, 2, 3}, three);
            assertEquals("α-helix", reader.text("name"));
            assertEquals("", reader.text("empty name"));
            assertEquals(bytes.length - 1, reader.offset());
            assertEquals(1, reader.remaining());
            assertEquals(SENTINEL, reader.uint8("sentinel"));
        }
    }

    @Test
    void refusesEverythingBeforeItIsGivenARange() {
        ByteReader reader = new ByteReader(bytes().zeros(8).toFile("run.tng"), 64, ByteOrder.LITTLE_ENDIAN);
        assertEquals(": file at offset 0: count needs 8 bytes at offset 0, 0 are left",
                refused(reader, r -> r.int64("count")).getMessage());
    }

    @Test
    void takesTheByteOrderItIsTold() throws IOException {
        ByteReader reader = reader(bytes().int64(1, 1));
        assertEquals(1, reader.int64("little"));
        reader.order(ByteOrder.BIG_ENDIAN);
        assertEquals(1L << 56, reader.int64("big"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void refusesNumbersCutAtEveryLength(int left) throws IOException {
        ByteReader reader = reader(bytes().zeros(left));
        String problem = "count needs 8 bytes at offset 1, " + left + " are left";
        assertBroken(Kind.TRUNCATED, problem, refused(reader, r -> r.int64("count")));
        assertBroken(Kind.TRUNCATED, problem, refused(reader, r -> r.float64("count")));
        assertBroken(Kind.TRUNCATED, problem, refused(reader, r -> r.bytes(new byte[8], "count")));
        assertBroken(Kind.TRUNCATED, problem, refused(reader, r -> r.count("count", 1)));
        assertEquals(1, reader.offset(), "a field that is refused is not passed");
    }

    @Test
    void refusesTheByteBehindItsRangeThoughTheFileHasIt() throws IOException {
        ByteReader reader = new ByteReader(bytes().uint8(1, 2).toFile("run.tng"), 64, ByteOrder.LITTLE_ENDIAN);
        reader.reset(1, 1, () -> PLACE);
        assertEquals(1, reader.uint8("first"));
        assertBroken(Kind.TRUNCATED, "second needs 1 bytes at offset 2, 0 are left",
                refused(reader, r -> r.uint8("second")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void refusesTextCutAtEveryLength(int left) {
        ByteReader reader = reader(bytes().bytes("text".substring(0, left).getBytes(StandardCharsets.US_ASCII)));
        assertBroken(Kind.BAD_STRING, "name at offset 1 has no closing zero in the " + left
                + " bytes that are left, must end inside its block", refused(reader, r -> r.text("name")));
        assertEquals(1, reader.offset());
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, true", "1022, true", "1023, true", "1024, false"})
    void endsTextAtTheFirstZeroOrAfter1024Bytes(int size, boolean isClosed) throws IOException {
        String text = "x".repeat(size);
        ByteWriter bytes = isClosed ? bytes().text(text) : bytes().bytes(text.getBytes(StandardCharsets.US_ASCII));
        byte[] all = bytes.uint8(SENTINEL).toBytes();
        for (int fetchSize : new int[] {1, 7, 64, 1023, 1024, 1025, 4096}) {
            ByteReader reader = reader(all, fetchSize, ByteOrder.LITTLE_ENDIAN);
            assertEquals(text, reader.text("name"));
            assertEquals(SENTINEL, reader.uint8("sentinel"));
        }
    }

    @Test
    void startsANewTextAfter1024BytesWithoutZero() throws IOException {
        ByteReader reader = reader(bytes().bytes("x".repeat(1024).getBytes(StandardCharsets.US_ASCII)).text("next"));
        assertEquals("x".repeat(1024), reader.text("name"));
        assertEquals("next", reader.text("type"));
        assertEquals(0, reader.remaining());
    }

    @Test
    void replacesWhatIsNoUtf8() throws IOException {
        assertEquals("a�b", reader(bytes().uint8('a', 0xff, 'b', 0)).text("name"));
    }

    @Test
    void skipsTextWithItsZero() throws IOException {
        ByteReader reader = reader(bytes().text("name").uint8(SENTINEL));
        assertEquals(5, reader.skipText(5));
        assertEquals(SENTINEL, reader.uint8("sentinel"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 4})
    void skipsNoTextThatIsLongerThanItsLimit(long limit) throws IOException {
        ByteReader reader = reader(bytes().text("name"));
        assertEquals(-1, reader.skipText(limit));
        assertEquals(1, reader.offset());
        assertEquals(-1, reader(bytes().uint8('x')).skipText(100));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "3, 8", "2, 9", "24, 1"})
    void readsACountThatTheBytesLeftCanHold(long count, long minimumSize) throws IOException {
        assertEquals(count, reader(bytes().int64(count).zeros(24)).count("number of atoms", minimumSize));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 24", "25, 1, 24", "4, 8, 3", "3, 9, 2", "9223372036854775807, 8, 3", "1, 25, 0"})
    void refusesACountThatTheBytesLeftCannotHold(long count, long minimumSize, long most) {
        ByteReader reader = reader(bytes().int64(count).zeros(24));
        assertBroken(Kind.BAD_COUNT,
                "number of atoms is " + count + ", must be 0 to " + most + " for the 24 bytes that follow",
                refused(reader, r -> r.count("number of atoms", minimumSize)));
    }

    @Test
    void goesBackAndForthInsideAndOutsideItsWindow() throws IOException {
        byte[] bytes = new byte[5000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        HeapFile file = new HeapFile("run.tng", bytes);
        ByteReader reader = new ByteReader(file, 100, ByteOrder.LITTLE_ENDIAN);
        for (int offset : new int[] {4999, 0, 50, 99, 100, 60, 4000, 3999, 4100, 4099, 0}) {
            reader.reset(offset, 1, () -> PLACE);
            assertEquals(bytes[offset] & 0xff, reader.uint8("byte"));
        }
    }

    @Test
    void fetchesNothingTwiceThatIsInItsWindow() throws IOException {
        HeapFile file = new HeapFile("run.tng", new byte[5000]);
        ByteReader reader = new ByteReader(file, 100, ByteOrder.LITTLE_ENDIAN);
        reader.reset(200, 100, () -> PLACE);
        reader.int64("first");
        reader.reset(203, 97, () -> PLACE);
        reader.int64("second");
        reader.reset(292, 8, () -> PLACE);
        reader.int64("last");
        reader.reset(300, 100, () -> PLACE);
        reader.reset(200, 100, () -> PLACE);
        reader.int64("first again");
        assertEquals(100, file.fetched());
    }

    @Test
    void fetchesNothingBehindItsRange() throws IOException {
        HeapFile file = new HeapFile("run.tng", new byte[5000]);
        ByteReader reader = new ByteReader(file, 4096, ByteOrder.LITTLE_ENDIAN);
        reader.reset(10, 20, () -> PLACE);
        reader.int64("first");
        assertEquals(20, file.fetched());
    }

    @Test
    void fetchesLongTextInFewPieces() throws IOException {
        byte[] bytes = new byte[2000];
        Arrays.fill(bytes, (byte) 'x');
        HeapFile file = new HeapFile("run.tng", bytes);
        ByteReader reader = new ByteReader(file, 64, ByteOrder.LITTLE_ENDIAN);
        reader.reset(0, bytes.length, () -> PLACE);
        reader.text("name");
        assertTrue(file.fetched() <= 4096, () -> "fetched " + file.fetched() + " bytes for 1024");
    }
}
