package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// The arena stays open as long as an array may read it, and no longer.
class Nd4jLifetimeTest {

    private static final int VIEWS = 2000;

    private final Nd4jBridge bridge = new Nd4jBridge();
    private final LeasedArena arena = new LeasedArena();
    private final NdView view = NdView.allocate(arena, DataShape.parse("100 * 3 * float32"));

    @Test
    void letsGoOfTwoThousandViewsThatAreDropped() {
        double sum = 0;
        for (int i = 0; i < VIEWS; i++) {
            sum += bridge.view(view).array().addi(1).slice(99).sumNumber().doubleValue();
        }
        assertEquals(3.0 * VIEWS * (VIEWS + 1) / 2, sum);
        collectUntilClosed();
    }

    @Test
    void letsGoOfTwoThousandViewsThatAreClosed() {
        for (int i = 0; i < VIEWS; i++) {
            try (Nd4jView shared = bridge.view(view)) {
                shared.array().addi(1);
            }
        }
        assertEquals(VIEWS, view.getFloat(99, 2));
        arena.close();
    }

    @Test
    void countsEachViewThatIsInUse() {
        Nd4jView first = bridge.view(view);
        Nd4jView second = bridge.view(view);
        assertEquals("2 exports alive: nd4j ×2", assertThrows(IllegalStateException.class, arena::close).getMessage());
        first.close();
        assertEquals(0, second.array().sumNumber().intValue());
        second.close();
        arena.close();
    }

    @Test
    void staysForASliceOfADroppedView() {
        INDArray slice = sliceOfADroppedView();
        LeasedArena other = new LeasedArena();
        bridge.view(NdView.allocate(other, DataShape.parse("3 * float32")));
        collectUntilClosed(other); // by now the first view would have gone as well
        assertEquals("1 export alive: nd4j ×1", assertThrows(IllegalStateException.class, arena::close).getMessage());
        assertEquals(9, slice.sumNumber().intValue());
    }

    private INDArray sliceOfADroppedView() {
        return bridge.view(view).array().addi(3).slice(7);
    }

    @Test
    void closesAfterItsArrayWasClosed() {
        Nd4jView shared = bridge.view(view);
        shared.array().close();
        shared.close();
        view.writer().setFloat(1, 0, 0);
        arena.close();
    }

    private void collectUntilClosed() {
        collectUntilClosed(arena);
    }

    /// Collecting is only ever a request, so it is repeated.
    private static void collectUntilClosed(LeasedArena arena) {
        arena.closeWhenReleased();
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (arena.scope().isAlive()) {
            assertTrue(System.nanoTime() < deadline, () -> "still leased after 2 minutes: "
                    + assertThrows(IllegalStateException.class, arena::close).getMessage());
            System.gc();
        }
    }
}
