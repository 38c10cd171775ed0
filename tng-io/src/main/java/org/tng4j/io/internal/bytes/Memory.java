package org.tng4j.io.internal.bytes;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// The only door to memory whose size a file decides. Whoever comes through it has held the count against the bytes that
/// are there, or against a limit; what is taken is counted, so that a test can hold the sum against the file. Arrays of
/// sizes that stand in the code need no door. Safe for several threads.
public final class Memory {
    private static final LongAdder TAKEN = new LongAdder();

    private Memory() {}

    /// Returns how many bytes were taken since the class was loaded, by all threads together; none is ever given back.
    public static long taken() {
        return TAKEN.sum();
    }

    /// Counts memory that another one takes for us, such as the caller's arena.
    public static void count(long size) {
        TAKEN.add(size);
    }

    /// Takes an array.
    public static byte[] bytes(int count) {
        count(count * (long) Byte.BYTES);
        return new byte[count];
    }

    /// Takes an array.
    public static char[] chars(int count) {
        count(count * (long) Character.BYTES);
        return new char[count];
    }

    /// Takes an array.
    public static int[] ints(int count) {
        count(count * (long) Integer.BYTES);
        return new int[count];
    }

    /// Takes an array.
    public static long[] longs(int count) {
        count(count * (long) Long.BYTES);
        return new long[count];
    }

    /// Takes an array that begins as another one does.
    public static byte[] copy(byte[] from, int count) {
        count(count * (long) Byte.BYTES);
        return Arrays.copyOf(from, count);
    }

    /// Takes an array that begins as another one does.
    public static long[] copy(long[] from, int count) {
        count(count * (long) Long.BYTES);
        return Arrays.copyOf(from, count);
    }

    /// Takes memory outside the heap, of zeros.
    public static MemorySegment segment(Arena arena, long size) {
        count(size);
        return arena.allocate(size);
    }

    /// Takes a list with room for so many.
    public static <T> List<T> list(int count) {
        count(count * (long) Long.BYTES);
        return new ArrayList<>(count);
    }
}
