package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.copy.CopyPolicy;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

class JavaMemoryTest {

    static Stream<Object[]> arrays() {
        return Stream.of(new Object[] {new byte[] {1, 2}, "2 * int8"}, new Object[] {new short[] {1, 2}, "2 * int16"},
                new Object[] {new char[] {1, 2}, "2 * uint16"}, new Object[] {new int[] {1, 2}, "2 * int32"},
                new Object[] {new long[] {1, 2}, "2 * int64"}, new Object[] {new float[] {1, 2}, "2 * float32"},
                new Object[] {new double[] {1, 2}, "2 * float64"});
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void seesEveryArrayAndGivesItBack(Object array, String shape) {
        NdView view = JavaMemory.viewOf(array);

        assertEquals(DataShape.parse(shape), view.shape());
        assertSame(array, view.segment().heapBase().orElseThrow());
        assertSame(array, JavaMemory.toArray(view, array.getClass(), CopyPolicy.NEVER));
        assertSame(array, JavaMemory.toArray(view.newAxis(0), array.getClass(), CopyPolicy.NEVER));
    }

    static Stream<Object[]> buffers() {
        ByteBuffer bytes = ByteBuffer.allocateDirect(16);
        return Stream.of(new Object[] {bytes, "16 * int8"}, new Object[] {bytes.asShortBuffer(), "8 * >int16"},
                new Object[] {bytes.asCharBuffer(), "8 * >uint16"}, new Object[] {bytes.asIntBuffer(), "4 * >int32"},
                new Object[] {bytes.asLongBuffer(), "2 * >int64"}, new Object[] {bytes.asFloatBuffer(), "4 * >float32"},
                new Object[] {bytes.asDoubleBuffer(), "2 * >float64"});
    }

    @ParameterizedTest
    @MethodSource("buffers")
    void seesEveryBufferInItsOrder(Buffer buffer, String storage) {
        NdView view = JavaMemory.viewOf(buffer);

        assertEquals(Storage.parse(storage).meta(), view.meta());
        assertEquals(MemorySegment.ofBuffer(buffer).address(), view.segment().address());
    }

    @Test
    void seesBuffersBetweenPositionAndLimit() {
        FloatBuffer floats = FloatBuffer.wrap(new float[] {1, 2, 3, 4}, 1, 2);

        assertEquals(2f, JavaMemory.viewOf(floats).getFloat(0));
        assertEquals(2, JavaMemory.viewOf(floats).shape().dim(0));
        assertTrue(JavaMemory.viewOf(ByteBuffer.allocate(3).asReadOnlyBuffer()).segment().isReadOnly());
        for (Buffer empty : new Buffer[] {ShortBuffer.allocate(0), CharBuffer.allocate(0), IntBuffer.allocate(0),
                LongBuffer.allocate(0), DoubleBuffer.allocate(0)}) {
            assertEquals(0, JavaMemory.viewOf(empty).shape().dim(0));
        }
    }

    @Test
    void seesBytesAsADatashape() {
        ByteBuffer buffer = ByteBuffer.allocate(8).putInt(0, 7).putInt(4, 8);

        assertEquals(8, JavaMemory.viewOf(buffer, DataShape.parse("2 * int32")).getLong(1));
        assertEquals(8 << 24, JavaMemory.viewOf(buffer.order(ByteOrder.LITTLE_ENDIAN), DataShape.parse("2 * int32")).getLong(1));
        assertThrows(IllegalArgumentException.class, () -> JavaMemory.viewOf(buffer, DataShape.parse("3 * int32")));
    }

    @Test
    void seesSegmentsAsBytes() {
        assertEquals(DataShape.parse("5 * int8"), JavaMemory.viewOf(MemorySegment.ofArray(new byte[5])).shape());
    }

    @Test
    void refusesWhatHasNoMemoryOfItsOwn() {
        assertEquals("memory is a boolean[], must be a primitive array but boolean[], a buffer or a segment",
                assertThrows(IllegalArgumentException.class, () -> JavaMemory.viewOf(new boolean[1])).getMessage());
        assertEquals("memory is a float[][], must be a primitive array but boolean[], a buffer or a segment",
                assertThrows(IllegalArgumentException.class, () -> JavaMemory.viewOf(new float[1][1])).getMessage());
    }

    @Test
    void givesBuffersOfTheSameMemory() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "2 * 3 * >int16").at(1);
            ByteBuffer buffer = JavaMemory.toByteBuffer(view);
            buffer.asShortBuffer().put(2, (short) 99);

            assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
            assertEquals(6, buffer.capacity());
            assertEquals(99, view.getLong(2));
            assertEquals(MemorySegment.ofBuffer(buffer).address(), view.segment().address() + view.base());
            assertTrue(JavaMemory.toByteBuffer(JavaMemory.viewOf(buffer.asReadOnlyBuffer())).isReadOnly());
        }
    }

    @Test
    void saysWhyThereIsNoBuffer() {
        try (Arena arena = Arena.ofConfined()) {
            NdView gaps = NpyFiles.counted(arena, "3 * 3 * float32 @ [16, 4]");
            NdView floats = JavaMemory.viewOf(new float[3]);
            NdView large = ArrayInterface.parse("{'shape': (2147483648,), 'typestr': '|i1', 'data': (4096, False), 'version': 3}").view(arena);

            assertEquals("view is 3 * 3 * float32 @ [16, 4], a buffer takes row-major elements without gaps; copy it",
                    assertThrows(IllegalArgumentException.class, () -> JavaMemory.toByteBuffer(gaps)).getMessage());
            assertEquals("view lies in a float[], a buffer takes a byte[] or native memory",
                    assertThrows(IllegalArgumentException.class, () -> JavaMemory.toByteBuffer(floats)).getMessage());
            NdView readOnly = NdView.wrap(floats.segment().asReadOnly(), floats.shape());
            assertEquals("view lies in a Java array of other numbers than bytes, a buffer takes a byte[] or native memory",
                    assertThrows(IllegalArgumentException.class, () -> JavaMemory.toByteBuffer(readOnly)).getMessage());
            assertEquals("view has 2147483648 bytes, a buffer at most 2147483647; slice it",
                    assertThrows(IllegalArgumentException.class, () -> JavaMemory.toByteBuffer(large)).getMessage());
        }
    }

    private static void needsACopy(NdView view, String reason) {
        assertEquals("view " + reason + ", so it is no float[] without a copy; allow CopyPolicy.IF_NEEDED",
                assertThrows(IllegalArgumentException.class, () -> JavaMemory.toArray(view, float[].class, CopyPolicy.NEVER)).getMessage());
        float[] copied = JavaMemory.toArray(view, float[].class, CopyPolicy.IF_NEEDED);
        for (int i = 0; i < copied.length; i++) {
            assertEquals(view.getFloat(i), copied[i]);
        }
        assertEquals(view.shape().dim(0), copied.length);
    }

    @Test
    void saysWhyAnArrayWouldBeACopy() {
        float[] array = {1, 2, 3, 4};
        NdView view = JavaMemory.viewOf(array);
        try (Arena arena = Arena.ofConfined()) {
            needsACopy(NpyFiles.counted(arena, "3 * float32"), "lies in native memory");
            needsACopy(view.flip(0), "has byte strides [-4]");
            needsACopy(view.slice(0, 1, 3, 1), "holds 2 numbers from byte 4 of an array of 4");
            needsACopy(view.slice(0, 0, 3, 1), "holds 3 numbers from byte 0 of an array of 4");
            needsACopy(JavaMemory.viewOf(ByteBuffer.allocate(8), DataShape.parse("2 * float32")), "lies in a byte[]");
            needsACopy(NdView.wrap(MemorySegment.ofArray(array), 0, view.shape(), Storage.parse("4 * >float32").meta()),
                    "is in BIG_ENDIAN order");
            needsACopy(NdView.wrap(MemorySegment.ofArray(array).asReadOnly(), view.shape()), "is read-only");
        }
    }

    @Test
    void copiesElementsInRowMajorOrder() {
        float[] array = {1, 2, 3, 4, 5, 6};
        NdView view = NdView.wrap(MemorySegment.ofArray(array), DataShape.parse("2 * 3 * float32"));

        assertArrayEquals(new float[] {1, 4, 2, 5, 3, 6}, JavaMemory.toArray(view.transpose(), float[].class, CopyPolicy.IF_NEEDED));
        assertNotSame(array, JavaMemory.toArray(view.transpose(), float[].class, CopyPolicy.IF_NEEDED));
        assertSame(array, JavaMemory.toArray(view, float[].class, CopyPolicy.IF_NEEDED));
    }

    @ParameterizedTest
    @CsvSource({"bool, [B", "uint8, [B", "float16, [S", "uint16, [C", "int16, [C", "char, [I", "uint32, [I", "uint64, [J",
        "complex[float32], [F", "complex[float64], [D", "?float64, [D"})
    void keepsBits(String type, Class<?> array) {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "3 * " + type);
            Object copy = JavaMemory.toArray(view, array, CopyPolicy.IF_NEEDED);
            MemorySegment copied = JavaMemory.viewOf(copy).segment();

            assertEquals(-1, copied.mismatch(view.segment().asSlice(0, view.meta().span().to())));
        }
    }

    @Test
    void convertsNothing() {
        assertEquals("view holds 1 * float32, which is not for a double[]",
                assertThrows(IllegalArgumentException.class,
                        () -> JavaMemory.toArray(JavaMemory.viewOf(new float[1]), double[].class, CopyPolicy.IF_NEEDED)).getMessage());
        assertEquals("view holds 2 * string[3], an array takes numbers only",
                assertThrows(IllegalArgumentException.class, () -> JavaMemory.toArray(
                        NdView.wrap(MemorySegment.ofArray(new byte[6]), DataShape.parse("2 * string[3]")), byte[].class, CopyPolicy.NEVER)).getMessage());
    }
}
