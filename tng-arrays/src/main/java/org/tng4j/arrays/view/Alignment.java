package org.tng4j.arrays.view;

import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.meta.VarMeta;

/// Whether every number begins at a multiple of its width, whichever element it is of.
///
/// @param base the largest power of two that divides the address of the base
record Alignment(long base) {

    static boolean of(NdView view) {
        long address = ofBase(view);
        return new Alignment(address).holds(view.meta(), address);
    }

    /// The largest power of two that is sure to divide the address of element 0.
    static long ofBase(NdView view) {
        return view.segment().asSlice(view.base(), 0).maxByteAlignment();
    }

    /// @param power the largest power of two that divides all addresses of these elements
    private boolean holds(ArrMeta meta, long power) {
        return switch (meta) {
            case FixedMeta dim -> dim.size() == 0 || holds(dim.item(), dim.size() == 1 ? power : with(power, dim.byteStride()));
            case VarMeta dim -> power >= Long.BYTES && holds(dim.item(), with(with(base, dim.dataOffset()), dim.byteStride()));
            case ScalarMeta scalar -> power >= scalar.scalar().componentSize();
            case TextMeta _ -> power >= Long.BYTES;
            case FixedTextMeta text -> power >= text.unitSize();
            case BytesMeta bytes -> power >= bytes.bytes().alignment();
            case RecordMeta record -> record.fields().stream()
                    .allMatch(field -> holds(field.meta(), with(power, field.offset())));
            case OptionMeta option -> holds(option.value(), power);
        };
    }

    private static long with(long power, long bytes) {
        return bytes == 0 ? power : Math.min(power, Long.lowestOneBit(bytes));
    }
}
