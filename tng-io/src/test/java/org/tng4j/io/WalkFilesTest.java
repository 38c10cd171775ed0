package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.view.NdView;

/// Every file holds the frames that its oracle names, in all blocks.
class WalkFilesTest {

    @ParameterizedTest
    @CsvSource({"raw-30-10, 20", "swapped-30-10, 20", "gzip-30-1, 20", "tng-30-10, 20", "stop-bits-30-10, 20",
        "xtc3-30-10, 20", "bwlzh-30-10, 20", "argon-twin, 303", "blocks, 6250"})
    void everyBlockHoldsTheFramesOfItsOracle(String name, int frames, @TempDir Path folder) throws IOException {
        WalkFiles.main(new String[] {folder.toString(), "600", name});
        List<String> expected = Files.readAllLines(folder.resolve(name + ".oracle.tsv"));
        assertEquals(frames, expected.size());
        List<String> found = new ArrayList<>();
        try (TngFile file = TngFile.open(folder.resolve(name + ".tng")); Arena arena = Arena.ofConfined()) {
            assertEquals(name.startsWith("swapped") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, file.byteOrder());
            for (BlockInfo info : file.blockInfos()) {
                NdView target = info.allocate(arena);
                try (FrameCursor cursor = file.frames(info.id().into(target))) {
                    while (cursor.next()) {
                        found.add(cursor.step() + " " + info.name() + " " + checksum(target));
                    }
                }
            }
        }
        assertEquals(frames, found.size());
        for (String line : expected) {
            String[] columns = line.split("\t", -1);
            assertTrue(found.contains(columns[0] + " " + columns[2] + " " + columns[5]), line);
        }
    }

    private static String checksum(NdView view) {
        CRC32 crc = new CRC32();
        crc.update(view.segment().toArray(ValueLayout.JAVA_BYTE));
        return String.format("%08x", crc.getValue());
    }
}
