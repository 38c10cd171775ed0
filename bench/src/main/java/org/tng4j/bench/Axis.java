package org.tng4j.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/// Numbers along a line of a picture, evenly or by powers of ten.
///
/// @param title with the unit
/// @param least at the beginning
/// @param most  at the end
record Axis(String title, double least, double most, boolean isLogarithmic) {
    private static final int MOST_TICKS = 8;

    /// Makes an axis from 0 to a round number.
    static Axis linear(String title, DoubleStream values) {
        double most = values.max().orElse(1);
        double step = step(most);
        return new Axis(title, 0, Math.max(step, Math.ceil(most / step - 1e-9) * step), false);
    }

    /// Makes an axis between two powers of ten.
    static Axis logarithmic(String title, List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(10);
        double first = Math.pow(10, Math.floor(Math.log10(least)));
        return new Axis(title, first, Math.max(10 * first, Math.pow(10, Math.ceil(Math.log10(most) - 1e-9))), true);
    }

    /// Returns 1, 2 or 5 times a power of ten.
    private static double step(double most) {
        double rough = Math.max(most, Double.MIN_NORMAL) / MOST_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return DoubleStream.of(1, 2, 5, 10).map(times -> times * power).filter(step -> step >= rough * (1 - 1e-9))
                .findFirst().orElse(10 * power);
    }

    /// Returns how far along a number is, 0 to 1.
    double part(double value) {
        return isLogarithmic ? Math.log10(value / least) / Math.log10(most / least) : (value - least) / (most - least);
    }

    /// Returns the numbers to name.
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (isLogarithmic) {
            for (double tick = least; tick < most * 1.001; tick *= 10) {
                ticks.add(tick);
            }
        } else {
            double step = step(most);
            for (int i = 0; i * step < most * 1.001; i++) {
                ticks.add(i * step);
            }
        }
        return ticks;
    }

    /// Returns a number as it is written on an axis: 20, 0.5, 10k, 1M.
    static String text(double value) {
        if (value >= 999_500) {
            return plain(value / 1e6) + "M";
        }
        return value >= 9_995 ? plain(value / 1e3) + "k" : plain(value);
    }

    private static String plain(double value) {
        return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }
}
