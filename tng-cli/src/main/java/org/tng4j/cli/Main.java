package org.tng4j.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.tng4j.io.Frames;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `tng`: arguments to command to exit code.
@Command(name = "tng", version = "tng 0.1.0-SNAPSHOT", description = "Looks into TNG trajectories, and rescues broken ones.",
        synopsisSubcommandLabel = "COMMAND", sortOptions = false, footer = {"",
            "Data go to standard output, complaints to standard error.",
            "Exit codes: 0 whole, 1 damaged or cannot be opened, 2 wrong usage, 3 valid but not supported."})
public final class Main implements Runnable {
    private static final int BUFFER_SIZE = 1 << 16;
    private static final int HELP_WIDTH = 100;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Print this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean isHelp;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Print the version.")
    @SuppressWarnings("UnusedVariable")
    private boolean isVersion;

    private Main() {
    }

    /// Runs a command and ends the JVM with its exit code.
    ///
    /// @param args a command and what belongs to it; `--help` tells
    public static void main(String[] args) {
        var out = new GuardedOutput(new FileOutputStream(FileDescriptor.out));
        var err = new FileOutputStream(FileDescriptor.err);
        System.exit(run(args,
                new PrintStream(new BufferedOutputStream(out, BUFFER_SIZE), false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    }

    /// Runs a command.
    ///
    /// @param args a command and what belongs to it
    /// @param out  takes data
    /// @param err  takes complaints
    /// @return the exit code
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Console console = new Console(out, err);
        StringWriter help = new StringWriter();
        try {
            int code = commandLine(console, new PrintWriter(help)).execute(args);
            out.append(help.toString());
            out.flush();
            return code;
        } catch (GuardedOutput.Closed e) {
            return closed(e, console);
        }
    }

    private static int closed(GuardedOutput.Closed e, Console console) {
        if (e.isReaderGone()) {
            return ExitCode.WHOLE.number();
        }
        console.err().append("error: standard output: " + Printable.line(String.valueOf(e.getMessage())) + '\n');
        return ExitCode.BAD_FILE.number();
    }

    /// @param help takes what help prints; picocli knows no reader that goes
    private static CommandLine commandLine(Console console, PrintWriter help) {
        CommandLine line = new CommandLine(new Main())
                .addSubcommand(new InfoCommand(console)).addSubcommand(new BlocksCommand(console))
                .addSubcommand(new FramesCommand(console)).addSubcommand(new MoleculesCommand(console))
                .addSubcommand(new DumpCommand(console)).addSubcommand(new DigestCommand(console))
                .addSubcommand(new VerifyCommand(console)).addSubcommand(new SalvageCommand(console))
                .addSubcommand(new ListCommand(console));
        line.setUsageHelpWidth(HELP_WIDTH);
        line.registerConverter(Frames.class, Main::range);
        line.setOut(help);
        line.setParameterExceptionHandler((e, _) -> wrongUsage(console, e));
        line.setExecutionExceptionHandler((e, _, _) -> failed(e, console));
        return line;
    }

    /// Takes what a command throws: picocli would print where it comes from.
    private static int failed(Exception e, Console console) {
        if (e instanceof GuardedOutput.Closed closed) {
            return closed(closed, console);
        }
        console.error("tng failed, which is a bug of tng4j: " + e);
        return ExitCode.BAD_FILE.number();
    }

    private static Frames range(String text) {
        try {
            return Frames.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    private static int wrongUsage(Console console, ParameterException e) {
        String text = problem(e);
        console.error(text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1) + "; see "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static String problem(ParameterException e) {
        boolean isCommand = e.getCommandLine().getParent() == null && e instanceof UnmatchedArgumentException unknown
                && !unknown.isUnknownOption();
        return isCommand ? "unknown command: '" + ((UnmatchedArgumentException) e).getUnmatched().getFirst() + "'"
                : String.valueOf(e.getMessage());
    }

    /// Without a command there is nothing to do.
    @Override
    public void run() {
        throw new ParameterException(new CommandLine(this), "Missing command");
    }
}
