package org.tng4j.io.format;

/// One residue of a molecule, as stored in the MOLECULES block: a run of its atoms.
///
/// @param id        a label, not an index; unique at most within its chain
/// @param name      empty where the file stores none
/// @param chain     index in [Molecule#chains()], or -1 where the molecule has no chains
/// @param firstAtom index in [Molecule#atoms()]
/// @param atomCount may be 0
public record Residue(long id, String name, int chain, int firstAtom, int atomCount) {}
