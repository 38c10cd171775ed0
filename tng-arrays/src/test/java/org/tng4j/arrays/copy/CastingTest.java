package org.tng4j.arrays.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// Against NumPy's table, made by testdata/make/can-cast-table.py.
class CastingTest {

    private static final List<Casting> COLUMNS =
            List.of(Casting.NO, Casting.EQUIV, Casting.SAFE, Casting.SAME_KIND, Casting.UNSAFE);
    private static final int PLAIN = 2; // columns: data types, then five castings, then five into the other byte order
    private static final int TURNED = 7;

    @Test
    void allowsWhatNumPyAllows() throws IOException {
        int pairs = 0;
        for (List<String> row : NumPyTable.rows("can-cast.tsv")) {
            Scalar from = (Scalar) DataShape.parse(row.get(0));
            Scalar to = (Scalar) DataShape.parse(row.get(1));
            for (Casting casting : Casting.values()) {
                int asNumPy = COLUMNS.indexOf(casting == Casting.NO ? Casting.EQUIV : casting);
                String pair = from + " to " + to + ", " + casting;
                assertEquals(row.get(PLAIN + asNumPy).equals("1"), casting.allows(from, to), pair);
                assertEquals(row.get(TURNED + asNumPy).equals("1"), casting.allows(from, to), pair + ", other byte order");
            }
            pairs++;
        }
        assertEquals(14 * 14, pairs);
    }

    @ParameterizedTest
    @EnumSource(Casting.class)
    void allowsWhatIsNoNumberToStayOnly(Casting casting) {
        for (Scalar scalar : new Scalar[] {Scalar.CHAR, Scalar.VOID}) {
            for (Scalar other : Scalar.values()) {
                assertEquals(other == scalar, casting.allows(scalar, other), scalar + " to " + other);
                assertEquals(other == scalar, casting.allows(other, scalar), other + " to " + scalar);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            INT8,    INT8,       NO
            FLOAT32, FLOAT64,    SAFE
            FLOAT64, FLOAT32,    SAME_KIND
            INT64,   INT32,      SAME_KIND
            FLOAT32, INT64,      UNSAFE
            BOOL,    COMPLEX64,
            FLOAT32, COMPLEX64,
            COMPLEX64, FLOAT64,
            COMPLEX128, COMPLEX64, SAME_KIND
            CHAR,    INT32,
            VOID,    VOID,       NO
            """)
    void knowsTheLeastForAConversionThatExists(Scalar from, Scalar to, Casting least) {
        assertEquals(least, Casting.leastFor(from, to));
    }
}
