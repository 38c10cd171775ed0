package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.format.ArchiveMember;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is in archives.
@Command(name = "ls", sortOptions = false, description = "Lists what is in archives.",
        footer = {"", "zip, tar, tar packed with gzip, bzip2, xz or zstd, and files packed alone. The other commands",
            "take a member as ARCHIVE!/NAME."})
final class ListCommand implements Callable<Integer> {
    /// Characters of a name that are printed as text.
    private static final int LONGEST = 200;

    @Parameters(arity = "1..*", paramLabel = "ARCHIVE", description = "Archives; - is standard input.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object per archive, on a line of its own.")
    private boolean isJson;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean isHelp;

    private final Console console;

    ListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ExitCode worst = ExitCode.WHOLE;
        for (String name : names) {
            if (names.size() > 1 && !isJson) {
                console.line("# " + Printable.field(name));
            }
            Report report = new Report(console, name);
            report.during(() -> list(name, new Input(name, console.progress()).members(ReadOptions.DEFAULT)));
            worst = worst.or(report.exitCode());
        }
        return worst.number();
    }

    private void list(String name, List<ArchiveMember> members) throws IOException {
        if (isJson) {
            Json.print(console.out(), json -> json.member("file", name).array("members", array -> {
                for (ArchiveMember member : members) {
                    array.element(object -> write(object, member));
                }
            }));
            return;
        }
        Table table = new Table(console, ">size", ">packed", "how", "name");
        for (ArchiveMember member : members) {
            table.row(size(member.size()), size(member.packedSize()), member.packing(), label(member));
        }
        table.end();
    }

    private static String size(long size) {
        return size < 0 ? "-" : Long.toString(size);
    }

    private static String label(ArchiveMember member) {
        String name = member.name();
        boolean isLong = name.codePointCount(0, name.length()) > LONGEST;
        String shown = isLong ? name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "…" : name;
        return Printable.field(shown) + (member.obstacle() == null || member.type() == ArchiveMember.Type.FOLDER ? ""
                : " (" + member.obstacle() + ")");
    }

    private static void write(Json json, ArchiveMember member) {
        json.member("name", member.name()).member("type", member.type().name().toLowerCase(Locale.ROOT))
                .member("size", orNull(member.size())).member("packedSize", orNull(member.packedSize()))
                .member("packing", member.packing()).member("obstacle", member.obstacle());
    }

    private static @Nullable Long orNull(long size) {
        return size < 0 ? null : Long.valueOf(size);
    }
}
