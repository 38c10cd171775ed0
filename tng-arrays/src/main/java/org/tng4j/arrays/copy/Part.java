package org.tng4j.arrays.copy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// A part of each element that is numbers on both sides: one field, or several which are one run of bytes.
///
/// @param first        path of the first field, empty if there are no fields
/// @param last         path of the last one, mostly the same
/// @param sourceOffset from element 0 to the part of it
/// @param targetOffset the same in the target
/// @param source       of all elements, behind a scalar
/// @param target       the same in the target
record Part(String first, String last, long sourceOffset, long targetOffset, ArrMeta source, ArrMeta target) {

    /// Numbers at the start of an element.
    static Part ofNumbers(String path, ArrMeta source, ArrMeta target) {
        return new Part(path, path, 0, 0, source, target);
    }

    /// Bytes that stay as they are, in the widest units that do.
    static Part ofBytes(String path, long byteSize) {
        Scalar unit = widestIn(byteSize);
        ArrMeta bytes = new FixedMeta(
                byteSize / unit.byteSize(), unit.byteSize(), new ScalarMeta(unit, ByteOrder.nativeOrder()));
        return ofNumbers(path, bytes, bytes);
    }

    /// Units of text, turned round.
    static Part ofUnits(String path, long byteSize, FixedTextMeta source, FixedTextMeta target) {
        int width = source.unitSize();
        Scalar unit = widestIn(width);
        return ofNumbers(path, new FixedMeta(byteSize / width, width, new ScalarMeta(unit, source.order())),
                new FixedMeta(byteSize / width, width, new ScalarMeta(unit, target.order())));
    }

    private static Scalar widestIn(long byteSize) {
        return switch ((int) (byteSize % Long.BYTES)) {
            case 0 -> Scalar.UINT64;
            case 4 -> Scalar.UINT32;
            case 2, 6 -> Scalar.UINT16;
            default -> Scalar.UINT8;
        };
    }

    Part along(FixedMeta sourceAxis, FixedMeta targetAxis) {
        return new Part(first, last, sourceOffset, targetOffset,
                new FixedMeta(sourceAxis.size(), sourceAxis.byteStride(), source),
                new FixedMeta(targetAxis.size(), targetAxis.byteStride(), target));
    }

    Part moved(long sourceBytes, long targetBytes) {
        return new Part(first, last, sourceOffset + sourceBytes, targetOffset + targetBytes, source, target);
    }

    boolean isEmpty() {
        return byteSize() == 0;
    }

    /// Whether nothing is turned round or converted.
    boolean keepsBytes() {
        return source.leaf().equals(target.leaf());
    }

    /// Fields in a row that are one run of bytes on both sides are one part. Not to be asked of several elements: of one
    /// element, every byte of one field comes before those of the next.
    static List<Part> merged(List<Part> fields) {
        List<Part> merged = new ArrayList<>();
        for (Part field : fields) {
            boolean joins = !merged.isEmpty() && merged.getLast().goesOnWith(field);
            merged.add(joins ? merged.removeLast().and(field) : field);
        }
        return merged;
    }

    private boolean goesOnWith(Part next) {
        return isRun() && next.isRun()
                && sourceOffset + byteSize() == next.sourceOffset
                && targetOffset + byteSize() == next.targetOffset;
    }

    private boolean isRun() {
        return keepsBytes() && source.isContiguous() && target.isContiguous();
    }

    private Part and(Part next) {
        Part both = ofBytes(first, byteSize() + next.byteSize());
        return new Part(first, next.last, sourceOffset, targetOffset, both.source, both.target);
    }

    private long byteSize() {
        return Math.multiplyExact(source.shape().elementCount(), ((ScalarMeta) source.leaf()).scalar().byteSize());
    }

    /// For people.
    String name() {
        return first.equals(last) ? first : first + " to " + last;
    }

    /// The copy of it in all elements.
    NumbersCopy copyFor(CopyTask task) {
        CopyTask numbers = new CopyTask(source, target, task.casting(), task.policy());
        return new NumbersCopy(numbers, task.elementCount(), first.isEmpty() ? "" : ", field " + first + ",");
    }
}
