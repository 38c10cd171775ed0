package org.tng4j.cli;

import java.io.IOException;
import java.util.OptionalLong;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.Molecule;
import picocli.CommandLine.Command;

/// Which molecules, and how many of each.
@Command(name = "molecules", sortOptions = false,
        description = "Prints the types of molecules; with --json chains, residues, atoms and bonds too.")
final class MoleculesCommand extends FileCommand {

    MoleculesCommand(Console console) {
        super(console);
    }

    @Override
    void printText(TngFile file, Report report) throws IOException {
        Table table = new Table(console(), ">id", "molecule", ">count", ">chains", ">residues", ">atoms", ">bonds",
                ">particles");
        for (Molecule type : file.molecules().types()) {
            table.row(Long.toString(type.id()), Printable.field(type.name()), number(type.count()),
                    size(type.chains().size()), size(type.residues().size()), size(type.atoms().size()),
                    size(type.bonds().size()), number(particles(type)));
        }
        table.end();
    }

    private static String size(int count) {
        return Integer.toString(count);
    }

    private static String number(OptionalLong count) {
        return count.isEmpty() ? "varies" : Long.toString(count.getAsLong());
    }

    private static OptionalLong particles(Molecule type) {
        return type.count().isEmpty() ? type.count() : OptionalLong.of(type.count().getAsLong() * type.atoms().size());
    }

    @Override
    void printJson(TngFile file, Report report) throws IOException {
        Json.print(console().out(), json -> {
            json.member("file", file.name());
            json.array("molecules", array -> {
                for (Molecule type : file.molecules().types()) {
                    array.element(object -> MoleculeJson.write(object, type));
                }
            });
            FindingsJson.write(json, file, report);
        });
    }
}
