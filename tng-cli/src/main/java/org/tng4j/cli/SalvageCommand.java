package org.tng4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.Salvage;
import org.tng4j.io.SalvageReport;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Loss;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A new file of all that is intact in a broken one, and what was lost: as in `verify`, that is the data.
@Command(name = "salvage", sortOptions = false,
        description = "Writes a new, valid trajectory of all that is intact in a broken one.",
        footer = {"", "Blocks are copied byte for byte; pointers and hashes of frame sets are written anew. A",
            "block is kept if its MD5 matches, or if it has none and decodes. What was lost is printed,",
            "one line each, then one for the file. The broken file is only read; the new one is there",
            "whole or not at all. Exit code 0: nothing was lost; 1: something was, or nothing could be",
            "written."})
final class SalvageCommand implements Callable<Integer> {
    @Parameters(paramLabel = "BROKEN", description = "The trajectory to read.")
    private String broken = "";

    @Option(names = {"-o", "--output"}, paramLabel = "GOOD", required = true,
            description = "The trajectory to write; replaced if it exists.")
    private String target = "";

    @Option(names = "--keep-suspect", description = {
        "Keep blocks whose MD5 does not match, with the hash that they",
        "have: readers go on complaining about them."})
    private boolean keepsSuspects;

    @Option(names = "--json", description = "Print one JSON object, on a line of its own.")
    private boolean isJson;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean isHelp;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;
    private @Nullable SalvageReport result;

    SalvageCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExitCode failure = during(this::salvage);
        console.progress().erase();
        SalvageReport done = result;
        if (done == null) {
            return failure.number();
        }
        if (isJson) {
            print(done);
        } else {
            printText(done);
        }
        return (done.isWhole() ? ExitCode.WHOLE : ExitCode.BAD_FILE).number();
    }

    /// It may be the file to write that the system complains about.
    private ExitCode during(Report.Work work) {
        Report report = new Report(console, broken);
        Report ofTarget = new Report(console, target);
        report.during(() -> {
            try {
                work.run();
            } catch (FileSystemException e) {
                (broken.equals(e.getFile()) ? report : ofTarget).thrown(e);
            }
        });
        return report.exitCode().or(ofTarget.exitCode());
    }

    private void salvage() throws IOException {
        Salvage salvage = plan().watchedBy((what, done, all) -> console.progress().show(broken, what, done, all));
        result = (keepsSuspects ? salvage.keepingSuspects() : salvage).run();
    }

    private Salvage plan() throws IOException {
        try {
            return broken.equals(Input.STANDARD_INPUT) ? Salvage.of(System.in, broken, Path.of(target))
                    : Salvage.of(Path.of(broken), Path.of(target));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private void printText(SalvageReport done) {
        done.doubts().forEach(doubt -> console.warning("kept: " + doubt));
        done.losses().forEach(loss -> console.line(Printable.line("lost: " + loss)));
        if (done.lossCount() > done.losses().size()) {
            console.line(Printable.line("lost: " + broken + ": and " + (done.lossCount() - done.losses().size())
                    + " more like these"));
        }
        if (done.hasMadeMolecules()) {
            console.line(Printable.line("made: " + target + ": a MOLECULES block of particles without names"));
        }
        console.line(Printable.line(target) + ": " + summary(done));
    }

    private static String summary(SalvageReport done) {
        return (done.isWhole() ? "nothing lost; " : losses(done))
                + done.keptFrameSetCount() + " of " + done.frameSetCount() + " frame sets"
                + (done.blankFrameSetCount() == 0 ? "" : " (" + done.blankFrameSetCount() + " without data left out)")
                + ", " + done.keptBlockCount() + " of " + done.blockCount() + " blocks, "
                + done.keptSize() + " of " + done.size() + " bytes";
    }

    private static String losses(SalvageReport done) {
        return done.lossCount() + (done.lossCount() == 1 ? " loss of " : " losses of ") + done.lostSize() + " bytes; ";
    }

    private void print(SalvageReport done) {
        try {
            Json.print(console.out(), json -> write(json, done));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintStream throws none
        }
    }

    private void write(Json json, SalvageReport done) throws IOException {
        json.member("file", broken).member("target", target).member("isWhole", done.isWhole())
                .member("size", done.size()).member("frameSetCount", done.frameSetCount())
                .member("blockCount", done.blockCount()).member("keptSize", done.keptSize())
                .member("keptFrameSetCount", done.keptFrameSetCount()).member("keptBlockCount", done.keptBlockCount())
                .member("blankFrameSetCount", done.blankFrameSetCount())
                .member("hasMadeMolecules", done.hasMadeMolecules())
                .member("lossCount", done.lossCount()).member("lostSize", done.lostSize());
        json.array("losses", array -> {
            for (Loss loss : done.losses()) {
                array.element(object -> write(object, loss));
            }
        });
        json.array("doubts", array -> {
            for (Finding doubt : done.doubts()) {
                array.element(object -> FindingsJson.write(object, doubt));
            }
        });
    }

    private static void write(Json json, Loss loss) {
        FindingsJson.write(json, loss.reason());
        json.member("endOffset", loss.endOffset()).member("firstStep", step(loss.firstStep()))
                .member("lastStep", step(loss.lastStep()));
    }

    private static @Nullable Long step(long step) {
        return step < 0 ? null : step;
    }
}
