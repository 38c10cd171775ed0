package org.tng4j.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tng4j.arrays.nd4j.Nd4jBridge;
import org.tng4j.arrays.nd4j.Nd4jView;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// What does the first INDArray of a process cost? Floor: the view that it lies over.
///
/// Each operation is a JVM of its own, with nothing of ND4J loaded. A gate would start ND4J before it is timed, so each
/// contender looks at its own sum.
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class Nd4jStart extends Question {
    private static final DataShape SHAPE = DataShape.parse("1000 * 3 * float32");
    private static final double SUM = 3000;
    private static final float[] ONES = new float[(int) SUM];

    static {
        Arrays.fill(ONES, 1);
    }

    @Override
    final void make() {}

    @Override
    final Gate gate() {
        return ResultGate.of(SUM);
    }

    @Override
    public void open(BenchmarkParams parameters) {
        make();
    }

    @Override
    public void close() {}

    /// The floor.
    @Benchmark
    public double floorView() {
        try (Arena arena = Arena.ofConfined()) {
            return checked(ones(arena).segment().toArray(ValueLayout.JAVA_FLOAT)[0] * SUM);
        }
    }

    /// Starts ND4J, wraps, and sums once.
    @Benchmark
    public double firstView() {
        try (Nd4jView shared = new Nd4jBridge().view(ones(Arena.global()))) {
            return checked(shared.array().sumNumber().doubleValue());
        }
    }

    private static NdView ones(Arena arena) {
        NdView view = NdView.allocate(arena, SHAPE);
        view.segment().copyFrom(MemorySegment.ofArray(ONES));
        return view;
    }

    private static double checked(double sum) {
        if (sum != SUM) {
            throw new IllegalStateException("sum is " + sum + ", must be " + SUM);
        }
        return sum;
    }
}
