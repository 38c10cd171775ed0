package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfoCommandTest {

    @Test
    void saysWhatIsInAFileOfGromacs() {
        Path file = Samples.golden("ions");
        List<String> lines = Ran.tng("info", file).whole().lines();
        assertTrue(lines.get(2).matches(
                "program     gmx mdrun 2022.5-Debian_2022.5_2, \\d{4}-\\d\\d-\\d\\d [0-9:]{8} UTC"));
        assertEquals("""
                file        %s
                size        37671 bytes, little endian
                particles   503
                molecules   1 × Protein_chain_A, 8 × MET, 140 × SOL, 4 × NA, 4 × CL
                frames      21, steps 0 to 2000
                frame sets  2, steps 0 to 2000
                time        0 to 4 ps
                box         1.8 × 1.8 × 1.8 nm

                block            datashape          unit  codec  precision  stride    frames
                PARTIAL CHARGES  503 * float32      e     gzip           -       -  constant
                ATOM MASSES      503 * float32      u     gzip           -       -  constant
                LAMBDAS          float32            -     gzip           -     100        21
                BOX SHAPE        3 * 3 * float32    nm    gzip           -     100        21
                POSITIONS        503 * 3 * float32  nm    tng        0.001     100        21
                """.formatted(file), without(2, lines));
    }

    private static String without(int line, List<String> lines) {
        return String.join("\n", lines.subList(0, line)) + '\n'
                + String.join("\n", lines.subList(line + 1, lines.size())) + '\n';
    }

    @Test
    void countsFramesOfUnequalStridesTogether() {
        assertTrue(Ran.tng("info", Samples.golden("strides_not_nested")).whole().lines()
                .contains("frames      31, steps 0 to 60"));
        assertTrue(Ran.tng("info", Samples.golden("full_precision_xvf")).whole().lines()
                .contains("frames      121, steps 0 to 600"));
    }

    @Test
    void printsAllThreeVectorsOfATriclinicBox() {
        assertTrue(Ran.tng("info", Samples.golden("triclinic_box")).whole().lines()
                .contains("box         (1.5 0 0), (0 1.5 0), (0.75 0.75 1.06066) nm"));
    }

    @Test
    void saysWhereCountsVaryOrNothingIsThere() {
        assertTrue(Ran.tng("info", Samples.valid("le_variable_atoms")).whole().lines()
                .containsAll(List.of("particles   varies, at most 18", "molecules   prot, water", "box         none")));
        assertTrue(Ran.tng("info", Samples.valid("le_no_frame_set")).whole().lines()
                .containsAll(List.of("frames      0", "frame sets  0", "time        not stored")));
    }

    @Test
    void saysThatABlockIsConstantInItsFrameSets() {
        List<String> lines = Ran.tng("info", Samples.valid("be_gzip_set_constants")).whole().lines();
        assertTrue(lines.contains(
                "PARTIAL CHARGES  19 * float32      e     gzip           -       -  constant in 2 sets"),
                lines.toString());
    }

    @Test
    void showsWhatIsLeftOfACutFile() {
        Ran ran = Ran.tng("info", Samples.damaged("trunc_last_block_mid"));
        assertEquals(1, ran.code());
        assertTrue(ran.lines().contains("frames      16, steps 0 to 15"), ran.out());
        assertTrue(ran.complaints().stream().allMatch(line -> line.startsWith("error: ")), ran.err());
    }

    @Test
    void goesOnBehindAFileThatFails() throws IOException {
        Ran ran = Ran.tng("info", Samples.damaged("text"), Samples.golden("single_frame"));
        assertEquals(1, ran.code());
        assertEquals("# " + Samples.damaged("text"), ran.lines().get(0));
        assertEquals("# " + Samples.golden("single_frame"), ran.lines().get(1));
        assertEquals(1, Ran.tng("info", "--json", Samples.damaged("text"), Samples.golden("single_frame"))
                .objects().size());
    }

    @Test
    void describesEachBlockAsJson() throws IOException {
        JsonNode info = Ran.tng("info", "--json", Samples.golden("ions")).whole().object();
        JsonNode positions = info.get("blocks").get(4);
        assertEquals("POSITIONS", positions.get("name").asText());
        assertEquals("503 * 3 * float32", positions.get("datashape").asText());
        assertEquals("nm", positions.get("unit").asText());
        assertEquals("tng", positions.get("codec").asText());
        assertEquals(100, positions.get("stride").asLong());
        assertEquals(21, positions.get("frameCount").asLong());
        assertEquals(0.001, positions.get("stream").get("precision").asDouble(), 1e-9);
        assertEquals("XTC2", positions.get("stream").get("initialAlgorithm").get("name").asText());
        assertEquals(4, info.get("lastTimePicoseconds").asDouble(), 1e-9);
        assertEquals(0, info.get("findings").size());
    }
}
