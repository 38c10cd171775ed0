package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;

/// A trajectory streams through an INDArray that never moves, and what ND4J sees of each frame has the checksum that
/// GROMACS' own values have.
class TrajectoryFramesTest {

    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata"), "golden");
    private static final int FRAMES = 101;

    private final Nd4jBridge bridge = new Nd4jBridge();
    private final LeasedArena arena = new LeasedArena();

    @AfterEach
    void closesBecauseNoLeaseIsLeft() {
        arena.close();
    }

    private static TngFile open(String name) throws IOException {
        return TngFile.open(GOLDEN.resolve(name + ".tng"));
    }

    /// The checksums of a block's frames, in the order of the file.
    private static List<String> checksums(String name, String block) throws IOException {
        return Files.readAllLines(GOLDEN.resolve(name + ".oracle.tsv")).stream().map(line -> line.split("\t"))
                .filter(row -> row.length > 5 && row[2].equals(block)).map(row -> row[5]).toList();
    }

    /// Of the numbers as ND4J gives them, in native code or element by element, never of our memory.
    private static String checksum(INDArray array) {
        float[] numbers = array.dup('c').data().asFloat();
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed_positions", "one_frame_sets", "triclinic_box"})
    void showsAHundredAndOneFramesWithoutACopy(String name) throws IOException {
        List<String> expected = checksums(name, "POSITIONS");
        try (TngFile file = open(name)) {
            NdView positions = file.block(POSITIONS).allocate(arena);
            NdView plain = file.block(POSITIONS).allocate(arena);
            try (Nd4jView shared = bridge.view(positions);
                    FrameCursor frames = file.frames(Frames.from(0).to(FRAMES), POSITIONS.into(positions));
                    FrameCursor others = file.frames(POSITIONS.into(plain))) {
                INDArray array = shared.array();
                long address = array.data().address();
                int count = 0;
                while (frames.next()) {
                    assertEquals(expected.get(count), checksum(array), "frame " + count);
                    assertEquals(address, array.data().address());
                    assertTrue(others.next());
                    assertEquals(others.explain(POSITIONS), frames.explain(POSITIONS));
                    count++;
                }
                assertEquals(FRAMES, count);
            }
        }
    }

    /// What is counted for an INDArray is what is counted for any memory: the values' own way out of the file.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "full_precision_xvf   | gzip, inflated frame by frame; 1 run of 3168 B, copy",
        "compressed_positions | TNG, XTC2 one to one, then triplets frame to frame, precision 9.999999313149602E-4;"
                + " going back decodes the payload again; 1 run of 3168 B, copy"})
    void countsNoCopyBehindTheOneIntoTheTarget(String name, String way) throws IOException {
        try (TngFile file = open(name)) {
            NdView positions = file.block(POSITIONS).allocate(arena);
            try (Nd4jView _ = bridge.view(positions); FrameCursor frames = file.frames(POSITIONS.into(positions))) {
                assertTrue(frames.next());
                assertEquals("POSITIONS (0x10000001): " + way, frames.explain(POSITIONS));
            }
        }
    }

    private static List<Layout> layouts() {
        return List.of(Layout.C, Layout.F, Layout.XYZ_, Layout.SOA);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void showsFramesInEveryLayout(Layout layout) throws IOException {
        List<String> expected = checksums("compressed_positions", "POSITIONS");
        try (TngFile file = open("compressed_positions")) {
            NdView floats = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, 264, 3), layout);
            NdView doubles = NdView.allocate(arena, DataShape.of(Scalar.FLOAT64, 264, 3), layout);
            try (Nd4jView single = bridge.view(floats); Nd4jView full = bridge.view(doubles);
                    FrameCursor frames = file.frames(POSITIONS.into(floats));
                    FrameCursor wide = file.frames(POSITIONS.into(doubles).casting(Casting.SAFE))) {
                int frame = 0;
                for (; frames.next() && wide.next(); frame++) {
                    assertEquals(expected.get(frame), checksum(single.array()), layout + ", frame " + frame);
                    assertEquals(expected.get(frame), checksum(full.array().castTo(DataType.FLOAT)));
                }
                assertEquals(expected.size(), frame);
            }
        }
    }

    @Test
    void showsTheIntegersOfCompressedPositions() throws IOException {
        try (TngFile file = open("compressed_positions")) {
            NdView integers = NdView.allocate(arena, DataShape.of(Scalar.INT64, 264, 3));
            NdView floats = file.block(POSITIONS).allocate(arena);
            try (Nd4jView longs = bridge.view(integers); Nd4jView shared = bridge.view(floats);
                    FrameCursor frames = file.frames(POSITIONS.quantisedInto(integers).casting(Casting.SAFE));
                    FrameCursor values = file.frames(POSITIONS.into(floats))) {
                while (frames.next() && values.next()) {
                    INDArray rounded = longs.array().castTo(DataType.FLOAT).muli((float) frames.precision(POSITIONS));
                    assertEquals(checksum(shared.array()), checksum(rounded));
                }
                assertEquals(DataType.INT64, longs.array().dataType());
            }
        }
    }

    @Test
    void decodesIntoArraysThatAreThere() throws IOException {
        List<String> positions = checksums("triclinic_box", "POSITIONS");
        List<String> boxes = checksums("triclinic_box", "BOX SHAPE");
        try (TngFile file = open("triclinic_box")) {
            INDArray inside = Nd4j.create(DataType.FLOAT, 5, 225, 3).slice(2);
            INDArray columns = Nd4j.create(DataType.FLOAT, new long[] {225, 3}, 'f');
            INDArray box = Nd4j.create(DataType.FLOAT, 3, 3);
            try (FrameCursor frames = file.frames(POSITIONS.into(bridge.of(inside)), BOX_SHAPE.into(bridge.of(box)));
                    FrameCursor others = file.frames(POSITIONS.into(bridge.of(columns)))) {
                int frame = 0;
                for (; frames.next() && others.next(); frame++) {
                    assertEquals(positions.get(frame), checksum(inside), "frame " + frame);
                    assertEquals(positions.get(frame), checksum(columns), "frame " + frame);
                    assertEquals(boxes.get(frame), checksum(box), "frame " + frame);
                }
                assertEquals(positions.size(), frame);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void fillsBatchesInParallel(int threads) throws IOException {
        List<String> expected = checksums("one_frame_sets", "POSITIONS");
        try (TngFile file = open("one_frame_sets")) {
            NdView batch = NdView.allocate(arena, DataShape.of(Scalar.FLOAT32, 32, 264, 3));
            INDArray own = Nd4j.create(DataType.FLOAT, 32, 264, 3);
            try (Nd4jView shared = bridge.view(batch)) {
                for (int first = 0; first + 32 <= expected.size(); first += 32) {
                    Frames range = Frames.from(first).to(first + 32);
                    assertEquals(32, file.read(POSITIONS.into(batch), range, threads));
                    assertEquals(32, file.read(POSITIONS.into(bridge.of(own)), range, threads));
                    for (int frame = 0; frame < 32; frame++) {
                        assertEquals(expected.get(first + frame), checksum(shared.array().slice(frame)));
                        assertEquals(expected.get(first + frame), checksum(own.slice(frame)));
                    }
                }
            }
        }
    }
}
