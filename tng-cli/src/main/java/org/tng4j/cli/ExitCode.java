package org.tng4j.cli;

/// What a command says to the script that called it.
enum ExitCode {
    /// Every file was whole; warnings may have been printed.
    WHOLE(0, 0),
    /// The command line was wrong; no file was opened.
    USAGE(2, 1),
    /// A valid file that we do not read.
    UNSUPPORTED(3, 2),
    /// A damaged file, a hash that does not match, or a file that cannot be opened.
    BAD_FILE(1, 3);

    private final int number;
    private final int weight;

    ExitCode(int number, int weight) {
        this.number = number;
        this.weight = weight;
    }

    /// Returns the process's exit code.
    int number() {
        return number;
    }

    /// Returns the worse of two: of several files the worst one speaks.
    ExitCode or(ExitCode other) {
        return other.weight > weight ? other : this;
    }
}
