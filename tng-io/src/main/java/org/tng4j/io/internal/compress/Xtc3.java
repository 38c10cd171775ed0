package org.tng4j.io.internal.compress;

import static org.tng4j.io.internal.compress.SignMapping.fromSigned;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// XTC3: large and small triplets, their numbers in arrays of their own that are packed one by one.
///
/// ```
/// minimum(uint32 × 3), then six arrays: instructions, run lengths, and the numbers of direct, intra, inter and small
/// triplets: count(uint32) [kind(uint8), not for the first two; size(uint32) BWLZH block (kind 1) or base block (0)]
/// ```
///
/// The arrays are unpacked when the section is opened: together at most three numbers to a triplet, four instructions
/// to a triplet and sixteen. The instructions are carried out frame by frame; a run goes on in the next frame.
/// Source: docs/compression.md, *XTC3*.
final class Xtc3 implements CodedFrames {
    private static final int LARGE_AND_SMALL = 0;
    private static final int RUN_LENGTH = 1;
    private static final int ONLY_LARGE = 2;
    private static final int ONLY_SMALL = 3;
    private static final int FLIP = 4;
    private static final int LARGE_RUN = 5;
    private static final int DIRECT = 6;
    private static final int INTRA = 7;
    private static final int INTER = 8;

    private static final int INSTRUCTIONS_PER_TRIPLET = 4;
    private static final int MORE_INSTRUCTIONS = 16;

    private final BwlzhBlock bwlzh = new BwlzhBlock();
    private final BaseBlock base = new BaseBlock();
    private final NumberArray instructions = new NumberArray("instructions");
    private final NumberArray runs = new NumberArray("run lengths");
    private final NumberArray direct = new NumberArray("direct numbers");
    private final NumberArray intra = new NumberArray("intra numbers");
    private final NumberArray inter = new NumberArray("inter numbers");
    private final NumberArray small = new NumberArray("small numbers");
    private final NumberArray[] arrays = {instructions, runs, direct, intra, inter, small};
    private final int[] minimum = new int[3];
    private final int[] last = new int[3];
    private final int[] carried = new int[3];

    private @Nullable SectionBytes section;
    /// The frame being written; from the triplet being written on, still the frame before.
    private int[] frame = {};
    private int particles;
    /// Triplets that no instruction has claimed yet.
    private long left;
    private int runLength;
    private boolean isSwapped;
    private int largeType;
    private int largeLeft;
    private int smallLeft;
    private boolean isCarried;
    private boolean isFirstFrame;

    @Override
    public void open(SectionBytes bytes, int particleCount, int frames, int parameter) throws IOException {
        bytes.requireProportion(3L * particleCount * frames);
        section = bytes;
        particles = particleCount;
        left = (long) particleCount * frames;
        runLength = 0;
        isSwapped = false;
        largeType = DIRECT;
        largeLeft = 0;
        smallLeft = 0;
        isCarried = false;
        isFirstFrame = true;
        for (int c = 0; c < 3; c++) {
            minimum[c] = fromSigned(bytes.int32());
            last[c] = minimum[c];
        }
        readArrays(bytes, 3 * left);
        frame = Scratch.ints(frame, 3 * particleCount);
    }

    private void readArrays(SectionBytes bytes, long most) throws IOException {
        instructions.readSmall(bytes, INSTRUCTIONS_PER_TRIPLET * left + MORE_INSTRUCTIONS, bwlzh);
        runs.readSmall(bytes, instructions.count(), bwlzh);
        direct.readTriplets(bytes, most, bwlzh, base);
        long rest = most - direct.count();
        intra.readTriplets(bytes, rest, bwlzh, base);
        rest -= intra.count();
        inter.readTriplets(bytes, rest, bwlzh, base);
        rest -= inter.count();
        small.readTriplets(bytes, rest, bwlzh, base);
    }

    @Override
    public void next(int[] values, int from, int to) throws IOException {
        SectionBytes bytes = Objects.requireNonNull(section);
        int at = from;
        while (at < to) {
            if (isCarried) {
                isCarried = false;
                at = write(at, carried[0], carried[1], carried[2]);
            } else if (smallLeft > 0) {
                at = smallRun(bytes, at, to);
            } else if (largeLeft > 0) {
                largeLeft--;
                at = large(bytes, at);
            } else {
                at = instruction(bytes, at);
            }
        }
        isFirstFrame = isFirstFrame && to < 3 * particles;
        System.arraycopy(frame, from, values, from, to - from);
    }

    @Override
    public void mark(Mark mark) {
        for (NumberArray array : arrays) {
            mark.put(array.used());
        }
        mark.put(last, 0, 3);
        mark.put(carried, 0, 3);
        mark.put(left);
        mark.put(runLength);
        mark.put(isSwapped);
        mark.put(largeType);
        mark.put(largeLeft);
        mark.put(smallLeft);
        mark.put(isCarried);
        mark.put(isFirstFrame);
    }

