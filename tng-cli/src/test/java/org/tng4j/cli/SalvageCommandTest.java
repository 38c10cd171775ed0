package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SalvageCommandTest {
    @TempDir
    private Path folder;
    private Path good;

    @BeforeEach
    void nameTarget() {
        good = folder.resolve("good.tng");
    }

    @Test
    void saysThatNothingWasLost() throws IOException {
        Path ions = Samples.golden("ions");

        assertEquals(good + ": nothing lost; 2 of 2 frame sets, 12 of 12 blocks, 37671 of 37671 bytes\n",
                Ran.tng("salvage", ions, "-o", good).whole().out());
        assertArrayEquals(Files.readAllBytes(ions), Files.readAllBytes(good));
    }

    @Test
    void saysWhatWasLostByBytesAndSteps() {
        Path broken = Samples.damaged("cont_short");
        Ran ran = Ran.tng("salvage", broken, "-o", good);

        assertEquals(1, ran.code());
        assertEquals("", ran.err());
        assertEquals("lost: " + broken + ": bytes at offset 3649, frame set 0, steps 0 to 5: belong to no block,"
                + " blocks of this frame set may be among them; 3870 bytes up to offset 7519", ran.lines().get(1));
        assertEquals(good + ": 2 losses of 5291 bytes; 3 of 3 frame sets, 22 of 23 blocks, 12072 of 17363 bytes",
                ran.lines().get(2));
        assertEquals(3, ran.lines().size());
    }

    @Test
    void saysWhereSetsAreMissing() {
        Ran ran = Ran.tng("salvage", Samples.damaged("hdrsize_huge"), "-o", good);

        assertTrue(ran.out().contains(", steps 6 to 11: frame sets are missing here: "), ran.out());
        assertTrue(Ran.tng("salvage", Samples.damaged("trunc_fs1_start"), "-o", good).out()
                .contains(", steps from 6: frame sets are missing here: "), ran.out());
    }

    @Test
    void takesCopiesAndHolesForNoLoss() {
        assertEquals(0, Ran.tng("salvage", Samples.damaged("trail_dupfs"), "-o", good).whole().code());
        assertEquals(0, Ran.tng("salvage", Samples.damaged("trail_zeros"), "-o", good).whole().code());
        assertEquals(1, Ran.tng("salvage", Samples.damaged("trail_garbage"), "-o", good).code());
    }

    @Test
    void warnsOfWhatIsKeptWithoutItsHash() {
        Path broken = Samples.damaged("next_zero");
        Ran ran = Ran.tng("salvage", broken, "-o", good);

        assertEquals(0, ran.code());
        assertEquals("warning: kept: " + broken + ": TRAJECTORY FRAME SET block at offset 1726, frame set 0: MD5 of"
                + " contents does not match, its steps and times are taken as they are\n", ran.err());
    }

    @Test
    void keepsSuspectsOnlyWhereAsked() {
        Path broken = Samples.damaged("md5bad");
        Ran ran = Ran.tng("salvage", "--keep-suspect", broken, "-o", good);

        assertEquals(0, ran.code());
        assertTrue(ran.err().startsWith("warning: kept: " + broken + ": POSITIONS block at offset 2228, frame set 0"));
        assertEquals(1, Ran.tng("verify", good).code());
    }

    @Test
    void printsTheSameAsJson() throws IOException {
        Path broken = Samples.damaged("mol_n_huge");
        JsonNode json = Ran.tng("salvage", "--json", broken, "-o", good).object();

        assertEquals(broken.toString(), json.get("file").asText());
        assertEquals(good.toString(), json.get("target").asText());
        assertFalse(json.get("isWhole").asBoolean());
        assertTrue(json.get("hasMadeMolecules").asBoolean());
        assertEquals(512, json.get("lostSize").asLong());
        assertEquals(Files.size(good), json.get("keptSize").asLong());
        JsonNode loss = json.get("losses").get(0);
        assertEquals("HASH_MISMATCH", loss.get("kind").asText());
        assertEquals(175, loss.get("offset").asLong());
        assertEquals(687, loss.get("endOffset").asLong());
        assertTrue(loss.get("firstStep").isNull());
        JsonNode second = Ran.tng("salvage", "--json", Samples.damaged("G_nv_2"), "-o", good).object();
        assertEquals(5, second.get("losses").get(0).get("lastStep").asLong());
        assertEquals(0, second.get("doubts").size());
    }

    @Test
    void refusesToWriteOverWhatItReads() throws IOException {
        Path copy = Files.copy(Samples.golden("ions"), folder.resolve("ions.tng"));
        Ran ran = Ran.tng("salvage", copy, "-o", folder.resolve(".").resolve("ions.tng"));

        assertEquals(2, ran.code());
        assertTrue(ran.err().endsWith(", which is to be read; must be another file; see tng salvage --help\n"));
        assertArrayEquals(Files.readAllBytes(Samples.golden("ions")), Files.readAllBytes(copy));
    }

    @Test
    void namesTheFileThatCannotBeReadOrWritten() {
        Path nowhere = folder.resolve("none").resolve("good.tng");

        assertEquals(new Ran(1, "", "error: nowhere.tng: no such file\n"),
                Ran.tng("salvage", "nowhere.tng", "-o", good));
        assertEquals(new Ran(1, "", "error: " + nowhere + ": no such file\n"),
                Ran.tng("salvage", Samples.golden("ions"), "-o", nowhere));
        assertEquals(new Ran(1, "", "error: " + folder + ": is a directory\n"),
                Ran.tng("salvage", Samples.golden("ions"), "-o", folder));
        assertFalse(Files.exists(good));
    }

    @Test
    void leavesTheTargetWhereNothingCanBeKept() throws IOException {
        Files.writeString(good, "old");
        Ran ran = Ran.tng("salvage", Samples.damaged("zeros"), "-o", good);

        assertEquals(1, ran.code());
        assertTrue(ran.err().startsWith("error: " + Samples.damaged("zeros") + ": "));
        assertEquals("old", Files.readString(good));
    }
}
