package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/// What somebody else says the values of a trajectory are: a checksum for each block and step, from a file as
/// testdata/README.md describes it.
final class Oracle {
    private record Key(String block, long step) {}

    private final Path file;
    private final Map<Key, Integer> checksums = new HashMap<>();

    Oracle(Path file) throws IOException {
        this.file = file;
        for (String line : Files.readAllLines(file)) {
            String[] columns = line.split("\t", -1);
            if (columns.length > 5 && !line.startsWith("#") && !columns[0].equals("static")) {
                checksums.put(new Key(columns[2], Long.parseLong(columns[0])), Integer.parseUnsignedInt(columns[5], 16));
            }
        }
    }

    /// Returns where the oracle of a trajectory `NAME.tng` is.
    static Path beside(Path trajectory) {
        return trajectory.resolveSibling(String.valueOf(trajectory.getFileName()).replaceFirst("\\.tng$", ".oracle.tsv"));
    }

    /// Returns the names of the blocks that have frames.
    Set<String> blocks() {
        return checksums.keySet().stream().map(Key::block).collect(Collectors.toUnmodifiableSet());
    }

    /// Returns how many frames a block has.
    long frameCount(String block) {
        return checksums.keySet().stream().filter(key -> key.block().equals(block)).count();
    }

    /// Compares the values of a frame.
    ///
    /// @param reader whose they are, for the message
    void require(String reader, String block, long step, MemorySegment values) {
        Integer expected = checksums.get(new Key(block, step));
        if (expected == null) {
            throw new IllegalStateException(file + " has no " + block + " at step " + step);
        }
        int found = checksum(values);
        if (expected != found) {
            throw new IllegalStateException(String.format("%s gives CRC-32 %08x of %s at step %d, must be %08x",
                    reader, found, block, step, expected));
        }
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
