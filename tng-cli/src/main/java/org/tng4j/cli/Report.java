package org.tng4j.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<String, Repeated> unsupported = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private ExitCode exitCode = ExitCode.WHOLE;

    /// One thing that we do not read, in how many places.
    private static final class Repeated {
        private final String where;
        private long more;

        Repeated(String where) {
            this.where = where;
        }
    }

    /// @param file its name as the user gave it
    Report(Console console, String file) {
        this.console = console;
        this.file = file;
    }

    ExitCode exitCode() {
        return exitCode;
    }

    /// Returns what was complained about so far.
    List<Finding> findings() {
        return findings;
    }

    /// Complains about what was thrown.
    void thrown(IOException e) {
        switch (e) {
            case TngFormatException bad -> finding(new Finding(bad.kind(), bad.place(), bad.problem()));
            case TngUnsupportedException not -> finding(new Finding(not.kind(), not.place(), not.problem()));
            default -> error(ofDisk(e));
        }
    }

    /// Complains about the file in words of our own.
    void error(String text) {
        say(ExitCode.BAD_FILE, file + ": " + text);
    }

    /// Complains about something odd, unless that was done before.
    void finding(Finding finding) {
        if (finding.kind().isUnsupported()) {
            unsupported(finding);
        } else if (said.add(finding.toString())) {
            findings.add(finding);
            damageOrWarning(finding);
        }
    }

    /// Returns how bad a kind is, in one word.
    static String severity(Kind kind) {
        return kind.isInformation() ? "information" : WARNINGS.contains(kind) ? "warning" : "error";
    }

    private void damageOrWarning(Finding finding) {
        if (WARNINGS.contains(finding.kind())) {
            console.warning(finding.toString());
        } else if (!finding.kind().isInformation()) {
            say(ExitCode.BAD_FILE, finding.toString());
        }
    }

    /// A codec that we do not read fails in each frame set: said once, then counted.
    private void unsupported(Finding finding) {
        Repeated before = unsupported.get(finding.kind() + finding.place().block());
        if (before != null) {
            before.more++;
            return;
        }
        unsupported.put(finding.kind() + finding.place().block(), new Repeated(finding.place().toString()));
        findings.add(finding);
        say(ExitCode.UNSUPPORTED, finding.toString());
    }

    /// Says how often what was said once has happened.
    void finish() {
        for (Repeated repeated : unsupported.values()) {
            if (repeated.more > 0) {
                console.error(repeated.where + ": and " + repeated.more + " more like it");
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
            case NoSuchFileException _ -> "no such file";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException disk when disk.getReason() != null -> disk.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
