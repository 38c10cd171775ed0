package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGateTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 3000})
    void passesEveryCopyStyle(int particles) {
        CopyStyles benchmark = new CopyStyles();
        benchmark.particles = particles;
        benchmark.make();
        assertEquals(
                List.of("byteBuffer", "elements", "floatArray", "floorCopy", "newFloatArray", "plan", "varHandle", "view",
                        "window"),
                benchmark.gate().checkAll(benchmark));
        benchmark.close();
    }

    @ParameterizedTest
    @EnumSource
    void passesEveryLayout(LayoutChange layouts) {
        for (int particles : new int[] {1, 17, 3000}) {
            Layouts benchmark = of(layouts, particles);
            assertEquals(List.of("floorCopy", "plainLoop", "plan"), benchmark.gate().checkAll(benchmark));
            benchmark.close();
        }
    }

    @Test
    void refusesOneWrongByte() {
        Layouts benchmark = of(LayoutChange.XYZ_TO_XYZ4, 17);
        TargetGate gate = benchmark.gate();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment other = arena.allocate(gate.expected().byteSize());
            for (long offset : new long[] {0, 12, other.byteSize() - 1}) {
                other.copyFrom(gate.expected());
                byte right = other.get(JAVA_BYTE, offset);
                other.set(JAVA_BYTE, offset, (byte) (right ^ 1));
                IllegalStateException refused = assertThrows(
                        IllegalStateException.class, () -> new TargetGate(gate.target(), other).checkAll(benchmark));
                assertEquals("floorCopy leaves 0x%02x at offset %d, must be 0x%02x".formatted(right, offset, (byte) (right ^ 1)),
                        refused.getMessage());
            }
        }
        benchmark.close();
    }

    private static Layouts of(LayoutChange layouts, int particles) {
        Layouts benchmark = new Layouts();
        benchmark.particles = particles;
        benchmark.layouts = layouts;
        benchmark.make();
        return benchmark;
    }
}
