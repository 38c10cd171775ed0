package org.tng4j.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Trajectories with expected values beside them: of GROMACS, made for this project, and of other projects.
final class Samples {
    private static final Path TESTDATA = Path.of(System.getProperty("tng4j.testdata"));
    private static final Path VECTORS = unpack();

    private Samples() {
    }

    /// Returns a trajectory that GROMACS wrote.
    static Path golden(String name) {
        return TESTDATA.resolve("golden").resolve(name + ".tng");
    }

    static List<Path> golden() {
        return trajectories(TESTDATA.resolve("golden"));
    }

    /// Returns a container vector, whole.
    static Path valid(String name) {
        return VECTORS.resolve("container/valid").resolve(name + ".tng");
    }

    static List<Path> valid() {
        return trajectories(VECTORS.resolve("container/valid"));
    }

    /// Returns a container vector with a damage.
    static Path damaged(String name) {
        return VECTORS.resolve("container/damaged").resolve(name + ".tng");
    }

    static List<Path> damaged() {
        return trajectories(VECTORS.resolve("container/damaged"));
    }

    /// Returns the trajectories of other projects; skips the test where they are not there.
    static List<Path> peers() {
        Path folder = Path.of(System.getProperty("tng4j.peers"));
        assumeTrue(Files.isDirectory(folder), () -> "no folder " + folder + "; -Dtng4j.peers=FOLDER names another");
        return trajectories(folder);
    }

    /// Returns what stands beside a trajectory.
    static Path beside(Path trajectory, String suffix) {
        return trajectory.resolveSibling(name(trajectory) + suffix);
    }

    static String name(Path trajectory) {
        return trajectory.getFileName().toString().replaceFirst("\\.tng$", "");
    }

    private static List<Path> trajectories(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".tng")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path unpack() {
        Path archive = TESTDATA.resolve("vectors/container.tar.xz");
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
            Path folder = Files.createTempDirectory("tng4j-cli-vectors");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    Path to = folder.resolve(entry.getName());
                    Files.createDirectories(to.getParent());
                    Files.copy(tar, to);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
