package org.tng4j.io.internal.block;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;

/// What has been found wrong with one open file so far, each thing once. Safe for several threads.
public final class Findings {
    private final Set<Finding> all = new LinkedHashSet<>();

    /// Keeps one more.
    public synchronized void add(Kind kind, Place place, String text) {
        all.add(new Finding(kind, place, text));
    }

    /// Returns what is there now.
    public synchronized List<Finding> list() {
        return List.copyOf(all);
    }
}
