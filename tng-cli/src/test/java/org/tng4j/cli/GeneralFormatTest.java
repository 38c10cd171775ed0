package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values are what C's `printf("%.9g")` prints.
class GeneralFormatTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, -0", "1, 1", "0.5, 0.5", "1000, 1000", "1e-9, 1e-09", "0.0001, 0.0001",
        "0.00001, 1e-05", "123456789, 123456789", "1234567890, 1.23456789e+09", "999999999.5, 1e+09",
        "0.1, 0.1", "0.30000000000000004, 0.3", "1.0020000000000002, 1.002", "2.0999999046325684, 2.0999999",
        "1e100, 1e+100", "-1.5e-300, -1.5e-300", "4.9e-324, 4.94065646e-324", "1.7976931348623157e308, 1.79769313e+308",
        "0.0001234567891, 0.000123456789", "-12345.678901234, -12345.6789", "100000000, 100000000", "1e9, 1e+09",
        "0.5000000005, 0.500000001", "1.0000000005, 1", "3.0000000015, 3", "NaN, nan",
        "Infinity, inf", "-Infinity, -inf"})
    void printsNineDigitsAsC(double value, String expected) {
        assertEquals(expected, GeneralFormat.of(value, 9));
    }

    @Test
    void staysWithinHalfOfTheNinthDigit() {
        Random random = new Random(20261122);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value) && Math.abs(value) > Double.MIN_NORMAL) {
                double back = Double.parseDouble(GeneralFormat.of(value, 9));
                double error = Double.isInfinite(back) ? 0 : Math.abs(back - value) / Math.abs(value);
                assertEquals(0, error, 5.0000001e-9, () -> "seed 20261122: " + value);
            }
        }
    }

    @Test
    void takesAnyNumberOfDigits() {
        assertEquals("0.001", GeneralFormat.of(9.999999313149602e-4, 6));
        assertEquals("1.06066", GeneralFormat.of(1.0606601, 6));
    }
}
