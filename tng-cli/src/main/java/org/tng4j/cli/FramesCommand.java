package org.tng4j.cli;

import java.io.IOException;
import java.util.stream.Collectors;
import org.tng4j.io.TngFile;
import picocli.CommandLine.Command;

/// Steps and times, and which blocks have data there.
@Command(name = "frames", sortOptions = false,
        description = "Prints steps, times, and which blocks have data there.",
        footer = {"", "[NAME]: constant in its frame set. NAME*: some particles have no data."})
final class FramesCommand extends FileCommand {

    FramesCommand(Console console) {
        super(console);
    }

    @Override
    void printText(TngFile file, Report report) throws IOException {
        Table table = new Table(console(), ">index", ">step", ">time (ps)", ">frame set", "blocks with data");
        try (MergedFrames frames = new MergedFrames(file, report)) {
            for (long index = 0; frames.next(); index++) {
                table.row(Long.toString(index), Long.toString(frames.step()), Picoseconds.text(frames.time()),
                        Integer.toString(frames.frameSet()),
                        frames.present().stream().map(FramesCommand::label).collect(Collectors.joining(", ")));
            }
        }
        table.end();
    }

    private static String label(QuantityFrames frames) {
        String name = Printable.field(frames.info().name()) + (frames.isPartial() ? "*" : "");
        return frames.isConstant() ? "[" + name + "]" : name;
    }

    @Override
    void printJson(TngFile file, Report report) throws IOException {
        Json.print(console().out(), json -> {
            json.member("file", file.name());
            try (MergedFrames frames = new MergedFrames(file, report)) {
                json.array("frames", array -> {
                    for (long index = 0; frames.next(); index++) {
                        write(array, index, frames);
                    }
                });
            }
            FindingsJson.write(json, file, report);
        });
    }

    private static void write(Json array, long index, MergedFrames frames) throws IOException {
        array.element(frame -> {
            frame.member("index", index).member("step", frames.step()).member("timePicoseconds", frames.time())
                    .member("frameSet", frames.frameSet());
            frame.array("blocks", blocks -> {
                for (QuantityFrames present : frames.present()) {
                    blocks.element(block -> block.member("name", present.info().name())
                            .member("id", present.info().id().hex())
                            .member("isConstant", present.isConstant()).member("isPartial", present.isPartial()));
                }
            });
        });
    }
}
