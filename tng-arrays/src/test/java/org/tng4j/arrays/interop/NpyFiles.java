package org.tng4j.arrays.interop;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.view.NdView;

/// What the tests of this package share: files made by hand, and views filled with bytes that differ.
final class NpyFiles {

    private NpyFiles() {}

    /// `93 'NUMPY' major 0 size(uint16, or uint32 from 2.0 on) header data`.
    static byte[] file(int version, String header, byte[] data) {
        byte[] text = header.getBytes(version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        for (int i = 0; i < (version == 1 ? 2 : 4); i++) {
            out.write(text.length >>> 8 * i);
        }
        out.writeBytes(text);
        out.writeBytes(data);
        return out.toByteArray();
    }

    /// A view whose every byte, gaps included, is another than the one before.
    static NdView counted(Arena arena, String storage) {
        Storage read = Storage.parse(storage);
        long below = Math.max(read.base(), -read.meta().span().from());
        MemorySegment segment = arena.allocate(below + read.meta().span().to() + 5, 8);
        for (long i = 0; i < segment.byteSize(); i++) {
            segment.set(ValueLayout.JAVA_BYTE, i, (byte) (i * 7 + 1));
        }
        return NdView.wrap(segment, below, read.meta().shape(), read.meta());
    }

    /// The bytes of the elements in row-major order, without anything between.
    static byte[] elements(NdView view) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        append(out, view);
        return out.toByteArray();
    }

    private static void append(ByteArrayOutputStream out, NdView view) {
        if (view.shape().rank() > 0) {
            for (long i = 0; i < view.shape().dim(0); i++) {
                append(out, view.at(i));
            }
        } else if (view.shape().isRecord()) {
            for (int field = 0; field < ((RecordMeta) view.meta()).fields().size(); field++) {
                append(out, view.field(field));
            }
        } else {
            long size = view.meta().elementSpan().to();
            out.writeBytes(view.segment().asSlice(view.base(), size).toArray(ValueLayout.JAVA_BYTE));
        }
    }
}
