package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tng4j.io.format.Atom;
import org.tng4j.io.format.Bond;
import org.tng4j.io.format.Chain;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.Residue;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.Memory;

/// Reads the contents of a MOLECULES block. Every count is held against the bytes that are left and the limits before
/// anything is allocated for it, and against the other counts while its parts are read.
///
/// ```
/// contents: types(int64) molecule*
/// molecule: id(int64) name(text) quaternaryStructure(int64)
///           count(int64, absent where the frame sets have the counts)
///           chains(int64) residues(int64) atoms(int64)
///           (chain* | residue* where chains is 0 | atom* where residues is 0, too)
///           bonds(int64) bond*
/// chain:    id(int64) name(text) residues(int64) residue*
/// residue:  id(int64) name(text) atoms(int64) atom*
/// atom:     id(int64) name(text) type(text)
/// bond:     from(int64) to(int64)
/// ```
///
/// Source: docs/format.md, *MOLECULES*.
public final class MoleculesReader {

    /// What there are many of, each with the fewest bytes that one takes.
    private enum Part {
        TYPES("molecule types", 49),
        COUNTED_TYPES("molecule types", 57),
        CHAINS("chains", 17),
        RESIDUES("residues", 17),
        ATOMS("atoms", 10),
        BONDS("bonds", 16);

        private final String field;
        private final int smallest;

        Part(String things, int smallest) {
            this.field = "number of " + things;
            this.smallest = smallest;
        }
    }

    private final ByteReader reader;
    private final boolean variableCounts;
    private final ReadLimits limits;
    private final Map<Part, Long> totals = new EnumMap<>(Part.class);
    /// Equal texts become one string: a protein says the same few names ten thousand times.
    private final Map<String, String> texts = new HashMap<>();

    private MoleculesReader(ByteReader reader, boolean variableCounts, ReadLimits limits) {
        this.reader = reader;
        this.variableCounts = variableCounts;
        this.limits = limits;
    }

    /// Reads the molecules that the range of `reader` starts with, and leaves it behind the last one.
    ///
    /// @param variableCounts whether the molecule counts are in the frame sets and not here
    public static Molecules read(ByteReader reader, boolean variableCounts, ReadLimits limits) throws IOException {
        return new MoleculesReader(reader, variableCounts, limits).molecules();
    }

    /// Checks the molecule counts of a file or of a frame set, and returns how many particles they make.
    ///
    /// @param counts one for each type
    public static long particleCount(List<Molecule> types, List<Long> counts, ReadLimits limits, Supplier<Place> place)
            throws IOException {
        long molecules = 0;
        long particles = 0;
        long checked = 0;
        for (int t = 0; t < counts.size(); t++) {
            long count = requireCount(counts.get(t), place);
            molecules = Bounds.sum(molecules, count, "number of molecules", place);
            requireLimit("number of molecules", molecules, limits.moleculeParts(), place);
            int atoms = types.get(t).atoms().size();
            int largest = Math.max(atoms, types.get(t).residues().size());
            long product = Bounds.product(count, largest, "number of particles", place);
            checked = Bounds.sum(checked, product, "number of particles", place);
            particles += count * atoms;
        }
        return particles;
    }

    private static long requireCount(long count, Supplier<Place> place) throws IOException {
        if (count < 0) {
            throw place.get().broken(Kind.BAD_COUNT, "number of molecules is " + count + ", must be at least 0");
        }
        return count;
    }

    private static void requireLimit(String field, long value, long limit, Supplier<Place> place) throws IOException {
        if (value > limit) {
            throw place.get().unsupported(Kind.LIMIT_EXCEEDED, field + " is " + value + ", limit is " + limit);
        }
    }

    private Molecules molecules() throws IOException {
        int count = count(variableCounts ? Part.TYPES : Part.COUNTED_TYPES);
        List<Molecule> types = Memory.list(count);
        for (int t = 0; t < count; t++) {
            types.add(molecule());
        }
        if (!variableCounts) {
            List<Long> counts = types.stream().map(type -> type.count().orElseThrow()).toList();
            particleCount(types, counts, limits, reader::place);
        }
        return new Molecules(types);
    }

