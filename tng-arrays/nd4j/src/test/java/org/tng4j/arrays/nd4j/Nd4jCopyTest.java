package org.tng4j.arrays.nd4j;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;
import org.tng4j.arrays.view.NdView;

/// A copy takes what a view refuses, keeps the numbers, and nothing else in common.
class Nd4jCopyTest {

    private static final DataShape FLOATS = DataShape.parse("4 * 3 * float32");
    private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

    private final Nd4jBridge bridge = new Nd4jBridge();

    private static NdView numbered(NdView view) {
        for (int i = 0; i < NUMBERS.length; i++) {
            view.writer().setFloat(i, i / 3, i % 3);
        }
        return view;
    }

    private void requireCopied(NdView view) {
        INDArray array = bridge.copy(view);
        assertArrayEquals(new long[] {4, 3}, array.shape());
        assertEquals(DataType.FLOAT, array.dataType());
        assertEquals('c', array.ordering());
        assertArrayEquals(NUMBERS, array.dup('c').data().asFloat());
        assertFalse(array.isAttached());
    }

    @Test
    void takesWhateverAViewRefuses(@TempDir Path folder) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            requireCopied(numbered(NdView.allocate(arena, FLOATS)));
            requireCopied(numbered(NdView.allocate(arena, FLOATS, Layout.SOA)));
            requireCopied(numbered(NdView.allocate(arena, FLOATS, Layout.XYZ_.withOrder(ByteOrder.BIG_ENDIAN))));
            requireCopied(numbered(NdView.allocate(arena, FLOATS).flip(0)));
            requireCopied(numbered(NdView.wrap(arena.allocate(64, 64).asSlice(1), FLOATS)));
            requireCopied(numbered(NdView.allocate(arena, DataShape.parse("8 * 3 * float32")).slice(0, Slice.ALL.every(-2))));
            requireCopied(NdView.wrap(MemorySegment.ofArray(NUMBERS).asReadOnly(), FLOATS));
            Path file = Files.write(folder.resolve("floats"), new byte[49]);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                requireCopied(numbered(NdView.wrap(channel.map(FileChannel.MapMode.READ_WRITE, 1, 48, arena), FLOATS)));
            }
        }
    }

    @Test
    void sharesNothing() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = numbered(NdView.allocate(arena, FLOATS));
            INDArray array = bridge.copy(view);
            view.writer().setFloat(99, 3, 2);
            array.putScalar(0, 77);
            assertEquals(11, array.getFloat(3, 2));
            assertEquals(0, view.getFloat(0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource(NumberType.class)
    void keepsEveryDataTypeThatBothHave(NumberType type) {
        byte[] bytes = new byte[2 * type.scalar.byteSize()];
        bytes[type.scalar.byteSize()] = 1; // the second element, whatever it means
        INDArray array = bridge.copy(NdView.wrap(MemorySegment.ofArray(bytes), DataShape.of(type.scalar, 2)));
        assertEquals(type.dataType, array.dataType());
        assertArrayEquals(bytes, bridge.of(array).segment().toArray(ValueLayout.JAVA_BYTE));
    }

    @Test
    void copiesASingleNumber() {
        MemorySegment memory = MemorySegment.ofArray(new byte[5]);
        memory.set(JAVA_FLOAT_UNALIGNED, 1, 2.5f);
        INDArray array = bridge.copy(NdView.wrap(memory.asSlice(1), DataShape.parse("float32")));
        assertTrue(array.isScalar());
        assertEquals(2.5f, array.getFloat(0));
    }

    @Test
    void staysOutOfWorkspaces() {
        try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().getAndActivateWorkspace("copies")) {
            requireCopied(NdView.wrap(MemorySegment.ofArray(NUMBERS), FLOATS));
        }
    }

    @Test
    void refusesWhatHasNoNumbers() {
        assertEquals("data type is string[5], must be one of bool, int8 to int64, uint8 to uint64, float16 to float64",
                assertThrows(IllegalArgumentException.class, () -> bridge.copy(
                        NdView.wrap(MemorySegment.ofArray(new byte[5]), DataShape.parse("1 * string[5]")))).getMessage());
        assertEquals("0 * float32 has 0 elements, must have at least 1", assertThrows(IllegalArgumentException.class,
                () -> bridge.copy(NdView.wrap(MemorySegment.ofArray(new byte[5]), DataShape.parse("0 * float32")))).getMessage());
    }

    @Test
    void tellsTheBackend() {
        assertEquals("CpuBackend", bridge.backend());
        assertTrue(bridge.isZeroCopy());
    }
}