    @Override
    public void resume(Mark mark, int[] before) {
        for (NumberArray array : arrays) {
            array.rewind(mark.take());
        }
        mark.take(last, 3);
        mark.take(carried, 3);
        left = mark.takeLong();
        runLength = mark.take();
        isSwapped = mark.takeFlag();
        largeType = mark.take();
        largeLeft = mark.take();
        smallLeft = mark.take();
        isCarried = mark.takeFlag();
        isFirstFrame = mark.takeFlag();
        System.arraycopy(before, 0, frame, 0, 3 * particles);
    }

    /// Carries out one instruction; what it leaves of a run follows.
    private int instruction(SectionBytes bytes, int at) throws IOException {
        int instruction = instructions.next(bytes);
        switch (instruction) {
            case LARGE_AND_SMALL -> {
                claim(bytes, 1L + runLength);
                claimedSmall(bytes, isSwapped ? 2 : 1);
                return isSwapped ? swapped(bytes, at) : large(bytes, at);
            }
            case RUN_LENGTH -> runLength = runs.next(bytes);
            case ONLY_LARGE -> {
                claim(bytes, 1);
                return large(bytes, at);
            }
            case ONLY_SMALL -> {
                claim(bytes, runLength);
                claimedSmall(bytes, 1);
            }
            case FLIP -> isSwapped = !isSwapped;
            case LARGE_RUN -> {
                int count = runs.next(bytes);
                claim(bytes, count);
                largeLeft = count;
            }
            case DIRECT, INTRA, INTER -> largeType = instruction;
            default -> throw bytes.broken("XTC3 instruction is " + Integer.toUnsignedString(instruction)
                    + " in the section before offset " + bytes.offset() + ", must be 0 to 8");
        }
        return at;
    }

    private void claim(SectionBytes bytes, long count) throws IOException {
        if (count < 0 || count > left) {
            throw bytes.broken("XTC3 instruction wants " + count + " triplets in the section before offset "
                    + bytes.offset() + ", must want at most the " + left + " that are left");
        }
        left -= count;
    }

    private void claimedSmall(SectionBytes bytes, int least) throws IOException {
        if (runLength < least) {
            throw bytes.broken("XTC3 run length is " + runLength + " in the section before offset " + bytes.offset()
                    + ", must be at least " + least + (isSwapped ? " for a swap" : ""));
        }
        smallLeft = runLength;
    }

    /// A large triplet and the first of its small ones, which stands before it.
    private int swapped(SectionBytes bytes, int at) throws IOException {
        readLarge(bytes, at, 3);
        System.arraycopy(last, 0, carried, 0, 3);
        isCarried = true;
        smallLeft--;
        int k = small.take(bytes, 3);
        for (int c = 0; c < 3; c++) {
            last[c] += fromSigned(small.values()[k + c]);
        }
        return write(at, last[0], last[1], last[2]);
    }

    private int large(SectionBytes bytes, int at) throws IOException {
        readLarge(bytes, at, 0);
        return write(at, last[0], last[1], last[2]);
    }

    /// @param ahead how far behind `at` the triplet stands that an inter prediction is for
    private void readLarge(SectionBytes bytes, int at, int ahead) throws IOException {
        if (largeType == DIRECT) {
            int k = direct.take(bytes, 3);
            for (int c = 0; c < 3; c++) {
                last[c] = direct.values()[k + c] + minimum[c];
            }
        } else if (largeType == INTRA) {
            int k = intra.take(bytes, 3);
            for (int c = 0; c < 3; c++) {
                last[c] += fromSigned(intra.values()[k + c]);
            }
        } else {
            int from = predictor(bytes, at, ahead);
            int k = inter.take(bytes, 3);
            for (int c = 0; c < 3; c++) {
                last[c] = fromSigned(inter.values()[k + c]) + frame[from + c];
            }
        }
    }

    /// Returns where in `frame` the same particle of the frame before stands; behind the last particle comes the first
    /// one of this frame.
    private int predictor(SectionBytes bytes, int at, int ahead) throws IOException {
        int from = at + ahead;
        boolean isWrapped = from == 3 * particles;
        if (isWrapped ? particles == 1 : isFirstFrame) {
            throw bytes.broken("XTC3 inter-frame triplet " + at / 3 + (isFirstFrame ? " of the first frame" : "")
                    + " in the section before offset " + bytes.offset() + " refers to "
                    + (isWrapped ? "itself" : "the frame before") + ", must refer to a triplet that is there");
        }
        return isWrapped ? 0 : from;
    }

    private int smallRun(SectionBytes bytes, int at, int to) throws IOException {
        int count = Math.min(smallLeft, (to - at) / 3);
        smallLeft -= count;
        int k = small.take(bytes, 3 * count);
        int[] numbers = small.values();
        int x = last[0];
        int y = last[1];
        int z = last[2];
        int end = at + 3 * count;
        for (int i = at; i < end; i += 3, k += 3) {
            x += fromSigned(numbers[k]);
            y += fromSigned(numbers[k + 1]);
            z += fromSigned(numbers[k + 2]);
            write(i, x, y, z);
        }
        last[0] = x;
        last[1] = y;
        last[2] = z;
        return end;
    }

    private int write(int at, int x, int y, int z) {
        frame[at] = x;
        frame[at + 1] = y;
        frame[at + 2] = z;
        return at + 3;
    }
}
