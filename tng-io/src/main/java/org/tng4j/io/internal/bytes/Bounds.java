package org.tng4j.io.internal.bytes;

import java.io.IOException;
import java.util.function.Supplier;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;

/// The border with numbers from the file: every product and every range of such numbers passes here.
public final class Bounds {
    private static final long MAX_RATIO = 1040;
    private static final long RATIO_ALLOWANCE = 1 << 16;

    private Bounds() {}

    /// Returns `a * b` of two numbers that are not negative.
    ///
    /// @throws IOException `LIMIT_EXCEEDED` if 64 bits do not hold it
    public static long product(long a, long b, String what, Supplier<Place> place) throws IOException {
        if (a != 0 && b > Long.MAX_VALUE / a) {
            throw place.get().unsupported(Kind.LIMIT_EXCEEDED, what + " is " + a + " * " + b + ", must fit 64 bits");
        }
        return a * b;
    }

    /// Returns `a + b` of two numbers that are not negative.
    ///
    /// @throws IOException `BAD_VALUE` if 64 bits do not hold it
    public static long sum(long a, long b, String what, Supplier<Place> place) throws IOException {
        if (b > Long.MAX_VALUE - a) {
            throw place.get().broken(Kind.BAD_VALUE, what + " is " + a + " + " + b + ", must fit 64 bits");
        }
        return a + b;
    }

    /// Says whether `size` bytes from `offset` lie inside `limit` bytes; no sum that could overflow.
    public static boolean contains(long limit, long offset, long size) {
        return offset >= 0 && size >= 0 && offset <= limit && size <= limit - offset;
    }

    /// Returns how many bytes a packed payload can hold at most: what deflate can reach, and some allowance.
    public static long largestInflated(long payloadSize) {
        return payloadSize > (Long.MAX_VALUE - RATIO_ALLOWANCE) / MAX_RATIO
                ? Long.MAX_VALUE : payloadSize * MAX_RATIO + RATIO_ALLOWANCE;
    }
}
