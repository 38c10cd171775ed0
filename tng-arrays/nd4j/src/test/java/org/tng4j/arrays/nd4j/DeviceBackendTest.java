package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// With a backend whose arrays live on a device: put nd4j-cuda in place of nd4j-native on the class path of the tests.
class DeviceBackendTest {

    private static final DataShape SHAPE = DataShape.parse("2 * 3 * float32");

    private final Nd4jBridge bridge = new Nd4jBridge();

    @BeforeEach
    void needsADevice() {
        assumeFalse(bridge.isZeroCopy(), () -> "backend is " + bridge.backend() + ", whose arrays live in this process's memory");
    }

    @Test
    void copiesToTheDeviceAndBack() {
        float[] numbers = {1, 2, 3, 4, 5, 6};
        INDArray array = bridge.copy(NdView.wrap(MemorySegment.ofArray(numbers), SHAPE));
        assertEquals(21, array.sumNumber().intValue());
        assertArrayEquals(new float[] {2, 4, 6, 8, 10, 12}, array.mul(2).dup('c').data().asFloat());
    }

    @Test
    void sharesNothingWithTheDevice() {
        try (LeasedArena arena = new LeasedArena()) {
            NdView view = NdView.allocate(arena, SHAPE);
            assertThrows(IllegalStateException.class, () -> bridge.view(view));
            assertThrows(IllegalStateException.class, () -> bridge.of(bridge.copy(view)));
        }
    }
}
