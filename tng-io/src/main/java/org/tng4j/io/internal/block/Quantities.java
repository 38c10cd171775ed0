package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// The quantities of a file, or of its beginning, in the order in which they are met. Blocks whose fields are wrong
/// do not count: they throw when they are read.
public final class Quantities {
    private final Map<Quantity.Key, Quantity> all = new LinkedHashMap<>();
    private final Map<Long, Finding> problems = new HashMap<>();

    Quantities(HeaderSection section) {
        for (StoredBlock block : section.blocks()) {
            StoredValues values = block.values();
            if (block.problem() != null) {
                problems.putIfAbsent(block.id().number(), block.problem());
            }
            if (values != null && block.problem() == null) {
                var key = new Quantity.Key(block.id().number(), values.dependence() == ParticleDependence.PARTICLE);
                all.computeIfAbsent(key, k -> new Quantity(k, block.name(), block.offset(), values)).add(block, values);
            }
        }
    }

    /// Adds the block at which a walk through a frame set stands.
    void add(BlockWalk walk) throws IOException {
        if (!walk.header().isData()) {
            return;
        }
        Finding problem = walk.problemFinding();
        if (problem != null) {
            problems.putIfAbsent(walk.header().id(), problem);
            return;
        }
        DataBlock data = walk.data();
        var key = new Quantity.Key(walk.header().id(), data.isParticleDependent());
        Quantity quantity = all.get(key);
        if (quantity == null) {
            quantity = new Quantity(key, walk.header().name(), data.offset(), data.toStoredValues(null));
            all.put(key, quantity);
        }
        quantity.add(data);
    }

    /// Decides, where blocks of a quantity disagree, which of them speaks for it.
    void settle(HashChecks hashes) throws IOException {
        for (Quantity quantity : all.values()) {
            quantity.settle(hashes);
        }
    }

    /// Gives frame sets other numbers: `numbers[n]` for `n`.
    void renumber(int[] numbers) {
        problems.replaceAll((_, problem) -> Findings.renumbered(problem, numbers));
    }

    /// Returns one of them, or null.
    public @Nullable Quantity get(Quantity.Key key) {
        return all.get(key);
    }

    /// Returns what the first block of an id that cannot be read is wrong in, or null.
    public @Nullable Finding problem(long id) {
        return problems.get(id);
    }

    /// Returns all of them.
    public Collection<Quantity> all() {
        return all.values();
    }
}
