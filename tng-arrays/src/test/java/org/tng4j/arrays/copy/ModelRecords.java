package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;

/// Every leaf of every element, one by one, and the slowest correct way to copy them.
final class ModelRecords {

    /// One number, text, or run of bytes somewhere in memory.
    ///
    /// @param width bytes that byte order turns round together
    private record Leaf(long offset, long byteSize, int width, ByteOrder order, ArrMeta meta) {}

    private final List<List<Leaf>> elements = new ArrayList<>();

    ModelRecords(ArrMeta meta, long base) {
        addElements(meta, base);
    }

    private void addElements(ArrMeta meta, long offset) {
        if (meta instanceof FixedMeta dim) {
            for (long i = 0; i < dim.size(); i++) {
                addElements(dim.item(), offset + i * dim.byteStride());
            }
        } else {
            List<Leaf> leaves = new ArrayList<>();
            addLeaves(meta, offset, leaves);
            elements.add(leaves);
        }
    }

    private static void addLeaves(ArrMeta meta, long offset, List<Leaf> leaves) {
        switch (meta) {
            case FixedMeta dim -> {
                for (long i = 0; i < dim.size(); i++) {
                    addLeaves(dim.item(), offset + i * dim.byteStride(), leaves);
                }
            }
            case RecordMeta record -> record.fields().forEach(field -> addLeaves(field.meta(), offset + field.offset(), leaves));
            case OptionMeta option -> addLeaves(option.value(), offset, leaves);
            case ScalarMeta number ->
                leaves.add(new Leaf(offset, number.scalar().byteSize(), Math.max(1, number.scalar().componentSize()), number.order(), meta));
            case FixedTextMeta text -> leaves.add(new Leaf(offset, text.byteSize(), text.unitSize(), text.order(), meta));
            case BytesMeta bytes -> leaves.add(new Leaf(offset, bytes.byteSize(), 1, ByteOrder.nativeOrder(), meta));
            default -> throw new IllegalArgumentException("model has no " + meta.shape());
        }
    }

    int elementCount() {
        return elements.size();
    }

    /// From a picture of the source's memory into one of the target's.
    void copyTo(ModelRecords target, byte[] from, byte[] to, int first, int count) {
        for (int element = first; element < first + count; element++) {
            for (int i = 0; i < elements.get(element).size(); i++) {
                copy(elements.get(element).get(i), target.elements.get(element).get(i), from, to);
            }
        }
    }

    private static void copy(Leaf source, Leaf target, byte[] from, byte[] to) {
        if (!source.meta.shape().equals(target.meta.shape())) {
            CopyPlan.of(source.meta, target.meta, Casting.UNSAFE)
                    .run(MemorySegment.ofArray(from), source.offset, MemorySegment.ofArray(to), target.offset);
            return;
        }
        boolean turn = !source.order.equals(target.order);
        for (int i = 0; i < source.byteSize; i++) {
            int unit = i / source.width * source.width;
            boolean isWhole = unit + source.width <= source.byteSize;
            int at = turn && isWhole ? unit + source.width - 1 - (i - unit) : i;
            to[(int) target.offset + i] = from[(int) source.offset + at];
        }
    }

    long lowestByte(int first, int count) {
        return leaves(first, count).mapToLong(Leaf::offset).min().orElse(0);
    }

    long highestByte(int first, int count) {
        return leaves(first, count).mapToLong(leaf -> leaf.offset + leaf.byteSize).max().orElse(0);
    }

    private Stream<Leaf> leaves(int first, int count) {
        return elements.subList(first, first + count).stream().flatMap(List::stream).filter(leaf -> leaf.byteSize > 0);
    }

    static byte[] bytesOf(MemorySegment segment) {
        return segment.toArray(ValueLayout.JAVA_BYTE);
    }
}
