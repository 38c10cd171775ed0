package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What `tng verify` says, word by word. `VerifiedVectorsTest` holds it against all vectors.
class VerifyCommandTest {
    /// In the contents of a frame-set block of a file whose molecule counts are constant.
    private static final int FIRST_TIME = 64;
    private static final int TIME_PER_STEP = 72;
    /// In the contents of a data block that depends on frames: behind type, dependency, sparse and number of values.
    private static final int CODEC_ID = 11;

    @TempDir
    private Path folder;

    static Stream<Path> wholeFiles() {
        return Stream.concat(Samples.golden().stream(), Samples.valid().stream())
                .filter(file -> !Samples.name(file).equals("le_short_dense"));
    }

    private static void says(Path vector, int code, String... lines) {
        Ran ran = Ran.tng("verify", vector);
        assertEquals(Stream.of(lines).map(line -> line.replace("FILE", vector.toString())).toList(), ran.lines());
        assertEquals("", ran.err());
        assertEquals(code, ran.code());
    }

    @Test
    void saysWhatItHasLookedAtInAFileThatIsWhole() {
        says(Samples.golden("single_frame"), 0,
                "FILE: whole; 1 frame set, 9 blocks, 3013 bytes hashed, 6 frames decoded");
    }

    @ParameterizedTest
    @MethodSource("wholeFiles")
    void findsFilesWholeThatAre(Path file) {
        Ran ran = Ran.tng("verify", file);
        assertTrue(ran.lines().getLast().startsWith(file + ": whole"), ran.out());
        assertTrue(ran.lines().stream().noneMatch(line -> line.startsWith("error: ")), ran.out());
        assertEquals(0, ran.code());
    }

    @Test
    void findsTheTrajectoriesOfOthersWhole() {
        for (Path file : Samples.peers()) {
            boolean isTrajectory = !List.of("badtngfile", "fake_tng").contains(Samples.name(file));
            Ran ran = Ran.tng("verify", file);
            assertEquals(isTrajectory ? 0 : 1, ran.code(), ran.out());
            assertEquals(isTrajectory ? 1 : 2, ran.lines().size(), ran.out());
        }
    }

    /// The file does not say which steps the seven frames belong to.
    @Test
    void refusesFramesThatCouldBelongToSeveralSteps() {
        says(Samples.valid("le_short_dense"), 1,
                "error: FILE: FORCES block at offset 1837, frame set 1, steps 10 to 19: "
                        + "payload holds 7 frames, must hold 10",
                "error: FILE: VELOCITIES block at offset 2193, frame set 1, steps 10 to 19: "
                        + "payload holds 7 frames, must hold 10",
                "FILE: damaged, 2 errors; 2 frame sets, 10 blocks, 1902 bytes hashed, 40 frames decoded");
    }

    @Test
    void saysWhatAWarningIsAndLeavesTheFileWhole() {
        says(Samples.valid("be_swapped_count"), 0,
                "warning: FILE: TRAJECTORY FRAME SET block at offset 310, frame set 0, steps 0 to 19: number of steps "
                        + "is 1441151880758558720, taken as 20 stored in the other byte order",
                "FILE: whole, 1 warning; 1 frame set, 4 blocks, 341 bytes hashed, 1 frame decoded");
    }

