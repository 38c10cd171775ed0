package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.tng4j.arrays.view.NdView;
import org.tng4j.arrays.view.Window;

/// Nothing is timed before this: a contender, run once, leaves the expected bytes in the target, and between the values
/// what was there. One that returns a view is asked what that sees.
///
/// @param target   what contenders write
/// @param expected as large; between the values [#NOISE]
record TargetGate(MemorySegment target, MemorySegment expected) {
    /// What lies between the values, and in a target before a contender runs.
    static final byte NOISE = (byte) 0xA5;

    /// Gives each element its number, in row-major order.
    ///
    /// @param view three axes, elements of 4 bytes
    static void number(NdView view) {
        int number = 0;
        for (long i = 0; i < view.shape().dim(0); i++) {
            for (long j = 0; j < view.shape().dim(1); j++) {
                long row = view.base() + i * view.byteStride(0) + j * view.byteStride(1);
                for (long k = 0; k < view.shape().dim(2); k++) {
                    view.segment().set(JAVA_INT, row + k * view.byteStride(2), number++);
                }
            }
        }
    }

    /// Checks the contender that JMH is about to measure, and runs no other: the JIT shall see what it sees in a program.
    void check(Object benchmark, BenchmarkParams parameters) {
        String name = parameters.getBenchmark();
        check(benchmark, name.substring(name.lastIndexOf('.') + 1));
    }

    /// Checks all contenders of a benchmark.
    ///
    /// @return their names
    List<String> checkAll(Object benchmark) {
        List<String> contenders = Arrays.stream(benchmark.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class)).map(Method::getName).sorted().toList();
        contenders.forEach(contender -> check(benchmark, contender));
        return contenders;
    }

    private void check(Object benchmark, String contender) {
        target.fill(NOISE);
        MemorySegment found = seen(run(benchmark, contender));
        long offset = expected.mismatch(found);
        if (offset >= 0) {
            throw new IllegalStateException(contender + " leaves " + hexadecimal(found, offset) + " at offset " + offset
                    + ", must be " + hexadecimal(expected, offset));
        }
    }

    private static Object run(Object benchmark, String contender) {
        try {
            return benchmark.getClass().getMethod(contender).invoke(benchmark);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(contender + " fails: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(benchmark.getClass() + " has no contender " + contender, e);
        }
    }

    private MemorySegment seen(Object result) {
        return switch (result) {
            case NdView view -> view.segment().asSlice(view.base(), expected.byteSize());
            case Window window -> seen(window.view());
            default -> target;
        };
    }

    private static String hexadecimal(MemorySegment bytes, long offset) {
        return offset < bytes.byteSize() ? "0x%02x".formatted(bytes.get(JAVA_BYTE, offset)) : "nothing";
    }
}
