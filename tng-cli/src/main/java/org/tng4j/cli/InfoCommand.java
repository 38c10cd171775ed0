package org.tng4j.cli;

import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.TngStream;
import picocli.CommandLine.Command;

/// What is in a file, in ten lines and a table of its quantities.
@Command(name = "info", sortOptions = false, description = "Says what is in a file.")
final class InfoCommand extends FileCommand {
    private static final int MOLECULES_NAMED = 5;

    InfoCommand(Console console) {
        super(console);
    }

    @Override
    void printText(TngFile file, Report report) throws IOException {
        Summary summary = Summary.of(file, report);
        GeneralInfo general = file.generalInfo();
        line("file", Printable.line(file.name()));
        line("size", file.size() + " bytes, " + order(file) + " endian");
        line("program", program(general));
        line("particles", particles(file));
        line("molecules", molecules(file));
        line("frames", frames(summary));
        line("frame sets", file.frameSetCount() == 0 ? "0" : file.frameSetCount() + ", steps " + file.firstStep()
                + " to " + file.lastStep());
        line("time", time(summary));
        line("box", box(file, report));
        console().line("");
        table(file, new Units(general.distanceUnitExponent()));
    }

    private void line(String label, String text) {
        console().line(String.format("%-12s%s", label, text));
    }

    private static String order(TngFile file) {
        return file.byteOrder() == ByteOrder.LITTLE_ENDIAN ? "little" : "big";
    }

    private static String program(GeneralInfo general) {
        String first = Printable.field(general.firstProgram());
        String last = Printable.field(general.lastProgram());
        String programs = first.equals(last) || last.isEmpty() ? first : first + ", changed by " + last;
        return (programs.isEmpty() ? "not named" : programs)
                + general.creationTime().map(when -> ", " + when.toString().replace('T', ' ').replace("Z", " UTC"))
                .orElse("");
    }

    private static String particles(TngFile file) throws IOException {
        return (file.generalInfo().variableParticles() ? "varies, at most " : "") + file.particleCount();
    }

    private static String molecules(TngFile file) {
        var types = file.molecules().types();
        StringBuilder text = new StringBuilder();
        for (Molecule type : types.subList(0, Math.min(MOLECULES_NAMED, types.size()))) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(type.count().isEmpty() ? "" : type.count().getAsLong() + " × ")
                    .append(type.name().isEmpty() ? "(no name)" : Printable.field(type.name()));
        }
        if (types.size() > MOLECULES_NAMED) {
            text.append(" and ").append(types.size() - MOLECULES_NAMED).append(" more types");
        }
        return text.isEmpty() ? "none named" : text.toString();
    }

    private static String frames(Summary summary) {
        return summary.frameCount() == 0 ? "0" : summary.frameCount() + ", steps " + summary.firstStep() + " to "
                + summary.lastStep();
    }

    private static String time(Summary summary) {
        if (Double.isNaN(summary.firstTime()) && Double.isNaN(summary.lastTime())) {
            return "not stored";
        }
        return Picoseconds.text(summary.firstTime()) + " to " + Picoseconds.text(summary.lastTime()) + " ps";
    }

    private static String box(TngFile file, Report report) throws IOException {
        double[] box = Box.first(file, report);
        return box.length == 0 ? "none" : Box.text(box) + ' '
                + new Units(file.generalInfo().distanceUnitExponent()).of(KnownBlock.BOX_SHAPE);
    }

    private void table(TngFile file, Units units) throws IOException {
        Table table = new Table(console(), "block", "datashape", "unit", "codec", ">precision", ">stride", ">frames");
        for (BlockInfo info : file.blockInfos()) {
            TngStream stream = Summary.firstStream(file, info);
            table.row(Printable.field(info.name()), info.datashape().toString(), dash(units.of(info.id())),
                    BlocksCommand.codec(info.codec()), stream == null ? "-" : GeneralFormat.of(stream.precision(), 6),
                    info.isFrameDependent() ? Long.toString(info.stride()) : "-", frames(info));
        }
        table.end();
    }

    private static String frames(BlockInfo info) throws IOException {
        if (info.isFrameDependent()) {
            return Long.toString(info.frameCount());
        }
        int sets = info.frameSetCount();
        return sets == 0 ? "constant" : "constant in " + sets + (sets == 1 ? " set" : " sets");
    }

    private static String dash(@Nullable String text) {
        return text == null || text.isEmpty() ? "-" : text;
    }

    @Override
    void printJson(TngFile file, Report report) throws IOException {
        Summary summary = Summary.of(file, report);
        Json.print(console().out(), json -> {
            json.member("file", file.name()).member("size", file.size()).member("byteOrder", order(file));
            json.object("generalInfo", general -> GeneralInfoJson.write(general, file.generalInfo()));
            summary.write(json, file);
            json.array("molecules", array -> {
                for (Molecule type : file.molecules().types()) {
                    array.element(object -> MoleculeJson.summary(object, type));
                }
            });
            Units units = new Units(file.generalInfo().distanceUnitExponent());
            json.array("blocks", array -> {
                for (BlockInfo info : file.blockInfos()) {
                    TngStream stream = Summary.firstStream(file, info);
                    array.element(object -> QuantityJson.write(object, info, stream, units));
                }
            });
            FindingsJson.write(json, file, report);
        });
    }
}
