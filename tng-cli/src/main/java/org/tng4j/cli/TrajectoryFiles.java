package org.tng4j.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a name on the command line stands for: a file for itself, a folder for the trajectories in it and below,
/// packed ones among them. Links to folders are not followed.
///
/// @param failed takes the name of a folder, and what is wrong with it; that does not stop the rest
record TrajectoryFiles(String name, BiConsumer<String, IOException> failed) {
    private static final String SUFFIX = ".tng";
    private static final Pattern TRAJECTORY = Pattern.compile(".*\\.tng(\\.(gz|bz2|xz|zst))?", Pattern.DOTALL);

    /// Returns the files, sorted.
    List<String> list() {
        try {
            Path path = Path.of(name);
            return Files.isDirectory(path) ? inFolder(path) : List.of(name);
        } catch (InvalidPathException _) {
            return List.of(name); // whoever opens it says so
        }
    }

    private List<String> inFolder(Path folder) {
        Walk walk = new Walk();
        try {
            Files.walkFileTree(folder, walk);
        } catch (IOException e) {
            walk.visitFileFailed(folder, e);
        }
        if (walk.files.isEmpty() && !walk.hasFailed) {
            failed.accept(name, new IOException("folder has no file *" + SUFFIX));
        }
        return walk.files.stream().sorted().toList();
    }

    private final class Walk extends SimpleFileVisitor<Path> {
        private final List<String> files = new ArrayList<>();
        private boolean hasFailed;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (TRAJECTORY.matcher(file.toString()).matches()) {
                files.add(file.toString());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            hasFailed = true;
            failed.accept(path.toString(), e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return e == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, e);
        }
    }
}
