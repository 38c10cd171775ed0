package org.tng4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The container vectors, unpacked once per test run into a folder that goes with it.
public final class Vectors {
    private static final Path FOLDER = unpack();

    private Vectors() {}

    /// Returns the file `container/<kind>/<name>`.
    public static Path file(String kind, String name) {
        return FOLDER.resolve("container").resolve(kind).resolve(name);
    }

    /// Returns all trajectories of a kind, `valid` or `damaged`, by name.
    public static List<Path> trajectories(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve("container").resolve(kind))) {
            return files.filter(file -> file.toString().endsWith(".tng")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns what stands beside a trajectory, such as its `.json`.
    public static Path beside(Path trajectory, String suffix) {
        String name = trajectory.getFileName().toString();
        return trajectory.resolveSibling(name.substring(0, name.length() - ".tng".length()) + suffix);
    }

    private static Path unpack() {
        Path archive = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "vectors", "container.tar.xz");
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
            Path folder = Files.createTempDirectory("tng4j-vectors");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path to = folder.resolve(entry.getName());
                if (entry.isFile()) {
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
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
