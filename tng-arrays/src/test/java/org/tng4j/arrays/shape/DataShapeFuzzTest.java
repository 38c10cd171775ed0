package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Text that was a datashape until a few characters changed: a datashape again, or refused with its place.
class DataShapeFuzzTest {

    private static final int CASES = 10_000;
    private static final String ALPHABET = "?*.,:;=[](){}<>!|-'\"\\#_ \t\n\r\0é\uD83D09aANTvxufixed";

    @Test
    void parsesOrRefusesAnyText() {
        int parsed = 0;
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            String text = damaged(SugaredText.of(RandomShapes.any(random), random), random);
            parsed += survives(text, "seed " + seed + ": " + text) ? 1 : 0;
        }
        assertTrue(parsed > CASES / 20 && parsed < CASES, "parsed " + parsed);
    }

    private static boolean survives(String text, String message) {
        try {
            DataShape shape = DataShape.parse(text);
            assertEquals(shape, DataShape.parse(shape.toString()), message);
            return true;
        } catch (DataShapeSyntaxException e) {
            String[] lines = e.getMessage().split("\n", -1);
            assertEquals(3, lines.length, message);
            assertEquals(0, lines[0].indexOf("line " + e.line() + ", column " + e.column() + ": "), message);
            assertEquals('^', lines[2].trim().charAt(0), message);
            return false;
        }
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int at = random.nextInt(damaged.length() + 1);
            int end = Math.min(damaged.length(), at + random.nextInt(3));
            String other = random.nextBoolean() ? "" : String.valueOf(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            damaged.replace(at, end, other);
        }
        return damaged.toString();
    }
}
