package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.internal.block.BlockWriter.bytes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.ByteWriter;

@Timeout(10)
class MappingTableTest {
    private static final int HEADER_SIZE = 49 + 3 + 3;

    private record Run(long firstStored, long firstReal, long count) {}

    private static ByteWriter mapping(long firstStored, long... real) {
        return bytes().int64(firstStored, real.length).int64(real);
    }

    /// Offers a block of another kind and then these mappings.
    private static MappingTable table(ByteWriter... mappings) throws IOException {
        BlockWriter file = new BlockWriter().block(7, "ANY", bytes());
        for (ByteWriter mapping : mappings) {
            file.block(TngConstants.PARTICLE_MAPPING, "MAP", mapping);
        }
        Source source = file.toSource();
        BlockWalk walk = new BlockWalk(source, BlockWriter.counts(false));
        walk.start(0, null);
        MappingTable table = new MappingTable(source);
        while (walk.next()) {
            table.offer(walk);
        }
        return table;
    }

    private static List<Run> runs(MappingTable table, long firstStored, long count) throws IOException {
        List<Run> runs = new ArrayList<>();
        table.runs(firstStored, count, 100, (stored, real, size) -> runs.add(new Run(stored, real, size)));
        return runs;
    }

    @Test
    void keepsAsManyMappingsAsThereAre() throws IOException {
        MappingTable table = table(mapping(0, 10), mapping(1, 11), mapping(2, 12), mapping(3, 13), mapping(4, 14, 24));
        assertEquals(5, table.size());
        for (int i = 0; i < 5; i++) {
            assertEquals(i, table.firstParticle(i));
            assertEquals(HEADER_SIZE + i * (HEADER_SIZE + 24L), table.offset(i));
        }
        assertArrayEquals(new long[] {12}, table.entries(2));
        assertArrayEquals(new long[] {14, 24}, table.entries(4));
        assertFalse(table.isEmpty());
        table.clear();
        assertTrue(table.isEmpty());
    }

    @Test
    void leavesParticlesThatNothingMapsWhereTheyAre() throws IOException {
        assertEquals(List.of(new Run(3, 3, 4)), runs(table(), 3, 4));
        assertEquals(List.of(), runs(table(), 3, 0));
        assertEquals(List.of(new Run(2, 2, 3), new Run(5, 50, 2), new Run(7, 7, 1)),
                runs(table(mapping(5, 50, 51)), 2, 6));
        assertEquals(List.of(new Run(4, 4, 1)), runs(table(mapping(0, 50), mapping(2, 51)), 4, 1));
    }

    @Test
    void splitsRunsWhereRealIndicesJump() throws IOException {
        MappingTable table = table(mapping(5, 50, 51, 52, 7, 6, 99, 0, 1));
        assertEquals(List.of(new Run(5, 50, 3), new Run(8, 7, 1), new Run(9, 6, 1), new Run(10, 99, 1),
                new Run(11, 0, 2)), runs(table, 5, 8));
        assertEquals(List.of(new Run(7, 52, 1), new Run(8, 7, 1)), runs(table, 7, 2));
    }

    @Test
    void joinsNoRunsOfTwoMappings() throws IOException {
        assertEquals(List.of(new Run(0, 50, 2), new Run(2, 52, 2)),
                runs(table(mapping(0, 50, 51), mapping(2, 52, 53)), 0, 4));
    }

    @Test
    void takesTheFirstMappingWhereTwoOverlap() throws IOException {
        assertEquals(List.of(new Run(0, 50, 2), new Run(2, 52, 2), new Run(4, 72, 2)),
                runs(table(mapping(0, 50, 51, 52, 53), mapping(2, 70, 71, 72, 73)), 0, 6));
        assertEquals(List.of(new Run(0, 50, 2), new Run(2, 70, 1), new Run(3, 53, 1)),
                runs(table(mapping(2, 70), mapping(0, 50, 51, 52, 53)), 0, 4));
    }

    @Test
    void passesEmptyMappingsOver() throws IOException {
        assertEquals(List.of(new Run(0, 0, 4)), runs(table(mapping(2)), 0, 4));
        assertEquals(List.of(new Run(0, 50, 4)), runs(table(mapping(0, 50, 51, 52, 53), mapping(2)), 0, 4));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 100, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesRealIndicesOutside(long real) throws IOException {
        MappingTable table = table(mapping(5, 0, real, 99));
        var e = assertThrows(TngFormatException.class, () -> runs(table, 5, 3));
        assertEquals("run.tng: PARTICLE MAPPING block at offset 55: real index of stored particle 6 is " + real
                + ", must be 0 to 99", e.getMessage());
        assertEquals(Kind.BAD_VALUE, e.kind());
        assertEquals(List.of(new Run(5, 0, 1)), runs(table, 5, 1));
        assertEquals(List.of(new Run(7, 99, 1)), runs(table, 7, 1));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "9223372036854775806, 1", "9223372036854775807, 0"})
    void takesAFirstParticleWhoseLastOneFits64Bits(long firstStored, int count) throws IOException {
        assertEquals(firstStored, table(mapping(firstStored, new long[count])).firstParticle(0));
    }

    @ParameterizedTest
    @CsvSource({"-1, 1", "-1, 0", "9223372036854775807, 1", "9223372036854775806, 2"})
    void refusesAFirstParticleThatCannotBe(long firstStored, int count) {
        var e = assertThrows(TngFormatException.class, () -> table(mapping(firstStored, new long[count])));
        assertEquals("run.tng: PARTICLE MAPPING block at offset 55: first particle is " + firstStored
                + ", must be 0 to " + (Long.MAX_VALUE - count), e.getMessage());
        assertEquals(Kind.BAD_VALUE, e.kind());
    }
}
