package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpCommandTest {
    private static final Path XVF = Samples.golden("full_precision_xvf");

    @Test
    void printsValuesWithTheirUnits() {
        assertEquals("""
                frame 1, step 5, time 0.01 ps
                LAMBDAS, float32
                            0.2525
                BOX SHAPE (nm), 3 * 3 * float32
                               1.4               0               0
                                 0             1.4               0
                                 0               0             1.4
                POSITIONS (nm), 264 * 3 * float32
                  0      0.14675534       0.6808412     0.072984785
                  2      0.21583366      0.64597565     0.009639843
                """, Ran.tng("dump", XVF, "--frames", "1", "--atoms", "0:4:2").whole().out());
    }

    @Test
    void takesBlocksByStoredNameByConstantAndByNumber() {
        String expected = Ran.tng("dump", XVF, "-B", "BOX SHAPE", "--frames", "0").whole().out();
        assertEquals(5, expected.lines().count());
        for (String name : List.of("BOX_SHAPE", "box shape", "0x10000000", "0X10000000")) {
            assertEquals(expected, Ran.tng("dump", XVF, "-B", name, "--frames", "0").whole().out());
        }
    }

    @Test
    void countsFramesAndAtomsAsPythonDoes() {
        assertEquals(List.of("frame 120, step 600, time 1.2 ps", "POSITIONS (nm), 264 * 3 * float32",
                "  262       0.9963152       1.1454024      0.34703696",
                "  263      0.98378855       1.2936373         0.41439"),
                Ran.tng("dump", XVF, "-B", "POSITIONS", "--frames", "-1", "--atoms", "-2:").whole().lines());
        assertEquals(List.of("frame 10", "frame 12", "frame 14"), frames("10:16:2"));
        assertEquals(List.of("frame 119", "frame 120"), frames("-2:"));
        assertEquals(List.of("frame 119", "frame 120"), frames("119:1000"));
        assertEquals(List.of(), frames("1000:"));
    }

    private static List<String> frames(String range) {
        return Ran.tng("dump", XVF, "-B", "LAMBDAS", "--frames", range).whole().lines().stream()
                .filter(line -> line.startsWith("frame")).map(line -> line.substring(0, line.indexOf(','))).toList();
    }

    @Test
    void countsTheFramesOfTheChosenBlocksOnly() {
        assertEquals("frame 2, step 20, time 0.04 ps",
                Ran.tng("dump", XVF, "-B", "VELOCITIES", "--frames", "2").whole().lines().getFirst());
    }

    @Test
    void printsConstantsOfTheFileWhenAsked() {
        assertEquals("""
                ATOM MASSES (u), 264 * float32
                  0         15.9994
                  1           1.008
                """, Ran.tng("dump", XVF, "-B", "MASSES", "--atoms", ":2").whole().out());
        assertEquals("COMMENTS, 2 * string\n   \"A comment\" \"second string\"\n",
                Ran.tng("dump", "-B", "COMMENTS", Samples.valid("le_no_frame_set")).whole().out());
    }

    @Test
    void printsConstantsOfAFrameSetOnce() {
        List<String> lines = Ran.tng("dump", "-B", "PARTIAL_CHARGES", "-B", "POSITIONS", "--atoms", "0",
                Samples.valid("be_gzip_set_constants")).whole().lines();
        assertEquals(2, lines.stream().filter(line -> line.startsWith("PARTIAL CHARGES")).count());
        assertEquals(40, lines.stream().filter(line -> line.startsWith("POSITIONS")).count());
    }

    @Test
    void leavesOutParticlesWithoutData() throws IOException {
        Path partial = Samples.damaged("mol_cnt_1e6");
        List<String> lines = Ran.tng("dump", "-B", "INTS", "--frames", "0", partial).lines();
        assertEquals(2 + 19, lines.size());
        JsonNode block = Ran.tng("dump", "--json", "-B", "INTS", "--frames", "0", "--atoms", "18:20", partial).object()
                .get("frames").get(0).get("blocks").get(0);
        assertTrue(block.get("values").get(0).isIntegralNumber());
        assertTrue(block.get("values").get(1).isNull());
    }

    @Test
    void nestsValuesAsTheDatashapeSays() throws IOException {
        JsonNode dump = Ran.tng("dump", "--json", XVF, "--frames", "0", "--atoms", "0:2", "-B", "POSITIONS",
                "-B", "BOX_SHAPE", "-B", "LAMBDAS", "-B", "MASSES").whole().object();
        assertEquals("[{\"id\":\"0x10000010\",\"name\":\"ATOM MASSES\",\"particles\":{\"from\":0,\"to\":2,\"every\":1},"
                + "\"values\":[15.9994,1.008]}]", dump.get("constants").toString());
        JsonNode frame = dump.get("frames").get(0);
        assertEquals(0, frame.get("step").asLong());
        assertEquals("[0.25]", frame.get("blocks").get(0).get("values").toString());
        assertEquals("[[1.4,0,0],[0,1.4,0],[0,0,1.4]]", frame.get("blocks").get(1).get("values").toString());
        assertEquals("[[0.14307046,0.67695314,0.075976476],[0.14958347,0.6251945,0.16129133]]",
                frame.get("blocks").get(2).get("values").toString());
    }

    @Test
    void goesOnBehindAFrameSetThatCannotBeRead() {
        Ran ran = Ran.tng("dump", "-B", "POSITIONS", "--atoms", "0", Samples.damaged("dt_7"));
        assertEquals(10, ran.lines().stream().filter(line -> line.startsWith("frame ")).count());
        assertEquals("error: " + Samples.damaged("dt_7") + ": POSITIONS block at offset 2228, frame set 0: "
                + "data type is 7, must be 0 to 3", ran.complaints().getFirst());
        assertEquals(3, ran.code());
    }

    @Test
    void saysWhichBlocksThereAreWhereANameFitsNone() {
        Ran ran = Ran.tng("dump", "-B", "ENERGY", XVF);
        assertEquals(1, ran.code());
        assertEquals("", ran.out());
        assertEquals("error: " + XVF + ": has no block ENERGY; it has PARTIAL CHARGES, ATOM MASSES, LAMBDAS, "
                + "BOX SHAPE, POSITIONS, VELOCITIES, FORCES\n", ran.err());
    }
}
