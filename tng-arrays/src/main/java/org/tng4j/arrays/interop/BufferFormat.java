package org.tng4j.arrays.interop;

import java.nio.ByteOrder;
import java.util.stream.Collectors;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;

/// The format text of Python's buffer protocol (PEP 3118): one element, C structs included. `T{<f:x:<f:y:}`.
///
/// ```
/// format := item+                                             several, or one with a name, are a record
/// item   := '(' INT (',' INT)* ')'? order? INT? (code | 'T{' item* '}') (':' NAME ':')?
/// order  := '<' | '>' | '!' (is '>') | '='                    of this item and those behind it; sizes below, no padding
///         | '@' | '^'                                         native sizes, with C's padding | without; '@' is in force first
/// code   := ? b B h H i I q Q e f d Zf Zd                     bool, int8 … uint64, float16 … float64, complex
///         | l L                                               32 bits; native ones 64
///         | s w                                               string[INT], string[4·INT, 'U32']
///         | x                                                 INT bytes of padding; with a name bytes[INT]
/// ```
///
/// An INT before any other code is a dimension. Items without names are a tuple.
///
/// **Ownership and threads:** an immutable value; printing is parsed to an equal one, but for options, `char`, and text
/// that is not UTF-8. **Errors:** [IllegalArgumentException] for what is none. **Source:** PEP 3118; docs/datashape.md, *Neighbours*.
///
/// @param meta how an element lies
/// @param byteSize from one element to the next, padding included
public record BufferFormat(ArrMeta meta, long byteSize) {

    /// Checks that there is such a format.
    public BufferFormat {
        if (byteSize < meta.elementSpan().to()) {
            throw new IllegalArgumentException(
                    "size is " + byteSize + ", must be at least " + meta.elementSpan().to() + " for " + meta);
        }
        printed(new ElementType(meta, byteSize), true);
    }

    /// Describes data that lie in one place, row-major without gaps but for those inside records.
    ///
    /// @param meta dimensions in front are part of the element: `(3)<f`
    /// @return its format
    /// @throws IllegalArgumentException if there is none
    public static BufferFormat of(ArrMeta meta) {
        ElementType type = ElementType.of(meta, Long.MAX_VALUE);
        return new BufferFormat(type.item(), type.byteSize());
    }

    /// Reads a format text.
    ///
    /// @param text at most 1 MiB
    /// @return what it says
    /// @throws IllegalArgumentException if it is none, or has a code that is none of ours
    public static BufferFormat parse(String text) {
        return new BufferFormatReader(text).read();
    }

    /// The format text. Every number of several bytes has its order before it.
    @Override
    public String toString() {
        return printed(new ElementType(meta, byteSize), true);
    }

    /// @param isFirst whether no order is in force yet
    private static String printed(ElementType type, boolean isFirst) {
        ArrayForm form = ArrayForm.of(type.item());
        if (form.sizes().isEmpty()) {
            return type.item() instanceof RecordMeta record ? "T{" + fields(record, type.byteSize()) + "}" : scalar(type.item(), isFirst);
        }
        String dims = form.sizes().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        return dims + printed(ElementType.of(form.item(), type.byteSize() / Math.max(1, form.count())), isFirst);
    }

    private static String fields(RecordMeta record, long byteSize) {
        StringBuilder text = new StringBuilder();
        long end = 0;
        for (int i = 0; i < record.fields().size(); i++) {
            RecordMeta.Field field = record.fields().get(i);
            ElementType type = ElementType.of(field.meta(), ElementType.fieldRoom(record, i, byteSize));
            text.append(padding(field.offset() - end)).append(printed(type, text.isEmpty())).append(name(record, i));
            end = field.offset() + type.byteSize();
        }
        return text.append(padding(byteSize - end)).toString();
    }

    private static String padding(long size) {
        return size == 0 ? "" : size + "x";
    }

    private static String name(RecordMeta record, int index) {
        if (record.names().isEmpty()) {
            if (record.fields().get(index).meta().leaf() instanceof BytesMeta bytes) {
                throw new IllegalArgumentException(bytes.shape() + " without a name is padding in the buffer protocol");
            }
            return "";
        }
        String name = record.names().get(index);
        if (name.contains(":")) {
            throw new IllegalArgumentException("field is named " + TextCursor.printable(name) + ", a format has no place for ':'");
        }
        return ":" + name + ":";
    }

    private static String scalar(ArrMeta meta, boolean isFirst) {
        return switch (meta) {
            case OptionMeta option -> scalar(TypeString.valueOf(option), isFirst);
            case ScalarMeta scalar when scalar.scalar() == Scalar.CHAR -> order(scalar.order()) + "w";
            case ScalarMeta scalar -> (isFirst || scalar.scalar().componentSize() > 1 ? order(scalar.order()) : "")
                    + BufferCode.of(scalar.scalar()).letters();
            case FixedTextMeta text when text.unitSize() == 1 -> text.byteSize() + "s";
            case FixedTextMeta text when text.unitSize() == Integer.BYTES -> order(text.order()) + text.byteSize() / Integer.BYTES + "w";
            case BytesMeta bytes -> bytes.byteSize() + "x";
            default -> throw new IllegalArgumentException(meta.shape() + " has no format in the buffer protocol");
        };
    }

    private static String order(ByteOrder order) {
        return order.equals(ByteOrder.LITTLE_ENDIAN) ? "<" : ">";
    }
}
