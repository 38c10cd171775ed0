package org.tng4j.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows in columns. Widths come from the first rows, so that a listing of any length starts at once and needs no
/// memory; a later row that is wider moves what follows it.
final class Table {
    private static final int ROWS_LOOKED_AT = 1000;
    private static final String GAP = "  ";

    private final Console console;
    private final boolean[] isRight;
    private final int[] widths;
    private final List<String[]> waiting = new ArrayList<>();
    private boolean isStreaming;

    /// @param titles a title that starts with `>` stands, with its column, to the right
    Table(Console console, String... titles) {
        this.console = console;
        this.isRight = new boolean[titles.length];
        this.widths = new int[titles.length];
        String[] plain = new String[titles.length];
        for (int i = 0; i < titles.length; i++) {
            isRight[i] = titles[i].startsWith(">");
            plain[i] = titles[i].substring(isRight[i] ? 1 : 0);
        }
        row(plain);
    }

    /// Adds a row: one cell for each column.
    void row(String... cells) {
        if (cells.length != widths.length) {
            throw new IllegalArgumentException("row has " + cells.length + " cells, must have " + widths.length);
        }
        add(cells);
    }

    /// Adds a line across all columns.
    void note(String text) {
        add(text);
    }

    private void add(String... cells) {
        if (isStreaming) {
            print(cells);
            return;
        }
        waiting.add(cells);
        if (waiting.size() == ROWS_LOOKED_AT) {
            end();
        }
    }

    /// Prints what has been waiting for its widths.
    void end() {
        for (String[] cells : waiting) {
            for (int i = 0; cells.length == widths.length && i < cells.length; i++) {
                widths[i] = Math.max(widths[i], width(cells[i]));
            }
        }
        waiting.forEach(this::print);
        waiting.clear();
        isStreaming = true;
    }

    private void print(String[] cells) {
        if (cells.length != widths.length) {
            console.line(cells[0]);
            return;
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            String padding = " ".repeat(Math.max(0, widths[i] - width(cells[i])));
            line.append(i == 0 ? "" : GAP).append(isRight[i] ? padding + cells[i] : cells[i] + padding);
        }
        console.line(line.toString().stripTrailing());
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    @Override
    public String toString() {
        return Arrays.toString(widths);
    }
}
