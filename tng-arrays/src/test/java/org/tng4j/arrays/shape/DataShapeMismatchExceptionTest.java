package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class DataShapeMismatchExceptionTest {

    private static final DataShape NEEDED = DataShape.parse("7 * 3 * float32");
    private static final DataShape GIVEN = DataShape.parse("5 * 3 * float32");

    @Test
    void saysWhatIsNeededAndGivenAndHowTheyDiffer() {
        var mismatch = new DataShapeMismatchException("POSITIONS (0x10000001)", NEEDED, GIVEN, "dimension 0 is 5, must be 7");

        assertEquals(
                "POSITIONS (0x10000001): needs 7 * 3 * float32, given 5 * 3 * float32; dimension 0 is 5, must be 7",
                mismatch.getMessage());
        assertEquals("", mismatch.remedy());
    }

    @Test
    void addsWhatToDo() {
        var mismatch = new DataShapeMismatchException(
                "POSITIONS (0x10000001)", NEEDED, GIVEN, "frame set 12 has 7 particles", "use a var target or capacity 7");

        assertEquals("POSITIONS (0x10000001): needs 7 * 3 * float32, given 5 * 3 * float32; frame set 12 has 7 particles; "
                + "use a var target or capacity 7", mismatch.getMessage());
    }

    @Test
    void keepsItsPartsThroughSerialization() throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new DataShapeMismatchException("BOX SHAPE", NEEDED, GIVEN, "rank is 1, must be 2", "use 9"));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var mismatch = (DataShapeMismatchException) in.readObject();
            assertEquals("BOX SHAPE", mismatch.subject());
            assertEquals(NEEDED, mismatch.needed());
            assertEquals(GIVEN, mismatch.given());
            assertEquals("rank is 1, must be 2", mismatch.difference());
            assertEquals("use 9", mismatch.remedy());
        }
    }
}
