package org.tng4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/// An output that says when nobody takes it any more. A [java.io.PrintStream] only remembers that, and a command
/// would go on reading gigabytes for a `head` that has long gone. It says so once; what is written later is lost.
final class GuardedOutput extends OutputStream {

    /// Nothing more can be written.
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed(IOException cause) {
            super(cause.getMessage(), cause, false, false);
        }

        /// Says whether the reader has gone, which is its right; else the disk has failed.
        boolean isReaderGone() {
            String message = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
            return message.contains("pipe") || message.contains("connection reset");
        }
    }

    private final OutputStream to;
    private boolean isClosed;

    GuardedOutput(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        if (isClosed) {
            return;
        }
        try {
            to.write(bytes, from, count);
        } catch (IOException e) {
            throw closed(e);
        }
    }

    @Override
    public void flush() {
        try {
            to.flush();
        } catch (IOException e) {
            throw closed(e);
        }
    }

    private Closed closed(IOException e) {
        isClosed = true;
        return new Closed(e);
    }
}
