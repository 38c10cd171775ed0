package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// The quantities of a file, or of its beginning, in the order in which they are met. Blocks whose fields are wrong
/// do not count: they throw when they are read.
public final class Quantities {
    private final Map<Quantity.Key, Quantity> all = new LinkedHashMap<>();

    Quantities(HeaderSection section) {
        for (StoredBlock block : section.blocks()) {
            StoredValues values = block.values();
            if (values != null && block.problem() == null) {
                var key = new Quantity.Key(block.id().number(), values.dependence() == ParticleDependence.PARTICLE);
                all.computeIfAbsent(key, k -> new Quantity(k, block.name(), values)).add(block, values);
            }
        }
    }

    /// Adds the block at which a walk through a frame set stands.
    void add(BlockWalk walk) throws IOException {
        if (!walk.header().isData() || walk.problem() != null) {
            return;
        }
        DataBlock data = walk.data();
        var key = new Quantity.Key(walk.header().id(), data.isParticleDependent());
        Quantity quantity = all.get(key);
        if (quantity == null) {
            quantity = new Quantity(key, walk.header().name(), data.toStoredValues(null));
            all.put(key, quantity);
        }
        quantity.add(data);
    }

    /// Returns one of them, or null.
    public @Nullable Quantity get(Quantity.Key key) {
        return all.get(key);
    }

    /// Returns all of them.
    public Collection<Quantity> all() {
        return all.values();
    }
}
