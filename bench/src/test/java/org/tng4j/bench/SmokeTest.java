package org.tng4j.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every contender of every benchmark runs once on small trajectories, passes its gate, and nobody looks at the clock.
class SmokeTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
    private static final int PARTICLE_FRAMES = 600;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeTrajectories() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(folder.toString(), Integer.toString(PARTICLE_FRAMES), "blocks"));
        for (Class<? extends Question> type : Benchmarks.all()) {
            Benchmarks.parameters(type).stream().map(one -> one.get("fixture"))
                    .filter(name -> name != null && !arguments.contains(name)).forEach(arguments::add);
        }
        run("org.tng4j.io.WalkFiles", arguments);
        System.setProperty(Fixture.FOLDER, folder.toString());
    }

    @AfterAll
    static void forgetTrajectories() {
        System.clearProperty(Fixture.FOLDER);
    }

    /// Runs a program of the tests of tng-io, as run.sh does.
    private static void run(String program, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
                String.join(File.pathSeparator, "../tng-arrays/target/classes", "../tng-io/target/classes",
                        "../tng-io/target/test-classes"), program));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
    }

    static List<Class<? extends Question>> questions() throws IOException {
        return Benchmarks.all();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyContenderPassesTheGate(Class<? extends Question> type) throws Exception {
        for (Map<String, String> parameters : Benchmarks.parameters(type)) {
            assertEquals(Gate.contenders(type), checkAll(type, parameters), type + " with " + parameters);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed_positions", "full_precision_xvf", "one_frame_sets", "triclinic_box"})
    void contendersPassTheGateOnWhatGromacsWrote(String name) throws Exception {
        for (String file : List.of(name + ".tng", name + ".oracle.tsv")) {
            Files.copy(GOLDEN.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        for (Class<? extends Question> type : List.of(Stages.class, Streaming.class, Amplification.class)) {
            assertEquals(Gate.contenders(type), checkAll(type, Map.of("fixture", name)));
        }
    }

    private static List<String> checkAll(Class<? extends Question> type, Map<String, String> parameters)
            throws Exception {
        Question question = Benchmarks.of(type, parameters);
        question.make();
        try {
            return question.gate().checkAll(question);
        } finally {
            question.close();
        }
    }

    @ParameterizedTest
    @MethodSource("questions")
    void everyBenchmarkHasAFloorAndARow(Class<? extends Question> type) throws IOException {
        assertEquals(1, Gate.contenders(type).stream().filter(name -> name.startsWith("floor")).count());
        assertTrue(Files.readString(Path.of("README.md")).contains("| `" + type.getSimpleName() + "` |"),
                type + " has no row in bench/README.md");
    }

    @Test
    void opensManySets() throws IOException {
        OpenManySets benchmark = new OpenManySets();
        benchmark.sets = 30;
        benchmark.makeFile();
        assertEquals(30, benchmark.index());
        assertEquals(benchmark.floorReadAllBytes(), benchmark.open());
        benchmark.deleteFile();
    }

    @Test
    void payloadsPassTheirGate(@TempDir Path payloads) throws Exception {
        run("org.tng4j.io.internal.compress.WaterPayloads",
                List.of(GOLDEN.resolve("compressed_positions.tng").toString(), payloads.toString()));
        Files.copy(GOLDEN.resolve("compressed_positions.oracle.tsv"), payloads.resolve("oracle.tsv"));
        System.setProperty(DecodePayload.FOLDER, payloads.toString());
        List<String> names = PayloadRow.all(payloads).stream().map(PayloadRow::name).toList();
        assertEquals(7, names.size());
        for (String name : names) {
            DecodePayload benchmark = new DecodePayload();
            benchmark.payload = name;
            benchmark.open();
            for (String contender : Gate.contenders(DecodePayload.class)) {
                Gate.run(benchmark, contender);
            }
            benchmark.close();
        }
        System.clearProperty(DecodePayload.FOLDER);
    }
}
