package org.tng4j.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// C's `%.Ng`, digit for digit: the exact binary value, rounded half to even, trailing zeros gone. Java's `%g` differs.
final class GeneralFormat {
    private static final int SMALLEST_PLAIN_EXPONENT = -4;

    private GeneralFormat() {
    }

    /// Returns `value` with at most `digits` significant digits.
    static String of(double value, int digits) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = Math.copySign(1, value) < 0 ? "-" : "";
        if (Double.isInfinite(value)) {
            return sign + "inf";
        }
        return value == 0 ? sign + "0" : sign + positive(new BigDecimal(Math.abs(value)), digits);
    }

    private static String positive(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN)).stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < SMALLEST_PLAIN_EXPONENT || exponent >= digits
                ? scientific(rounded.unscaledValue().toString(), exponent) : rounded.toPlainString();
    }

    private static String scientific(String digits, int exponent) {
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return digits.charAt(0) + fraction + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
    }
}
