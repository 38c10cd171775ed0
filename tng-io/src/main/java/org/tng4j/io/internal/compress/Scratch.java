package org.tng4j.io.internal.compress;

import org.tng4j.io.internal.bytes.Memory;

/// Arrays that grow and are kept: whoever asks has checked the count against what the section can hold, or against
/// the count of values that its block announces. What an array held before is not kept.
final class Scratch {

    private Scratch() {}

    /// Returns the array itself where it is long enough.
    static int[] ints(int[] had, int count) {
        return had.length >= count ? had : Memory.ints(count);
    }

    /// Returns the array itself where it is long enough.
    static char[] chars(char[] had, int count) {
        return had.length >= count ? had : Memory.chars(count);
    }

    /// Returns the array itself where it is long enough.
    static byte[] bytes(byte[] had, int count) {
        return had.length >= count ? had : Memory.bytes(count);
    }
}
