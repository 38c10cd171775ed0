package org.tng4j.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;

/// Memory for one frame of a quantity, taken only if the file can mean it: counts of a damaged file may be anything.
final class Targets {
    /// Deflate packs no tighter.
    private static final long BEST_RATIO = 1032;
    private static final long ALWAYS_GRANTED = 256L << 20;

    private final TngFile file;
    private final Arena arena;
    private long taken;

    /// @param arena whose memory it is; closed by whoever made it
    Targets(TngFile file, Arena arena) {
        this.file = file;
        this.arena = arena;
    }

    /// Takes memory in which numbers are little-endian, whatever the machine.
    ///
    /// @throws IOException if a frame cannot be that large
    NdView littleEndian(BlockInfo info) throws IOException {
        return take(info, Layout.C.withOrder(ByteOrder.LITTLE_ENDIAN));
    }

    /// Takes memory in which numbers are as this machine has them.
    ///
    /// @throws IOException if a frame cannot be that large
    NdView nativeOrder(BlockInfo info) throws IOException {
        return take(info, Layout.C);
    }

    private NdView take(BlockInfo info, Layout layout) throws IOException {
        DataShape shape = info.datashape();
        requireSensible(info, shape);
        return shape.measure() instanceof Scalar ? NdView.allocate(arena, shape, layout) : info.allocate(arena);
    }

    private void requireSensible(BlockInfo info, DataShape shape) throws IOException {
        long size = size(shape);
        long most = Math.min(Math.max(ALWAYS_GRANTED, saturatedProduct(file.size(), BEST_RATIO)),
                Runtime.getRuntime().maxMemory());
        if (size > most - taken) {
            throw new IOException(info + " needs " + shape + " for a frame, more than a file of " + file.size()
                    + " bytes, or this machine's memory, can hold");
        }
        taken += size;
    }

    private static long size(DataShape shape) {
        int width = shape.measure() instanceof Scalar scalar ? scalar.byteSize() : 2 * Long.BYTES;
        try {
            return Math.multiplyExact(shape.elementCount(), width);
        } catch (ArithmeticException _) {
            return Long.MAX_VALUE;
        }
    }

    private static long saturatedProduct(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
