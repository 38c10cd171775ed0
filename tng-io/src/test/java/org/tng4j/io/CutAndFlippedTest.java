package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.HeapFile;

/// Small files, cut at every byte and with every byte changed (every eleventh above 3 KiB): values, or one of our two exceptions, and never a wait.
class CutAndFlippedTest {
    private static final Duration HANG = Duration.ofSeconds(10);
    private static final int SMALL = 8 << 10;
    private static final int EVERY_BYTE = 3 << 10;

    static List<Path> smallVectors() {
        return Vectors.trajectories("valid").stream().filter(file -> file.toFile().length() < SMALL).toList();
    }

    @ParameterizedTest
    @MethodSource("smallVectors")
    void survivesACutAnywhere(Path vector) throws IOException {
        byte[] bytes = Files.readAllBytes(vector);
        for (int size = 0; size < bytes.length; size += step(bytes)) {
            byte[] cut = Arrays.copyOf(bytes, size);
            assertTimeoutPreemptively(HANG, () -> ask(cut, HashMode.WARN), "cut at " + size);
        }
    }

    @ParameterizedTest
    @MethodSource("smallVectors")
    void survivesAnyChangedByte(Path vector) throws IOException {
        byte[] bytes = Files.readAllBytes(vector);
        for (int at = 0; at < bytes.length; at += step(bytes)) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (at % 3 == 0 ? 0xff : at % 3 == 1 ? 0x80 : 0x01);
            assertTimeoutPreemptively(HANG, () -> ask(changed, HashMode.SKIP), "changed at " + at);
        }
    }

    private static int step(byte[] bytes) {
        return bytes.length <= EVERY_BYTE ? 1 : 11;
    }

    private static void ask(byte[] bytes, HashMode mode) throws IOException {
        try (TngFile file = TngFile.open(new HeapFile("odd.tng", bytes), ReadOptions.DEFAULT.with(mode))) {
            Interrogation.of(file);
        } catch (TngException e) {
            assertTrue(e.getMessage().startsWith("odd.tng: "), e.getMessage());
        }
    }
}
