package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// What cannot be shared is refused, and the whole message says why. That nothing is leased for it shows when the arena
/// closes.
class Nd4jRefusalsTest {

    private static final DataShape FLOATS = DataShape.parse("5 * 3 * float32");

    private final Nd4jBridge bridge = new Nd4jBridge();
    private final LeasedArena arena = new LeasedArena();

    @TempDir
    private Path folder;

    @AfterEach
    void closesBecauseNothingIsLeased() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private void requireRefused(String message, NdView view) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> bridge.view(view)).getMessage());
    }

    @Test
    void refusesToSeeAnArrayOverMemoryThatItsViewLetsGo() {
        NdView view = NdView.allocate(arena, FLOATS);
        try (Nd4jView shared = bridge.view(view)) {
            for (INDArray array : new INDArray[] {shared.array(), shared.array().slice(1), shared.array().getColumn(2)}) {
                assertEquals("array lies over the memory of an NdView, which its Nd4jView lets go; use that NdView",
                        assertThrows(IllegalArgumentException.class, () -> bridge.of(array)).getMessage());
            }
        }
        bridge.of(Nd4j.create(DataType.FLOAT, 5, 3));
        bridge.of(bridge.copy(view));
    }

    @Test
    void refusesTheOtherByteOrder() {
        requireRefused("byte order is BIG_ENDIAN, must be LITTLE_ENDIAN; copy(…)",
                NdView.allocate(arena, FLOATS, Layout.C.withOrder(ByteOrder.BIG_ENDIAN)));
    }

    @Test
    void refusesAMisalignedBase() {
        MemorySegment memory = arena.allocate(64, 64);
        requireRefused("element 0 is aligned to 1 bytes, must be aligned to 4; copy(…)", NdView.wrap(memory.asSlice(1), FLOATS));
        requireRefused("element 0 is aligned to 2 bytes, must be aligned to 4; copy(…)", NdView.wrap(memory.asSlice(2), FLOATS));
        requireRefused("element 0 is aligned to 4 bytes, must be aligned to 8; copy(…)",
                NdView.wrap(memory.asSlice(12), DataShape.parse("2 * 3 * float64")));
    }

    @Test
    void refusesStridesThatNd4jCannotSay() {
        NdView view = NdView.allocate(arena, FLOATS);
        requireRefused("byte stride along axis 0 is -12, must be above 0; copy(…)", view.flip(0));
        requireRefused("byte stride along axis 1 is -4, must be above 0; copy(…)", view.flip(1));
        requireRefused("byte stride along axis 0 is 12, must be a multiple of 8; copy(…)",
                NdView.allocate(arena, DataShape.parse("5 * {id: int32, x: float64}"), Layout.PACKED).field("x"));
    }

    @Test
    void refusesWhatItHasNoDataTypeFor() {
        requireRefused("data type is complex[float32], must be one of bool, int8 to int64, uint8 to uint64, float16 to float64",
                NdView.allocate(arena, DataShape.parse("5 * complex[float32]")));
        requireRefused("data type is {x: float32}, must be one of bool, int8 to int64, uint8 to uint64, float16 to float64",
                NdView.allocate(arena, DataShape.parse("5 * {x: float32}")));
        requireRefused("data type is ?float32, must be one of bool, int8 to int64, uint8 to uint64, float16 to float64",
                NdView.allocate(arena, DataShape.parse("5 * ?float32")));
        requireRefused("data type is string, must be one of bool, int8 to int64, uint8 to uint64, float16 to float64",
                NdView.allocateText(arena, DataShape.parse("5 * string"), 100));
    }

    @Test
    void refusesRowsOfUnequalLengthAndNoElements() {
        requireRefused("axis 1 of 5 * var * float32 is var, must be fixed",
                NdView.allocate(arena, DataShape.parse("5 * var * float32"), Layout.C, 10));
        requireRefused("0 * 3 * float32 has 0 elements, must have at least 1",
                NdView.allocate(arena, DataShape.parse("0 * 3 * float32")));
    }

    @Test
    void refusesReadOnlyMemory() {
        NdView view = NdView.allocate(arena, DataShape.parse("1 * 3 * float32"));
        requireRefused("memory is read-only, and an array can be written; copy(…)",
                NdView.wrap(view.segment().asReadOnly(), view.shape()));
        requireRefused("byte stride along axis 0 is 0, must be above 0; copy(…)", view.broadcastTo(5, 3));
    }

    @Test
    void refusesMappedMemoryOfWhomever() throws IOException {
        Path file = Files.write(folder.resolve("floats"), new byte[60]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (Arena owner : new Arena[] {arena, Arena.global()}) {
                requireRefused("memory is a mapped file, and the JVM ends if that is cut; copy(…)",
                        NdView.wrap(channel.map(FileChannel.MapMode.READ_WRITE, 0, 60, owner), FLOATS));
            }
        }
    }

    @Test
    void refusesJavaArrays() {
        requireRefused("memory is a Java array, which has no address; allocate from LeasedArena, or copy(…)",
                NdView.wrap(MemorySegment.ofArray(new float[15]), FLOATS));
    }

    @Test
    void refusesMemoryThatItCannotKeep() {
        String message = "memory belongs to an arena that could close under the array; allocate from LeasedArena, or copy(…)";
        try (Arena confined = Arena.ofConfined(); Arena shared = Arena.ofShared()) {
            requireRefused(message, NdView.allocate(confined, FLOATS));
            requireRefused(message, NdView.allocate(shared, FLOATS));
            requireRefused(message, NdView.allocate(Arena.ofAuto(), FLOATS));
            requireRefused(message, NdView.wrap(MemorySegment.ofBuffer(ByteBuffer.allocateDirect(60)), FLOATS));
        }
    }

    @Test
    void refusesMemoryOfAClosedArena() {
        NdView view = NdView.allocate(arena, FLOATS);
        NdView late = NdView.allocate(arena, FLOATS);
        try (Nd4jView _ = bridge.view(view)) {
            arena.closeWhenReleased();
            assertEquals("arena is closing", assertThrows(IllegalStateException.class, () -> bridge.view(late)).getMessage());
        }
        assertEquals("arena of the memory is closed",
                assertThrows(IllegalStateException.class, () -> bridge.view(view)).getMessage());
    }

    @Test
    void refusesToShareMemoryThatADeviceDoesNotSee() {
        Nd4jBridge device = new Nd4jBridge(new Backend("JCublasBackend", false));
        assertEquals("backend JCublasBackend keeps arrays on a device, view needs it in this process's memory; copy(…)",
                assertThrows(IllegalStateException.class, () -> device.view(NdView.allocate(arena, FLOATS))).getMessage());
        assertEquals("backend JCublasBackend keeps arrays on a device, of needs it in this process's memory;"
                        + " decode into an arena, and copy(…)",
                assertThrows(IllegalStateException.class, () -> device.of(Nd4j.ones(3))).getMessage());
    }

    @Test
    void refusesArraysThatHaveNoMemoryOfTheirOwn() {
        INDArray closed = Nd4j.ones(DataType.FLOAT, 5, 3);
        NdView before = bridge.of(closed);
        closed.close();
        assertEquals("array is closed", assertThrows(IllegalStateException.class, () -> bridge.of(closed)).getMessage());
        requireRefused("memory belongs to an arena that could close under the array; allocate from LeasedArena, or copy(…)",
                before);
        assertEquals("array has 0 elements, must have at least 1",
                assertThrows(IllegalArgumentException.class, () -> bridge.of(Nd4j.empty(DataType.FLOAT))).getMessage());
        assertEquals("data type is UTF8, must be one of bool, int8 to int64, uint8 to uint64, float16 to float64",
                assertThrows(IllegalArgumentException.class, () -> bridge.of(Nd4j.create("text"))).getMessage());
        try (MemoryWorkspace _ = Nd4j.getWorkspaceManager().getAndActivateWorkspace("frames")) {
            INDArray attached = Nd4j.create(DataType.FLOAT, 5, 3);
            assertEquals("array belongs to a workspace, which uses its memory again; detach() it",
                    assertThrows(IllegalArgumentException.class, () -> bridge.of(attached)).getMessage());
        }
    }
}
