package org.tng4j.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;

/// The complaints about one file: prints each once, keeps them for JSON, and knows the exit code they make.
///
/// What is damaged is an `error`, as is what we do not read; what reading could go round without loss is a `warning`;
/// mere information is left to `--json`.
final class Report {
    private static final Set<Kind> WARNINGS = EnumSet.of(Kind.MISSING_BLOCK, Kind.SWAPPED_FRAME_COUNT,
            Kind.NESTED_BLOCK, Kind.XTC_AS_RAW, Kind.CHAR_WITH_CODEC, Kind.SURPLUS_PAYLOAD, Kind.DEPENDENCY_BITS,
            Kind.OVERLAPPING_PIECES, Kind.IDENTICAL_PIECES, Kind.OVERLAPPING_FRAME_SETS, Kind.DUPLICATE_FRAME_SET);

    private final Console console;
    private final String file;
    private final Set<String> said = new HashSet<>();
    private final Map<String, Problem> unsupported = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private @Nullable TngFile steps;
    private ExitCode exitCode = ExitCode.WHOLE;

    /// What one does with a file.
    interface Work {
        void run() throws IOException;
    }

    /// @param file its name as the user gave it
    Report(Console console, String file) {
        this.console = console;
        this.file = file;
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /// Returns what was complained about so far, and what was found that is no complaint.
    List<Problem> problems() {
        return problems;
    }

    /// Returns the complaints that have no place in the file.
    List<String> errors() {
        return errors;
    }

    /// Says the steps of a frame set, too, from here on.
    ///
    /// @param trajectory open as long as there are findings to report
    void placeStepsOf(TngFile trajectory) {
        steps = trajectory;
    }

    /// Returns how many complaints are of one severity, those that were not said included.
    long count(String severity) {
        return problems.stream().filter(problem -> problem.severity().equals(severity))
                .mapToLong(problem -> 1 + problem.more()).sum() + (severity.equals("error") ? errors.size() : 0);
    }

    /// Says whether the bytes of the file are to blame, and not whoever reads them.
    boolean hasDamage() {
        return problems.stream().anyMatch(problem -> problem.severity().equals("error")
                && !problem.finding().kind().isUnsupported());
    }

    /// Does something with the file, and complains about whatever it throws.
    void during(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            thrown(e);
        } catch (InvalidPathException e) {
            error("is no path here: " + e.getReason());
        } catch (OutOfMemoryError e) {
            error("needs more memory than there is; TNG_JAVA_OPTS=-Xmx… gives more");
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
            error("tng failed, which is a bug of tng4j: " + e);
        }
    }

    /// Complains about what was thrown.
    void thrown(IOException e) {
        switch (e) {
            case TngFormatException bad -> finding(new Finding(bad.kind(), bad.place(), bad.problem()));
            case TngUnsupportedException not -> finding(new Finding(not.kind(), not.place(), not.problem()));
            default -> error(ofDisk(e));
        }
    }

    /// Complains about the file in words of our own, unless that was done before.
    void error(String text) {
        if (said.add(text)) {
            errors.add(text);
            say(ExitCode.BAD_FILE, file + ": " + text);
        }
    }

    /// Complains about something odd, unless that was done before.
    void finding(Finding finding) {
        if (!said.add(finding.toString())) {
            return;
        }
        Problem problem = new Problem(finding, steps);
        Problem before = finding.kind().isUnsupported()
                ? unsupported.putIfAbsent(finding.kind() + finding.place().block(), problem) : null;
        if (before == null) {
            problems.add(problem);
            complain(problem);
        } else {
            before.addOneMore(); // a codec that we do not read fails in each frame set: said once, then counted
        }
    }

    /// Returns how bad a kind is, in one word.
    static String severity(Kind kind) {
        return kind.isInformation() ? "information" : WARNINGS.contains(kind) ? "warning" : "error";
    }

    private void complain(Problem problem) {
        Kind kind = problem.finding().kind();
        if (WARNINGS.contains(kind)) {
            console.warning(problem.line());
        } else if (!kind.isInformation()) {
            say(kind.isUnsupported() ? ExitCode.UNSUPPORTED : ExitCode.BAD_FILE, problem.line());
        }
    }

    /// Says how often what was said once has happened.
    void finish() {
        for (Problem problem : unsupported.values()) {
            if (problem.more() > 0) {
                console.error(problem.finding().place() + ": and " + problem.more() + " more like it");
            }
        }
        unsupported.clear();
    }

    private void say(ExitCode code, String text) {
        exitCode = exitCode.or(code);
        console.error(text);
    }

    private static String ofDisk(IOException e) {
        return switch (e) {
            case FileSystemException disk when disk.getReason() != null -> disk.getReason();
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
