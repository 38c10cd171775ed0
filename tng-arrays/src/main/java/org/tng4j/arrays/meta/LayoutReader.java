package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.Option;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.shape.TupleShape;
import org.tng4j.arrays.shape.VarDim;

/// Recursive descent over the layout part of a storage text, led by the datashape in front of it.
final class LayoutReader {

    private final String text;
    private int at;

    /// @param start offset of the layout in the text
    LayoutReader(String text, int start) {
        this.text = text;
        this.at = start;
    }

    /// Reads all of it, in native byte order.
    Storage read(DataShape shape) {
        if (shape.isScalar()) {
            expect('[');
            expect(']');
        }
        ArrMeta meta = part(shape);
        long base = accept('+') ? number() : 0;
        if (found() != 0) {
            throw unexpected("the end of the text");
        }
        return new Storage(meta, base);
    }

    private ArrMeta part(DataShape shape) {
        if (shape.isScalar()) {
            return measure(shape);
        }
        expect('[');
        return dims(shape);
    }

    private ArrMeta dims(DataShape shape) {
        long stride = number();
        return switch (shape) {
            case VarDim dim -> {
                List<Long> numbers = numbers(2);
                yield new VarMeta(stride, numbers.get(0), numbers.get(1), below(dim.item()));
            }
            case FixedDim dim -> new FixedMeta(dim.size(), stride, below(dim.item()));
            default -> throw new IllegalArgumentException("a layout of " + shape + " does not exist yet");
        };
    }

    private ArrMeta below(DataShape item) {
        expect(item.isScalar() ? ']' : ',');
        return item.isScalar() ? measure(item) : dims(item);
    }

    private ArrMeta measure(DataShape shape) {
        return switch (shape) {
            case Scalar scalar -> new ScalarMeta(scalar, ByteOrder.nativeOrder());
            case Text text when text.size().isPresent() -> new FixedTextMeta(text, ByteOrder.nativeOrder());
            case Bytes bytes when bytes.size().isPresent() -> new BytesMeta(bytes);
            case Text _, Bytes _ -> heap(shape);
            case RecordShape record -> new RecordMeta(
                    record.members().stream().map(NamedShape::name).toList(),
                    fields(record.members().stream().map(NamedShape::shape).toList()));
            case TupleShape tuple when !tuple.items().isEmpty() -> new RecordMeta(List.of(), fields(tuple.items()));
            case Option option -> option(option);
            default -> throw new IllegalArgumentException("a layout of " + shape + " does not exist yet");
        };
    }

    private ArrMeta heap(DataShape shape) {
        List<Long> numbers = numbers(2);
        return new TextMeta(shape, numbers.get(0), numbers.get(1));
    }

    private ArrMeta option(Option option) {
        Optional<OptionMeta.Bitmap> bits = bits();
        return new OptionMeta(part(option.value()), bits);
    }

    private Optional<OptionMeta.Bitmap> bits() {
        if (!accept('?')) {
            return Optional.empty();
        }
        List<Long> numbers = numbers(4);
        return Optional.of(new OptionMeta.Bitmap(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3)));
    }

    private List<RecordMeta.Field> fields(List<DataShape> shapes) {
        List<RecordMeta.Field> fields = new ArrayList<>();
        expect('{');
        for (DataShape shape : shapes) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            fields.add(new RecordMeta.Field(number(), part(shape)));
        }
        expect('}');
        return fields;
    }

    private List<Long> numbers(int count) {
        List<Long> numbers = new ArrayList<>();
        expect('{');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                expect(',');
            }
            numbers.add(number());
        }
        expect('}');
        return numbers;
    }

    private long number() {
        boolean negative = found() == '-';
        int start = negative ? at + 1 : at;
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == start) {
            throw unexpected("a number");
        }
        try {
            long number = Long.parseLong(text.substring(at, end));
            at = end;
            return number;
        } catch (NumberFormatException _) {
            throw unexpected("a number of 63 bits");
        }
    }

    private boolean accept(char wanted) {
        boolean there = found() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char wanted) {
        if (!accept(wanted)) {
            throw unexpected("'" + wanted + "'");
        }
    }

    /// The next character that is no blank and in no comment, or 0 at the end.
    private char found() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? endOfLine() : at + 1;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private IllegalArgumentException unexpected(String expected) {
        String found = found() == 0 ? "the end of the text" : "'" + found() + "'";
        return new IllegalArgumentException("layout, column " + (at + 1) + ": found " + found + ", expected " + expected);
    }
}
