package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.TngFormatException;

/// A trajectory that GROMACS writes while it is read: water of 648 atoms, 3000 frames.
@Timeout(300)
class GromacsWritesTest {
    private static final int STEPS = 3000;
    private static final String TOPOLOGY = """
            #include "oplsaa.ff/forcefield.itp"
            #include "oplsaa.ff/spc.itp"
            [ system ]
            water
            [ molecules ]
            SOL 216
            """;
    private static final String RUN = """
            integrator = md
            nsteps = %d
            dt = 0.002
            nstxout-compressed = 1
            nstenergy = 1000
            cutoff-scheme = Verlet
            rlist = 0.8
            rcoulomb = 0.8
            rvdw = 0.8
            coulombtype = reaction-field
            gen-vel = yes
            gen-seed = 1
            tcoupl = no
            """.formatted(STEPS);

    @TempDir
    Path folder;

    private static Path waterBox() {
        return Stream.of("/usr/share/gromacs/top", "/usr/local/gromacs/share/gromacs/top").map(Path::of)
                .map(top -> top.resolve("spc216.gro")).filter(Files::exists).findFirst().orElse(null);
    }

    private Process gmx(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("gmx", "-quiet"));
        line.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(arguments[0] + ".log").toFile()).start();
    }

    private void prepare() throws Exception {
        Path water = waterBox();
        Assumptions.assumeTrue(water != null, "no spc216.gro of GROMACS here");
        Files.writeString(folder.resolve("topol.top"), TOPOLOGY);
        Files.writeString(folder.resolve("run.mdp"), RUN);
        try {
            int exit = gmx("grompp", "-f", "run.mdp", "-c", water.toString(), "-p", "topol.top", "-o", "run.tpr",
                    "-maxwarn", "5").waitFor();
            Assumptions.assumeTrue(exit == 0, "gmx grompp cannot prepare a run here");
        } catch (IOException e) {
            Assumptions.abort("no gmx here: " + e.getMessage());
        }
    }

    /// A hash of each frame.
    private static int[] frames(TngFile file, int from) throws IOException {
        List<Integer> hashes = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(Frames.from(from), POSITIONS.into(target))) {
                while (frames.next()) {
                    assertEquals(from + hashes.size(), frames.step());
                    hashes.add(Arrays.hashCode(target.segment().toArray(ValueLayout.JAVA_BYTE)));
                }
            }
        }
        return hashes.stream().mapToInt(i -> i).toArray();
    }

    /// Waits for a file that can be opened.
    private static TngFile openWhenItIsThere(Path path, Process run) throws Exception {
        while (true) {
            assertTrue(run.isAlive() || Files.exists(path), "gmx mdrun ended without a trajectory");
            try {
                return TngFile.open(path);
            } catch (NoSuchFileException | TngFormatException e) {
                Thread.sleep(1); // not there yet, or its header section is being written
            }
        }
    }

    @Test
    void onlyEverSeesFramesAddedWhileGromacsWrites() throws Exception {
        prepare();
        Path path = folder.resolve("run.tng");
        Process run = gmx("mdrun", "-s", "run.tpr", "-x", "run.tng", "-nt", "1");
        int[] seen = new int[0];
        int looks = 0;
        try (TngFile file = openWhenItIsThere(path, run)) {
            boolean isOver;
            do {
                isOver = !run.isAlive();
                int sets = file.frameSetCount();
                int more = file.refresh();
                assertEquals(sets + more, file.frameSetCount());
                if (more > 0) {
                    int[] now = frames(file, seen.length);
                    seen = Arrays.copyOf(seen, seen.length + now.length);
                    System.arraycopy(now, 0, seen, seen.length - now.length, now.length);
                    looks++;
                }
            } while (!isOver);
            assertEquals(0, run.waitFor());
            assertEquals(List.of(), file.findings());
        } finally {
            run.destroyForcibly();
        }
        assertTrue(looks > 1, "frames came at once, " + seen.length);
        try (TngFile whole = TngFile.open(path)) {
            assertArrayEquals(frames(whole, 0), seen);
            assertEquals(STEPS + 1, seen.length);
        }
    }
}
