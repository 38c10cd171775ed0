package org.tng4j.arrays.interop;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// One part of every element, all of one data type, on its way from one layout into another. What is no number moves as
/// bytes.
final class Lane {

    private final long sourceOffset;
    private final long targetOffset;
    private final CopyPlan plan;

    /// @param source from the part in element 0 on
    private Lane(long sourceOffset, ArrMeta source, long targetOffset, ArrMeta target) {
        this.sourceOffset = sourceOffset;
        this.targetOffset = targetOffset;
        this.plan = CopyPlan.of(source, target);
    }

    /// @param source of the same datashape as the target, but for padding and byte strides
    static List<Lane> between(ArrayForm source, ArrayForm target) {
        List<Lane> lanes = new ArrayList<>();
        for (Part part : parts(source.item(), target.item())) {
            ArrMeta from = new ArrayForm(source.sizes(), source.byteStrides(), part.source).meta();
            ArrMeta to = new ArrayForm(target.sizes(), target.byteStrides(), part.target).meta();
            lanes.add(new Lane(part.sourceOffset, from, part.targetOffset, to));
        }
        return lanes;
    }

    /// Copies that part of some elements.
    ///
    /// @param targetBase where element 0 begins, or would: negative, if the target holds later ones only
    /// @param itemCount of all there are, of which the elements `[first, first + count)` are meant
    /// Seven parameters, as a plan has six: two places and a range.
    void copy(MemorySegment source, long sourceBase, MemorySegment target, long targetBase, long first, long count, long itemCount) {
        long perItem = plan.elementCount() / itemCount;
        plan.run(source, sourceBase + sourceOffset, target, targetBase + targetOffset, first * perItem, count * perItem);
    }

    /// A part of one element, on both sides.
    private record Part(long sourceOffset, ArrMeta source, long targetOffset, ArrMeta target) {

        Part moved(long sourceBytes, long targetBytes) {
            return new Part(sourceOffset + sourceBytes, source, targetOffset + targetBytes, target);
        }
    }

    private static List<Part> parts(ArrMeta source, ArrMeta target) {
        if (source instanceof RecordMeta from && target instanceof RecordMeta to) {
            return fields(from, to);
        }
        if (source instanceof FixedMeta from && target instanceof FixedMeta to) {
            return parts(from.item(), to.item()).stream().map(part -> new Part(
                    part.sourceOffset, new FixedMeta(from.size(), from.byteStride(), part.source),
                    part.targetOffset, new FixedMeta(to.size(), to.byteStride(), part.target))).toList();
        }
        return List.of(leaf(source));
    }

    private static List<Part> fields(RecordMeta source, RecordMeta target) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < source.fields().size(); i++) {
            RecordMeta.Field from = source.fields().get(i);
            RecordMeta.Field to = target.fields().get(i);
            parts(from.meta(), to.meta()).forEach(part -> parts.add(part.moved(from.offset(), to.offset())));
        }
        return parts;
    }

    private static Part leaf(ArrMeta meta) {
        return switch (meta) {
            case OptionMeta option -> leaf(option.value());
            case FixedTextMeta text -> bytes(text.byteSize());
            case BytesMeta bytes -> bytes(bytes.byteSize());
            case ScalarMeta scalar when scalar.scalar() == Scalar.CHAR -> bytes(Scalar.CHAR.byteSize());
            default -> new Part(0, meta, 0, meta);
        };
    }

    private static Part bytes(long size) {
        ArrMeta bytes = new FixedMeta(size, 1, new ScalarMeta(Scalar.UINT8, ByteOrder.nativeOrder()));
        return new Part(0, bytes, 0, bytes);
    }
}
