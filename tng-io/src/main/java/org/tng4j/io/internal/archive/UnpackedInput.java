package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.Kind;

/// Bytes as a decoder gives them, one after the other, within what packed bytes may expand to. Throws our exceptions
/// only. Belongs to one thread.
final class UnpackedInput extends InputStream {
    private final PackedInput packed;
    private final Guard guard;
    private final ArchiveLimits limits;
    private final Archives.Progress progress;
    private final long declaredSize;
    private final long declaredCrc;
    private final CRC32 crc = new CRC32();
    private final byte[] single = new byte[1];
    private final InputStream decoder;
    private long count;

    /// Opens a stream of one kind.
    UnpackedInput(PackedInput packed, Packing packing, String what, ArchiveLimits limits, Archives.Progress progress)
            throws IOException {
        this(packed, packing, what, limits, progress, -1, -1);
    }

    /// @param size what an archive says of its size; -1 where it says nothing
    /// @param crc  what an archive says of its CRC-32; -1 where it says nothing
    UnpackedInput(PackedInput packed, Packing packing, String what, ArchiveLimits limits, Archives.Progress progress,
            long size, long crc) throws IOException {
        this.packed = packed;
        this.guard = new Guard(packed, what);
        this.limits = limits;
        this.progress = progress;
        this.declaredSize = size;
        this.declaredCrc = crc;
        requireDecoder(packing);
        this.decoder = guard.run(0, () -> packing.unpack(packed, size, limits.decoderMemory()));
    }

    private void requireDecoder(Packing packing) throws IOException {
        if (!packing.isThere()) {
            throw guard.place().unsupported(Kind.UNSUPPORTED_CODEC,
                    "needs the jar com.github.luben:zstd-jni, which is not there");
        }
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int most) throws IOException {
        // No sum with the declared size: an archive may say 2⁶³ - 1.
        int wanted = declaredSize < 0 || declaredSize - count >= most ? most : (int) (declaredSize - count) + 1;
        int got = guard.run(count, () -> decoder.read(target, from, wanted));
        if (got < 0) {
            requireDeclared();
            return -1;
        }
        count += got;
        if (declaredSize >= 0 && count > declaredSize) {
            throw guard.place().broken(Kind.SIZE_MISMATCH,
                    "unpacks to more than " + declaredSize + " bytes, which is its size by the archive");
        }
        requireProportion();
        if (declaredCrc >= 0) {
            crc.update(target, from, got);
        }
        progress.at(packed.taken(), packed.size());
        return got;
    }

    private void requireDeclared() throws IOException {
        if (declaredSize >= 0 && count != declaredSize) {
            throw guard.place().broken(Kind.SIZE_MISMATCH,
                    "unpacks to " + count + " bytes, its size by the archive is " + declaredSize);
        }
        if (declaredCrc >= 0 && crc.getValue() != declaredCrc) {
            throw guard.place().broken(Kind.CODEC_ERROR, "checksum (CRC-32) is " + Long.toHexString(crc.getValue())
                    + ", by the archive it is " + Long.toHexString(declaredCrc));
        }
    }

    private void requireProportion() throws IOException {
        long most = limits.largestExpansion(packed.taken());
        if (count > most) {
            throw guard.place().unsupported(Kind.LIMIT_EXCEEDED, "unpacks to more than " + most + " bytes from "
                    + packed.taken() + ", limit is " + limits.expandedRatio() + " times that, or "
                    + limits.expandedSize());
        }
    }

    /// Ends the decoder, not what it reads.
    @Override
    public void close() {
        Guard.close(decoder);
    }
}
