package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// The layouts of positions, each into each, in every kind of memory, with counts around the chunks and bands of kernels.
class Vec3LayoutsTest {

    private static final int[] COUNTS = {1, 15, 17, 1025, 1366};

    /// Byte strides, in components; the last of them of so many particles.
    private enum Positions {
        XYZ, XYZ_, SOA, SOA_PADDED;

        long[] strides(int width, long count) {
            return switch (this) {
                case XYZ -> new long[] {3L * width, width};
                case XYZ_ -> new long[] {4L * width, width};
                case SOA -> new long[] {width, count * width};
                case SOA_PADDED -> new long[] {width, (count + 5) * width};
            };
        }
    }

    private enum Memory {
        NATIVE, BYTES, DOUBLES, MAPPED;

        MemorySegment allocate(long byteSize, Arena arena, FileChannel channel) throws IOException {
            return switch (this) {
                case NATIVE -> arena.allocate(byteSize, 8);
                case BYTES -> MemorySegment.ofArray(new byte[(int) byteSize]);
                case DOUBLES -> MemorySegment.ofArray(new double[(int) byteSize / 8 + 1]);
                case MAPPED -> channel.map(MapMode.READ_WRITE, 0, byteSize, arena);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "INT16"})
    void copiesEachLayoutIntoEach(Scalar scalar, @TempDir Path folder) throws IOException {
        for (Memory from : Memory.values()) {
            for (Memory to : Memory.values()) {
                try (Arena arena = Arena.ofConfined(); FileChannel one = open(folder); FileChannel other = open(folder)) {
                    for (int count : COUNTS) {
                        MemorySegment source = from.allocate(8L * 4 * (count + 6), arena, one);
                        MemorySegment target = to.allocate(8L * 4 * (count + 6), arena, other);
                        copies(scalar, count, source, target, from + " to " + to);
                    }
                }
            }
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("memory" + System.nanoTime()),
                StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void copies(Scalar scalar, int count, MemorySegment source, MemorySegment target, String where) {
        Random random = new Random(count);
        for (Positions from : Positions.values()) {
            for (Positions to : Positions.values()) {
                for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                    ModelArray positions = of(source, scalar, order, from, count);
                    ModelArray wanted = of(target, scalar, ByteOrder.nativeOrder(), to, count);
                    positions.fillWithNoise(random);
                    wanted.fillWithNoise(random);
                    byte[] expected = wanted.copyOfBytes();
                    positions.copyByModel(wanted, expected, 0, 3L * count);
                    CopyPlan plan = CopyPlan.of(positions.meta(), wanted.meta());
                    plan.run(source, 0, target, 0);
                    assertArrayEquals(expected, wanted.copyOfBytes(), where + ", " + from + " to " + to + ", " + plan);
                }
            }
        }
    }

    /// Frames of particles, and particles of frames: 12 and 24 bytes at a time, in bands.
    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64", "INT16"})
    void turnsFramesAndParticles(Scalar scalar, @TempDir Path folder) throws IOException {
        int width = scalar.byteSize();
        for (long[] sizes : new long[][] {{2, 300, 3}, {300, 2, 3}, {5, 256, 3}, {1, 7, 3}, {2, 3, 300, 3}}) {
            for (Memory from : Memory.values()) {
                for (Memory to : Memory.values()) {
                    try (Arena arena = Arena.ofConfined(); FileChannel one = open(folder); FileChannel other = open(folder)) {
                        MemorySegment source = from.allocate(8000L * width, arena, one);
                        MemorySegment target = to.allocate(8000L * width, arena, other);
                        turns(new ScalarMeta(scalar, ByteOrder.nativeOrder()), sizes, source, target);
                        turns(new ScalarMeta(scalar, ByteOrder.nativeOrder()), sizes, target, source);
                    }
                }
            }
        }
    }

    /// Of the three innermost axes, the outer two change places in memory.
    private static void turns(ScalarMeta scalar, long[] sizes, MemorySegment source, MemorySegment target) {
        int width = scalar.scalar().byteSize();
        long[] inOrder = new long[sizes.length];
        long[] turned = new long[sizes.length];
        long within = width;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            inOrder[axis] = within;
            turned[axis] = within;
            within *= sizes[axis];
        }
        int frames = sizes.length - 3;
        turned[frames] = 3L * width;
        turned[frames + 1] = sizes[frames] * 3 * width;
        ModelArray positions = ModelArray.of(source, scalar, sizes, inOrder);
        ModelArray wanted = ModelArray.of(target, scalar, sizes, turned);
        Random random = new Random(sizes[frames]);
        positions.fillWithNoise(random);
        wanted.fillWithNoise(random);
        byte[] expected = wanted.copyOfBytes();
        positions.copyByModel(wanted, expected, 0, sizes[frames] * sizes[frames + 1] * 3 * (frames == 0 ? 1 : sizes[0]));
        CopyPlan plan = CopyPlan.of(positions.meta(), wanted.meta());
        plan.run(source, 0, target, 0);
        assertArrayEquals(expected, wanted.copyOfBytes(), plan.explain());
    }

    /// In random order, native and heap: each size of an item that has a loop of its own, and one that has not.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6})
    void gathersInAnyOrder(int values) {
        long seed = 20260728;
        Random random = new Random(seed);
        long[] indices = random.longs(500, 0, 700).toArray();
        try (Arena arena = Arena.ofConfined()) {
            for (MemorySegment memory : new MemorySegment[] {arena.allocate(700 * 24), MemorySegment.ofArray(new byte[700 * 24])}) {
                ScalarMeta scalar = new ScalarMeta(Scalar.FLOAT32, ByteOrder.nativeOrder());
                long[] strides = {4L * values, 4};
                ModelArray source = ModelArray.of(memory, scalar, new long[] {700, values}, strides);
                ModelArray target = ModelArray.of(arena.allocate(500 * 24), scalar, new long[] {500, values}, strides);
                source.fillWithNoise(random);
                byte[] expected = target.copyOfBytes();
                for (int i = 0; i < 500 * values; i++) {
                    source.copyByModel(indices[i / values] * values + i % values, target, expected, i);
                }
                IndexedCopy.gather(source.meta(), IndexVector.of(700, indices), target.meta(), Casting.NO)
                        .run(memory, 0, target.segment(), 0);
                assertArrayEquals(expected, target.copyOfBytes(), "seed " + seed + ", " + values + " values");
            }
        }
    }

    private static ModelArray of(MemorySegment memory, Scalar scalar, ByteOrder order, Positions layout, int count) {
        return ModelArray.of(
                memory, new ScalarMeta(scalar, order), new long[] {count, 3}, layout.strides(scalar.byteSize(), count));
    }
}
