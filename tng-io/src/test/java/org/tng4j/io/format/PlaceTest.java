package org.tng4j.io.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlaceTest {
    private static final Place OUTSIDE = new Place("run.tng", "POSITIONS block", 638, -1);
    private static final Place INSIDE = new Place("run.tng", "BOX SHAPE block", 9120, 4);

    @Test
    void namesFileBlockOffsetAndFrameSet() {
        assertEquals("run.tng: POSITIONS block at offset 638", OUTSIDE.toString());
        assertEquals("run.tng: BOX SHAPE block at offset 9120, frame set 4", INSIDE.toString());
        assertEquals("run.tng: block at offset 0, frame set 0", new Place("run.tng", "block", 0, 0).toString());
    }

    @Test
    void makesExceptionsWhoseMessageIsPlaceAndProblem() {
        TngFormatException broken = OUTSIDE.broken(Kind.BAD_VALUE, "number of values is -3, must be at least 1");
        assertEquals("run.tng: POSITIONS block at offset 638: number of values is -3, must be at least 1",
                broken.getMessage());
        assertEquals(Kind.BAD_VALUE, broken.kind());
        assertEquals(OUTSIDE, broken.place());
        TngUnsupportedException unsupported = INSIDE.unsupported(Kind.UNSUPPORTED_CODEC, "codec id 9 is not supported");
        assertEquals("run.tng: BOX SHAPE block at offset 9120, frame set 4: codec id 9 is not supported",
                unsupported.getMessage());
        assertEquals(Kind.UNSUPPORTED_CODEC, unsupported.kind());
        assertEquals(INSIDE, unsupported.place());
    }

    @Test
    void reappearsInFindings() {
        assertEquals("run.tng: BOX SHAPE block at offset 9120, frame set 4: block id 0x5 has no meaning",
                new Finding(Kind.UNKNOWN_BLOCK, INSIDE, "block id 0x5 has no meaning").toString());
    }
}
