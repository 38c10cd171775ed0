package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.Particle;
import org.tng4j.io.format.Residue;

/// The tools of GROMACS, as far as they are installed.
///
/// @param folder where their files go
record Gromacs(Path folder) {

    /// Skips the test where there are none.
    static Gromacs installed(Path folder) {
        boolean isThere = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "gmx")));
        assumeTrue(isThere, "gmx is not on the PATH; Debian has it in the package gromacs");
        return new Gromacs(folder);
    }

    /// Runs one that writes a number for each frame.
    ///
    /// @param groups answers to what it asks
    /// @param first the positions that stand in its structure file
    /// @return the second column
    List<Double> column(String groups, String tool, TngFile trajectory, double[] first, String... options)
            throws IOException, InterruptedException {
        Path input = Path.of(trajectory.name()).toAbsolutePath();
        Path output = folder.resolve("out.xvg");
        List<String> command = new ArrayList<>(List.of("gmx", "-nobackup", tool, "-f", input.toString(), "-s",
                structure(trajectory, first).toString(), "-o", output.toString(), "-xvg", "none"));
        command.addAll(List.of(options));
        Path answers = Files.writeString(folder.resolve("answers"), groups);
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(answers.toFile()).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return Files.readAllLines(output).stream().map(line -> Double.valueOf(line.strip().split("\\s+", -1)[1])).toList();
    }

    /// Nine decimals, where other formats have three.
    private Path structure(TngFile trajectory, double[] first) throws IOException {
        StringBuilder text = new StringBuilder("TITLE\nfirst frame\nEND\nPOSITION\n");
        for (int i = 0; i < first.length / 3; i++) {
            Particle particle = trajectory.molecules().particle(i);
            text.append(String.format(Locale.ROOT, "%5d %-5s %-5s%7d%15.9f%15.9f%15.9f%n", i / 3 + 1, particle.residue().map(Residue::name).orElse("X"),
                    particle.atom().name(), i + 1, first[3 * i], first[3 * i + 1], first[3 * i + 2]));
        }
        return Files.writeString(folder.resolve("first.g96"), text + "END\nBOX\n    9.0    9.0    9.0\nEND\n");
    }
}
