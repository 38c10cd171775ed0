package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.internal.block.FrameSetSearch.Found;
import org.tng4j.io.internal.bytes.Memory;

/// Frame sets that no pointer reaches, and their places among those of the chain: each in front of the first set that
/// starts later. Source: docs/format.md, *The chain*.
final class UnreachedSets {

    /// Adds a set to an index.
    interface Adder {
        void add(Found found, FrameSetIndex index) throws IOException;
    }

    private final FrameSetIndex chain;
    private final List<Found> sets = new ArrayList<>();
    private final List<Found> copies = new ArrayList<>();

    UnreachedSets(FrameSetIndex chain) {
        this.chain = chain;
    }

    /// Takes what was found, but for sets whose first step a complete one covers already: the chain's copy wins, then
    /// the first in the file.
    void take(List<Found> found) {
        CoveredSteps covered = new CoveredSteps(chain);
        List<Found> byStep = new ArrayList<>(found);
        byStep.sort(Comparator.comparingLong(Found::firstStep));
        long end = Long.MIN_VALUE;
        for (Found candidate : byStep) {
            if (candidate.firstStep() < end || covered.covers(candidate.firstStep())) {
                copies.add(candidate);
            } else {
                sets.add(candidate);
                end = candidate.isWhole() ? Math.max(end, candidate.endStep()) : end;
            }
        }
    }

    int size() {
        return sets.size();
    }

    /// Returns what is in the file twice.
    List<Found> copies() {
        return copies;
    }

    /// Returns the new number of each set of the chain.
    int[] numbers() {
        int[] numbers = Memory.ints(chain.size());
        int before = 0;
        for (int i = 0; i < numbers.length; i++) {
            before = passedBy(i, before);
            numbers[i] = i + before;
        }
        return numbers;
    }

    /// Puts both kinds into an index.
    void merge(FrameSetIndex merged, Adder adder) throws IOException {
        int done = 0;
        for (int i = 0; i < chain.size(); i++) {
            for (int end = passedBy(i, done); done < end; done++) {
                adder.add(sets.get(done), merged);
            }
            merged.add(chain, i);
        }
        while (done < sets.size()) {
            adder.add(sets.get(done++), merged);
        }
    }

    /// Returns how many stand in front of a set of the chain, given that so many do. What a set with bad fields says of
    /// its steps says nothing.
    private int passedBy(int chainSet, int known) {
        int before = known;
        while (chain.state(chainSet) != FrameSetState.INVALID && before < sets.size()
                && sets.get(before).firstStep() < chain.firstStep(chainSet)) {
            before++;
        }
        return before;
    }
}
