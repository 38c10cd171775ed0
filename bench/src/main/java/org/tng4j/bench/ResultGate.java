package org.tng4j.bench;

import java.util.Map;

/// Compares what contenders return; those without a result of their own go through another gate.
///
/// @param results by contender
/// @param others  for the contenders that are not named
record ResultGate(Map<String, Object> results, Gate others) implements Gate {

    /// Makes a gate in which every contender must return the same.
    static Gate of(Object result) {
        return (benchmark, contender) -> compare(contender, Gate.run(benchmark, contender), result);
    }

    @Override
    public void check(Object benchmark, String contender) {
        Object expected = results.get(contender);
        if (expected == null) {
            others.check(benchmark, contender);
        } else {
            compare(contender, Gate.run(benchmark, contender), expected);
        }
    }

    private static void compare(String contender, Object found, Object expected) {
        if (!expected.equals(found)) {
            throw new IllegalStateException(contender + " returns " + found + ", must return " + expected);
        }
    }
}
