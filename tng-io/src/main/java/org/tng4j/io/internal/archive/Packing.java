package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdUtils;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.XZInputStream;

/// How bytes are packed, and the decoder of each. All of them work on heap arrays.
enum Packing {
    STORED, DEFLATE, DEFLATE64, GZIP, BZIP2, XZ, LZMA, ZSTD;

    private static final int KIB = 1024;

    /// Returns the word that people use.
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Says whether its decoder is there: that of zstd comes in a jar of its own.
    boolean isThere() {
        return this != ZSTD || ZstdUtils.isZstdCompressionAvailable();
    }

    /// Returns the decoder of a stream, which may be several of its kind in a row where that is usual.
    ///
    /// @param size   bytes that the stream must unpack to; -1 where nobody knows
    /// @param memory bytes that the decoder may take, where the stream says how many it wants. Zstd keeps to its own
    ///     limit, which is a window of 128 MiB
    InputStream unpack(InputStream packed, long size, long memory) throws IOException {
        return switch (this) {
            case STORED -> packed;
            case DEFLATE -> new Deflated(packed);
            case DEFLATE64 -> new Deflate64CompressorInputStream(packed);
            case GZIP -> GzipCompressorInputStream.builder()
                    .setInputStream(packed).setDecompressConcatenated(true).get();
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            case XZ -> new XZInputStream(packed, kibibytes(memory));
            case LZMA -> lzma(packed, size, kibibytes(memory));
            case ZSTD -> new ZstdCompressorInputStream(packed);
        };
    }

    private static int kibibytes(long memory) {
        return (int) Math.min(Integer.MAX_VALUE, memory / KIB);
    }

    /// As zip has it: version (2 bytes), size of the properties (2 bytes), properties (1 byte and 4), data.
    private static InputStream lzma(InputStream packed, long size, int limit) throws IOException {
        byte[] start = packed.readNBytes(9);
        if (start.length < 9) {
            throw new IOException("no room for the properties");
        }
        int dictionary = (start[5] & 0xff) | (start[6] & 0xff) << 8 | (start[7] & 0xff) << 16 | (start[8] & 0xff) << 24;
        int needed = LZMAInputStream.getMemoryUsage(dictionary, start[4]);
        if (needed > limit) {
            throw new MemoryLimitException(needed, limit);
        }
        return new LZMAInputStream(packed, size, start[4], dictionary);
    }

    /// A deflate stream without a header. Frees the decoder's memory, which is outside the heap.
    private static final class Deflated extends InflaterInputStream {
        Deflated(InputStream packed) {
            super(packed, new Inflater(true), 1 << 13);
        }

        @Override
        public void close() {
            inf.end();
        }
    }
}
