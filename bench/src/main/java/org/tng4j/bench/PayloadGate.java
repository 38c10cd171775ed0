package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.tng4j.io.internal.compress.IntegerFrames;

/// Nothing is timed before this: every frame of every contender has the checksum that `oracle.tsv` gives for its step,
/// values that GROMACS decoded. Whatever a payload's coding, its frames are the file's.
final class PayloadGate {
    private static final String ORACLE = "oracle.tsv";

    private final Path folder;
    private final Map<Long, Integer> checksums = new HashMap<>();

    PayloadGate(Path folder) throws IOException {
        this.folder = folder;
        for (String line : Files.readAllLines(folder.resolve(ORACLE))) {
            String[] columns = line.split("\t", -1);
            if (columns.length > 5 && columns[2].equals("POSITIONS")) {
                checksums.put(Long.valueOf(columns[0]), Integer.parseUnsignedInt(columns[5], 16));
            }
        }
    }

    /// Checks all payloads of `FOLDER`.
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        PayloadGate gate = new PayloadGate(folder);
        for (PayloadRow row : PayloadRow.all(folder)) {
            try (PayloadContenders contenders = new PayloadContenders(folder, row)) {
                gate.check(contenders);
            }
            System.out.println(row.name() + ": " + row.frames() + " frames agree");
        }
        System.out.println("gate passed: every contender has the values that " + ORACLE + " gives");
    }

    /// Compares all frames of a payload's contenders, and leaves them ready.
    void check(PayloadContenders contenders) throws IOException {
        contenders.startDecoding();
        contenders.startIntegers();
        for (int frame = 0; frame < contenders.row().frames(); frame++) {
            contenders.decode(frame);
            require(contenders, frame, "decode", checksum(contenders.target()));
            contenders.keep(frame);
            require(contenders, frame, "integers", checksum(floats(contenders.integers(frame), contenders.row())));
            contenders.target().fill((byte) 0);
            contenders.copy(frame);
            require(contenders, frame, "floorCopy", checksum(contenders.target()));
        }
    }

    private void require(PayloadContenders contenders, int frame, String contender, int found) {
        PayloadRow row = contenders.row();
        long step = row.firstStep() + frame * row.stride();
        Integer expected = checksums.get(step);
        if (expected == null) {
            throw new IllegalStateException(folder.resolve(ORACLE) + " has no positions at step " + step);
        }
        if (expected != found) {
            throw new IllegalStateException(String.format("%s of %s gives CRC-32 %08x at step %d, must be %08x",
                    contender, row.name(), found, step, expected));
        }
    }

    private static MemorySegment floats(IntegerFrames decoder, PayloadRow row) {
        float[] values = new float[3 * row.particles()];
        for (int i = 0; i < values.length; i++) {
            values[i] = decoder.integers()[i] * (float) decoder.precision();
        }
        return MemorySegment.ofArray(values);
    }

    private static int checksum(MemorySegment values) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new IllegalStateException("byte order is " + ByteOrder.nativeOrder()
                    + ", must be LITTLE_ENDIAN, that of the checksums");
        }
        CRC32 crc = new CRC32();
        crc.update(values.toArray(ValueLayout.JAVA_BYTE));
        return (int) crc.getValue();
    }
}
