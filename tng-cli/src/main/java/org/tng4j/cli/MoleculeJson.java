package org.tng4j.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Atom;
import org.tng4j.io.format.Bond;
import org.tng4j.io.format.Chain;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.Residue;

/// A type of molecule as JSON: counts, then the parts. Parts refer to each other by index.
final class MoleculeJson {

    private MoleculeJson() {
    }

    /// Writes everything.
    static void write(Json json, Molecule type) throws IOException {
        summary(json, type);
        json.array("chains", array -> {
            for (Chain chain : type.chains()) {
                array.element(object -> write(object, chain));
            }
        });
        json.array("residues", array -> {
            for (Residue residue : type.residues()) {
                array.element(object -> write(object, residue));
            }
        });
        json.array("atoms", array -> {
            for (Atom atom : type.atoms()) {
                array.element(object -> write(object, atom));
            }
        });
        json.array("bonds", array -> {
            for (Bond bond : type.bonds()) {
                array.element(object -> object.member("from", bond.from()).member("to", bond.to()));
            }
        });
    }

    /// Writes names and counts.
    static void summary(Json json, Molecule type) {
        json.member("id", type.id()).member("name", type.name())
                .member("quaternaryStructure", type.quaternaryStructure())
                .member("count", type.count().isEmpty() ? null : type.count().getAsLong())
                .member("chainCount", type.chains().size()).member("residueCount", type.residues().size())
                .member("atomCount", type.atoms().size()).member("bondCount", type.bonds().size());
    }

    private static void write(Json json, Chain chain) {
        json.member("id", chain.id()).member("name", chain.name()).member("firstResidue", chain.firstResidue())
                .member("residueCount", chain.residueCount());
    }

    private static void write(Json json, Residue residue) {
        json.member("id", residue.id()).member("name", residue.name()).member("chain", index(residue.chain()))
                .member("firstAtom", residue.firstAtom()).member("atomCount", residue.atomCount());
    }

    private static void write(Json json, Atom atom) {
        json.member("id", atom.id()).member("name", atom.name()).member("type", atom.type())
                .member("residue", index(atom.residue()));
    }

    private static @Nullable Long index(int index) {
        return index < 0 ? null : (long) index;
    }
}
