package org.tng4j.io.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoleculesTest {
    /// Five atoms in three residues of two chains.
    private static final Molecule PROTEIN = new Molecule(1, "protein", 1, OptionalLong.of(2),
            List.of(new Chain(1, "A", 0, 2), new Chain(2, "B", 2, 1)),
            List.of(new Residue(0, "ALA", 0, 0, 2), new Residue(1, "GLY", 0, 2, 1), new Residue(0, "SER", 1, 3, 2)),
            List.of(new Atom(0, "N", "n3", 0), new Atom(1, "CA", "ct", 0), new Atom(2, "N", "n3", 1),
                    new Atom(3, "OG", "oh", 2), new Atom(4, "HG", "ho", 2)),
            List.of(new Bond(0, 1), new Bond(3, 4)));
    /// Nothing of this is in the system.
    private static final Molecule ABSENT = new Molecule(9, "absent", 1, OptionalLong.of(0), List.of(), List.of(),
            List.of(new Atom(0, "X", "x", -1)), List.of());
    /// Three atoms in one residue without a chain.
    private static final Molecule WATER = new Molecule(2, "water", 1, OptionalLong.of(3), List.of(),
            List.of(new Residue(77, "SOL", -1, 0, 3)),
            List.of(new Atom(0, "OW", "o", 0), new Atom(1, "HW1", "h", 0), new Atom(2, "HW2", "h", 0)),
            List.of(new Bond(0, 1), new Bond(0, 2)));
    /// One bare atom.
    private static final Molecule ION = new Molecule(3, "ion", 1, OptionalLong.of(2), List.of(), List.of(),
            List.of(new Atom(5, "NA", "na", -1)), List.of());
    private static final Molecules SYSTEM = new Molecules(List.of(PROTEIN, ABSENT, WATER, ION));

    private static Molecule pair(OptionalLong count) {
        return new Molecule(4, "pair", 1, count, List.of(), List.of(),
                List.of(new Atom(0, "A", "", -1), new Atom(1, "B", "", -1)), List.of(new Bond(0, 1)));
    }

    @Test
    void countsMoleculesAndParticles() {
        assertEquals(7, SYSTEM.moleculeCount());
        assertEquals(2 * 5 + 3 * 3 + 2, SYSTEM.particleCount());
        assertEquals(0, new Molecules(List.of()).particleCount());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // index, molecule, instance, atom, residue, chain, index of residue, id of residue
        "0, protein, 0, N, ALA, A, 0, 0",
        "2, protein, 0, N, GLY, A, 1, 1",
        "4, protein, 0, HG, SER, B, 2, 0",
        "5, protein, 1, N, ALA, A, 3, 3",
        "9, protein, 1, HG, SER, B, 5, 3",
        "10, water, 0, OW, SOL, -, 6, 83",
        "12, water, 0, HW2, SOL, -, 6, 83",
        "13, water, 1, OW, SOL, -, 7, 84",
        "18, water, 2, HW2, SOL, -, 8, 85",
        "19, ion, 0, NA, -, -, -, -",
        "20, ion, 1, NA, -, -, -, -"})
    void knowsEachParticle(long index, String molecule, long instance, String atom, String residue, String chain,
            Long residueIndex, Long residueId) {
        Particle particle = SYSTEM.particle(index);
        assertEquals(index, particle.index());
        assertEquals(molecule, particle.molecule().name());
        assertEquals(instance, particle.instance());
        assertEquals(atom, particle.atom().name());
        assertEquals(Optional.ofNullable(residue), particle.residue().map(Residue::name));
        assertEquals(Optional.ofNullable(chain), particle.chain().map(Chain::name));
        assertEquals(optional(residueIndex), particle.globalResidueIndex());
        assertEquals(optional(residueId), particle.globalResidueId());
    }

    private static OptionalLong optional(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 21, Long.MIN_VALUE, Long.MAX_VALUE})
    void refusesAParticleThatIsNotThere(long index) {
        var e = assertThrows(IndexOutOfBoundsException.class, () -> SYSTEM.particle(index));
        assertEquals("Index " + index + " out of bounds for length 21", e.getMessage());
    }

    @Test
    void findsParticlesAmongMoreThanAnyTableHolds() {
        Molecules huge = new Molecules(List.of(PROTEIN, pair(OptionalLong.of(1L << 60))));
        assertEquals((1L << 61) + 10, huge.particleCount());
        Particle last = huge.particle((1L << 61) + 9);
        assertEquals("B", last.atom().name());
        assertEquals((1L << 60) - 1, last.instance());
        assertEquals(new Bond(10, 11), huge.bonds().skip(4).findFirst().orElseThrow());
    }

    @Test
    void givesNoGlobalIdThat64BitsDoNotHold() {
        Molecule odd = new Molecule(1, "odd", 1, OptionalLong.of(2), List.of(),
                List.of(new Residue(Long.MAX_VALUE, "R", -1, 0, 1)), List.of(new Atom(0, "A", "", 0)), List.of());
        Molecules molecules = new Molecules(List.of(odd));
        assertEquals(OptionalLong.of(Long.MAX_VALUE), molecules.particle(0).globalResidueId());
        assertEquals(OptionalLong.empty(), molecules.particle(1).globalResidueId());
        assertEquals(OptionalLong.of(1), molecules.particle(1).globalResidueIndex());
    }

    @Test
    void listsTheBondsOfAllMoleculesInRealOrder() {
        assertEquals(List.of(new Bond(0, 1), new Bond(3, 4), new Bond(5, 6), new Bond(8, 9),
                new Bond(10, 11), new Bond(10, 12), new Bond(13, 14), new Bond(13, 15), new Bond(16, 17),
                new Bond(16, 18)), SYSTEM.bonds().toList());
    }

    @Test
    void leavesOutBondsThatHaveNoRealIndex() {
        Molecule stray = new Molecule(1, "stray", 1, OptionalLong.of(2), List.of(), List.of(),
                List.of(new Atom(0, "A", "", -1), new Atom(1, "B", "", -1)),
                List.of(new Bond(0, 2), new Bond(-1, 1), new Bond(1, 0), new Bond(Long.MAX_VALUE, 0)));
        assertEquals(List.of(new Bond(1, 0), new Bond(3, 2)), new Molecules(List.of(stray)).bonds().toList());
        assertEquals(4, stray.bonds().size());
    }

    @Test
    void takesTheCountsOfAFrameSet() {
        Molecules types = new Molecules(List.of(pair(OptionalLong.empty()), ION));
        Molecules set = types.withCounts(List.of(2L, 1L));
        assertEquals(5, set.particleCount());
        assertEquals("ion", set.particle(4).molecule().name());
        assertEquals(List.of(new Bond(0, 1), new Bond(2, 3)), set.bonds().toList());
        assertEquals(List.of(OptionalLong.of(2), OptionalLong.of(1)),
                set.types().stream().map(Molecule::count).toList());
        assertEquals(9, types.withCounts(List.of(1L, 7L)).particleCount());
    }

    @Test
    void saysThatItHasNoCounts() {
        Molecules types = new Molecules(List.of(pair(OptionalLong.empty())));
        String message = "molecule counts are in the frame sets, give those of one to withCounts";
        assertEquals(message, assertThrows(IllegalStateException.class, types::moleculeCount).getMessage());
        assertEquals(message, assertThrows(IllegalStateException.class, types::particleCount).getMessage());
        assertEquals(message, assertThrows(IllegalStateException.class, () -> types.particle(0)).getMessage());
        assertEquals(message, assertThrows(IllegalStateException.class, types::bonds).getMessage());
    }

    @Test
    void refusesCountsThatDoNotFit() {
        assertEquals("number of molecule counts is 2, must be 4", assertThrows(IllegalArgumentException.class,
                () -> SYSTEM.withCounts(List.of(1L, 2L))).getMessage());
        assertEquals("number of molecules is -3, must be at least 0", assertThrows(IllegalArgumentException.class,
                () -> SYSTEM.withCounts(List.of(1L, 2L, -3L, 4L))).getMessage());
    }

    @Test
    void overflowsAloudWhereSomebodyMadeSuchASystem() {
        Molecules wide = new Molecules(List.of(pair(OptionalLong.of(1L << 62))));
        assertThrows(ArithmeticException.class, wide::particleCount);
        Molecules many = new Molecules(List.of(ION, pair(OptionalLong.of((1L << 62) - 1)), pair(OptionalLong.of(1))));
        assertThrows(ArithmeticException.class, many::particleCount);
        assertThrows(ArithmeticException.class, many::bonds);
    }

    @Test
    void findsTypesByNameAndId() {
        assertEquals(Optional.of(WATER), SYSTEM.find("water"));
        assertEquals(Optional.of(ION), SYSTEM.find(3));
        assertEquals(Optional.empty(), SYSTEM.find("Water"));
        assertEquals(Optional.empty(), SYSTEM.find(0));
        Molecule second = pair(OptionalLong.of(1));
        assertEquals(Optional.of(second), new Molecules(List.of(pair(OptionalLong.of(0)), second)).find("pair"),
                "the last one, which is the one that GROMACS writes for a selection");
    }

    @Test
    void findsPartsOfAMoleculeByNameAndId() {
        Chain a = PROTEIN.chains().get(0);
        Chain b = PROTEIN.chains().get(1);
        assertEquals(Optional.of(a), PROTEIN.findChain("A"));
        assertEquals(Optional.of(b), PROTEIN.findChain(2));
        assertEquals(Optional.of(new Atom(2, "N", "n3", 1)), PROTEIN.findAtom("N"));
        assertEquals(Optional.of(new Atom(0, "N", "n3", 0)), PROTEIN.findAtom(0));
        assertEquals(Optional.of(new Residue(0, "ALA", 0, 0, 2)), PROTEIN.findResidue(a, 0));
        assertEquals(Optional.of(new Residue(0, "SER", 1, 3, 2)), PROTEIN.findResidue(b, 0));
        assertEquals(Optional.of(new Residue(1, "GLY", 0, 2, 1)), PROTEIN.findResidue(a, "GLY"));
        assertEquals(Optional.empty(), PROTEIN.findResidue(b, "GLY"));
        assertEquals(Optional.empty(), PROTEIN.findChain("C"));
        assertEquals(Optional.empty(), PROTEIN.findAtom(5));
    }

    @Test
    void walksTheTreeBothWays() {
        Chain a = PROTEIN.chains().getFirst();
        assertEquals(PROTEIN.residues().subList(0, 2), PROTEIN.residues(a));
        Residue serine = PROTEIN.residues().get(2);
        assertEquals(List.of("OG", "HG"), PROTEIN.atoms(serine).stream().map(Atom::name).toList());
        assertEquals(Optional.of(serine), PROTEIN.residue(PROTEIN.atoms().get(4)));
        assertEquals(Optional.of(a), PROTEIN.chain(PROTEIN.residues().get(1)));
        assertEquals(Optional.empty(), WATER.chain(WATER.residues().getFirst()));
        assertEquals(Optional.empty(), ION.residue(ION.atoms().getFirst()));
    }
}
