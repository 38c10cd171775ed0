package org.tng4j.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/// What every benchmark has: something made before, a gate that each contender passes before it is timed, and how long
/// JMH measures unless told otherwise. Its parameters are fields, its contenders methods; one of them begins with
/// `floor`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public abstract class Question {

    /// Makes what the contenders need, and compares what the one that JMH measures makes of it.
    @Setup(Level.Trial)
    public void open(BenchmarkParams parameters) throws IOException {
        make();
        gate().check(this, parameters);
    }

    /// Makes what the contenders need.
    abstract void make() throws IOException;

    /// Returns what contenders must pass, once all is made.
    abstract Gate gate();

    /// Lets go of memory and files.
    @TearDown(Level.Trial)
    public abstract void close() throws IOException;
}
