package org.tng4j.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.List;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;
import picocli.CommandLine.Command;

/// One line per stored row, so that two trajectories, or two readers, can be compared with `diff`.
@Command(name = "digest", sortOptions = false,
        description = "Prints one line per stored row: step, time in ps, block, type, count, CRC-32. For diff.")
final class DigestCommand extends FileCommand {

    DigestCommand(Console console) {
        super(console);
    }

    @Override
    void printText(TngFile file, Report report) throws IOException {
        print(file, report, row -> console().line(row.line()));
    }

    @Override
    void printJson(TngFile file, Report report) throws IOException {
        Json.print(console().out(), json -> {
            json.member("file", file.name());
            json.array("rows", rows -> print(file, report, row -> rows.element(row::write)));
            FindingsJson.write(json, file, report);
        });
    }

    /// Takes one row after the other.
    interface Rows {
        void take(DigestRow row) throws IOException;
    }

    private static void print(TngFile file, Report report, Rows rows) throws IOException {
        List<BlockInfo> infos = file.blockInfos();
        try (Arena arena = Arena.ofConfined()) {
            new FileRows(file, new Targets(file, arena), report).print(infos, rows);
        }
        try (Arena arena = Arena.ofConfined(); SetRows sets = new SetRows(file, report, rows)) {
            sets.print(infos, new Targets(file, arena));
        }
    }
}
