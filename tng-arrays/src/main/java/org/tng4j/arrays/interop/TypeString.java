package org.tng4j.arrays.interop;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.Encoding;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;

/// NumPy's name of one element that has no fields: byte order, kind, size. `<f4`.
///
/// ```
/// typestr := ('<' | '>' | '=' | '|')? kind INT     '=', '|' and nothing: native order, or one byte
/// kind    := b i u f c        bool, integers, floats, complex: bytes
///          | S | a            string[INT]: bytes
///          | U                string[4·INT, 'U32']: characters
///          | V                bytes[INT]
/// ```
///
/// A `char` is `U1`. **Source:** NumPy manual, *The array interface protocol*.
final class TypeString {

    private static final Pattern GRAMMAR = Pattern.compile("([<>=|]?)([biufcSaUV])([0-9]{1,18})");

    private static final Map<Scalar, String> NAMES = Map.ofEntries(
            Map.entry(Scalar.BOOL, "b1"), Map.entry(Scalar.INT8, "i1"), Map.entry(Scalar.INT16, "i2"),
            Map.entry(Scalar.INT32, "i4"), Map.entry(Scalar.INT64, "i8"), Map.entry(Scalar.UINT8, "u1"),
            Map.entry(Scalar.UINT16, "u2"), Map.entry(Scalar.UINT32, "u4"), Map.entry(Scalar.UINT64, "u8"),
            Map.entry(Scalar.FLOAT16, "f2"), Map.entry(Scalar.FLOAT32, "f4"), Map.entry(Scalar.FLOAT64, "f8"),
            Map.entry(Scalar.COMPLEX64, "c8"), Map.entry(Scalar.COMPLEX128, "c16"));

    private static final Map<String, Scalar> SCALARS =
            NAMES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private TypeString() {}

    /// @throws IllegalArgumentException if NumPy has no such type
    static String of(ArrMeta meta) {
        return switch (meta) {
            case ScalarMeta scalar when scalar.scalar() == Scalar.CHAR -> order(scalar.order()) + "U1";
            case ScalarMeta scalar when NAMES.containsKey(scalar.scalar()) ->
                (scalar.scalar().componentSize() == 1 ? "|" : order(scalar.order())) + NAMES.get(scalar.scalar());
            case FixedTextMeta text when text.unitSize() == 1 -> "|S" + text.byteSize();
            case FixedTextMeta text when text.unitSize() == Integer.BYTES && text.byteSize() % Integer.BYTES == 0 ->
                order(text.order()) + "U" + text.byteSize() / Integer.BYTES;
            case BytesMeta bytes -> "|V" + bytes.byteSize();
            case OptionMeta option -> of(valueOf(option));
            default -> throw new IllegalArgumentException(meta.shape() + " is no type of NumPy");
        };
    }

    /// The value of an option that everybody reads as missing: NaN. Other values to spare would look like numbers.
    static ScalarMeta valueOf(OptionMeta option) {
        if (option.bitmap().isEmpty() && option.value() instanceof ScalarMeta scalar) {
            switch (scalar.scalar()) {
                case FLOAT16, FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 -> {
                    return scalar;
                }
                default -> { }
            }
        }
        throw new IllegalArgumentException(
                option.shape() + " is no type of others: only floats without validity bits have NaN for what is missing");
    }

    /// @throws IllegalArgumentException if it is none, or none of ours
    static ElementType parse(String text) {
        Matcher parts = GRAMMAR.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("type is " + TextCursor.printable(text)
                    + ", must be a byte order, one of b i u f c S U V, and a size");
        }
        ByteOrder order = orderOf(parts.group(1));
        long size = Long.parseLong(parts.group(3));
        ArrMeta meta = switch (parts.group(2)) {
            case "S", "a" -> new FixedTextMeta(new Text(OptionalLong.of(size), Encoding.UTF8), order);
            case "U" -> new FixedTextMeta(
                    new Text(OptionalLong.of(Math.multiplyExact(Integer.BYTES, size)), Encoding.UTF32), order);
            case "V" -> new BytesMeta(new Bytes(OptionalLong.of(size), 1));
            default -> new ScalarMeta(scalar(parts.group(2) + size, text), order);
        };
        return ElementType.of(meta, Long.MAX_VALUE);
    }

    private static Scalar scalar(String name, String text) {
        Scalar scalar = SCALARS.get(name);
        if (scalar == null) {
            throw new IllegalArgumentException(
                    "type is " + TextCursor.printable(text) + ", must be one of " + SCALARS.keySet().stream().sorted().toList());
        }
        return scalar;
    }

    private static String order(ByteOrder order) {
        return order.equals(ByteOrder.LITTLE_ENDIAN) ? "<" : ">";
    }

    private static ByteOrder orderOf(String mark) {
        return switch (mark) {
            case "<" -> ByteOrder.LITTLE_ENDIAN;
            case ">" -> ByteOrder.BIG_ENDIAN;
            default -> ByteOrder.nativeOrder();
        };
    }
}
