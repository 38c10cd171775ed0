package org.tng4j.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Ways to pack a trajectory, for tests, which pack what they read.
enum PackedForm {
    GZ, BZ2, XZ, ZST, STORED_ZIP, DEFLATED_ZIP, TAR, TAR_GZ, TAR_BZ2, TAR_XZ;

    /// A name, and what has it.
    @SuppressWarnings("ArrayRecordComponent")
    record Named(String name, byte[] bytes) {
    }

    /// Packs a file as the only member, where there are members.
    byte[] pack(String name, byte[] bytes) throws IOException {
        return pack(new Named(name, bytes));
    }

    /// Packs files: those that take one only take the first.
    byte[] pack(Named... files) throws IOException {
        return switch (this) {
            case GZ, BZ2, XZ, ZST -> packed(files[0].bytes);
            case STORED_ZIP -> zip(ZipArchiveEntry.STORED, files);
            case DEFLATED_ZIP -> zip(ZipArchiveEntry.DEFLATED, files);
            case TAR -> tar(files);
            case TAR_GZ -> GZ.packed(tar(files));
            case TAR_BZ2 -> BZ2.packed(tar(files));
            case TAR_XZ -> XZ.packed(tar(files));
        };
    }

    private byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = packer(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private OutputStream packer(OutputStream packed) throws IOException {
        return switch (this) {
            case GZ -> new GZIPOutputStream(packed);
            case BZ2 -> new BZip2CompressorOutputStream(packed);
            case XZ -> new XZOutputStream(packed, new LZMA2Options(0));
            default -> new ZstdCompressorOutputStream(packed);
        };
    }

    private static byte[] zip(int method, Named... files) throws IOException {
        SeekableInMemoryByteChannel packed = new SeekableInMemoryByteChannel();
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(packed)) {
            for (Named file : files) {
                ZipArchiveEntry entry = new ZipArchiveEntry(file.name);
                entry.setMethod(method);
                entry.setSize(file.bytes.length);
                CRC32 crc = new CRC32();
                crc.update(file.bytes);
                entry.setCrc(crc.getValue());
                out.putArchiveEntry(entry);
                out.write(file.bytes);
                out.closeArchiveEntry();
            }
        }
        return Arrays.copyOf(packed.array(), (int) packed.size());
    }

    private static byte[] tar(Named... files) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(packed, 512, "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Named file : files) {
                TarArchiveEntry entry = new TarArchiveEntry(file.name, true);
                entry.setSize(file.bytes.length);
                out.putArchiveEntry(entry);
                out.write(file.bytes);
                out.closeArchiveEntry();
            }
        }
        return packed.toByteArray();
    }
}
