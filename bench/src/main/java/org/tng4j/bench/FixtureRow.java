package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A row of `fixtures.tsv`, which run.sh writes beside the results: a trajectory that was measured.
///
/// @param size of the file in bytes
record FixtureRow(String name, long particles, long frames, long size, String sha256) {
    private static final String FILE = "fixtures.tsv";

    /// Returns the rows by name; none where no trajectory was measured.
    static Map<String, FixtureRow> all(Path folder) throws IOException {
        Map<String, FixtureRow> rows = new LinkedHashMap<>();
        if (Files.exists(folder.resolve(FILE))) {
            for (String line : Files.readAllLines(folder.resolve(FILE))) {
                String[] columns = line.split("\t", -1);
                rows.put(columns[0], new FixtureRow(columns[0], Long.parseLong(columns[1]), Long.parseLong(columns[2]),
                        Long.parseLong(columns[3]), columns[4]));
            }
        }
        return rows;
    }

    /// Returns how many values of one particle in one frame its positions are.
    long particleFrames() {
        return particles * frames;
    }

    /// Returns the bytes of all frames' float32 positions.
    long decodedSize() {
        return 3 * Float.BYTES * particleFrames();
    }
}
