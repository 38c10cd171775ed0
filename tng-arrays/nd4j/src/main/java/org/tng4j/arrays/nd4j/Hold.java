package org.tng4j.arrays.nd4j;

import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;

/// What is to be done once something is garbage: nothing. Until then this keeps something else from being garbage.
///
/// @param held what is kept
record Hold(Object held) implements Runnable, Consumer<MemorySegment> {

    @Override
    public void run() {}

    @Override
    public void accept(MemorySegment memory) {}
}
