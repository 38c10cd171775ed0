package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.TngFormatException;

class SectionBytesTest {

    @Test
    void readsNumbersLowestByteFirst() throws IOException {
        // 80, then ff 7f, 01 02 83, fe ff ff ff, and 5a behind the section
        byte[] content = {(byte) 0x80, (byte) 0xff, 0x7f, 1, 2, (byte) 0x83, -2, -1, -1, -1, 0x5a};
        SectionBytes section = Sections.of(content, 0, 10);
        assertEquals(0x80, section.uint8());
        assertEquals(0x7fff, section.uint16());
        assertEquals(0x830201, section.uint24());
        assertEquals(6, section.offset());
        assertEquals(4, section.remaining());
        assertEquals(-2, section.int32());
        assertEquals(0, section.remaining());
        assertEquals("packed data end at offset 10, must hold 1 more bytes at offset 10", problem(section::uint8));
        assertEquals("packed data end at offset 10, must hold 4 more bytes at offset 10", problem(section::int32));
        assertEquals("packed data end at offset 10, must hold 2 more bytes at offset 10",
                problem(() -> section.bytes(new byte[2], 0, 2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_533, 65_536, 65_537, 200_000})
    void readsAcrossWindows(int before) throws IOException {
        byte[] content = new byte[before + 200_004];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i * 31 + (i >> 8));
        }
        SectionBytes section = Sections.of(content, 1, content.length - 1);
        byte[] skipped = new byte[before + 1];
        section.bytes(skipped, 1, before);
        assertArrayEquals(Arrays.copyOfRange(content, 1, 1 + before), Arrays.copyOfRange(skipped, 1, before + 1));
        for (int i = before + 1; i + 4 <= before + 70_000; i += 4) {
            assertEquals(i, section.offset());
            assertEquals(content[i] & 0xff | (content[i + 1] & 0xff) << 8 | (content[i + 2] & 0xff) << 16
                    | content[i + 3] << 24, section.int32());
        }
        int from = (int) section.offset();
        byte[] rest = new byte[content.length - from];
        section.bytes(rest, 0, rest.length);
        assertArrayEquals(Arrays.copyOfRange(content, from, content.length), rest);
        assertEquals(0, section.remaining());
    }

    @Test
    void staysInPartThatWasEntered() throws IOException {
        SectionBytes section = Sections.of(new byte[] {1, 2, 3, 4, 5, 6}, 0, 5);
        assertEquals(1, section.uint8());
        assertEquals("array at offset 1 is 5 bytes, must fit the 4 bytes that are left",
                problem(() -> section.enter(5, "array")));
        assertEquals("array at offset 1 is 4294967295 bytes, must fit the 4 bytes that are left",
                problem(() -> section.enter(-1, "array")));
        long outer = section.enter(2, "array");
        assertEquals(2, section.remaining());
        assertEquals("packed data end at offset 3, must hold 3 more bytes at offset 1", problem(section::uint24));
        section.leave(outer);
        assertEquals(3, section.offset());
        assertEquals(4, section.uint8());
        assertEquals(1, section.remaining());
    }

    @Test
    void leavesPartBehindTheWindow() throws IOException {
        byte[] content = new byte[300_000];
        content[250_000] = 7;
        SectionBytes section = Sections.of(content);
        long outer = section.enter(250_000, "array");
        assertEquals(0, section.uint8());
        section.leave(outer);
        assertEquals(250_000, section.offset());
        assertEquals(7, section.uint8());
    }

    @Test
    void cutsSectionAtEndOfFile() {
        assertEquals(2, Sections.of(new byte[10], 8, 100).remaining());
        assertEquals(0, Sections.of(new byte[10], 12, 100).remaining());
    }

    @Test
    void boundsCounts() throws IOException {
        byte[] content = {3, 0, 0, 0, -1, -1, -1, -1};
        SectionBytes section = Sections.of(content);
        assertEquals(3, section.count("number of values", 3, 3));
        assertEquals("number of values at offset 4 is 4294967295, must be 0 to 9223372036854775807",
                problem(() -> section.count("number of values", 0, Long.MAX_VALUE)));
        SectionBytes again = Sections.of(content);
        assertEquals("number of values at offset 0 is 3, must be 4 to 9",
                problem(() -> again.count("number of values", 4, 9)));
    }

    private static String problem(Executable reading) {
        return assertThrows(TngFormatException.class, reading).problem();
    }
}
