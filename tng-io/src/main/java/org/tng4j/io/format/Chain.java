package org.tng4j.io.format;

/// One chain of a molecule, as stored in the MOLECULES block: a run of its residues.
///
/// @param id           a label, not an index
/// @param name         empty where the file stores none
/// @param firstResidue index in [Molecule#residues()]
/// @param residueCount may be 0
public record Chain(long id, String name, int firstResidue, int residueCount) {}
