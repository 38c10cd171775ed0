package org.tng4j.io;

import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.tng4j.arrays.view.NdView;

/// Opens a trajectory, reads one frame and closes it, 10 000 times, and prints what that left
/// behind. A program of its own, so that a test can start it with a heap that does not grow. One line:
/// `<rounds> <bytes by which resident memory grew> <mappings of the file> <open descriptors of the file>`.
final class MemoryProbe {
    private static final Path PROCESS = Path.of("/proc/self");
    private static final int WARM_UP = 1000;
    private static final int ROUNDS = 10_000;

    private MemoryProbe() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).toRealPath();
        rounds(file, WARM_UP);
        long before = residentSize();
        rounds(file, ROUNDS);
        long growth = residentSize() - before;
        System.out.println(ROUNDS + " " + growth + " " + mappings(file) + " " + descriptors(file));
    }

    private static void rounds(Path file, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            round(file);
        }
    }

    private static void round(Path path) throws IOException {
        try (TngFile file = TngFile.open(path); Arena arena = Arena.ofConfined()) {
            NdView positions = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(POSITIONS.into(positions))) {
                if (!frames.next() || frames.status(POSITIONS) != ReadStatus.DATA) {
                    throw new IllegalStateException("no positions in the first frame of " + path);
                }
            }
        }
    }

    private static long residentSize() throws IOException {
        String line = Files.readAllLines(PROCESS.resolve("status")).stream()
                .filter(each -> each.startsWith("VmRSS:")).findFirst().orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }

    private static long mappings(Path file) throws IOException {
        return Files.readAllLines(PROCESS.resolve("maps")).stream().filter(line -> line.endsWith(file.toString())).count();
    }

    private static long descriptors(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(PROCESS.resolve("fd"))) {
            List<Path> all = descriptors.toList();
            return all.stream().filter(each -> file.toFile().equals(target(each))).count();
        }
    }

    private static File target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toFile();
        } catch (IOException _) {
            return descriptor.toFile(); // closed by now: the folder's own
        }
    }
}
