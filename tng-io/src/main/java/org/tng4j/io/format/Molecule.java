package org.tng4j.io.format;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One type of molecule and how often the system holds it. Source: docs/format.md, *MOLECULES*.
///
/// Parts are found by index in their lists; ids and names are labels that may repeat, and every `find…` returns the
/// last part that wears the label, as the reference does.
///
/// @param id                  a label, not an index
/// @param name                such as `water`; GROMACS without a topology writes one molecule `System`
/// @param quaternaryStructure 1 monomer, 2 dimer, and so on, as stored
/// @param count               molecules of this type; empty where the counts are in the frame sets. May be 0
/// @param chains              may be empty
/// @param residues            in the order of the chains; may be empty, and may be there without chains
/// @param atoms               in the order of the residues
/// @param bonds               as stored, see [Bond]
public record Molecule(long id, String name, long quaternaryStructure, OptionalLong count, List<Chain> chains,
        List<Residue> residues, List<Atom> atoms, List<Bond> bonds) {

    /// Checks the count and copies the lists.
    public Molecule {
        if (count.orElse(0) < 0) {
            throw new IllegalArgumentException(
                    "number of molecules is " + count.getAsLong() + ", must be at least 0");
        }
        chains = List.copyOf(chains);
        residues = List.copyOf(residues);
        atoms = List.copyOf(atoms);
        bonds = List.copyOf(bonds);
    }

    /// Returns the chain of that name.
    public Optional<Chain> findChain(String wanted) {
        return chains.reversed().stream().filter(chain -> chain.name().equals(wanted)).findFirst();
    }

    /// Returns the chain of that id.
    public Optional<Chain> findChain(long wanted) {
        return chains.reversed().stream().filter(chain -> chain.id() == wanted).findFirst();
    }

    /// Returns the atom of that name.
    public Optional<Atom> findAtom(String wanted) {
        return atoms.reversed().stream().filter(atom -> atom.name().equals(wanted)).findFirst();
    }

    /// Returns the atom of that id.
    public Optional<Atom> findAtom(long wanted) {
        return atoms.reversed().stream().filter(atom -> atom.id() == wanted).findFirst();
    }

    /// Returns the residue of that name in a chain of this molecule.
    public Optional<Residue> findResidue(Chain chain, String wanted) {
        return residues(chain).reversed().stream().filter(residue -> residue.name().equals(wanted)).findFirst();
    }

    /// Returns the residue of that id in a chain of this molecule.
    public Optional<Residue> findResidue(Chain chain, long wanted) {
        return residues(chain).reversed().stream().filter(residue -> residue.id() == wanted).findFirst();
    }

    /// Returns the residues of a chain of this molecule.
    public List<Residue> residues(Chain chain) {
        return residues.subList(chain.firstResidue(), chain.firstResidue() + chain.residueCount());
    }

    /// Returns the atoms of a residue of this molecule.
    public List<Atom> atoms(Residue residue) {
        return atoms.subList(residue.firstAtom(), residue.firstAtom() + residue.atomCount());
    }

    /// Returns the residue that an atom of this molecule is in.
    public Optional<Residue> residue(Atom atom) {
        return atom.residue() < 0 ? Optional.empty() : Optional.of(residues.get(atom.residue()));
    }

    /// Returns the chain that a residue of this molecule is in.
    public Optional<Chain> chain(Residue residue) {
        return residue.chain() < 0 ? Optional.empty() : Optional.of(chains.get(residue.chain()));
    }
}
