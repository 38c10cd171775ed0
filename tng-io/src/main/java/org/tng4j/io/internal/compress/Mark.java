package org.tng4j.io.internal.compress;

/// Where a coder stands between two frames, number by number in an array that somebody else keeps; taken back in the
/// order in which they were put. Reused from array to array.
final class Mark {
    /// Numbers that the longest one takes: that of XTC2.
    static final int SIZE = 64;

    private int[] numbers = {};
    private int at;

    /// Goes to the first number of a mark.
    Mark at(int[] array, int from) {
        numbers = array;
        at = from;
        return this;
    }

    void put(int number) {
        numbers[at++] = number;
    }

    void put(boolean flag) {
        put(flag ? 1 : 0);
    }

    void put(long number) {
        put((int) (number >>> Integer.SIZE));
        put((int) number);
    }

    void put(int[] values, int from, int count) {
        System.arraycopy(values, from, numbers, at, count);
        at += count;
    }

    int take() {
        return numbers[at++];
    }

    boolean takeFlag() {
        return take() != 0;
    }

    long takeLong() {
        long high = take();
        return high << Integer.SIZE | Integer.toUnsignedLong(take());
    }

    void take(int[] values, int count) {
        System.arraycopy(numbers, at, values, 0, count);
        at += count;
    }
}
