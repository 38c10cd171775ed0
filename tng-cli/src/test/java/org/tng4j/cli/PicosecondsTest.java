package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PicosecondsTest {

    @Test
    void hidesThatProgramsCountInFloat32() {
        assertEquals("1.2", Picoseconds.text(1.2000000476837158));
        assertEquals("2.1", Picoseconds.text(2.0999999046325684));
        assertEquals("0.01", Picoseconds.text(0.010000000000000002));
        assertEquals("0", Picoseconds.text(0));
        assertEquals("-1", Picoseconds.text(-1));
    }

    @Test
    void keepsNineDigitsOfLongTimes() {
        assertEquals("1234567.89", Picoseconds.text(1234567.89));
        assertEquals("1.23456789e+10", Picoseconds.text(12345678900.0));
    }

    @Test
    void hasADashWhereNoneIsStored() {
        assertEquals("-", Picoseconds.text(Double.NaN));
    }
}
