package org.tng4j.arrays.interop;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.OptionalLong;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.Encoding;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;

/// One code of the buffer protocol, as far as it is ours: a number, or one of `s w x`.
///
/// @param letters as in the format
record BufferCode(String letters) {

    private static final Map<String, Scalar> SCALARS = Map.ofEntries(
            Map.entry("?", Scalar.BOOL), Map.entry("b", Scalar.INT8), Map.entry("B", Scalar.UINT8),
            Map.entry("h", Scalar.INT16), Map.entry("H", Scalar.UINT16), Map.entry("i", Scalar.INT32),
            Map.entry("I", Scalar.UINT32), Map.entry("q", Scalar.INT64), Map.entry("Q", Scalar.UINT64),
            Map.entry("e", Scalar.FLOAT16), Map.entry("f", Scalar.FLOAT32), Map.entry("d", Scalar.FLOAT64),
            Map.entry("Zf", Scalar.COMPLEX64), Map.entry("Zd", Scalar.COMPLEX128));

    /// C's long has 64 bits where Python's structs are those of a C compiler, else 32.
    private static final Map<String, String> NATIVE_LONGS = Map.of("l", "q", "L", "Q");
    private static final Map<String, String> STANDARD_LONGS = Map.of("l", "i", "L", "I");

    /// Passes a code.
    static BufferCode next(TextCursor text, boolean isNative) {
        boolean isComplex = text.sees("Zf") || text.sees("Zd");
        if (!isComplex && !text.seesOneOf("?bBhHiIlLqQefdswx")) {
            throw text.unexpected("one of ? b B h H i I l L q Q e f d Zf Zd s w x T{");
        }
        String letters = (isComplex ? String.valueOf(text.take("Z")) : "") + text.take("a code");
        return new BufferCode((isNative ? NATIVE_LONGS : STANDARD_LONGS).getOrDefault(letters, letters));
    }

    static BufferCode of(Scalar scalar) {
        return SCALARS.entrySet().stream().filter(entry -> entry.getValue() == scalar).findFirst()
                .map(entry -> new BufferCode(entry.getKey()))
                .orElseThrow(() -> new IllegalArgumentException(scalar + " has no format in the buffer protocol"));
    }

    /// Whether a count before it is a size, and no dimension.
    boolean countsBytes() {
        return !SCALARS.containsKey(letters);
    }

    ArrMeta meta(ByteOrder order, long count) {
        return switch (letters) {
            case "s" -> new FixedTextMeta(new Text(OptionalLong.of(count), Encoding.UTF8), order);
            case "w" -> new FixedTextMeta(
                    new Text(OptionalLong.of(Math.multiplyExact(Integer.BYTES, count)), Encoding.UTF32), order);
            case "x" -> new BytesMeta(new Bytes(OptionalLong.of(count), 1));
            default -> new ScalarMeta(scalar(), order);
        };
    }

    /// What a C compiler wants.
    long alignment() {
        return switch (letters) {
            case "s", "x" -> 1;
            case "w" -> Integer.BYTES;
            default -> Math.max(1, scalar().componentSize());
        };
    }

    private Scalar scalar() {
        return SCALARS.getOrDefault(letters, Scalar.VOID);
    }
}
