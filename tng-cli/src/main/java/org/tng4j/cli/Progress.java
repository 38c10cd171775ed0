package org.tng4j.cli;

import java.io.PrintStream;
import java.nio.file.Path;

/// How far a long look has got, on standard error, if that is a terminal: one line that is written over, and gone
/// before anything else is printed.
final class Progress {
    /// Set by the launcher, which can ask the system; Java cannot.
    static final String IS_TERMINAL = "org.tng4j.cli.terminal";

    private static final long INTERVAL = 200_000_000L;
    /// A line that wraps cannot be written over.
    private static final int WIDTH = 79;
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean isShown;
    private final long interval;
    private long last = System.nanoTime();
    private boolean isDirty;

    /// @param interval nanoseconds between two lines at least
    Progress(PrintStream err, boolean isShown, long interval) {
        this.err = err;
        this.isShown = isShown;
        this.interval = interval;
    }

    static Progress on(PrintStream err) {
        return new Progress(err, Boolean.getBoolean(IS_TERMINAL), INTERVAL);
    }

    /// Says how much is done, five times a second at most.
    ///
    /// @param all -1 where nobody knows: then `done` are bytes
    void show(String file, String what, long done, long all) {
        if (isShown && System.nanoTime() - last >= interval) {
            last = System.nanoTime();
            isDirty = true;
            String part = all < 0 ? (done >> 20) + " MiB" : 100 * Math.clamp(done, 0, all) / Math.max(1, all) + " %";
            print(ERASE + cut(Printable.line(Path.of(file).getFileName() + ": " + what + ", " + part)));
        }
    }

    /// Clears the line for what is printed next.
    void erase() {
        if (isDirty) {
            isDirty = false;
            print(ERASE);
        }
    }

    /// Leaves out the beginning: what is done stands at the end.
    private static String cut(String line) {
        return line.length() <= WIDTH ? line : "…" + line.substring(line.length() - WIDTH + 1);
    }

    private void print(String text) {
        err.append(text);
        err.flush();
    }
}
