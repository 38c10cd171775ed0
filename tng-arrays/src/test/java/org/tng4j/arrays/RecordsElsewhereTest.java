package org.tng4j.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;

/// Records that no other package may see: those that users write down beside their code.
class RecordsElsewhereTest {

    private record Bond(long from, long to) {}

    @Test
    void haveADatashapeThatAcceptsThem() {
        Bond bond = new Bond(3, 4);

        assertEquals("{from: int64, to: int64}", DataShape.ofValue(bond).toString());
        assertTrue(DataShape.parse("{from: int8, to: int8}").accepts(bond));
    }
}
