package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// Values against NumPy's `astype`; what fits, against its own way back.
class ConversionTest {

    private static final String TWO_ANSWERS = "-"; // NumPy's, for one value and for many

    /// One value of one data type, and what it becomes in another: bytes, highest first.
    private record Case(Scalar from, Scalar to, String value, String result) {

        String convert(Casting casting) {
            byte[] bytes = HexFormat.of().parseHex(value);
            byte[] made = new byte[to.byteSize()];
            CopyPlan.of(new ScalarMeta(from, ByteOrder.BIG_ENDIAN), new ScalarMeta(to, ByteOrder.BIG_ENDIAN), casting)
                    .run(MemorySegment.ofArray(bytes), 0, MemorySegment.ofArray(made), 0);
            return HexFormat.of().formatHex(made);
        }
    }

    @Test
    void convertsAsNumPyDoes() throws IOException {
        List<Case> cases = cases();
        for (Case each : cases) {
            assertSame(each.to, each.result, each.convert(Casting.UNSAFE), each.toString());
        }
        assertTrue(cases.size() > 7000, cases.size() + " cases");
    }

    /// A value either becomes what NumPy makes of it, or is refused; it is refused if, and only if, an integer does not come
    /// back as it was, or a finite number becomes infinite.
    @Test
    void refusesWhatDoesNotFit() throws IOException {
        int refused = 0;
        for (Case each : cases()) {
            if (!Casting.SAME_KIND.allows(each.from, each.to)) {
                continue;
            }
            if (fits(each)) {
                assertSame(each.to, each.result, each.convert(Casting.SAME_KIND), each.toString());
            } else {
                assertThrows(ArithmeticException.class, () -> each.convert(Casting.SAME_KIND), each.toString());
                refused++;
            }
        }
        assertTrue(refused > 500, refused + " refused");
    }

    private static boolean fits(Case each) throws IOException {
        if (ScalarKind.isInteger(each.to)) {
            boolean cutsSign = ScalarKind.of(each.from) == ScalarKind.UNSIGNED
                    && ScalarKind.of(each.to) == ScalarKind.SIGNED
                    && each.result.charAt(0) >= '8';
            return !cutsSign && new Case(each.to, each.from, each.result, "").convert(Casting.UNSAFE).equals(each.value);
        }
        return !isInfinite(each.to, each.result) || isInfinite(each.from, each.value);
    }

    private static boolean isInfinite(Scalar scalar, String bits) {
        String part = "7fffffffffffffff".substring(0, 2 * scalar.componentSize());
        String infinity = switch (ScalarKind.componentOf(scalar)) {
            case FLOAT16 -> "7c00";
            case FLOAT32 -> "7f800000";
            case FLOAT64 -> "7ff0000000000000";
            default -> "";
        };
        if (infinity.isEmpty()) {
            return false;
        }
        boolean infinite = false;
        for (int at = 0; at < bits.length(); at += part.length()) {
            long magnitude = Long.parseUnsignedLong(bits.substring(at, at + part.length()), 16) & Long.parseLong(part, 16);
            infinite |= magnitude == Long.parseLong(infinity, 16);
        }
        return infinite;
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        List<String> types = List.of();
        for (List<String> row : NumPyTable.rows("astype.tsv")) {
            if (row.getFirst().equals("type")) {
                types = row;
                continue;
            }
            for (int i = 2; i < row.size(); i++) {
                if (!row.get(i).equals(TWO_ANSWERS)) {
                    cases.add(new Case(scalar(types.get(1)), scalar(types.get(i)), row.get(1), row.get(i)));
                }
            }
        }
        return cases;
    }

    private static Scalar scalar(String name) {
        return (Scalar) DataShape.parse(name);
    }

    /// Any NaN is a NaN.
    private static void assertSame(Scalar type, String expected, String actual, String where) {
        int size = 2 * type.componentSize();
        for (int at = 0; at < expected.length(); at += size) {
            String wanted = expected.substring(at, at + size);
            String found = actual.substring(at, at + size);
            boolean bothNaN = isNaN(type, wanted) && isNaN(type, found);
            assertEquals(wanted, bothNaN ? wanted : found, where);
        }
    }

