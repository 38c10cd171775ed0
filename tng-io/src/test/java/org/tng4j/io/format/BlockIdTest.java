package org.tng4j.io.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BlockIdTest {

    @ParameterizedTest
    @EnumSource
    void findsEachKnownBlockByItsNumber(KnownBlock known) {
        assertSame(known, BlockId.of(known.number()));
    }

    /// The numbers of the format, written once more.
    @ParameterizedTest
    @CsvSource({"GENERAL_INFO, 0", "MOLECULES, 1", "TRAJECTORY_FRAME_SET, 2", "PARTICLE_MAPPING, 3",
        "BOX_SHAPE, 10000000", "POSITIONS, 10000001", "VELOCITIES, 10000002", "FORCES, 10000003",
        "PARTIAL_CHARGES, 10000004", "FORMAL_CHARGES, 10000005", "B_FACTORS, 10000006",
        "ANISOTROPIC_B_FACTORS, 10000007",
        "OCCUPANCY, 10000008", "GENERAL_COMMENTS, 10000009",
        "MASSES, 10000010", "LAMBDAS, 1000000010000000"})
    void hasTheNumbersOfTheFormat(KnownBlock block, String hex) {
        assertEquals(Long.parseLong(hex, 16), block.number());
        assertEquals("0x" + hex, block.hex());
    }

    @Test
    void keepsNumbersWithoutAMeaning() {
        BlockId other = BlockId.of(-2);
        assertEquals(-2, other.number());
        assertEquals("block (0xfffffffffffffffe)", other.toString());
        assertEquals(other, BlockId.of(-2));
        assertNotEquals(other, BlockId.of(-3));
    }

    @Test
    void namesItselfWithItsNumber() {
        assertEquals("POSITIONS (0x10000001)", KnownBlock.POSITIONS.label());
        assertEquals("BOX SHAPE (0x10000000)", KnownBlock.BOX_SHAPE.toString());
    }

    @ParameterizedTest
    @CsvSource({"10000, BOX_SHAPE", "10001, POSITIONS", "10002, VELOCITIES", "10003, FORCES", "10004, PARTIAL_CHARGES",
        "10005, FORMAL_CHARGES", "10006, B_FACTORS", "10007, OCCUPANCY"})
    void readsPreReleaseNumbersAsTheirSuccessors(long stored, KnownBlock today) {
        assertEquals(today.number(), KnownBlock.today(stored, 3));
        assertEquals(stored, KnownBlock.today(stored, 4), "from version 4 on they mean nothing");
    }

    @ParameterizedTest
    @CsvSource({"9999", "10008", "0", "-1", "268435457", "-9223372036854775808", "9223372036854775807"})
    void leavesOtherNumbersAlone(long stored) {
        assertEquals(stored, KnownBlock.today(stored, 1));
    }
}
