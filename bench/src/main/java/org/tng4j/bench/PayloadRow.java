package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A row of `payloads.tsv`, which `WaterPayloads` writes beside the payloads.
///
/// @param origin    `cut` out of the file, or `encoded` from its frames
/// @param coding    as `IntegerFrames` explains it
/// @param firstStep step of its first frame in the file
record PayloadRow(String name, String origin, String coding, int particles, int frames, long firstStep, long stride,
        long size, String sha256) {
    private static final String FILE = "payloads.tsv";

    static List<PayloadRow> all(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(FILE)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> of(line.split("\t", -1)))
                .toList();
    }

    static PayloadRow named(Path folder, String name) throws IOException {
        return all(folder).stream().filter(row -> row.name.equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(folder.resolve(FILE) + " has no payload " + name));
    }

    private static PayloadRow of(String[] columns) {
        return new PayloadRow(columns[0], columns[1], columns[2], Integer.parseInt(columns[3]),
                Integer.parseInt(columns[4]), Long.parseLong(columns[5]), Long.parseLong(columns[6]),
                Long.parseLong(columns[7]), columns[8]);
    }

    /// Returns what [DecodePayload] calls it.
    Map<String, String> parameters() {
        return Map.of("payload", name);
    }

    /// Returns the bytes of one frame's float32 values.
    long frameSize() {
        return 3L * particles * Float.BYTES;
    }

    /// Returns how many values of one particle in one frame it decodes to.
    long particleFrames() {
        return (long) particles * frames;
    }

    double bitsPerParticleFrame() {
        return (double) size * Byte.SIZE / particleFrames();
    }
}
