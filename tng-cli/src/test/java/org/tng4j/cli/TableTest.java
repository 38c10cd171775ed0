package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TableTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Table table = new Table(new Console(out, out), ">n", "name", ">size");

    private String text() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void alignsNumbersRightAndWordsLeft() {
        table.row("1", "box", "9");
        table.row("10", "positions 😝", "1000");
        table.note("a note of any length");
        table.end();
        assertEquals("""
                 n  name         size
                 1  box             9
                10  positions 😝  1000
                a note of any length
                """, text());
    }

    @Test
    void printsRowsBeforeItHasSeenAll() {
        for (int i = 0; i < 1500; i++) {
            table.row(Integer.toString(i), "x", "1");
        }
        assertEquals(1501, text().lines().count());
        table.row("123456", "wider than all before", "1");
        assertEquals("123456  wider than all before     1", text().lines().toList().getLast());
    }

    @Test
    void refusesARowOfAnotherWidth() {
        assertThrows(IllegalArgumentException.class, () -> table.row("1", "2"));
    }
}
