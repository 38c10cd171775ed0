package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.List;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.ByteReader;

/// How many particles a frame set has: the file's count, or its own where counts are variable.
public final class ParticleCounts {
    /// No molecules to count by: blocks say themselves how many particles they hold.
    public static final long UNKNOWN = -1;

    private final long[] atomsPerMolecule;
    private final boolean variable;
    private final long constantCount;
    private final long moleculeLimit;

    private ParticleCounts(long[] atomsPerMolecule, boolean variable, long constantCount, long moleculeLimit) {
        this.moleculeLimit = moleculeLimit;
        this.atomsPerMolecule = atomsPerMolecule;
        this.variable = variable;
        this.constantCount = constantCount;
    }

    /// @param molecules empty where the file has none that can be read
    static ParticleCounts of(GeneralInfo info, Molecules molecules, ReadLimits limits) {
        List<Molecule> types = molecules.types();
        long[] atoms = types.stream().mapToLong(type -> type.atoms().size()).toArray();
        long count = info.variableParticles() || types.isEmpty() ? UNKNOWN : molecules.particleCount();
        return new ParticleCounts(atoms, info.variableParticles(), count == 0 ? UNKNOWN : count,
                limits.moleculeParts());
    }

    /// Says whether each frame set has counts of its own.
    public boolean isVariable() {
        return variable;
    }

    /// Returns the file's count, or [#UNKNOWN].
    public long constantCount() {
        return constantCount;
    }

    /// Returns how many counts a frame set stores.
    int storedCounts() {
        return variable ? atomsPerMolecule.length : 0;
    }

    /// Reads the counts of a frame set, where it has any, and returns its particle count, or [#UNKNOWN].
    long read(ByteReader reader) throws IOException {
        if (!variable || atomsPerMolecule.length == 0) {
            return constantCount;
        }
        long total = 0;
        long allMolecules = 0;
        for (long atoms : atomsPerMolecule) {
            long molecules = reader.int64("molecule count");
            if (molecules < 0) {
                throw reader.place().broken(Kind.BAD_COUNT, "molecule count is " + molecules + ", must be at least 0");
            }
            allMolecules = Bounds.sum(allMolecules, molecules, "molecules", reader::place);
            if (allMolecules > moleculeLimit) {
                throw reader.place().unsupported(Kind.LIMIT_EXCEEDED,
                        "molecules are " + allMolecules + ", limit is " + moleculeLimit);
            }
            total = Bounds.sum(total, Bounds.product(atoms, molecules, "particle count", reader::place),
                    "particle count", reader::place);
        }
        return total;
    }
}
