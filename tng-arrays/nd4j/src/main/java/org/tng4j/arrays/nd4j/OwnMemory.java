package org.tng4j.arrays.nd4j;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.nd4j.linalg.api.ndarray.INDArray;

/// The memory of INDArrays as segments, and which segments are such: each keeps its array from being garbage.
final class OwnMemory {

    private static final Map<MemorySegment.Scope, WeakReference<INDArray>> ARRAYS =
            Collections.synchronizedMap(new WeakHashMap<>());

    private OwnMemory() {}

    /// Sees the bytes from the first element to behind the last one.
    static MemorySegment of(INDArray array, long byteOffset, long byteSize) {
        MemorySegment memory = foreign(array, array.data().pointer().address() + byteOffset, byteSize);
        ARRAYS.put(memory.scope(), new WeakReference<>(array));
        return memory;
    }

    @SuppressWarnings("restricted") // ND4J gives an address and nothing else
    private static MemorySegment foreign(INDArray array, long address, long byteSize) {
        return MemorySegment.ofAddress(address).reinterpret(byteSize, Arena.ofAuto(), new Hold(array));
    }

    /// Whether this is the memory of an INDArray that was not closed.
    static boolean holds(MemorySegment memory) {
        WeakReference<INDArray> array = ARRAYS.get(memory.scope());
        INDArray alive = array == null ? null : array.get();
        return alive != null && !alive.wasClosed();
    }
}
