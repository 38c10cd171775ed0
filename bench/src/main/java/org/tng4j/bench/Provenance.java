package org.tng4j.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where results come from: `machine.tsv`, which run.sh writes beside them, a name and a value a line.
record Provenance(Map<String, String> values) {
    /// Sizes of the caches, nearest first.
    private static final List<String> CACHES = List.of("L1d", "L2", "L3");

    static Provenance of(Path folder) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("machine.tsv"))) {
            String[] columns = line.split("\t", 2);
            values.put(columns[0], columns[1]);
        }
        return new Provenance(values);
    }

    String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("machine.tsv has no " + name + ", has " + values.keySet());
        }
        return value;
    }

    /// Returns one line for under a picture.
    String caption() {
        String commit = value("commit");
        return value("CPU") + "; JDK " + value("JDK").replace("OpenJDK Runtime Environment ", "")
                + "; commit " + commit.substring(0, Math.min(12, commit.length()))
                + (commit.contains(",") ? " and changes" : "") + "; " + value("date");
    }

    /// Returns the sizes in bytes of the caches that are known.
    Map<String, Double> caches() {
        Map<String, Double> sizes = new LinkedHashMap<>();
        for (String cache : CACHES) {
            if (values.containsKey(cache)) {
                sizes.put(cache, Double.valueOf(value(cache)));
            }
        }
        return sizes;
    }
}
