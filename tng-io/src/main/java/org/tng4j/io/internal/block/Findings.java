package org.tng4j.io.internal.block;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;

/// What has been found wrong with one open file so far, each thing once. Safe for several threads.
public final class Findings {
    private final Set<Finding> all = new LinkedHashSet<>();
    private final int most;
    private long lost;

    /// @param most that are kept; of the others only their number
    public Findings(int most) {
        this.most = most;
    }

    /// Keeps one more.
    public void add(Kind kind, Place place, String text) {
        add(new Finding(kind, place, text));
    }

    /// Keeps one more.
    synchronized void add(Finding finding) {
        if (all.size() < most) {
            all.add(finding);
        } else if (!all.contains(finding)) {
            lost++;
        }
    }

    /// Says whether there is one of a kind.
    public synchronized boolean has(Kind kind) {
        return all.stream().anyMatch(finding -> finding.kind() == kind);
    }

    /// Keeps what another one has.
    public synchronized void addAll(Findings others) {
        synchronized (others) {
            others.all.forEach(this::add);
            lost += others.lost;
        }
    }

    /// Returns the one that says most of what is wrong, null if all are information. A hash that does not match, and a
    /// block that is missing, may be what another one explains.
    public static @Nullable Finding worst(List<Finding> findings) {
        List<Finding> odd = findings.stream().filter(finding -> !finding.kind().isInformation()).toList();
        return odd.stream().filter(finding -> finding.kind() != Kind.HASH_MISMATCH && finding.kind() != Kind.MISSING_BLOCK)
                .findFirst().orElse(odd.isEmpty() ? null : odd.getFirst());
    }

    /// Gives frame sets other numbers: `numbers[n]` for `n`.
    synchronized void renumber(int[] numbers) {
        List<Finding> old = List.copyOf(all);
        all.clear();
        old.forEach(finding -> all.add(renumbered(finding, numbers)));
    }

    /// Returns what says the same of a frame set with another number.
    static Finding renumbered(Finding finding, int[] numbers) {
        Place place = finding.place();
        if (place.frameSet() < 0 || place.frameSet() >= numbers.length) {
            return finding;
        }
        long number = numbers[(int) place.frameSet()];
        return new Finding(finding.kind(), new Place(place.file(), place.block(), place.offset(), number), finding.text());
    }

    /// Returns what is there now; where there was more than is kept, the last one says how much.
    public synchronized List<Finding> list() {
        if (lost == 0) {
            return List.copyOf(all);
        }
        List<Finding> kept = new ArrayList<>(all);
        Place place = kept.isEmpty() ? new Place("", "file", 0, -1) : new Place(kept.getFirst().place().file(), "file", 0, -1);
        kept.add(new Finding(Kind.LIMIT_EXCEEDED, place, lost + " more things are odd, limit is " + most));
        return List.copyOf(kept);
    }
}
