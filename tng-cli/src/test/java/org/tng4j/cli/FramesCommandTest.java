package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramesCommandTest {

    @Test
    void listsStepsTimesAndBlocks() {
        assertEquals("""
                index  step  time (ps)  frame set  blocks with data
                    0     0          0          0  LAMBDAS, BOX SHAPE, POSITIONS, VELOCITIES, FORCES
                    1     2      0.004          0  LAMBDAS, BOX SHAPE
                    2     4      0.008          0  LAMBDAS, BOX SHAPE, POSITIONS
                    3     6      0.012          0  LAMBDAS, BOX SHAPE, VELOCITIES
                    4     8      0.016          0  LAMBDAS, BOX SHAPE, POSITIONS
                    5    10       0.02          0  LAMBDAS, BOX SHAPE, FORCES
                """, head(7, Ran.tng("frames", Samples.golden("strides_not_nested")).whole()));
    }

    private static String head(int count, Ran ran) {
        return String.join("\n", ran.lines().subList(0, count)) + '\n';
    }

    @Test
    void putsInBracketsWhatIsConstantInItsFrameSet() {
        assertEquals("    0     0          0          0  [PARTIAL CHARGES], POSITIONS, STATE",
                Ran.tng("frames", Samples.valid("be_gzip_set_constants")).whole().lines().get(1));
    }

    @Test
    void givesAFrameSetOfConstantsOneFrame() {
        Ran ran = Ran.tng("frames", Samples.valid("be_swapped_count"));
        assertEquals(0, ran.code());
        assertEquals(List.of("index  step  time (ps)  frame set  blocks with data",
                "    0     0          0          0  [POSITIONS]"), ran.lines());
        assertTrue(ran.err().startsWith("warning: "), ran.err());
    }

    @Test
    void marksWhatHasDataForSomeParticlesOnly() throws IOException {
        Ran ran = Ran.tng("frames", Samples.damaged("mol_cnt_1e6"));
        assertEquals("    0     0          1          0  ENERGY, NOTES, POSITIONS*, VELOCITIES*, INTS*",
                ran.lines().get(1));
        JsonNode blocks = Ran.tng("frames", "--json", Samples.damaged("mol_cnt_1e6")).object()
                .get("frames").get(0).get("blocks");
        assertEquals(List.of(false, false, true, true, true),
                blocks.valueStream().map(block -> block.get("isPartial").asBoolean()).toList());
    }

    @Test
    void hasADashWhereNoTimeIsStored() throws IOException {
        Path noTime = Samples.peers().stream()
                .filter(file -> Samples.name(file).equals("tng_example")).toList().getFirst();
        assertEquals("    0     0          -          0  POSITIONS", Ran.tng("frames", noTime).whole().lines().get(1));
        assertTrue(Ran.tng("frames", "--json", noTime).object().get("frames").get(0).get("timePicoseconds").isNull());
    }

    @Test
    void losesNoOtherBlocksFramesToADamagedOne() {
        Ran ran = Ran.tng("frames", Samples.damaged("codec_9"));
        assertEquals(3, ran.code());
        assertEquals("    0     0          1          0  ENERGY, NOTES, VELOCITIES, INTS", ran.lines().get(1));
    }
}
