package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.io.format.TngUnsupportedException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;

/// The methods of zip that few use: each packs a trajectory, which must read as the plain one.
class ZipMethodsTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");

    @TempDir
    private Path folder;

    private byte[] bytes;

    @BeforeEach
    void read() throws IOException {
        bytes = Files.readAllBytes(GOLDEN.resolve("ions.tng"));
    }

    /// Makes an archive of bytes that are packed already.
    private Path zip(int method, byte[] packed) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry("run.tng");
        entry.setMethod(method);
        entry.setSize(bytes.length);
        entry.setCompressedSize(packed.length);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        SeekableInMemoryByteChannel zip = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
        }
        return Files.write(folder.resolve("a.zip"), Arrays.copyOf(zip.array(), (int) zip.size()));
    }

    private void assertReads(int method, byte[] packed) throws IOException {
        try (TngFile plain = TngFile.open(GOLDEN.resolve("ions.tng"));
                TngFile file = TngFile.open(zip(method, packed))) {
            assertEquals(FrameSums.of(plain), FrameSums.of(file));
        }
    }

    @Test
    void readsBzip2XzAndZstd() throws IOException {
        assertReads(12, PackedForm.BZ2.pack("", bytes));
        assertReads(95, PackedForm.XZ.pack("", bytes));
        assertReads(93, PackedForm.ZST.pack("", bytes));
        assertReads(20, PackedForm.ZST.pack("", bytes));
    }

    /// Without repetitions the two kinds of deflate are the same.
    @Test
    void readsDeflate64() throws IOException {
        Deflater literals = new Deflater(9, true);
        literals.setStrategy(Deflater.HUFFMAN_ONLY);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed, literals)) {
            out.write(bytes);
        }
        literals.end();
        assertReads(9, packed.toByteArray());
    }

    private byte[] lzma(int dictionary) throws IOException {
        LZMA2Options options = new LZMA2Options(0);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {9, 20, 5, 0, 0});
        packed.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(dictionary).array());
        byte properties;
        try (LZMAOutputStream out = new LZMAOutputStream(packed, options, false)) {
            out.write(bytes);
            properties = (byte) out.getProps();
        }
        byte[] all = packed.toByteArray();
        all[4] = properties;
        return all;
    }

    @Test
    void readsLzmaThatWantsLittleMemory() throws IOException {
        assertReads(14, lzma(1 << 20));
        Path greedy = zip(14, lzma(1 << 30));
        var e = assertThrows(TngUnsupportedException.class, () -> TngFile.open(greedy));
        assertEquals(greedy + ": zip member at offset 46: decoder needs 1048598 KiB of memory, limit is 98304",
                e.getMessage());
    }
}
