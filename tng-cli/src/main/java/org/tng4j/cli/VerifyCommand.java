package org.tng4j.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.HashMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Whether files are whole: the complaints are the data, one line each, and the exit code says the same.
@Command(name = "verify", sortOptions = false,
        description = "Says whether trajectories are whole: one line for each problem, and one for each file.",
        footer = {"", "Looks at every header, hash, pointer and count, decodes every payload, and compares steps and",
            "times of neighbours. A folder stands for all *.tng files in it and below."})
final class VerifyCommand implements Callable<Integer> {
    private static final ReadOptions OPTIONS = ReadOptions.DEFAULT.with(HashMode.WARN);

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "TNG trajectories, or folders of them.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Read no payload: data blocks are neither hashed nor decoded.")
    private boolean isQuick;

    @Option(names = "--json", description = "Print one JSON object per file, on a line of its own.")
    private boolean isJson;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean isHelp;

    private final Console console;
    private final Map<Verdict.Word, Integer> files = new EnumMap<>(Verdict.Word.class);
    private ExitCode worst = ExitCode.WHOLE;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (String name : names) {
            new TrajectoryFiles(name, this::refuse).list().forEach(this::verify);
        }
        int all = files.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 1 && !isJson) {
            console.line(all + " files: " + Arrays.stream(Verdict.Word.values())
                    .map(word -> files.getOrDefault(word, 0) + " " + word).collect(Collectors.joining(", ")));
        }
        return worst.number();
    }

    private void verify(String name) {
        Report report = report(name);
        Verification verification = new Verification(report, isQuick, console.progress());
        report.during(() -> {
            try (TngFile file = new Input(name, console.progress()).open(OPTIONS)) {
                verification.look(file);
            }
        });
        conclude(name, verification.verdict());
    }

    /// Takes a folder that cannot be listed, or has no trajectory.
    private void refuse(String name, IOException e) {
        Report report = report(name);
        report.thrown(e);
        conclude(name, new Verification(report, isQuick, console.progress()).verdict());
    }

    private Report report(String name) {
        return new Report(isJson ? Console.silent() : console.withComplaintsAsData(), name);
    }

    private void conclude(String name, Verdict verdict) {
        verdict.report().finish();
        if (isJson) {
            print(name, verdict);
        } else {
            console.line(Printable.line(name) + ": " + verdict.line());
        }
        console.out().flush();
        files.merge(verdict.word(), 1, Integer::sum);
        worst = worst.or(verdict.report().exitCode());
    }

    private void print(String name, Verdict verdict) {
        try {
            Json.print(console.out(), json -> verdict.write(json, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a PrintStream throws none
        }
    }
}
