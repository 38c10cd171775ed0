package org.tng4j.arrays.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Tables beside the tests, tab separated, made by testdata/make/can-cast-table.py.
final class NumPyTable {

    private NumPyTable() {}

    static List<List<String>> rows(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(NumPyTable.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t")))
                    .toList();
        }
    }
}