    private Molecule molecule() throws IOException {
        long id = reader.int64("molecule id");
        String name = text("molecule name");
        long quaternaryStructure = reader.int64("quaternary structure");
        OptionalLong count = variableCounts ? OptionalLong.empty() : OptionalLong.of(moleculeCount());
        Tree tree = new Tree(count(Part.CHAINS), count(Part.RESIDUES), count(Part.ATOMS));
        tree.read();
        return new Molecule(id, name, quaternaryStructure, count, tree.chains, tree.residues, tree.atoms, bonds());
    }

    private long moleculeCount() throws IOException {
        return requireCount(reader.int64("number of molecules"), reader::place);
    }

    private List<Bond> bonds() throws IOException {
        int count = count(Part.BONDS);
        List<Bond> bonds = Memory.list(count);
        for (int b = 0; b < count; b++) {
            bonds.add(new Bond(reader.int64("bond from"), reader.int64("bond to")));
        }
        return bonds;
    }

    /// Reads a count that the bytes left can hold; with those of the same kind before, within the limit.
    private int count(Part part) throws IOException {
        long count = reader.count(part.field, part.smallest);
        long total = totals.merge(part, count, Long::sum);
        requireLimit(part.field, total, Math.min(limits.moleculeParts(), Integer.MAX_VALUE), reader::place);
        return (int) count;
    }

    private String text(String field) throws IOException {
        return texts.computeIfAbsent(reader.text(field), Function.identity());
    }

    /// The chains, residues and atoms of one molecule, as far as they are read, and how many there must be.
    private final class Tree {
        private final int chainCount;
        private final int residueCount;
        private final int atomCount;
        private final List<Chain> chains;
        private final List<Residue> residues;
        private final List<Atom> atoms;

        Tree(int chainCount, int residueCount, int atomCount) {
            this.chainCount = chainCount;
            this.residueCount = residueCount;
            this.atomCount = atomCount;
            this.chains = Memory.list(chainCount);
            this.residues = Memory.list(residueCount);
            this.atoms = Memory.list(atomCount);
        }

        void read() throws IOException {
            if (chainCount > 0) {
                readChains();
            } else if (residueCount > 0) {
                readResidues(residueCount, -1);
            } else {
                readAtoms(atomCount, -1);
            }
            requireAll("number of residues in the chains", residues.size(), residueCount);
            requireAll("number of atoms in the residues", atoms.size(), atomCount);
        }

        private void readChains() throws IOException {
            for (int c = 0; c < chainCount; c++) {
                long id = reader.int64("chain id");
                String name = text("chain name");
                int count = share("number of residues in chain", Part.RESIDUES, residueCount - residues.size());
                chains.add(new Chain(id, name, residues.size(), count));
                readResidues(count, c);
            }
        }

        private void readResidues(int count, int chain) throws IOException {
            for (int r = 0; r < count; r++) {
                long id = reader.int64("residue id");
                String name = text("residue name");
                int atomsInResidue = share("number of atoms in residue", Part.ATOMS, atomCount - atoms.size());
                residues.add(new Residue(id, name, chain, atoms.size(), atomsInResidue));
                readAtoms(atomsInResidue, residues.size() - 1);
            }
        }

        private void readAtoms(int count, int residue) throws IOException {
            for (int a = 0; a < count; a++) {
                atoms.add(new Atom(reader.int64("atom id"), text("atom name"), text("atom type"), residue));
            }
        }

        /// Reads how many of the molecule's parts the next chain or residue has, of those that are left.
        private int share(String field, Part part, int left) throws IOException {
            long offset = reader.offset();
            long count = reader.count(field, part.smallest);
            if (count > left) {
                throw reader.place().broken(Kind.BAD_COUNT, field + " at offset " + offset + " is " + count
                        + ", must be 0 to " + left + ", what is left of the molecule's");
            }
            return (int) count;
        }

        private void requireAll(String field, int found, int expected) throws IOException {
            if (found != expected) {
                throw reader.place().broken(Kind.BAD_COUNT,
                        field + " is " + found + ", must be " + expected + " as in the molecule");
            }
        }
    }
}
