package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.HashMode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A command that looks at one file after the other. A file that fails does not stop the rest.
abstract class FileCommand implements Callable<Integer> {
    private static final ReadOptions OPTIONS = ReadOptions.DEFAULT.with(HashMode.WARN);

    @Parameters(arity = "1..*", paramLabel = "FILE",
            description = "TNG trajectories, packed or in archives too: ARCHIVE!/NAME; - is standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object per file, on a line of its own.")
    private boolean isJson;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean isHelp;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Console console;

    FileCommand(Console console) {
        this.console = console;
    }

    /// Prints what there is to say about a file as text.
    abstract void printText(TngFile file, Report report) throws IOException;

    /// Prints what there is to say about a file as one JSON object.
    abstract void printJson(TngFile file, Report report) throws IOException;

    /// Checks what the options mean together, before any file is opened.
    void checkOptions() {
    }

    /// Refuses the command line.
    final void require(boolean holds, String problem) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), problem);
        }
    }

    final Console console() {
        return console;
    }

    @Override
    public final Integer call() {
        checkOptions();
        ExitCode worst = ExitCode.WHOLE;
        for (String name : files) {
            if (files.size() > 1 && !isJson) {
                console.line("# " + Printable.field(name));
            }
            worst = worst.or(look(name));
        }
        return worst.number();
    }

    private ExitCode look(String name) {
        Report report = new Report(console, name);
        report.during(() -> {
            try (TngFile file = new Input(name, console.progress()).open(OPTIONS)) {
                file.frameSetCount();
                print(file, report);
                file.findings().forEach(report::finding);
            }
        });
        report.finish();
        return report.exitCode();
    }

    private void print(TngFile file, Report report) throws IOException {
        if (isJson) {
            printJson(file, report);
        } else {
            printText(file, report);
        }
    }
}
