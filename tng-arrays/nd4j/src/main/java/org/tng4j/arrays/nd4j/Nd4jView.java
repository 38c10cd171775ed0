package org.tng4j.arrays.nd4j;

import java.util.concurrent.atomic.AtomicBoolean;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/// An INDArray over memory that is not its own, and the promise that this memory stays.
///
/// **Ownership:** whoever called [Nd4jBridge#view] closes it. Dropped unclosed, it lets go of the memory once neither it
/// nor the array, nor any array that ND4J made of that without copying, is in use. **Threads:** any; no operation on the
/// array may be running while it is closed. **Source:** docs/how-to/nd4j.md, *How long memory stays*.
public final class Nd4jView implements AutoCloseable {

    private final INDArray array;
    private final DataBuffer buffer;
    private final Runnable release;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /// @param release lets go of the memory
    Nd4jView(INDArray array, DataBuffer buffer, Runnable release) {
        this.array = array;
        this.buffer = buffer;
        this.release = release;
    }

    /// The array: what is written here is seen there, and the other way round.
    ///
    /// @return the same one each time
    /// @throws IllegalStateException if this is closed
    public INDArray array() {
        if (isClosed.get()) {
            throw new IllegalStateException("view is closed");
        }
        return array;
    }

    /// Takes the memory away from the array, and gives its lease back. From here on ND4J refuses every operation on the
    /// array, and on what shares its memory, with an [IllegalStateException] of its own; but for single elements of a slice
    /// (`slice.getDouble(0)`), which it does not guard: drop slices first. The second time this does nothing.
    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            if (!buffer.wasClosed()) {
                buffer.close();
            }
            release.run();
        }
    }
}
