package org.tng4j.arrays.nd4j;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.memory.Deallocatable;

/// Which buffers of ND4J lie over memory that is not theirs, as long as they are in use.
final class Shared {

    /// By ND4J's own number: equality of buffers compares their values.
    private static final Set<String> NUMBERS = ConcurrentHashMap.newKeySet();

    private Shared() {}

    static void add(DataBuffer buffer) {
        String number = number(buffer);
        NUMBERS.add(number);
        Nd4jBridge.CLEANER.register(buffer, forgetting(number));
    }

    /// Not where the buffer is in reach, or it would be kept for ever.
    private static Runnable forgetting(String number) {
        return () -> NUMBERS.remove(number);
    }

    /// Whether the memory of an array, a slice of it perhaps, is such.
    static boolean holds(DataBuffer buffer) {
        return NUMBERS.contains(number(buffer));
    }

    @SuppressWarnings("ReferenceEquality") // a buffer may be its own, and equality compares values
    private static String number(DataBuffer buffer) {
        DataBuffer under = buffer.underlyingDataBuffer();
        return under == null || under == buffer ? ((Deallocatable) buffer).getUniqueId() : number(under);
    }
}