    @Test
    void namesAHashThatDoesNotMatch() {
        says(Samples.damaged("md5bad"), 1,
                "error: FILE: POSITIONS block at offset 2228, frame set 0, steps 0 to 5: MD5 of contents is "
                        + "e47b9f903b7ca64101bd3d582f5935a7, header says 11111111111111111111111111111111",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 15898 bytes hashed, 85 frames decoded");
    }

    @Test
    void namesAPayloadThatDoesNotUnpack() {
        says(Samples.damaged("G_corrupt"), 1,
                "error: FILE: POSITIONS block at offset 1928, frame set 0, steps 0 to 5: MD5 of contents is "
                        + "0ef75b9d4a65d59bfc1713fa611d7959, header says db8f2ee25b760fca889cd168ec0a9555",
                "error: FILE: POSITIONS block at offset 1928, frame set 0, steps 0 to 5: zlib stream at offset 2029 "
                        + "breaks after 0 bytes of output: invalid bit length repeat",
                "FILE: damaged, 2 errors; 3 frame sets, 25 blocks, 10202 bytes hashed, 79 frames decoded");
    }

    @Test
    void namesAPayloadThatHoldsLessThanItsCount() {
        says(Samples.damaged("codec1_short"), 1,
                "error: FILE: POSITIONS block at offset 13744, frame set 2, steps 12 to 15: "
                        + "4 frames take at least 912 bytes, payload of 100 bytes holds at most 100",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 15094 bytes hashed, 81 frames decoded");
    }

    @Test
    void namesATailThatIsCutOff() {
        says(Samples.damaged("trunc_last_block_mid"), 1,
                "error: FILE: block 'INTS' at offset 16667, frame set 2, steps 12 to 15: "
                        + "contents size 643 runs past the end of the file (17263 bytes)",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 15255 bytes hashed, 81 frames decoded");
    }

    /// A cut between two blocks of the last frame set would not show.
    @Test
    void namesACutAtAnyPlaceInABlock() throws IOException {
        byte[] whole = Files.readAllBytes(Samples.golden("single_frame"));
        for (int size = 1; size < whole.length; size += 61) {
            Path cut = Files.write(folder.resolve("cut.tng"), Arrays.copyOf(whole, size));
            Ran ran = Ran.tng("verify", cut);
            assertTrue(ran.lines().stream().anyMatch(line -> line.startsWith("error: " + cut + ": ")), ran.out());
            assertEquals(1, ran.code(), ran.out());
        }
    }

    @Test
    void namesPointersThatLeadNowhere() {
        says(Samples.damaged("trunc_fs1_start"), 1,
                "error: FILE: TRAJECTORY FRAME SET block at offset 1726, frame set 0, steps 0 to 5: "
                        + "pointer to frame set 1 is 7519, must be 1 to 7518, the file ends before",
                "error: FILE: GENERAL INFO block at offset 0: last frame set is 13312, the chain ends at 1726",
                "FILE: damaged, 2 errors; 1 frame set, 13 blocks, 6750 bytes hashed, 35 frames decoded");
    }

    /// What stands at the index of the lost set is another one by now.
    @Test
    void givesALostFrameSetNoStepsOfAnother() {
        says(Samples.damaged("hdrsize_huge"), 1,
                "error: FILE: block at offset 7519, frame set 1: pointer to frame set 1 leads here, "
                        + "but header size 1000000000000 runs past the end of the file (17363 bytes)",
                "error: FILE: GENERAL INFO block at offset 0: last frame set is 13312, the chain ends at 1726",
                "error: FILE: bytes at offset 7519: 9844 bytes up to offset 17363 belong to no block, "
                        + "the first that is not zero is at 7520",
                "FILE: damaged, 3 errors; 2 frame sets, 19 blocks, 10453 bytes hashed, 55 frames decoded");
    }

    @Test
    void givesAFrameSetWithoutStepsNone() {
        says(Samples.damaged("fs_n_0"), 1,
                "error: FILE: TRAJECTORY FRAME SET block at offset 1726, frame set 0: MD5 of contents is "
                        + "3e446f64a11581aba7ca8c982e481ed0, header says 6fabf9b10b4c7fd7831f509414e351f7",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 15898 bytes hashed, 55 frames decoded");
    }

    @Test
    void endsWithThreeForWhatIsNotSupported() {
        says(Samples.damaged("codec2_ints"), 3,
                "error: FILE: block 'INTS' at offset 16667, frame set 2, steps 12 to 15: "
                        + "codec id is 2 (TNG) for 1 integer values per particle, must be 3 floating-point ones",
                "FILE: not supported, 1 error; 3 frame sets, 25 blocks, 15906 bytes hashed, 81 frames decoded");
    }

    @Test
    void saysOnceWhatIsNotSupportedInEachFrameSet() throws IOException {
        Path file = patched(3, "POSITIONS", CODEC_ID, 9);
        says(file, 3,
                "error: FILE: POSITIONS block at offset 2732, frame set 0, steps 0 to 19: "
                        + "codec id is 9, must be 0 to 3",
                "error: FILE: POSITIONS block at offset 2732, frame set 0: and 2 more like it",
                "FILE: not supported, 3 errors; 3 frame sets, 25 blocks, 0 bytes hashed, 237 frames decoded");
        JsonNode problem = Ran.tng("verify", "--json", file).object().get("findings").get(0);
        assertEquals(2, problem.get("more").asInt());
    }

    @Test
    void hashesNothingWhereThereAreNoHashes() throws IOException {
        assertEquals(0, Ran.tng("verify", "--json", Samples.valid("le_nohash")).object().get("hashedSize").asInt());
    }

    @Test
    void namesTimesThatGoBackwards() throws IOException {
        says(patched(1, "TRAJECTORY FRAME SET", FIRST_TIME, Double.doubleToLongBits(2e-12)), 1,
                "error: FILE: TRAJECTORY FRAME SET block at offset 19727, frame set 1, steps 20 to 39: "
                        + "first time is 1.04e-12 s, must be at least 2.038e-12 s, where the frame set before ends",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 0 bytes hashed, 295 frames decoded");
    }

    @Test
    void comparesTimesAcrossAFrameSetThatHasNone() throws IOException {
        Path file = patched(2, "TRAJECTORY FRAME SET", FIRST_TIME, Double.doubleToLongBits(-1));
        says(patched(file, 1, "TRAJECTORY FRAME SET", FIRST_TIME, Double.doubleToLongBits(2e-12)), 1,
                "error: FILE: TRAJECTORY FRAME SET block at offset 37728, frame set 2, steps 40 to 57: "
                        + "first time is 1.08e-12 s, must be at least 2.038e-12 s, where the frame set before ends",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 0 bytes hashed, 295 frames decoded");
    }

    @Test
    void namesATimePerStepBelowZero() throws IOException {
        says(patched(1, "TRAJECTORY FRAME SET", TIME_PER_STEP, Double.doubleToLongBits(-2e-15)), 1,
                "error: FILE: TRAJECTORY FRAME SET block at offset 1726, frame set 0, steps 0 to 19: "
                        + "time per step is -2e-15 s, must be at least 0",
                "FILE: damaged, 1 error; 3 frame sets, 25 blocks, 0 bytes hashed, 295 frames decoded");
    }

    /// Frame sets that overlap are a warning, and the times of the second one no news.
    @Test
    void comparesNoTimesWhereStepsGoBack() {
        List<String> lines = Ran.tng("verify", Samples.damaged("fs_n_500")).lines();
        assertTrue(lines.stream().noneMatch(line -> line.contains("time")), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("warning: ")
                && line.endsWith("first step is 6, the set before covers steps up to 499")), lines::toString);
    }

    @Test
    void readsNoPayloadIfItMustBeQuick() throws IOException {
        for (String name : List.of("md5bad", "G_corrupt", "T_magic", "char_nonul")) {
            Ran ran = Ran.tng("verify", "--quick", Samples.damaged(name));
            assertEquals(Samples.damaged(name) + ": whole; 3 frame sets, 25 blocks, no payload read\n", ran.out());
            assertEquals(0, ran.code());
        }
        JsonNode quick = Ran.tng("verify", "--quick", "--json", Samples.damaged("md5bad")).object();
        assertEquals(List.of("true", "0", "0"), Stream.of("isQuick", "hashedSize", "decodedFrameCount")
                .map(key -> quick.get(key).asText()).toList());
    }

    @Test
    void looksAtHeadersEvenIfItMustBeQuick() {
        Ran ran = Ran.tng("verify", "--quick", Samples.damaged("dt_7"));
        assertEquals(List.of("error: " + Samples.damaged("dt_7") + ": POSITIONS block at offset 2228, frame set 0, "
                + "steps 0 to 5: data type is 7, must be 0 to 3",
                Samples.damaged("dt_7") + ": not supported, 1 error; 3 frame sets, 25 blocks, no payload read"),
                ran.lines());
        assertEquals(3, ran.code());
    }

    @Test
    void countsSeveralFilesAndEndsWithTheWorst() {
        Path missing = folder.resolve("missing.tng");
        Ran ran = Ran.tng("verify", Samples.golden("ions"), Samples.damaged("codec2_ints"), missing);
        assertEquals(List.of("error: " + missing + ": no such file", missing + ": not read, 1 error",
                "3 files: 1 whole, 0 damaged, 1 not supported, 1 not read"), ran.lines().subList(3, 6));
        assertEquals("", ran.err());
        assertEquals(1, ran.code());
        assertEquals(3, Ran.tng("verify", Samples.damaged("codec2_ints"), Samples.golden("ions")).code());
    }

    @Test
    void goesThroughFoldersAndBelow() throws IOException {
        Path below = Files.createDirectories(folder.resolve("b/c"));
        Files.copy(Samples.golden("ions"), below.resolve("ions.tng"));
        Files.copy(Samples.damaged("text"), folder.resolve("a.tng"));
        Files.copy(Samples.damaged("text"), folder.resolve("notes.txt"));
        Ran ran = Ran.tng("verify", folder);
        assertEquals(List.of(
                "error: " + folder.resolve("a.tng") + ": file at offset 0: first header is no GENERAL INFO header in "
                        + "either byte order",
                folder.resolve("a.tng") + ": damaged, 1 error",
                below.resolve("ions.tng") + ": whole; 2 frame sets, 12 blocks, 36946 bytes hashed, 65 frames decoded",
                "2 files: 1 whole, 1 damaged, 0 not supported, 0 not read"), ran.lines());
        assertEquals(1, ran.code());
    }

    @Test
    void goesOnBehindAFolderThatItMayNotRead() throws IOException {
        Path secret = Files.createDirectory(folder.resolve("a"));
        Files.copy(Samples.golden("ions"), folder.resolve("b.tng"));
        assertTrue(secret.toFile().setReadable(false));
        assumeFalse(Files.isReadable(secret), "whoever runs this may read everything");
        Ran ran = Ran.tng("verify", folder);
        assertEquals(List.of("error: " + secret + ": permission denied", secret + ": not read, 1 error"),
                ran.lines().subList(0, 2));
        assertEquals("2 files: 1 whole, 0 damaged, 0 not supported, 1 not read", ran.lines().getLast());
        assertEquals(1, ran.code());
    }

    @Test
    void saysThatAFolderHasNoTrajectory() throws IOException {
        says(folder, 1, "error: FILE: folder has no file *.tng", "FILE: not read, 1 error");
        JsonNode object = Ran.tng("verify", "--json", folder).object();
        assertEquals("not read", object.get("verdict").asText());
        assertEquals("folder has no file *.tng", object.get("errors").get(0).asText());
    }

    @Test
    void takesNoNameThatIsNoPath() {
        Ran ran = Ran.tng("verify", "a\0b");
        assertEquals(List.of("error: a\\u0000b: is no path here: Nul character not allowed",
                "a\\u0000b: not read, 1 error"), ran.lines());
        assertEquals(1, ran.code());
    }

    @Test
    void printsOneObjectForEachFile() throws IOException {
        List<JsonNode> objects = Ran.tng("verify", "--json", Samples.golden("ions"), folder.resolve("missing.tng"),
                Samples.damaged("md5bad")).objects();
        assertEquals(List.of("whole", "not read", "damaged"),
                objects.stream().map(object -> object.get("verdict").asText()).toList());
        JsonNode finding = objects.getLast().get("findings").get(0);
        assertEquals(List.of("HASH_MISMATCH", "error", "POSITIONS block", "2228", "0", "0", "5", "0"),
                Stream.of("kind", "severity", "block", "offset", "frameSet", "firstStep", "lastStep", "more")
                        .map(key -> finding.get(key).asText()).toList());
        assertTrue(finding.get("text").asText().startsWith("MD5 of contents is e47b9f903b7c"));
    }

    private Path patched(int blocks, String name, int at, long number) throws IOException {
        return patched(Samples.valid("le_nohash"), blocks, name, at, number);
    }

    /// Returns a copy of a file without hashes in which the first blocks of a name have another number at one place.
    private Path patched(Path file, int blocks, String name, int at, long number) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        Ran.tng("blocks", "--json", file).object().get("blocks").valueStream()
                .filter(block -> block.get("name").asText().equals(name)).limit(blocks)
                .forEach(block -> bytes.putLong(
                        block.get("offset").asInt() + block.get("headerSize").asInt() + at, number));
        return Files.write(folder.resolve("patched.tng"), bytes.array());
    }
}
