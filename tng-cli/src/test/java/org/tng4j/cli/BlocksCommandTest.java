package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksCommandTest {

    @Test
    void listsEveryBlockInFileOrder() {
        assertEquals("""
                offset  block                 datashape          codec  frames  stored  decoded  ratio  MD5
                     0  GENERAL INFO          -                  -           -     107        -      -  ok
                    0x0
                   168  MOLECULES             -                  -           -     199        -      -  ok
                    0x1
                   425  PARTIAL CHARGES       264 * float32      gzip        -      27     1056   39.1  ok
                    0x10000004
                   558  ATOM MASSES           264 * float32      gzip        -      28     1056   37.7  ok
                    0x10000010

                   688  TRAJECTORY FRAME SET  -                  -           -      80        -      -  ok
                    0x2, frame set 0, steps 0 to 0
                   837  BOX SHAPE             9 * float32        gzip        1      17       36    2.1  ok
                    0x10000000, first step 0, stride 100
                   955  LAMBDAS               float32            gzip        1      12        4    0.3  ok
                    0x1000000010000000, first step 0, stride 100
                  1066  POSITIONS             264 * 3 * float32  tng         1    1005     3168    3.2  ok
                    0x10000001, first step 0, stride 100, XTC2 (5), precision 0.001
                  2188  VELOCITIES            264 * 3 * float32  tng         1    1250     3168    2.5  ok
                    0x10000002, first step 0, stride 100, triplet one-to-one (3), precision 0.001
                """, Ran.tng("blocks", Samples.golden("single_frame")).whole().out());
    }

    @Test
    void showsTheIdThatAPreReleaseFileStores() {
        List<Path> preRelease = Samples.peers().stream()
                .filter(file -> Samples.name(file).contains("prerelease")).toList();
        assertTrue(Ran.tng("blocks", preRelease.getFirst()).whole().lines()
                .contains("    0x2711, today 0x10000001, first step 0, stride 1"));
    }

    @Test
    void showsAHashThatDoesNotMatch() throws IOException {
        Ran ran = Ran.tng("blocks", Samples.damaged("md5bad"));
        assertEquals(1, ran.code());
        assertEquals(1, ran.lines().stream().filter(line -> line.endsWith("  mismatch")).count());
        assertEquals(List.of("error: " + Samples.damaged("md5bad") + ": POSITIONS block at offset 2228, frame set 0: "
                + "MD5 of contents is e47b9f903b7ca64101bd3d582f5935a7, header says 11111111111111111111111111111111"),
                ran.complaints());
        JsonNode blocks = Ran.tng("blocks", "--json", Samples.damaged("md5bad")).object().get("blocks");
        assertEquals("mismatch", blocks.get(10).get("hash").asText());
        assertEquals("11111111111111111111111111111111", blocks.get(10).get("md5").asText());
    }

    @Test
    void saysWhereThereAreNoHashes() {
        assertTrue(Ran.tng("blocks", Samples.valid("le_nohash")).whole().lines().get(1).endsWith("  absent"));
    }

    @Test
    void showsWhatIsWrongWithABlockBesideIt() throws IOException {
        Ran ran = Ran.tng("blocks", Samples.damaged("dt_7"));
        assertTrue(ran.lines().contains("    0x10000001, data type is 7, must be 0 to 3"), ran.out());
        JsonNode problem = Ran.tng("blocks", "--json", Samples.damaged("dt_7")).object()
                .get("blocks").get(10).get("problem");
        assertEquals("UNSUPPORTED_TYPE", problem.get("kind").asText());
        assertEquals("data type is 7, must be 0 to 3", problem.get("text").asText());
    }

    @Test
    void fitsInto100ColumnsForFilesOfGromacs() {
        for (Path file : Samples.golden()) {
            for (String line : Ran.tng("blocks", file).whole().lines()) {
                assertTrue(line.length() <= 100, () -> Samples.name(file) + ": " + line);
            }
        }
    }
}
