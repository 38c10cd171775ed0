package org.tng4j.arrays.meta;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives every option its validity bits, behind everything else.
///
/// A bit stands for as many bytes as all elements of one option are multiples of apart: for a packed array, one bit an
/// element.
final class Bitmaps {

    private static final long ALIGNMENT = 8;

    private long end;

    private Bitmaps(long end) {
        this.end = end;
    }

    /// Where the elements met on one way down lie.
    ///
    /// @param origin the first of them, from the base
    /// @param reach from the first to the last
    /// @param apart what all distances between them are multiples of; 0 if there is one only
    private record Places(long origin, long reach, long apart) {

        Places along(long size, long byteStride) {
            boolean one = size <= 1;
            long bytes = one ? 0 : Math.multiplyExact(size - 1, byteStride);
            return new Places(origin, Math.addExact(reach, bytes), one ? apart : gcd(apart, byteStride));
        }

        Places at(long offset) {
            return new Places(origin + offset, reach, apart);
        }

        private static long gcd(long a, long b) {
            return b == 0 ? a : gcd(b, a % b);
        }
    }

    /// @param others everything else in its place
    static Placement.Result placed(Placement.Result others) {
        Bitmaps bitmaps = new Bitmaps(others.byteSize());
        ArrMeta all = bitmaps.add(others.meta(), new Places(0, 0, 0));
        return new Placement.Result(all, bitmaps.end);
    }

    private ArrMeta add(ArrMeta meta, Places places) {
        return switch (meta) {
            case FixedMeta dim -> new FixedMeta(
                    dim.size(), dim.byteStride(), add(dim.item(), places.along(dim.size(), dim.byteStride())));
            case VarMeta dim -> new VarMeta(dim.byteStride(), dim.dataOffset(), dim.room(),
                    add(dim.item(), new Places(dim.dataOffset(), 0, 0).along(dim.room(), dim.byteStride())));
            case RecordMeta record -> new RecordMeta(record.names(), fields(record, places));
            case OptionMeta option when option.bitmap().isPresent() -> option(option, places);
            default -> meta;
        };
    }

    private List<RecordMeta.Field> fields(RecordMeta record, Places places) {
        List<RecordMeta.Field> fields = new ArrayList<>();
        for (RecordMeta.Field field : record.fields()) {
            fields.add(new RecordMeta.Field(field.offset(), add(field.meta(), places.at(field.offset()))));
        }
        return fields;
    }

    private OptionMeta option(OptionMeta option, Places places) {
        long itemSize = Math.max(1, places.apart());
        long offset = Arranged.roundedUp(end, ALIGNMENT);
        var bitmap = new OptionMeta.Bitmap(offset, places.origin(), itemSize, places.reach() / itemSize + 1);
        end = Math.addExact(offset, bitmap.byteSize());
        return new OptionMeta(add(option.value(), places), Optional.of(bitmap));
    }
}
