package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.tng4j.io.internal.block.BlockWriter.bytes;

import java.io.IOException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.ByteWriter;

class GeneralInfoReaderTest {
    private static final Place PLACE = new Place("run.tng", "GENERAL INFO block", 0, -1);

    /// All fields but the exponent: 67 bytes.
    private static ByteWriter fields() {
        return bytes().text("a").text("b").text("c").text("d").text("e").text("f").text("g").text("h").text("i")
                .int64(1_700_000_000L)        // creation time
                .uint8(1)                     // variable particles
                .int64(100, 900, -1, 7, 11);  // steps per frame set, first and last frame set, strides
    }

    private static GeneralInfo read(ByteWriter contents, long version) throws IOException {
        ByteReader reader = new ByteReader(contents.toFile("run.tng"), 64, ByteOrder.LITTLE_ENDIAN);
        reader.reset(0, contents.size(), () -> PLACE);
        return GeneralInfoReader.read(reader, version);
    }

    @Test
    void readsEachField() throws IOException {
        assertEquals(new GeneralInfo("a", "b", "c", "d", "e", "f", "g", "h", "i", 1_700_000_000L, true, 100, 900, -1, 7,
                11, -10), read(fields().int64(-10), 8));
    }

    @ParameterizedTest
    @CsvSource({"0, 8", "2, 8", "3, 8", "8, 8", "0, 9"})
    void readsTheExponentWhereThereIsRoom(long version, int left) throws IOException {
        assertEquals(-10, read(fields().int64(-10).zeros(left - 8), version).distanceUnitExponent());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 0", "2, 7"})
    void takesNanometresWhereAnOldFileStoresNoExponent(long version, int left) throws IOException {
        assertEquals(-9, read(fields().zeros(left), version).distanceUnitExponent());
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 8})
    void refusesANewFileWithoutExponent(long version) {
        var e = assertThrows(TngFormatException.class, () -> read(fields().zeros(7), version));
        assertEquals("run.tng: GENERAL INFO block at offset 0: distance unit exponent needs 8 bytes at offset 67, "
                + "7 are left", e.getMessage());
        assertEquals(Kind.TRUNCATED, e.kind());
    }
}
