package org.tng4j.arrays.meta;

import java.util.Optional;

/// A picture of memory in which every element, heap and bitmap takes its bytes once; what two take is a conflict.
/// Offsets of neighbours share one number, so only the first half of a pair counts.
final class OwnedBytes {

    private final boolean[] taken;
    private Optional<String> conflict = Optional.empty();

    OwnedBytes(int size) {
        taken = new boolean[size];
    }

    Optional<String> conflict() {
        return conflict;
    }

    /// Takes all elements whose first is at `address`, and once what they have elsewhere.
    void take(ArrMeta meta, long address) {
        takeElements(meta, address);
        takeElsewhere(meta);
    }

    private void takeElements(ArrMeta meta, long address) {
        switch (meta) {
            case FixedMeta dim -> {
                for (long i = 0; i < dim.size(); i++) {
                    takeElements(dim.item(), address + i * dim.byteStride());
                }
            }
            case RecordMeta record -> record.fields().forEach(field -> takeElements(field.meta(), address + field.offset()));
            case OptionMeta option -> takeElements(option.value(), address);
            case TextMeta _, VarMeta _ -> takeBytes(meta, address, Long.BYTES);
            default -> takeBytes(meta, address, meta.span().to());
        }
    }

    private void takeElsewhere(ArrMeta meta) {
        switch (meta) {
            case FixedMeta dim -> takeElsewhere(dim.item());
            case VarMeta dim -> take(dim.allItems(), dim.dataOffset());
            case RecordMeta record -> record.fields().forEach(field -> takeElsewhere(field.meta()));
            case TextMeta text -> takeBytes(meta, text.heapOffset(), text.heapSize());
            case OptionMeta option -> {
                option.bitmap().ifPresent(bitmap -> takeBytes(meta, bitmap.offset(), bitmap.byteSize()));
                takeElsewhere(option.value());
            }
            default -> { }
        }
    }

    private void takeBytes(ArrMeta owner, long from, long size) {
        for (long at = from; at < from + size; at++) {
            if (taken[(int) at]) {
                conflict = Optional.of("byte " + at + " is taken twice, the second time by " + owner.shape());
            }
            taken[(int) at] = true;
        }
    }
}
