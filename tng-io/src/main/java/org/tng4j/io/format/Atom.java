package org.tng4j.io.format;

/// One atom of a molecule, as stored in the MOLECULES block.
///
/// @param id      a label, not an index; unique in nothing
/// @param name    empty where the file stores none
/// @param type    the force field's word for it, empty where the file stores none
/// @param residue index in [Molecule#residues()], or -1 where the molecule has no residues
public record Atom(long id, String name, String type, int residue) {}
