package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// More bytes than an `int` counts, and more memory than JavaCPP would allow a heap of 256 MiB: profile `big`.
@Tag("big")
class BigArraysTest {

    private static final long ROWS = 268_435_456; // of three floats: 3 GiB
    private static final long LAST = ROWS - 1;

    private final Nd4jBridge bridge = new Nd4jBridge();

    @Test
    void sharesThreeGigabytes() {
        try (LeasedArena arena = new LeasedArena()) {
            NdView view = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, ROWS, 3));
            assertEquals(3L << 30, view.segment().byteSize());
            try (Nd4jView shared = bridge.view(view)) {
                INDArray array = shared.array();
                array.assign(2);
                assertEquals(2, view.getFloat(LAST, 2));
                view.writer().setFloat(5, LAST, 1);
                assertEquals(5, array.getFloat(LAST, 1));
                assertEquals(5, array.maxNumber().intValue());
                array.getColumn(2).addi(1);
                assertEquals(3, view.getFloat(LAST, 2));
                assertEquals(2, view.getFloat(LAST, 0));
            }
        }
    }

    @Test
    void seesThreeGigabytesOfAnArray() {
        try (LeasedArena arena = new LeasedArena()) {
            NdView view = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, ROWS, 3));
            view.writer().setFloat(5, LAST, 2);
            try (INDArray copy = bridge.copy(view)) {
                assertEquals(5, copy.getFloat(LAST, 2));
                NdView own = bridge.of(copy);
                own.writer().setFloat(7, LAST, 0);
                assertEquals(7, copy.getFloat(LAST, 0));
            }
        }
    }

    /// What the process has of memory counts for JavaCPP, whoever mapped it: here 2 GiB beside four times 256 MiB.
    @Test
    void livesBesideTwoGigabytesThatAreMapped(@TempDir Path folder) throws IOException {
        long size = 2L << 30;
        Path path = folder.resolve("mapped");
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(size);
        }
        try (Arena mapping = Arena.ofShared(); LeasedArena arena = new LeasedArena();
                FileChannel channel = FileChannel.open(path)) {
            MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, mapping);
            mapped.load();
            NdView view = NdView.allocate(arena, DataShape.parse("1000 * 3 * float32"));
            try (Nd4jView shared = bridge.view(view)) {
                for (int i = 0; i < 100; i++) {
                    assertEquals(3000 * (i + 1), shared.array().addi(1).dup().sumNumber().intValue());
                }
            }
            assertTrue(Runtime.getRuntime().maxMemory() <= 256L << 20, "heap is larger than the profile big makes it");
            assertEquals(0, mapped.get(ValueLayout.JAVA_BYTE, size - 1));
        }
    }
}
