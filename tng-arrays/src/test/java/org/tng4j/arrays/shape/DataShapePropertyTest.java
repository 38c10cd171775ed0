package org.tng4j.arrays.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataShapePropertyTest {

    private static final String[] BLANKS = {" ", "", "  ", "\t", "\n", "\r\n", " # 3 * float32\n"};
    private static final List<DataShape> MEASURES =
            Stream.concat(Stream.of(Text.STRING), EnumSet.allOf(Scalar.class).stream()).toList();

    @Test
    void printsWhatParsesBackToItself() {
        for (long seed = 0; seed < 10_000; seed++) {
            DataShape shape = randomShape(new Random(seed));
            assertEquals(shape, DataShape.parse(shape.toString()), "seed " + seed);
        }
    }

    @Test
    void parsesAnySpacingToTheSameShape() {
        for (long seed = 0; seed < 10_000; seed++) {
            Random random = new Random(seed);
            DataShape shape = randomShape(random);
            assertEquals(shape, DataShape.parse(spacedText(shape, random)), "seed " + seed);
        }
    }

    @Test
    void takesOneAxisPerStepDownToTheMeasure() {
        for (long seed = 0; seed < 10_000; seed++) {
            DataShape shape = randomShape(new Random(seed));
            DataShape at = shape;
            for (int rank = shape.rank(); rank > 0; rank--) {
                assertEquals(rank, at.rank(), "seed " + seed);
                at = at.item();
            }
            assertEquals(shape.measure(), at, "seed " + seed);
        }
    }

    /// The same dimensions as [#randomShape(Random)] prints them, with blanks and comments where they may stand.
    private static String spacedText(DataShape shape, Random random) {
        StringBuilder text = new StringBuilder(blank(random));
        DataShape at = shape;
        for (; at.rank() > 0; at = at.item()) {
            text.append(dimText(at, random)).append(blank(random)).append('*').append(blank(random));
        }
        return text.append(at).append(blank(random)).toString();
    }

    private static String dimText(DataShape shape, Random random) {
        if (!(shape instanceof FixedDim dim)) {
            return "var";
        }
        return random.nextBoolean()
                ? Long.toString(dim.size())
                : "fixed" + blank(random) + "[" + blank(random) + dim.size() + blank(random) + "]";
    }

    private static String blank(Random random) {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    private static DataShape randomShape(Random random) {
        DataShape shape = MEASURES.get(random.nextInt(MEASURES.size()));
        int rank = random.nextInt(8) == 0 ? random.nextInt(65) : random.nextInt(5);
        for (int axis = 0; axis < rank; axis++) {
            long size = random.nextLong() >>> (1 + random.nextInt(63));
            shape = random.nextInt(4) == 0 ? new VarDim(shape) : new FixedDim(size, shape);
        }
        return shape;
    }
}
