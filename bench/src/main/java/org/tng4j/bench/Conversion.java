package org.tng4j.bench;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.tng4j.arrays.shape.Scalar;

/// From which data type into which, and the loop that anybody would write.
public enum Conversion {
    /// Widens.
    FLOAT32_TO_FLOAT64(Scalar.FLOAT32, Scalar.FLOAT64) {
        @Override
        void plainLoop(MemorySegment source, MemorySegment target, long count) {
            for (long i = 0; i < count; i++) {
                target.setAtIndex(JAVA_DOUBLE, i, source.getAtIndex(JAVA_FLOAT, i));
            }
        }
    },
    /// Narrows and rounds.
    FLOAT64_TO_FLOAT32(Scalar.FLOAT64, Scalar.FLOAT32) {
        @Override
        void plainLoop(MemorySegment source, MemorySegment target, long count) {
            for (long i = 0; i < count; i++) {
                target.setAtIndex(JAVA_FLOAT, i, (float) source.getAtIndex(JAVA_DOUBLE, i));
            }
        }
    },
    /// As codec 2 does, but for the precision.
    INT32_TO_FLOAT32(Scalar.INT32, Scalar.FLOAT32) {
        @Override
        void plainLoop(MemorySegment source, MemorySegment target, long count) {
            for (long i = 0; i < count; i++) {
                target.setAtIndex(JAVA_FLOAT, i, (float) source.getAtIndex(JAVA_INT, i));
            }
        }
    },
    /// Narrows; a value that does not fit loses its high bits.
    INT64_TO_INT32(Scalar.INT64, Scalar.INT32) {
        @Override
        void plainLoop(MemorySegment source, MemorySegment target, long count) {
            for (long i = 0; i < count; i++) {
                target.setAtIndex(JAVA_INT, i, (int) source.getAtIndex(JAVA_LONG, i));
            }
        }
    };

    final Scalar from;
    final Scalar to;

    Conversion(Scalar from, Scalar to) {
        this.from = from;
        this.to = to;
    }

    abstract void plainLoop(MemorySegment source, MemorySegment target, long count);

    /// Writes small whole numbers, which every data type here holds.
    static void number(Scalar type, MemorySegment values, long count) {
        for (long i = 0; i < count; i++) {
            int number = (int) (i % 10_007 - 5000);
            switch (type) {
                case FLOAT32 -> values.setAtIndex(JAVA_FLOAT, i, number);
                case FLOAT64 -> values.setAtIndex(JAVA_DOUBLE, i, number);
                case INT32 -> values.setAtIndex(JAVA_INT, i, number);
                case INT64 -> values.setAtIndex(JAVA_LONG, i, number);
                default -> throw new IllegalArgumentException("type is " + type + ", must be of a conversion");
            }
        }
    }
}
