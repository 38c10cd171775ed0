package org.tng4j.io.internal.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.io.format.Atom;
import org.tng4j.io.format.Bond;
import org.tng4j.io.format.Chain;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.Residue;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.HeapFile;

class MoleculesReaderTest {
    private static final Place PLACE = new Place("run.tng", "MOLECULES block", 119, -1);
    private static final int SENTINEL = 0x5a;

    static ByteOrder[] orders() {
        return new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN};
    }

    private static ByteReader reader(byte[] bytes, int size, ByteOrder order) {
        ByteReader reader = new ByteReader(new HeapFile("run.tng", bytes), 64, order);
        reader.reset(0, size, () -> PLACE);
        return reader;
    }

    private static Molecules read(ByteWriter bytes, boolean variableCounts, ReadLimits limits) throws IOException {
        int size = bytes.size();
        ByteReader reader = reader(bytes.uint8(SENTINEL).toBytes(), size, ByteOrder.LITTLE_ENDIAN);
        Molecules molecules = MoleculesReader.read(reader, variableCounts, limits);
        assertEquals(0, reader.remaining());
        return molecules;
    }

    private static Molecules read(ByteWriter bytes) throws IOException {
        return read(bytes, false, ReadLimits.DEFAULT);
    }

    private static void assertBroken(Kind kind, String problem, ByteWriter bytes) {
        var e = assertThrows(TngFormatException.class, () -> read(bytes));
        assertEquals("run.tng: MOLECULES block at offset 119: " + problem, e.getMessage());
        assertEquals(kind, e.kind());
    }

    private static ByteWriter bytes() {
        return new ByteWriter(ByteOrder.LITTLE_ENDIAN);
    }

    /// One molecule type up to its three counts.
    private static ByteWriter molecule(long count, long chains, long residues, long atoms) {
        return bytes().int64(1)                               // number of molecule types
                .int64(7).text("M").int64(1)                  // id, name, quaternary structure
                .int64(count, chains, residues, atoms);
    }

    /// `tng_example.tng`, the library's own example: docs/format.md, *A file, byte by byte*.
    private static byte[] water(ByteOrder order) {
        return new ByteWriter(order).int64(1)                 // number of molecule types
                .int64(0).text("water").int64(1)              // id, name, quaternary structure
                .int64(5, 1, 1, 3)                            // molecules, chains, residues, atoms
                .int64(1).text("W").int64(1)                  // chain: id, name, residues
                .int64(1).text("WAT").int64(3)                // residue: id, name, atoms
                .int64(1).text("O").text("O")                 // atom: id, name, type
                .int64(2).text("HO1").text("H")
                .int64(3).text("HO2").text("H")
                .int64(2, 0, 1, 0, 2)                         // number of bonds, pairs
                .toBytes();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void readsTheExampleInBothByteOrders(ByteOrder order) throws IOException {
        byte[] water = water(order);
        assertEquals(180, water.length);
        Molecules molecules = MoleculesReader.read(reader(water, water.length, order), false, ReadLimits.DEFAULT);
        assertEquals(List.of(new Molecule(0, "water", 1, OptionalLong.of(5),
                List.of(new Chain(1, "W", 0, 1)),
                List.of(new Residue(1, "WAT", 0, 0, 3)),
                List.of(new Atom(1, "O", "O", 0), new Atom(2, "HO1", "H", 0), new Atom(3, "HO2", "H", 0)),
                List.of(new Bond(0, 1), new Bond(0, 2)))), molecules.types());
        assertEquals(15, molecules.particleCount());
    }

    @Test
    void numbersResiduesAndAtomsThroughChains() throws IOException {
        Molecule molecule = read(molecule(1, 3, 3, 4)
                .int64(10).text("A").int64(2)                 // chain A: two residues
                .int64(0).text("ALA").int64(2)                // residue 0: two atoms
                .int64(0).text("N").text("n").int64(1).text("CA").text("c")
                .int64(1).text("GLY").int64(0)                // residue 1: none
                .int64(20).text("B").int64(0)                 // chain B: no residue
                .int64(30).text("C").int64(1)                 // chain C: one residue
                .int64(0).text("SER").int64(2)                // residue 2: two atoms
                .int64(2).text("N").text("n").int64(3).text("O").text("o")
                .int64(0)).types().getFirst();                // number of bonds
        assertEquals(List.of(new Chain(10, "A", 0, 2), new Chain(20, "B", 2, 0), new Chain(30, "C", 2, 1)),
                molecule.chains());
        assertEquals(List.of(new Residue(0, "ALA", 0, 0, 2), new Residue(1, "GLY", 0, 2, 0),
                new Residue(0, "SER", 2, 2, 2)), molecule.residues());
        assertEquals(List.of(0, 0, 2, 2), molecule.atoms().stream().map(Atom::residue).toList());
    }

    @Test
    void readsResiduesWithoutChains() throws IOException {
        Molecule molecule = read(molecule(1, 0, 2, 2)
                .int64(4).text("ALA").int64(1).int64(0).text("N").text("")
                .int64(5).text("GLY").int64(1).int64(1).text("C").text("")
                .int64(0)).types().getFirst();                // number of bonds
        assertEquals(List.of(new Residue(4, "ALA", -1, 0, 1), new Residue(5, "GLY", -1, 1, 1)), molecule.residues());
        assertEquals(List.of(new Atom(0, "N", "", 0), new Atom(1, "C", "", 1)), molecule.atoms());
    }

    @Test
    void readsBareAtoms() throws IOException {
        Molecule molecule = read(molecule(1, 0, 0, 2)
                .int64(0).text("NA").text("Na").int64(1).text("CL").text("Cl")
                .int64(0)).types().getFirst();                // number of bonds
        assertEquals(List.of(new Atom(0, "NA", "Na", -1), new Atom(1, "CL", "Cl", -1)), molecule.atoms());
    }

    @Test
    void readsNoCountWhereTheFrameSetsHaveThem() throws IOException {
        Molecules molecules = read(bytes().int64(1)
                .int64(7).text("M").int64(2)
                .int64(0, 0, 1)                               // chains, residues, atoms
                .int64(0).text("AR").text("Ar")
                .int64(0), true, ReadLimits.DEFAULT);         // number of bonds
        assertEquals(OptionalLong.empty(), molecules.types().getFirst().count());
        assertEquals(2, molecules.types().getFirst().quaternaryStructure());
    }

    @Test
    void readsSeveralTypesAndNone() throws IOException {
        assertEquals(List.of(), read(bytes().int64(0)).types());
        Molecules two = read(bytes().int64(2)
                .int64(1).text("A").int64(1).int64(0, 0, 0, 0).int64(0)      // no molecule, no atom, no bond
                .int64(2).text("B").int64(1).int64(9, 0, 0, 0).int64(0));
        assertEquals(List.of("A", "B"), two.types().stream().map(Molecule::name).toList());
        assertEquals(0, two.particleCount());
    }

    @Test
    void countsTheParticlesOfTypesByCountsFromElsewhere() throws IOException {
        List<Molecule> types = read(twoPairsOfAtoms()).types();
        assertEquals(2 * 3 + 2 * 5, MoleculesReader.particleCount(types, List.of(3L, 5L), ReadLimits.DEFAULT,
                () -> PLACE));
        assertEquals(0, MoleculesReader.particleCount(types, List.of(0L, 0L), ReadLimits.DEFAULT, () -> PLACE));
    }

    @Test
    void leavesBytesBehindTheMoleculesAlone() throws IOException {
        byte[] bytes = molecule(1, 0, 0, 0).int64(0).uint8(SENTINEL).toBytes();
        ByteReader reader = reader(bytes, bytes.length, ByteOrder.LITTLE_ENDIAN);
        MoleculesReader.read(reader, false, ReadLimits.DEFAULT);
        assertEquals(SENTINEL, reader.uint8("sentinel"));
    }

    @Test
    void deliversBondsThatLeaveTheMolecule() throws IOException {
        assertEquals(List.of(new Bond(-1, 99)),
                read(molecule(1, 0, 0, 0).int64(1, -1, 99)).types().getFirst().bonds());
    }

    @Test
    void keepsEqualTextsOnce() throws IOException {
        List<Atom> atoms = read(molecule(1, 0, 0, 2)
                .int64(0).text("CA").text("ct").int64(1).text("CA").text("ct")
                .int64(0)).types().getFirst().atoms();
        assertSame(atoms.get(0).name(), atoms.get(1).name());
        assertSame(atoms.get(0).type(), atoms.get(1).type());
    }

    @Test
    void refusesEveryPrefix() {
        byte[] water = water(ByteOrder.LITTLE_ENDIAN);
        for (int size = 0; size < water.length; size++) {
            ByteReader reader = reader(water, size, ByteOrder.LITTLE_ENDIAN);
            assertThrows(TngFormatException.class, () -> MoleculesReader.read(reader, false, ReadLimits.DEFAULT),
                    () -> "prefix that ends at " + reader.offset());
        }
    }

    @Test
    void answersEveryFlippedByteWithMoleculesOrItsOwnExceptions() {
        byte[] water = water(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < water.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bytes = Arrays.copyOf(water, water.length);
                bytes[i] ^= (byte) (1 << bit);
                try {
                    ByteReader reader = reader(bytes, bytes.length, ByteOrder.LITTLE_ENDIAN);
                    MoleculesReader.read(reader, false, ReadLimits.DEFAULT).particleCount();
                } catch (TngException e) {
                    assertEquals(PLACE, e instanceof TngFormatException format ? format.place() : PLACE);
                } catch (IOException e) {
                    throw new AssertionError("byte " + i + ", bit " + bit, e);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false, -1, 1", "false, 2, 1", "false, 1099511627776, 1", "true, 3, 2"})
    void refusesMoreTypesThanTheBytesHold(boolean variableCounts, long types, long most) {
        ByteWriter bytes = bytes().int64(types).zeros(113);   // 57 * 2 - 1, or 49 * 2 + 15
        var e = assertThrows(TngFormatException.class, () -> read(bytes, variableCounts, ReadLimits.DEFAULT));
        assertEquals("run.tng: MOLECULES block at offset 119: number of molecule types is " + types + ", must be 0 to "
                + most + " for the 113 bytes that follow", e.getMessage());
        assertEquals(Kind.BAD_COUNT, e.kind());
    }

    @Test
    void refusesMorePartsThanTheBytesHold() {
        assertBroken(Kind.BAD_COUNT, "number of chains is -1, must be 0 to 1 for the 24 bytes that follow",
                molecule(1, -1, 0, 0).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of chains is 2, must be 0 to 1 for the 24 bytes that follow",
                molecule(1, 2, 0, 0).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of residues is 2, must be 0 to 0 for the 16 bytes that follow",
                molecule(1, 0, 2, 0).int64(0));
        assertBroken(Kind.BAD_COUNT,
                "number of atoms is 4611686018427387904, must be 0 to 0 for the 8 bytes that follow",
                molecule(1, 0, 0, 1L << 62).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of bonds is 3, must be 0 to 2 for the 32 bytes that follow",
                molecule(1, 0, 0, 0).int64(3, 0, 0, 0, 0));
    }

    @Test
    void refusesChainsThatDoNotMakeTheResidues() {
        UnaryOperator<ByteWriter> chain = bytes -> bytes.int64(1).text("A").int64(1)     // one residue
                .int64(1).text("R").int64(0);                                            // without atoms
        assertBroken(Kind.BAD_COUNT, "number of residues in the chains is 1, must be 2 as in the molecule",
                chain.apply(molecule(1, 1, 2, 0)).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of residues in chain at offset 104 is 1, must be 0 to 0, what is left of "
                + "the molecule's", chain.apply(chain.apply(molecule(1, 2, 1, 0))).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of residues in chain is -1, must be 0 to 0 for the 8 bytes that follow",
                molecule(1, 1, 0, 0).int64(1).text("A").int64(-1).int64(0));
    }

    @Test
    void refusesResiduesThatDoNotMakeTheAtoms() {
        assertBroken(Kind.BAD_COUNT, "number of atoms in the residues is 0, must be 1 as in the molecule",
                molecule(1, 0, 1, 1).int64(1).text("R").int64(0).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of atoms in residue at offset 68 is 1, must be 0 to 0, what is left of "
                + "the molecule's",
                molecule(1, 0, 1, 0).int64(1).text("R").int64(1).int64(0).text("").text("").int64(0));
        assertBroken(Kind.BAD_COUNT,
                "number of atoms in residue is 1000000, must be 0 to 0 for the 8 bytes that follow",
                molecule(1, 0, 1, 1).int64(1).text("R").int64(1_000_000).int64(0));
        assertBroken(Kind.BAD_COUNT, "number of atoms in the residues is 0, must be 1 as in the molecule",
                molecule(1, 1, 0, 1).int64(1).text("A").int64(0).int64(0));
    }

    @Test
    void refusesACountThatIsNone() {
        assertBroken(Kind.BAD_COUNT, "number of molecules is -5, must be at least 0", molecule(-5, 0, 0, 0).int64(0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 31, 1L << 60, Long.MAX_VALUE})
    void refusesMoreMoleculesThanTheLimit(long count) {
        ByteWriter bytes = molecule(count, 0, 0, 0).int64(0);
        var e = assertThrows(TngUnsupportedException.class, () -> read(bytes));
        assertEquals("run.tng: MOLECULES block at offset 119: number of molecules is " + count
                + ", limit is 2147483647", e.getMessage());
        assertEquals(Kind.LIMIT_EXCEEDED, e.kind());
    }

    @Test
    void refusesParticlesThat64BitsDoNotCount() {
        ByteWriter bytes = molecule(1L << 62, 0, 0, 2).int64(0).text("").text("").int64(1).text("").text("").int64(0);
        var e = assertThrows(TngUnsupportedException.class, () -> read(bytes, false, limit(Long.MAX_VALUE)));
        assertEquals("run.tng: MOLECULES block at offset 119: number of particles is 4611686018427387904 * 2, "
                + "must fit 64 bits", e.getMessage());
    }

    @Test
    void refusesMorePartsOfAKindThanTheLimit() throws IOException {
        assertEquals(4, read(twoPairsOfAtoms(), false, limit(4)).particleCount());
        var e = assertThrows(TngUnsupportedException.class, () -> read(twoPairsOfAtoms(), false, limit(3)));
        assertEquals("run.tng: MOLECULES block at offset 119: number of atoms is 4, limit is 3", e.getMessage());
        assertEquals(Kind.LIMIT_EXCEEDED, e.kind());
    }

    private static ByteWriter twoPairsOfAtoms() {
        ByteWriter bytes = bytes().int64(2);                  // number of molecule types
        for (int t = 0; t < 2; t++) {
            bytes.int64(t).text("M").int64(1).int64(1, 0, 0, 2)
                    .int64(0).text("").text("").int64(1).text("").text("")
                    .int64(0);                                // number of bonds
        }
        return bytes;
    }

    private static ReadLimits limit(long moleculeParts) {
        return ReadLimits.DEFAULT.withMoleculeParts(moleculeParts);
    }
}
