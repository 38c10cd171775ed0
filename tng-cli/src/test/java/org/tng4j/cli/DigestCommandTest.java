package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCommandTest {

    @Test
    void printsOneLineForEachStoredRow() {
        assertEquals("""
                static\t-\tBOX SHAPE\tf64\t1x9\t78084f39
                static\t-\tCOMMENTS\tstr\t1x2\t6302978e
                static\t-\tPARTIAL CHARGES\tf32\t19x1\t9ff14016
                static\t-\tFORMAL CHARGES\ti64\t19x2\t12efb8c5
                static\t-\tATOM LABELS\tstr\t19x1\t58e464e4
                """, Ran.tng("digest", Samples.valid("le_no_frame_set")).whole().out());
    }

    @Test
    void takesTextWithAZeroBehindEachString() {
        CRC32 crc = new CRC32();
        crc.update("A comment\0second string\0".getBytes(StandardCharsets.UTF_8));
        assertTrue(Ran.tng("digest", Samples.valid("le_raw")).out()
                .contains(String.format("COMMENTS\tstr\t1x2\t%08x\n", crc.getValue())));
    }

    @Test
    void givesTheStepsOfTheSetWhereARowIsConstantInIt() {
        List<String> lines = Ran.tng("digest", Samples.valid("be_gzip_set_constants")).whole().lines();
        assertEquals(List.of("0..19", "20..39"), lines.stream().filter(line -> line.contains("\tPARTIAL CHARGES\t"))
                .map(line -> line.substring(0, line.indexOf('\t'))).filter(when -> !when.equals("static")).toList());
    }

    @Test
    void isTheSameInEitherByteOrderAndCodec() {
        String raw = Ran.tng("digest", Samples.valid("le_raw")).whole().out();
        assertEquals(raw, Ran.tng("digest", Samples.valid("be_gzip")).whole().out());
        assertEquals(raw, Ran.tng("digest", Samples.valid("le_gzip")).whole().out());
    }

    @Test
    void namesEachOfSeveralFilesAndGoesOnBehindOneThatFails() {
        Path whole = Samples.valid("le_no_frame_set");
        Ran ran = Ran.tng("digest", whole, "missing.tng", whole);
        String rows = Ran.tng("digest", whole).out();
        assertEquals("# " + whole + "\n" + rows + "# missing.tng\n# " + whole + "\n" + rows, ran.out());
        assertEquals("error: missing.tng: no such file\n", ran.err());
        assertEquals(1, ran.code());
    }

    @Test
    void losesTheRowsOfABadBlockOnlyAndComplainsOnce() {
        Path file = Samples.damaged("codec_9");
        Ran ran = Ran.tng("digest", file);
        assertEquals(OracleRow.rows(ran.out()).size(), 79);
        assertEquals(1, ran.complaints().stream().filter(line -> line.equals("error: " + file
                + ": POSITIONS block at offset 2228, frame set 0: codec id is 9, must be 0 to 3")).count(), ran.err());
    }

    @Test
    void printsValuesWhoseHashDoesNotMatch() {
        Ran ran = Ran.tng("digest", Samples.damaged("md5bad"));
        assertEquals(1, ran.code());
        assertEquals(85, ran.lines().size());
        assertEquals(1, ran.complaints().size());
    }

    @Test
    void warnsAndIsContentWhereReadingGoesRound() {
        Ran ran = Ran.tng("digest", Samples.valid("be_swapped_count"));
        assertEquals(0, ran.code());
        assertEquals("0..19\t-\tPOSITIONS\tf32\t3x3\t65ff680d\n", ran.out());
        assertEquals(1, ran.complaints().size());
        assertTrue(ran.err().startsWith("warning: "), ran.err());
    }

    @Test
    void countsTheParticlesThatHaveData() {
        assertTrue(Ran.tng("digest", Samples.damaged("mol_cnt_1e6")).lines()
                .contains("static\t-\tPARTIAL CHARGES\tf32\t19x1\t9ff14016"));
    }

    @Test
    void holdsTheSameAsJson() throws IOException {
        for (String name : List.of("le_raw_stride7", "be_gzip_set_constants", "le_no_frame_set")) {
            Path file = Samples.valid(name);
            StringBuilder lines = new StringBuilder();
            for (JsonNode row : Ran.tng("digest", "--json", file).whole().object().get("rows")) {
                lines.append(line(row)).append('\n');
            }
            assertEquals(Ran.tng("digest", file).out(), lines.toString());
        }
    }

    private static String line(JsonNode row) {
        String when = row.has("firstStep") ? row.get("firstStep") + ".." + row.get("lastStep")
                : row.get("step").isNull() ? "static" : row.get("step").asText();
        String time = row.has("timePicoseconds") ? GeneralFormat.of(row.get("timePicoseconds").asDouble(), 9) : "-";
        String particles = row.get("particleCount").isNull() ? "1" : row.get("particleCount").asText();
        return String.join("\t", when, time, row.get("block").asText(), row.get("type").asText(),
                particles + "x" + row.get("values").asText(), row.get("crc32").asText());
    }

    @Test
    void escapesWhatIsInNames(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(Samples.valid("le_nohash"));
        replace(bytes, "COMMENTS", "a\tb\nc\\\u001bd");
        Path file = folder.resolve("strange.tng");
        Files.write(file, bytes);
        assertTrue(Ran.tng("digest", file).whole().lines()
                .contains("static\t-\ta\\tb\\nc\\\\\\u001bd\tstr\t1x2\t6302978e"));
    }

    private static void replace(byte[] bytes, String from, String to) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(from);
        byte[] put = to.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(put, 0, bytes, at, Math.min(put.length, from.length()));
    }
}
