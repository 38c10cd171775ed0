package org.tng4j.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.BenchmarkParams;

/// Nothing is timed before this: a contender, run once, gives what it must.
interface Gate {
    /// Runs one contender and compares.
    ///
    /// @throws IllegalStateException if it gives anything else
    void check(Object benchmark, String contender);

    /// Checks the contender that JMH is about to measure, and runs no other: the JIT shall see what it sees in a program.
    default void check(Object benchmark, BenchmarkParams parameters) {
        String name = parameters.getBenchmark();
        check(benchmark, name.substring(name.lastIndexOf('.') + 1));
    }

    /// Checks all contenders of a benchmark.
    ///
    /// @return their names
    default List<String> checkAll(Object benchmark) {
        List<String> contenders = contenders(benchmark.getClass());
        contenders.forEach(contender -> check(benchmark, contender));
        return contenders;
    }

    /// Returns the names of a benchmark's contenders.
    static List<String> contenders(Class<?> benchmark) {
        return Arrays.stream(benchmark.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class)).map(Method::getName).sorted().toList();
    }

    /// Runs a contender.
    static Object run(Object benchmark, String contender) {
        try {
            return benchmark.getClass().getMethod(contender).invoke(benchmark);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(contender + " fails: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(benchmark.getClass() + " has no contender " + contender, e);
        }
    }
}
