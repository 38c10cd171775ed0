package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.MASSES;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockId;

/// The examples of the page give what loops in plain Java give, and what GROMACS gives where it is installed.
class AnalysisTest {

    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata"), "golden");
    private static final Path PAGE = GOLDEN.resolve("../../docs/how-to/nd4j.md");
    private static final Path SOURCE = Path.of("src/test/java/org/tng4j/arrays/nd4j/Analysis.java");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final double ROUNDING = 1e-9;
    private static final double SINGLE_PRECISION = 2e-6; // GROMACS computes with float32, and prints 6 digits

    private TngFile trajectory;
    private List<double[]> frames;
    private double[] masses;
    private INDArray column;

    /// Before anything else of ND4J, or JavaCPP has a limit that the examples then meet.
    @BeforeAll
    static void startNd4j() {
        assertEquals("CpuBackend", new Nd4jBridge().backend());
    }

    @BeforeEach
    void readEverything() throws IOException {
        trajectory = TngFile.open(GOLDEN.resolve("triclinic_box.tng"));
        frames = read(POSITIONS);
        try (Arena arena = Arena.ofConfined()) {
            NdView view = trajectory.block(MASSES).allocate(arena);
            trajectory.read(MASSES, view);
            masses = doubles(view);
        }
        column = Nd4j.createFromArray(masses).reshape(masses.length, 1);
        assertEquals(106, frames.size());
    }

    @AfterEach
    void close() {
        trajectory.close();
    }

    private List<double[]> read(BlockId block) throws IOException {
        List<double[]> values = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            NdView view = trajectory.block(block).allocate(arena);
            try (FrameCursor cursor = trajectory.frames(block.into(view))) {
                while (cursor.next()) {
                    values.add(doubles(view));
                }
            }
        }
        return values;
    }

    private static double[] doubles(NdView view) {
        float[] floats = view.segment().toArray(ValueLayout.JAVA_FLOAT);
        return IntStream.range(0, floats.length).mapToDouble(i -> floats[i]).toArray();
    }

    private static void requireEqual(List<Double> expected, List<Double> found, double tolerance) {
        assertEquals(expected.size(), found.size());
        for (int frame = 0; frame < expected.size(); frame++) {
            assertEquals(expected.get(frame), found.get(frame), tolerance * Math.max(1, expected.get(frame)), "frame " + frame);
        }
    }

    private List<Double> radii() throws IOException {
        return Analysis.ofEachFrame(trajectory, POSITIONS, positions -> Analysis.radiusOfGyration(positions, column));
    }

    @Test
    void radiusOfGyrationIsThatOfALoop() throws IOException {
        requireEqual(frames.stream().map(frame -> PlainAnalysis.radiusOfGyration(frame, masses)).toList(), radii(), ROUNDING);
    }

    private List<Double> rmsds() throws IOException {
        INDArray reference = Nd4j.createFromArray(frames.getFirst()).reshape(-1, 3);
        return Analysis.ofEachFrame(trajectory, POSITIONS,
                positions -> Analysis.rmsdAfterSuperposition(positions, reference));
    }

    @Test
    void rmsdIsThatOfTheBestQuaternion() throws IOException {
        List<Double> found = rmsds();
        requireEqual(frames.stream().map(frame -> PlainAnalysis.rmsd(frame, frames.getFirst())).toList(), found, 1e-6);
        assertEquals(0, found.getFirst(), 1e-6);
        assertTrue(found.getLast() > 0.01);
    }

    @Test
    void rmsdOfAMirrorImageIsNotNothing() {
        double[] mirrored = frames.getFirst().clone();
        for (int i = 0; i < mirrored.length; i += 3) {
            mirrored[i] = -mirrored[i];
        }
        double found = Analysis.rmsdAfterSuperposition(Nd4j.createFromArray(mirrored).reshape(-1, 3),
                Nd4j.createFromArray(frames.getFirst()).reshape(-1, 3));
        assertEquals(PlainAnalysis.rmsd(mirrored, frames.getFirst()), found, 1e-6);
        assertTrue(found > 0.1);
    }

    @Test
    void meanSquareDisplacementIsThatOfALoop() throws IOException {
        double[] found = Analysis.meanSquareDisplacements(trajectory, frames.size());
        requireEqual(frames.stream().map(frame -> PlainAnalysis.squareDisplacement(frame, frames.getFirst())).toList(),
                IntStream.range(0, found.length).mapToObj(i -> found[i]).toList(), ROUNDING);
        assertTrue(found[105] > 0.001);
    }

    @Test
    void boxVolumeIsThatOfTheTripleProduct() throws IOException {
        List<Double> found = Analysis.ofEachFrame(trajectory, BOX_SHAPE, Analysis::boxVolume);
        requireEqual(read(BOX_SHAPE).stream().map(PlainAnalysis::volume).toList(), found, ROUNDING);
        assertTrue(found.getLast() > 1);
    }

    @Test
    void radiusOfGyrationIsThatOfGromacs(@TempDir Path folder) throws Exception {
        Gromacs gromacs = Gromacs.installed(folder);
        requireEqual(gromacs.column("0\n", "gyrate", trajectory, frames.getFirst()), radii(), 10 * SINGLE_PRECISION);
    }

    @Test
    void rmsdIsThatOfGromacs(@TempDir Path folder) throws Exception {
        Gromacs gromacs = Gromacs.installed(folder);
        requireEqual(gromacs.column("0\n0\n", "rms", trajectory, frames.getFirst(), "-nomw", "-nopbc"),
                rmsds(), 100 * SINGLE_PRECISION);
    }

    @Test
    void everyExampleOfThePageIsInTheSource() throws IOException {
        String source = Files.readString(SOURCE).replaceAll("(?m)^ +", "");
        List<String> examples = EXAMPLE.matcher(Files.readString(PAGE)).results().map(example -> example.group(1)).toList();
        assertTrue(examples.size() >= 5);
        for (String example : examples) {
            assertTrue(source.contains(example.replaceAll("(?m)^ +", "").strip()), () -> "not in Analysis.java: " + example);
        }
    }
}
