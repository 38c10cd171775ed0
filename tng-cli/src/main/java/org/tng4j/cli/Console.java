package org.tng4j.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where data and complaints go.
///
/// @param out      data; buffered by whoever made it
/// @param err      complaints, one line each
/// @param progress erased before either is printed
record Console(PrintStream out, PrintStream err, Progress progress) {

    Console(PrintStream out, PrintStream err) {
        this(out, err, Progress.on(err));
    }

    /// Returns one that prints nothing.
    static Console silent() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Console(nowhere, nowhere, new Progress(nowhere, false, 0));
    }

    /// Returns one whose complaints are data.
    Console withComplaintsAsData() {
        return new Console(out, out, progress);
    }

    /// Prints a line of data, with a line feed whatever the system.
    void line(String text) {
        progress.erase();
        out.append(text).append('\n');
    }

    /// Prints a complaint behind all data printed so far.
    void error(String text) {
        complain("error: " + text);
    }

    /// Prints something odd behind all data printed so far.
    void warning(String text) {
        complain("warning: " + text);
    }

    private void complain(String text) {
        progress.erase();
        out.flush();
        err.append(Printable.line(text)).append('\n');
        err.flush();
    }
}
