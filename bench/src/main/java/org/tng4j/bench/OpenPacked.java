package org.tng4j.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tukaani.xz.XZInputStream;

/// What does it cost to open a trajectory that is packed with xz, beside unpacking it? What does it cost to open a
/// member that a zip stores, beside the bare file? A program, not a benchmark of JMH: one opening takes a minute.
///
/// Processor time of the thread, next to the clock's, since nothing else may be had of a machine that others use.
public final class OpenPacked {
    private static final int ROUNDS = 3;
    private static final int OPENINGS = 2000;
    private static final int BUFFER_SIZE = 1 << 16;

    private OpenPacked() {}

    /// Something to be timed.
    private interface Work {
        void run() throws IOException;
    }

    /// Compares, and prints what it saw.
    ///
    /// @param args a file packed with xz; or a bare trajectory, and the same as a member that a zip stores
    public static void main(String[] args) throws IOException {
        Path first = Path.of(args[0]);
        if (args.length == 1) {
            compare("XZ for Java alone", () -> unpack(first), "TngFile.open", () -> open(first), 1, ROUNDS);
        } else {
            Path second = Path.of(args[1]);
            compare("bare file", () -> open(first), "stored member", () -> open(second), OPENINGS, 2 * ROUNDS);
        }
    }

    private static void unpack(Path path) throws IOException {
        byte[] buffer = new byte[BUFFER_SIZE];
        try (InputStream in = new XZInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER_SIZE))) {
            for (int count = 0; count >= 0; ) {
                count = in.read(buffer);
            }
        }
    }

    private static void open(Path path) throws IOException {
        TngFile.open(path, ReadOptions.DEFAULT).close();
    }

    private static void compare(String floor, Work floorWork, String contender, Work work, int times, int rounds)
            throws IOException {
        double[] ratios = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double one = seconds(floor, floorWork, times);
            ratios[round] = seconds(contender, work, times) / one;
        }
        Arrays.sort(ratios);
        System.out.printf(Locale.ROOT, "%s / %s by processor time: median %.3f, %.3f to %.3f%n", contender, floor,
                ratios[rounds / 2], ratios[0], ratios[rounds - 1]);
    }

    private static double seconds(String name, Work work, int times) throws IOException {
        long clock = System.nanoTime();
        long thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - thread) / 1e9 / times;
        System.out.printf(Locale.ROOT, "%-18s %.6f s of processor, %.6f s by the clock%n", name, cpu,
                (System.nanoTime() - clock) / 1e9 / times);
        return cpu;
    }
}
