package org.tng4j.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.openjdk.jmh.annotations.Benchmark;

/// A question about what it takes to bring memory from one form into another. Its floor copies what lies ready.
public abstract class CopyQuestion extends Question {
    /// Whose memory all of it is.
    final Arena arena = Arena.ofConfined();
    /// What contenders read.
    MemorySegment source = MemorySegment.NULL;
    /// What contenders write.
    MemorySegment target = MemorySegment.NULL;
    /// What they must write.
    MemorySegment ready = MemorySegment.NULL;

    @Override
    final Gate gate() {
        return new TargetGate(target, ready);
    }

    @Override
    public void close() {
        arena.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        MemorySegment.copy(ready, 0, target, 0, target.byteSize());
        return target;
    }
}
