package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.tng4j.io.internal.compress.IntegerFrames;

/// Nothing is timed before this: every frame of every contender has the checksum that `oracle.tsv` gives for its step,
/// values that GROMACS decoded. Whatever a payload's coding, its frames are the file's.
final class PayloadGate {
    private static final String ORACLE = "oracle.tsv";

    private final Oracle oracle;

    PayloadGate(Path folder) throws IOException {
        oracle = new Oracle(folder.resolve(ORACLE));
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
            require(contenders, frame, "decode", contenders.target());
            contenders.keep(frame);
            require(contenders, frame, "integers", floats(contenders.integers(frame), contenders.row()));
            contenders.target().fill((byte) 0);
            contenders.copy(frame);
            require(contenders, frame, "floorCopy", contenders.target());
        }
    }

    private void require(PayloadContenders contenders, int frame, String contender, MemorySegment values) {
        PayloadRow row = contenders.row();
        oracle.require(contender + " of " + row.name(), "POSITIONS", row.firstStep() + frame * row.stride(), values);
    }

    private static MemorySegment floats(IntegerFrames decoder, PayloadRow row) {
        float[] values = new float[3 * row.particles()];
        for (int i = 0; i < values.length; i++) {
            values[i] = decoder.integers()[i] * (float) decoder.precision();
        }
        return MemorySegment.ofArray(values);
    }
}
