package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.HeapFile;

/// Whatever a payload's coding, it holds the frames of the file that its row in `payloads.tsv` names.
class WaterPayloadsTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");

    @Test
    void everyPayloadHoldsTheFramesThatItsRowNames(@TempDir Path folder) throws IOException {
        WaterPayloads.main(new String[] {GOLDEN.resolve("compressed_positions.tng").toString(), folder.toString()});
        Map<Long, Long> checksums = checksums();
        List<String[]> rows = Files.readAllLines(folder.resolve("payloads.tsv")).stream()
                .filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
        assertEquals(7, rows.size());
        for (String[] row : rows) {
            byte[] payload = Files.readAllBytes(folder.resolve(row[0] + ".payload"));
            assertEquals(payload.length, Integer.parseInt(row[7]));
            IntegerFrames decoder = new IntegerFrames(new HeapFile(row[0], payload));
            int particles = Integer.parseInt(row[3]);
            int frames = decoder.open(0, payload.length, particles, 1000, () -> new Place(row[0], "file", 0, -1));
            assertEquals(Integer.parseInt(row[4]), frames);
            for (int frame = 0; frame < frames; frame++) {
                decoder.seek(frame);
                long step = Long.parseLong(row[5]) + frame * Long.parseLong(row[6]);
                assertEquals(checksums.get(step), checksum(decoder, particles), row[0] + " at step " + step);
            }
        }
    }

    private static Map<Long, Long> checksums() throws IOException {
        Map<Long, Long> checksums = new HashMap<>();
        for (String line : Files.readAllLines(GOLDEN.resolve("compressed_positions.oracle.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns.length > 5 && columns[2].equals("POSITIONS")) {
                checksums.put(Long.valueOf(columns[0]), Long.parseLong(columns[5], 16));
            }
        }
        return checksums;
    }

    private static long checksum(IntegerFrames decoder, int particles) {
        ByteBuffer floats = ByteBuffer.allocate(3 * particles * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 3 * particles; i++) {
            floats.putFloat(decoder.integers()[i] * (float) decoder.precision());
        }
        CRC32 crc = new CRC32();
        crc.update(floats.array());
        return crc.getValue();
    }
}
