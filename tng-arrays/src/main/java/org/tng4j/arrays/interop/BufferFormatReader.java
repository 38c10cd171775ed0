package org.tng4j.arrays.interop;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.shape.DataShape;

/// Reads one format text ([BufferFormat] has the grammar).
final class BufferFormatReader {

    private static final int MAX_SIZE = 1 << 20;
    private static final int MOST_DIGITS = 18;
    private static final String NATIVE_AND_ALIGNED = "@";

    private final TextCursor text;
    private int nesting;
    private String mode = NATIVE_AND_ALIGNED;

    /// One item, and what it demands of the place where it begins.
    private record Item(ElementType type, long alignment, String name, boolean isPadding) {}

    BufferFormatReader(String text) {
        if (text.length() > MAX_SIZE) {
            throw new IllegalArgumentException("format has " + text.length() + " characters, must be at most " + MAX_SIZE);
        }
        this.text = new TextCursor(text);
    }

    BufferFormat read() {
        try {
            ElementType type = items(false).type();
            type.item().shape();
            return new BufferFormat(type.item(), type.byteSize());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("bytes of the format must fit 63 bits", e);
        }
    }

    /// Items up to the end, or up to a brace. One without a name, and not in braces, is no record.
    private Item items(boolean isStruct) {
        List<Item> items = new ArrayList<>();
        List<RecordMeta.Field> fields = new ArrayList<>();
        long end = 0;
        long alignment = 1;
        while (more(isStruct)) {
            Item item = item();
            items.add(item);
            end = rounded(end, item.alignment());
            if (!item.isPadding()) {
                fields.add(new RecordMeta.Field(end, item.type().item()));
            }
            end = Math.addExact(end, item.type().byteSize());
            alignment = Math.max(alignment, item.alignment());
        }
        boolean isAlone = !isStruct && items.size() == 1 && items.getFirst().name().isEmpty();
        return isAlone ? items.getFirst() : record(items, fields, rounded(end, isAligned() ? alignment : 1));
    }

    private boolean more(boolean isStruct) {
        text.skipSpace();
        if (isStruct && text.isAtEnd()) {
            throw text.unexpected("'}'");
        }
        return !text.isAtEnd() && !(isStruct && text.sees("}"));
    }

    /// All fields have names, or none has.
    private static Item record(List<Item> items, List<RecordMeta.Field> fields, long byteSize) {
        List<String> names = items.stream().map(Item::name).filter(name -> !name.isEmpty()).toList();
        if (!names.isEmpty() && names.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "format has " + fields.size() + " fields and " + names.size() + " names, must have as many or none");
        }
        long alignment = items.stream().mapToLong(Item::alignment).max().orElse(1);
        return new Item(new ElementType(new RecordMeta(names, fields), byteSize), alignment, "", false);
    }

    private Item item() {
        takeMode();
        List<Long> dims = text.takeIf("(") ? dims() : List.of();
        takeMode();
        OptionalLong count = number();
        boolean isPadding = text.sees("x");
        Item element = element(count);
        String name = name();
        long alignment = isAligned() ? element.alignment() : 1;
        return new Item(array(element.type(), dims), alignment, name, isPadding && name.isEmpty());
    }

    private List<Long> dims() {
        List<Long> dims = new ArrayList<>();
        do {
            dims.add(number().orElseThrow(() -> text.unexpected("a size")));
            if (dims.size() > DataShape.MAX_NESTING) {
                throw new IllegalArgumentException(
                        "format has more than " + DataShape.MAX_NESTING + " dimensions at character " + text.at());
            }
        } while (text.takeIf(","));
        text.require(")");
        return dims;
    }

    private void takeMode() {
        text.skipSpace();
        String modes = text.takeWhile(c -> "@=<>!^".indexOf(c) >= 0);
        mode = modes.isEmpty() ? mode : modes.substring(modes.length() - 1);
    }

    private boolean isAligned() {
        return mode.equals(NATIVE_AND_ALIGNED);
    }

    private Item element(OptionalLong count) {
        if (text.takeIf("T{")) {
            return counted(struct(), count);
        }
        BufferCode code = BufferCode.next(text, isAligned() || mode.equals("^"));
        ArrMeta meta = code.meta(order(), count.orElse(1));
        Item item = new Item(ElementType.of(meta, Long.MAX_VALUE), code.alignment(), "", false);
        return code.countsBytes() ? item : counted(item, count);
    }

    private Item struct() {
        if (++nesting > DataShape.MAX_NESTING) {
            throw new IllegalArgumentException(
                    "format nests deeper than " + DataShape.MAX_NESTING + " at character " + text.at());
        }
        Item record = items(true);
        nesting--;
        text.require("}");
        return record;
    }

    private static Item counted(Item item, OptionalLong count) {
        List<Long> dims = count.isPresent() && count.getAsLong() != 1 ? List.of(count.getAsLong()) : List.of();
        return new Item(array(item.type(), dims), item.alignment(), "", false);
    }

    private static ElementType array(ElementType item, List<Long> dims) {
        ArrayForm form = ArrayForm.packed(item, dims, false);
        return new ElementType(form.meta(), Math.multiplyExact(form.count(), item.byteSize()));
    }

    private ByteOrder order() {
        return switch (mode) {
            case "<" -> ByteOrder.LITTLE_ENDIAN;
            case ">", "!" -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
    }

    private String name() {
        if (!text.takeIf(":")) {
            return "";
        }
        String name = text.takeWhile(c -> c != ':');
        if (name.isEmpty()) {
            throw text.unexpected("a name");
        }
        text.require(":");
        return name;
    }

    private OptionalLong number() {
        int from = text.at();
        String digits = text.takeWhile(TextCursor::isDigit);
        if (digits.length() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "number at character " + from + " has " + digits.length() + " digits, must have at most " + MOST_DIGITS);
        }
        return digits.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(digits));
    }

    private static long rounded(long size, long multiple) {
        return Math.addExact(size, -size & (multiple - 1));
    }
}