    private static boolean isNaN(Scalar type, String bits) {
        return switch (ScalarKind.componentOf(type)) {
            case FLOAT16 -> Float.isNaN(Float.float16ToFloat((short) Integer.parseInt(bits, 16)));
            case FLOAT32 -> Float.isNaN(Float.intBitsToFloat(Integer.parseUnsignedInt(bits, 16)));
            case FLOAT64 -> Double.isNaN(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
            default -> false;
        };
    }

    @Test
    void saysWhichElementDoesNotFit() {
        assertEquals(
                "element 4999 is 2147483648, must be within [-2147483648, 2147483647] to become int32; allow Casting.UNSAFE",
                refused("5000 * int64", "5000 * int32", longs(5000, 4999, 1L << 31)));
        assertEquals(
                "element 3 is 18446744073709551615, must be within [-9223372036854775808, 9223372036854775807] to become int64;"
                        + " allow Casting.UNSAFE",
                refused("9 * uint64", "9 * int64", longs(9, 3, -1)));
        assertEquals(
                "element 2 is 18446744073709551615, must be within [0, 255] to become uint8; allow Casting.UNSAFE",
                refused("9 * uint64", "9 * uint8", longs(9, 2, -1)));
        assertEquals(
                "element 7 is 65520, must be within [-65504.0, 65504.0] to become float16; allow Casting.UNSAFE",
                refused("9 * int64", "9 * float16", longs(9, 7, 65520)));
        assertEquals(
                "element 4 is 1.0E300, must be within [-3.4028235E38, 3.4028235E38] to become float32; allow Casting.UNSAFE",
                refused("9 * complex[float64]", "9 * complex[float32]", longs(18, 9, Double.doubleToRawLongBits(1e300))));
    }

    @Test
    void keepsWhatWasInfiniteBesideTheLargest() {
        double[] values = {Double.POSITIVE_INFINITY, Float.MAX_VALUE, -0x1.fffffefp127, Double.NaN, Double.NEGATIVE_INFINITY};
        float[] floats = new float[5];
        CopyPlan.of(c("5 * float64"), c("5 * float32"), Casting.SAME_KIND)
                .run(MemorySegment.ofArray(values), 0, MemorySegment.ofArray(floats), 0);
        assertArrayEquals(
                new float[] {Float.POSITIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY},
                floats);

        double[] smaller = {Double.POSITIVE_INFINITY, 65519.99};
        short[] halves = new short[2];
        CopyPlan.of(c("2 * float64"), c("2 * float16"), Casting.SAME_KIND)
                .run(MemorySegment.ofArray(smaller), 0, MemorySegment.ofArray(halves), 0);
        assertArrayEquals(new short[] {0x7C00, 0x7BFF}, halves);
    }

    @Test
    void takesWhateverIsNotZeroForTrue() {
        byte[] made = new byte[4];

        CopyPlan.of(c("4 * bool"), c("4 * int8"), Casting.SAFE)
                .run(MemorySegment.ofArray(new byte[] {0, 1, 2, -1}), 0, MemorySegment.ofArray(made), 0);

        assertArrayEquals(new byte[] {0, 1, 1, 1}, made);
    }

    /// Element 30 of a row-major 10 * 100 stands in the first column; along the columns it is met behind element 500.
    @Test
    void countsElementsInRowMajorOrderWhicheverWayItGoes() {
        ArrMeta columns = new FixedMeta(
                1000, 4, new FixedMeta(3, 4000, new ScalarMeta(Scalar.INT32, ByteOrder.nativeOrder())));
        ArrMeta source = new FixedMeta(
                1000, 8, new FixedMeta(3, 8000, new ScalarMeta(Scalar.INT64, ByteOrder.nativeOrder())));
        long[] values = new long[3000];
        values[10] = 1L << 40; // particle 10, value 0: element 30
        values[2000 + 9] = 1L << 41; // particle 9, value 2: element 29
        MemorySegment target = MemorySegment.ofArray(new int[3000]);
        CopyPlan plan = CopyPlan.of(source, columns, Casting.SAME_KIND);

        assertEquals(
                "element 29 is 2199023255552, must be within [-2147483648, 2147483647] to become int32; allow Casting.UNSAFE",
                assertThrows(ArithmeticException.class, () -> plan.run(MemorySegment.ofArray(values), 0, target, 0)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 * float64          | 3 * float32          | SAFE      | data type differs; allow Casting.SAME_KIND
            3 * float32          | 3 * float64          | NO        | data type differs; allow Casting.SAFE
            3 * float32          | 3 * int32            | SAME_KIND | data type differs; allow Casting.UNSAFE
            3 * float32          | 3 * complex[float32] | UNSAFE    | data type differs
            3 * complex[float32] | 3 * float32          | UNSAFE    | data type differs
            3 * char             | 3 * int32            | UNSAFE    | data type differs
            3 * float32          | 4 * float32          | UNSAFE    | dimension 0 is 4, must be 3
            3 * 2 * float32      | 6 * float32          | UNSAFE    | rank is 1, must be 2
            """)
    void refusesWhatIsNotAllowed(String source, String target, Casting casting, String difference) {
        assertEquals(
                "target: needs " + source + ", given " + target + "; " + difference,
                assertThrows(IllegalArgumentException.class, () -> CopyPlan.of(c(source), c(target), casting)).getMessage());
    }

    @Test
    void explainsConversions() {
        ScalarMeta bigEndian = new ScalarMeta(Scalar.INT64, ByteOrder.BIG_ENDIAN);

        assertEquals(
                "1 run of 24000 B, convert float32 to float64 in chunks of 2048 elements",
                CopyPlan.of(c("1000 * 3 * float32"), c("1000 * 3 * float64"), Casting.SAFE).explain());
        assertEquals(
                "1 run of 12000 B, convert int64 to int32 in chunks of 2048 elements",
                CopyPlan.into(c("1000 * 3 * int32"), bigEndian, Casting.SAME_KIND).explain());
    }

    private static long[] longs(int size, int index, long value) {
        long[] longs = new long[size];
        longs[index] = value;
        return longs;
    }

    private static String refused(String source, String target, long[] values) {
        CopyPlan plan = CopyPlan.of(c(source), c(target), Casting.SAME_KIND);
        MemorySegment made = MemorySegment.ofArray(new byte[8 * values.length]);
        return assertThrows(ArithmeticException.class, () -> plan.run(MemorySegment.ofArray(values), 0, made, 0)).getMessage();
    }

    private static ArrMeta c(String shape) {
        return Layout.C.metaOf(DataShape.parse(shape));
    }
}
