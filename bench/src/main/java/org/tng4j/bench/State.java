package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameState;
import org.tng4j.io.format.KnownBlock;

/// What does it cost to make the state of a frame, to set its positions from an array, and to get them? Floor: the
/// positions' bytes, from native memory.
///
/// Positions and velocities of all particles and a box, float32.
public class State extends Question {
    /// How many particles.
    @Param({"100", "1000", "10000", "50000"})
    public int particles;

    private Arena arena;
    private FrameState state;
    private MemorySegment positions;
    private MemorySegment ready;
    private float[] heap;
    private float[] copy;

    @Override
    final void make() {
        arena = Arena.ofConfined();
        state = of(arena);
        positions = state.positions().segment();
        heap = new float[3 * particles];
        copy = new float[3 * particles];
        Conversion.number(Scalar.FLOAT32, MemorySegment.ofArray(heap), heap.length);
        ready = arena.allocate(positions.byteSize(), 64).copyFrom(MemorySegment.ofArray(heap));
        set();
    }

    private FrameState of(SegmentAllocator allocator) {
        DataShape vectors = DataShape.of(Scalar.FLOAT32, particles, 3);
        return FrameState.empty().with(KnownBlock.POSITIONS, NdView.allocate(allocator, vectors))
                .with(KnownBlock.VELOCITIES, NdView.allocate(allocator, vectors))
                .with(KnownBlock.BOX_SHAPE, NdView.allocate(allocator, DataShape.of(Scalar.FLOAT32, 3, 3)));
    }

    @Override
    final Gate gate() {
        Gate bytes = new TargetGate(positions, ready);
        return new ResultGate(Map.of("create", positions.byteSize()), (benchmark, contender) -> {
            bytes.check(benchmark, "floorCopy");
            MemorySegment.ofArray(copy).fill(TargetGate.NOISE);
            if (contender.startsWith("get") || contender.equals("view")) {
                compare(contender, Gate.run(benchmark, contender));
            } else {
                bytes.check(benchmark, contender);
            }
        });
    }

    private void compare(String contender, Object result) {
        MemorySegment found = result instanceof NdView view ? view.segment() : MemorySegment.ofArray((float[]) result);
        if (ready.mismatch(found) >= 0) {
            throw new IllegalStateException(contender + " differs at offset " + ready.mismatch(found)
                    + ", must give " + ready.byteSize() + " equal bytes");
        }
    }

    @Override
    public void close() {
        arena.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        MemorySegment.copy(ready, 0, positions, 0, ready.byteSize());
        return positions;
    }

    /// A state in new memory, which goes again.
    @Benchmark
    public long create() {
        try (Arena once = Arena.ofConfined()) {
            return of(once).positions().segment().byteSize();
        }
    }

    /// Positions from an array.
    @Benchmark
    public MemorySegment set() {
        MemorySegment.copy(heap, 0, state.positions().segment(), JAVA_FLOAT, 0, heap.length);
        return positions;
    }

    /// Positions into an array that stays.
    @Benchmark
    public float[] get() {
        MemorySegment.copy(state.positions().segment(), JAVA_FLOAT, 0, copy, 0, copy.length);
        return copy;
    }

    /// Positions into a new array.
    @Benchmark
    public float[] getNew() {
        return state.positions().segment().toArray(JAVA_FLOAT);
    }

    /// Positions where they are.
    @Benchmark
    public NdView view() {
        return state.positions();
    }
}
