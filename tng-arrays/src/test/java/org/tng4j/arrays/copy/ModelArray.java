package org.tng4j.arrays.copy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// Random numbers in a random layout, in random memory, and the slowest correct way to copy them.
final class ModelArray {

    private final MemorySegment segment;
    private final long base;
    private final ScalarMeta scalar;
    private final long[] dims;
    private final long[] strides;

    private ModelArray(MemorySegment segment, long base, ScalarMeta scalar, long[] dims, long[] strides) {
        this.segment = segment;
        this.base = base;
        this.scalar = scalar;
        this.dims = dims;
        this.strides = strides;
    }

    /// A layout of one's own, from the start of some memory.
    static ModelArray of(MemorySegment segment, ScalarMeta scalar, long[] dims, long[] strides) {
        return new ModelArray(segment, 0, scalar, dims, strides);
    }

    /// Axes in any order in memory, with gaps and backwards; over a heap array or native memory, at odd offsets.
    static ModelArray random(Arena arena, Random random, Scalar scalar, long[] dims, boolean mayRepeat) {
        ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long[] strides = randomStrides(random, scalar.byteSize(), dims, mayRepeat);
        ModelArray unplaced = new ModelArray(MemorySegment.NULL, 0, new ScalarMeta(scalar, order), dims, strides);
        var span = unplaced.meta().span();
        long margin = random.nextInt(9);
        MemorySegment segment = randomMemory(arena, random, span.size() + 2 * margin);
        return new ModelArray(segment, margin - span.from(), unplaced.scalar, dims, strides);
    }

    /// The same elements, laid out alike or at random, somewhere in the same memory; alike if there is no room else.
    ModelArray another(Random random, boolean alike) {
        ByteOrder order = random.nextInt(4) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        long[] other = alike ? strides : randomStrides(random, scalar.scalar().byteSize(), dims, false);
        ModelArray unplaced = new ModelArray(segment, 0, new ScalarMeta(scalar.scalar(), order), dims, other);
        var span = unplaced.meta().span();
        long room = segment.byteSize() - span.size();
        if (room < 0) {
            return another(random, true);
        }
        MemorySegment same = random.nextBoolean() ? segment : segment.asSlice(0);
        long at = random.nextInt(8) == 0 ? Math.min(room, base + meta().span().from()) : random.nextLong(room + 1);
        return new ModelArray(same, at - span.from(), unplaced.scalar, dims, other);
    }

    /// The same elements in memory with more room around them.
    ModelArray inWiderMemory(Arena arena, Random random, long margin) {
        var span = meta().span();
        MemorySegment wider = randomMemory(arena, random, span.size() + margin);
        return new ModelArray(wider, random.nextLong(margin + 1) - span.from(), scalar, dims, strides);
    }

    private static long[] randomStrides(Random random, int byteSize, long[] dims, boolean mayRepeat) {
        boolean gaps = random.nextBoolean();
        List<Integer> axes = new ArrayList<>();
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            axes.add(axis);
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(axes, random);
        }
        long[] strides = new long[dims.length];
        long size = byteSize;
        for (int axis : axes) {
            long gap = gaps && random.nextBoolean() ? random.nextInt(5) : 0;
            strides[axis] = (size + gap) * (random.nextInt(6) == 0 ? -1 : 1);
            size = (size + gap) * Math.max(1, dims[axis]);
            strides[axis] = mayRepeat && random.nextInt(12) == 0 ? 0 : strides[axis];
        }
        return strides;
    }

    private static MemorySegment randomMemory(Arena arena, Random random, long byteSize) {
        int longs = (int) (byteSize / 8 + 1);
        MemorySegment segment = switch (random.nextInt(4)) {
            case 0 -> MemorySegment.ofArray(new byte[(int) byteSize]);
            case 1 -> MemorySegment.ofArray(new float[2 * longs]);
            case 2 -> MemorySegment.ofArray(new long[longs]);
            default -> arena.allocate(byteSize + 1, 64).asSlice(1);
        };
        fillWithNoise(segment, random);
        return segment;
    }

    private static void fillWithNoise(MemorySegment segment, Random random) {
        byte[] noise = new byte[(int) segment.byteSize()];
        random.nextBytes(noise);
        MemorySegment.copy(noise, 0, segment, ValueLayout.JAVA_BYTE, 0, noise.length);
    }

    void fillWithNoise(Random random) {
        fillWithNoise(segment, random);
    }

    void fillWithZeros() {
        segment.fill((byte) 0);
    }

    /// The highest byte of an element but one, in whichever order.
    void setByte(long element, byte value) {
        int size = scalar.scalar().byteSize();
        int at = scalar.order().equals(ByteOrder.BIG_ENDIAN) ? 1 : size - 2;
        segment.set(ValueLayout.JAVA_BYTE, offsetOf(element) + at, value);
    }

    MemorySegment segment() {
        return segment;
    }

    long base() {
        return base;
    }

    ArrMeta meta() {
        ArrMeta meta = scalar;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            meta = new FixedMeta(dims[axis], strides[axis], meta);
        }
        return meta;
    }

    long elementCount() {
        long count = 1;
        for (long dim : dims) {
            count *= dim;
        }
        return count;
    }

    byte[] copyOfBytes() {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }

    /// Byte by byte into `targetBytes`, a picture of the target's memory.
    void copyByModel(ModelArray target, byte[] targetBytes, long first, long count) {
        for (long element = first; element < first + count; element++) {
            copyByModel(element, target, targetBytes, element);
        }
    }

    /// One element to the place of another.
    void copyByModel(long element, ModelArray target, byte[] targetBytes, long place) {
        int width = scalar.scalar().componentSize();
        boolean turn = !scalar.order().equals(target.scalar.order());
        for (int i = 0; i < scalar.scalar().byteSize(); i++) {
            int from = turn ? i / width * width + width - 1 - i % width : i;
            targetBytes[(int) target.offsetOf(place) + i] = segment.get(ValueLayout.JAVA_BYTE, offsetOf(element) + from);
        }
    }

    /// Element by element, each by a plan of its own, into `targetBytes`, a picture of the target's memory.
    void convertByModel(ModelArray target, byte[] targetBytes) {
        CopyPlan one = CopyPlan.of(scalar, target.scalar, Casting.UNSAFE);
        MemorySegment picture = MemorySegment.ofArray(targetBytes);
        for (long element = 0; element < elementCount(); element++) {
            one.run(segment, offsetOf(element), picture, target.offsetOf(element));
        }
    }

    long lowestByte(long first, long count) {
        long lowest = touchesNothing(count) ? 0 : Long.MAX_VALUE;
        for (long element = first; lowest > 0 && element < first + count; element++) {
            lowest = Math.min(lowest, offsetOf(element));
        }
        return lowest;
    }

    long highestByte(long first, long count) {
        long highest = 0;
        for (long element = first; !touchesNothing(count) && element < first + count; element++) {
            highest = Math.max(highest, offsetOf(element) + scalar.scalar().byteSize());
        }
        return highest;
    }

    private boolean touchesNothing(long count) {
        return count == 0 || scalar.scalar() == Scalar.VOID;
    }

    private long offsetOf(long element) {
        long offset = base;
        long rest = element;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            offset += rest % dims[axis] * strides[axis];
            rest /= dims[axis];
        }
        return offset;
    }
}
