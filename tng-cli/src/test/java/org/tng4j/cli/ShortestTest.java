package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortestTest {

    @Test
    void spellsAsCAndJsonDo() {
        assertEquals("0.5", Shortest.of(0.5f));
        assertEquals("0", Shortest.of(0.0));
        assertEquals("-0", Shortest.of(-0.0));
        assertEquals("1000", Shortest.of(1000.0));
        assertEquals("1e+7", Shortest.of(1e7));
        assertEquals("1e-12", Shortest.of(1e-12));
        assertEquals("1.5e-12", Shortest.of(1.5e-12));
        assertEquals("0.14307046", Shortest.of(0.14307046f));
        assertEquals("nan", Shortest.of(Float.NaN));
        assertEquals("-inf", Shortest.of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void givesTheNumberBack() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                assertEquals(value, Float.parseFloat(Shortest.of(value)), () -> "seed 7: " + value);
            }
        }
    }
}
