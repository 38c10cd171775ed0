package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.shape.DataShape;

/// Sizes whose product does not fit 63 bits are the caller's fault, and are named.
class EndlessViewsTest {

    private static final DataShape ENDLESS = DataShape.parse("4611686018427387904 * float32");
    private static final MemorySegment MEMORY = MemorySegment.ofArray(new byte[16]);

    @Test
    void refusesByteStridesThatLeaveAllMemory() {
        refuses("layout @ [9223372036854775807] of 3 * float32 spans more than 9223372036854775807 bytes, given 16",
                () -> wrap("3 * float32 @ [9223372036854775807]"));
        refuses("layout @ [-9223372036854775808] of 2 * int8 begins 9223372036854775808 bytes below its base, given 0",
                () -> wrap("2 * int8 @ [-9223372036854775808]"));
    }

    @Test
    void refusesShapesThatNoMemoryHolds() {
        refuses(ENDLESS + " takes more than 9223372036854775807 bytes, given 16", () -> NdView.wrap(MEMORY, ENDLESS));
        refuses(ENDLESS + " takes more than 9223372036854775807 bytes", () -> NdView.allocate(Arena.ofAuto(), ENDLESS));
        refuses("4611686018427387904 * string takes more than 9223372036854775807 bytes",
                () -> NdView.allocateText(Arena.ofAuto(), DataShape.parse("4611686018427387904 * string"), 8));
        refuses("2 * string takes more than 9223372036854775807 bytes",
                () -> NdView.allocate(Arena.ofAuto(), DataShape.parse("2 * string"), Layout.C, Long.MAX_VALUE));
    }

    @Test
    void refusesMoreElementsThanCanBeCounted() {
        NdView four = NdView.wrap(MEMORY, DataShape.parse("4 * float32"));
        NdView one = NdView.wrap(MEMORY, DataShape.parse("1 * float32"));

        refuses("4294967296 * 4294967296 * float32 has more than 9223372036854775807 elements, must have the 4 of 4 * float32",
                () -> four.reshape(1L << 32, 1L << 32));
        refuses("4 * float32 cannot be stretched to 4611686018427387904 * 4 * float32, which has more than 9223372036854775807 elements",
                () -> four.broadcastTo(1L << 62, 4));
        assertTrue(one.broadcastTo(1L << 61, 2).describe()
                .contains("elements   more than 9223372036854775807 bytes, spread over 4\n"));
    }

    private static void wrap(String text) {
        Storage storage = Storage.parse(text);
        NdView.wrap(MEMORY, storage.base(), storage.meta().shape(), storage.meta());
    }

    private static void refuses(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
