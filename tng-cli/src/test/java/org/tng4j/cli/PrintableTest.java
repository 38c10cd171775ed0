package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void escapesWhatWouldMoveTheCursor() {
        assertEquals("a\\tb\\nc\\rd\\u001b[31m\\u0000\\u007f\\u009b",
                Printable.field("a\tb\nc\rd\u001b[31m\0\u007f\u009b"));
        assertEquals("\\u2028\\u202e\\ufeff", Printable.line("\u2028\u202e\ufeff"));
        assertEquals("\\ud83d", Printable.line("\ud83d"));
    }

    @Test
    void escapesBackslashesOfFieldsOnly() {
        assertEquals("a\\\\tb", Printable.field("a\\tb"));
        assertEquals("C:\\run.tng", Printable.line("C:\\run.tng"));
    }

    @Test
    void leavesWordsOfAllScriptsAndEmojiAlone() {
        String text = "prog å 水 😝 👩‍🔬";
        assertEquals(text, Printable.field(text));
    }
}
