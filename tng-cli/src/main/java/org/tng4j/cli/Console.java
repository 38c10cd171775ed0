package org.tng4j.cli;

import java.io.PrintStream;

/// Where data and complaints go.
///
/// @param out data; buffered by whoever made it
/// @param err complaints, one line each
record Console(PrintStream out, PrintStream err) {

    /// Prints a line of data, with a line feed whatever the system.
    void line(String text) {
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
        out.flush();
        err.append(Printable.line(text)).append('\n');
        err.flush();
    }
}
