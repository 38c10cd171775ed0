package org.tng4j.arrays.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.view.NdView;

/// The bytes of a view as a `.npy` file has them: header, then elements without gaps, zeros for padding.
///
/// What has no gaps stays as it is, row-major or column-major; everything else becomes row-major, and its records lose their
/// padding. Byte order stays.
final class NpyContents {

    private static final int WINDOW_SIZE = 1 << 16;
    private static final int LARGEST_ITEM = Integer.MAX_VALUE - 8; // of a Java array

    private final NdView view;
    private final NpyHeader header;
    private final byte[] headerBytes;
    private final ArrayForm source;

    /// @throws IllegalArgumentException if NumPy has no such type
    NpyContents(NdView view) {
        ArrayForm form = ArrayForm.of(view.meta());
        ElementType type = ElementType.ofFile(form);
        boolean isColumnMajor = !form.isPacked(type.byteSize(), false) && form.isPacked(type.byteSize(), true);
        this.view = view;
        this.header = new NpyHeader(type, isColumnMajor, form.sizes());
        this.headerBytes = header.toBytes();
        this.source = isColumnMajor ? form.transposed() : form;
    }

    long byteSize() {
        return Math.addExact(headerBytes.length, header.dataSize());
    }

    /// Every element passes a heap window of our own: neither the channel nor a deflater sees the caller's memory.
    void writeTo(OutputStream out) throws IOException {
        out.write(headerBytes);
        if (header.dataSize() > 0) {
            boolean areBytes = !(source.item() instanceof ScalarMeta) && source.item().isContiguous()
                    && source.item().elementSpan().size() == header.type().byteSize();
            ArrayForm from = areBytes ? source.asBytes() : source;
            ElementType type = areBytes ? new ElementType(from.item(), 1) : header.type();
            writeElements(out, from, ArrayForm.packed(type, from.sizes(), false), type.byteSize());
        }
    }

    private void writeElements(OutputStream out, ArrayForm from, ArrayForm to, long itemSize) throws IOException {
        long itemCount = from.count();
        long itemsPerWindow = Math.min(itemCount, Math.max(1, WINDOW_SIZE / itemSize));
        if (itemSize > LARGEST_ITEM) {
            throw new IllegalArgumentException(
                    "element laid out anew takes " + itemSize + " bytes, must be at most " + LARGEST_ITEM);
        }
        byte[] window = new byte[(int) (itemsPerWindow * itemSize)];
        MemorySegment target = MemorySegment.ofArray(window);
        List<Lane> lanes = Lane.between(from, to);
        for (long first = 0; first < itemCount; first += itemsPerWindow) {
            long count = Math.min(itemsPerWindow, itemCount - first);
            for (Lane lane : lanes) {
                lane.copy(view.segment(), view.base(), target, -first * itemSize, first, count, itemCount);
            }
            out.write(window, 0, (int) (count * itemSize));
        }
    }
}
