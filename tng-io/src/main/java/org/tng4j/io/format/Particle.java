package org.tng4j.io.format;

import java.util.Optional;
import java.util.OptionalLong;

/// One particle of the system and where in its molecule it stands. Made by [Molecules#particle(long)].
///
/// @param index          the particle's real index
/// @param molecule       its type
/// @param instance       which molecule of that type, from 0
/// @param atomIndex      index in [Molecule#atoms()]
/// @param residuesBefore residues of the system in front of this molecule
public record Particle(long index, Molecule molecule, long instance, int atomIndex, long residuesBefore) {

    /// Returns the atom.
    public Atom atom() {
        return molecule.atoms().get(atomIndex);
    }

    /// Returns the residue; empty where the molecule has none.
    public Optional<Residue> residue() {
        return molecule.residue(atom());
    }

    /// Returns the chain; empty where the molecule has none.
    public Optional<Chain> chain() {
        return residue().flatMap(molecule::chain);
    }

    /// Returns the residue's index among all residues of the system, from 0; empty outside residues.
    public OptionalLong globalResidueIndex() {
        int residue = atom().residue();
        return residue < 0 ? OptionalLong.empty() : OptionalLong.of(residuesBefore + residue);
    }

    /// Returns the residue's stored id plus the number of residues in front of its molecule: what the reference calls
    /// its global id. It repeats where stored ids do, [#globalResidueIndex()] never does.
    ///
    /// @return empty outside residues, and where 64 bits do not hold it
    public OptionalLong globalResidueId() {
        long id = residue().map(Residue::id).orElse(Long.MAX_VALUE);
        return atom().residue() < 0 || id > Long.MAX_VALUE - residuesBefore
                ? OptionalLong.empty() : OptionalLong.of(id + residuesBefore);
    }
}
