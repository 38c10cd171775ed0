package org.tng4j.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Makes a trajectory of many frame sets with one frame each, as `gmx trjconv` writes them: the worst case for whoever
/// wants to know what is in a file. Ten particles, uncompressed positions, no hashes.
final class ManySetsFile {
    private static final int PARTICLES = 10;
    private static final int FRAME_SET_SIZE = header(2, "TRAJECTORY FRAME SET", 80).length + 80;
    private static final int POSITIONS_CONTENTS = 35 + PARTICLES * 3 * Float.BYTES;
    private static final int SET_SIZE =
            FRAME_SET_SIZE + header(0x10000001L, "POSITIONS", POSITIONS_CONTENTS).length + POSITIONS_CONTENTS;

    private ManySetsFile() {}

    /// Writes `FILE` with `SETS` frame sets.
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }

    static void write(Path file, int sets) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            ByteBuffer molecules = numbers(200).putLong(1).putLong(1).put(text("M")).putLong(1).putLong(PARTICLES)
                    .putLong(0).putLong(0).putLong(1).putLong(0).put(text("A")).put(text("A")).putLong(0);
            long first = header(0, "GENERAL INFO", 66).length + 66L
                    + header(1, "MOLECULES", molecules.position()).length + molecules.position();
            out.write(header(0, "GENERAL INFO", 66));
            out.write(written(numbers(66).position(9).putLong(0).put((byte) 0).putLong(1).putLong(first)
                    .putLong(first + (sets - 1L) * SET_SIZE).putLong(100).putLong(10_000).putLong(-9)));
            out.write(header(1, "MOLECULES", molecules.position()));
            out.write(written(molecules));
            for (int set = 0; set < sets; set++) {
                writeSet(out, first, set, sets);
            }
        }
    }

    private static void writeSet(OutputStream out, long first, int set, int sets) throws IOException {
        long at = first + (long) set * SET_SIZE;
        out.write(header(2, "TRAJECTORY FRAME SET", 80));
        out.write(written(numbers(80).putLong(set).putLong(1).putLong(set + 1 < sets ? at + SET_SIZE : -1)
                .putLong(set > 0 ? at - SET_SIZE : -1).putLong(-1).putLong(-1).putLong(-1).putLong(-1)
                .putDouble(set * 2e-15).putDouble(2e-15)));
        out.write(header(0x10000001L, "POSITIONS", POSITIONS_CONTENTS));
        ByteBuffer contents = numbers(POSITIONS_CONTENTS).put((byte) 2).put((byte) 3).put((byte) 0).putLong(3)
                .putLong(0).putLong(0).putLong(PARTICLES);
        while (contents.hasRemaining()) {
            contents.putFloat(set);
        }
        out.write(written(contents));
    }

    private static ByteBuffer numbers(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] written(ByteBuffer numbers) {
        byte[] bytes = new byte[numbers.flip().remaining()];
        numbers.get(bytes);
        return bytes;
    }

    private static byte[] text(String value) {
        return (value + "\0").getBytes(StandardCharsets.UTF_8);
    }

    /// Sizes, id, no hash, name, version.
    private static byte[] header(long id, String name, long contentsSize) {
        byte[] text = text(name);
        return written(numbers(48 + text.length).putLong(48 + text.length).putLong(contentsSize).putLong(id)
                .putLong(0).putLong(0).put(text).putLong(8));
    }
}
