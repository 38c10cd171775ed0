package org.tng4j.io.internal.compress;

import java.io.IOException;

/// One of the arrays of an XTC3 section, unpacked, and how much of it has been used. Its count is bounded by the count
/// of triplets that the section must give.
/// Source: docs/compression.md, *XTC3*.
final class NumberArray {
    private static final int BASE_BLOCK = 0;
    private static final int BWLZH_BLOCK = 1;

    private final String name;
    private final String countField;
    private final String part;
    private int[] values = {};
    private int count;
    private int next;

    NumberArray(String name) {
        this.name = name;
        this.countField = "number of " + name;
        this.part = "array of " + name;
    }

    int count() {
        return count;
    }

    /// Reads and unpacks `count(uint32) size(uint32) BWLZH block`, or the count alone if it is 0.
    ///
    /// @param most numbers that there may be
    void readSmall(SectionBytes section, long most, BwlzhBlock block) throws IOException {
        start(section, most);
        if (count > 0) {
            long outer = section.enter(section.int32(), part);
            readBwlzh(section, block);
            section.leave(outer);
        }
    }

    /// Reads and unpacks `count(uint32) kind(uint8) size(uint32) block`, or the count alone if it is 0.
    ///
    /// @param most numbers that there may be, three to a triplet
    void readTriplets(SectionBytes section, long most, BwlzhBlock bwlzh, BaseBlock base) throws IOException {
        start(section, most);
        if (count % 3 != 0) {
            throw section.broken(countField + " before offset " + section.offset() + " is " + count
                    + ", must be a multiple of 3");
        }
        if (count == 0) {
            return;
        }
        int kind = section.uint8();
        if (kind != BASE_BLOCK && kind != BWLZH_BLOCK) {
            throw section.broken("kind of the " + part + " at offset " + (section.offset() - 1) + " is " + kind
                    + ", must be 0 or 1");
        }
        long outer = section.enter(section.int32(), part);
        if (kind == BASE_BLOCK) {
            values = Scratch.ints(values, count);
            base.decode(section, values, count);
        } else {
            readBwlzh(section, bwlzh);
        }
        section.leave(outer);
    }

    private void start(SectionBytes section, long most) throws IOException {
        count = section.count(countField, 0, most);
        next = 0;
    }

    private void readBwlzh(SectionBytes section, BwlzhBlock block) throws IOException {
        BwlzhBlock.requireRoom(section, count);
        values = Scratch.ints(values, count);
        block.decode(section, values, count);
    }

    /// Returns the next number.
    int next(SectionBytes section) throws IOException {
        return values[take(section, 1)];
    }

    /// Returns where the next numbers stand in [#values()], and counts them as used.
    int take(SectionBytes section, int size) throws IOException {
        int at = next;
        if (size > count - at) {
            throw section.broken("XTC3 section before offset " + section.offset() + " has " + count + " " + name
                    + ", its instructions want at least " + ((long) at + size));
        }
        next = at + size;
        return at;
    }

    /// Returns how many have been used.
    int used() {
        return next;
    }

    /// Makes the first `used` the ones that have been used.
    void rewind(int used) {
        next = used;
    }

    /// Returns the array itself: only what [#take(SectionBytes, int)] gave may be read.
    int[] values() {
        return values;
    }
}
