package org.tng4j.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Values as they are stored.
@Command(name = "dump", sortOptions = false, description = "Prints values as they are stored, units beside them.",
        footer = {"", "RANGE is from:to:every as in Python: from 0, without the end, negative from the",
            "end; a single number is one frame, or one atom. What is constant in a frame set",
            "is printed at the set's first frame. Particles without data are left out."})
final class DumpCommand extends FileCommand {
    @Option(names = {"-B", "--block"}, paramLabel = "NAME", description = {
        "Only this block: its name, or its id in hexadecimal.",
        "May be repeated. Default: all that frame sets have."})
    private List<String> names = new ArrayList<>();

    @Option(names = "--frames", paramLabel = "RANGE", description = "Only these frames of the chosen blocks.")
    private Frames frames = Frames.ALL;

    @Option(names = "--atoms", paramLabel = "RANGE", description = "Only these particles.")
    private Frames atoms = Frames.ALL;

    DumpCommand(Console console) {
        super(console);
    }

    @Override
    void checkOptions() {
        requireForward("--frames", frames);
        requireForward("--atoms", atoms);
    }

    private void requireForward(String option, Frames range) {
        require(range.every() > 0, "invalid value for option '" + option + "': every is " + range.every()
                + ", must be at least 1");
    }

    private List<DumpedBlock> choose(TngFile file, Arena arena) throws IOException {
        Units units = new Units(file.generalInfo().distanceUnitExponent());
        Targets targets = new Targets(file, arena);
        List<DumpedBlock> blocks = new ArrayList<>();
        for (BlockInfo info : new BlockNames(file).find(names)) {
            blocks.add(new DumpedBlock(info, targets.nativeOrder(info), units.of(info.id()), atoms));
        }
        return blocks;
    }

    @Override
    void printText(TngFile file, Report report) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Dump dump = new Dump(file, choose(file, arena), report);
            dump.constants((block, particles, covered) -> block.print(console(), particles, covered));
            dump.frames(frames, this::print);
        }
    }

    private void print(FrameCursor at, List<DumpedBlock> present) throws IOException {
        console().line("frame " + at.frameIndex() + ", step " + at.step() + ", time "
                + (at.hasTime() ? Picoseconds.text(at.timePicoseconds()) + " ps" : "not stored"));
        for (DumpedBlock block : present) {
            block.print(console(), at.particleCount(block.info().id()), at.covered(block.info().id()));
        }
    }

    @Override
    void printJson(TngFile file, Report report) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            List<DumpedBlock> blocks = choose(file, arena);
            Dump dump = new Dump(file, blocks, report);
            Json.print(console().out(), json -> {
                json.member("file", file.name());
                json.array("blocks", array -> {
                    for (DumpedBlock block : blocks) {
                        array.element(block::describe);
                    }
                });
                json.array("constants", array -> dump.constants((block, particles, covered) ->
                        array.element(object -> block.write(object, particles, covered))));
                json.array("frames", array -> dump.frames(frames, (at, present) ->
                        array.element(object -> write(object, at, present))));
                FindingsJson.write(json, file, report);
            });
        }
    }

    private static void write(Json json, FrameCursor at, List<DumpedBlock> present) throws IOException {
        json.member("index", at.frameIndex()).member("step", at.step()).member("timePicoseconds", at.timePicoseconds())
                .member("frameSet", at.frameSet());
        json.array("blocks", array -> {
            for (DumpedBlock block : present) {
                array.element(object ->
                        block.write(object, at.particleCount(block.info().id()), at.covered(block.info().id())));
            }
        });
    }
}
