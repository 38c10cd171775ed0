package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.FileSlice;

/// A zip archive. Its directory is read by Commons Compress; members are found by it, and unpacked by our own rules.
final class ZipDirectory implements Directory {
    private final FileBytes file;
    private final ZipFile zip;
    private final Guard guard;
    private final List<ZipArchiveEntry> entries;
    private final List<ArchiveMember> members = new ArrayList<>();

    private ZipDirectory(FileBytes file, ZipFile zip, Guard guard, int most) throws IOException {
        this.file = file;
        this.zip = zip;
        this.guard = guard;
        this.entries = Collections.list(zip.getEntries());
        if (entries.size() > most) {
            throw guard.place().unsupported(Kind.LIMIT_EXCEEDED,
                    "has " + entries.size() + " members, limit is " + most);
        }
        entries.forEach(entry -> members.add(member(entry)));
    }

    /// Reads the directory of an archive.
    ///
    /// @param file stays the caller's
    static ZipDirectory read(FileBytes file, ArchiveLimits limits) throws IOException {
        ZipEnd.requireOneVolume(file);
        BytesChannel channel = new BytesChannel(file, limits.members());
        Guard guard = new Guard(channel, "zip directory");
        // The local headers are read when a member is wanted: they lie all over the file.
        ZipFile zip = guard.run(-1, () -> ZipFile.builder().setSeekableByteChannel(channel)
                .setIgnoreLocalFileHeader(true).get());
        return new ZipDirectory(file, zip, guard, limits.members());
    }

    @Override
    public List<ArchiveMember> members() {
        return members;
    }

    @Override
    public long offset(int index) {
        return Math.max(0, entries.get(index).getLocalHeaderOffset());
    }

    @Override
    public Member open(int index, String name, Unpacker how) throws IOException {
        ZipArchiveEntry entry = entries.get(index);
        long start = guard.run(-1, () -> {
            zip.getRawInputStream(entry).close(); // looks for the data on the way
            return entry.getDataOffset();
        });
        long size = entry.getCompressedSize();
        if (size < 0 || !Bounds.contains(file.size(), start, size)) {
            throw guard.place().broken(Kind.TRUNCATED, "member at offset " + start + " has " + size
                    + " bytes, which runs past the end of the file (" + file.size() + " bytes)");
        }
        Packing packing = packing(entry);
        if (packing == null) {
            throw new IllegalArgumentException("member " + index + " has an obstacle, must have none");
        }
        if (packing == Packing.STORED) {
            requireSameSize(entry);
            return new Member(new FileSlice(name, file, start, size), true);
        }
        PackedInput packed = PackedInput.of(file, start, size);
        try (UnpackedInput in = new UnpackedInput(packed, packing, "zip member", how.limits(), how.progress(),
                entry.getSize(), entry.getCrc())) {
            return new Member(how.keep(name, in), false);
        }
    }

    @Override
    public void close() {
        Guard.close(zip);
    }

    private void requireSameSize(ZipArchiveEntry entry) throws IOException {
        if (entry.getCompressedSize() != entry.getSize()) {
            throw guard.place().broken(Kind.SIZE_MISMATCH, "stored member has " + entry.getCompressedSize()
                    + " bytes packed and " + entry.getSize() + " unpacked, must be the same");
        }
    }

    private static ArchiveMember member(ZipArchiveEntry entry) {
        ArchiveMember.Type type = entry.isDirectory() ? ArchiveMember.Type.FOLDER
                : entry.isUnixSymlink() ? ArchiveMember.Type.LINK : ArchiveMember.Type.FILE;
        Packing packing = packing(entry);
        return new ArchiveMember(entry.getName(), type, entry.getSize(), entry.getCompressedSize(),
                packing == null ? "method " + entry.getMethod() : packing.label(), obstacle(entry, type, packing));
    }

    private static @Nullable String obstacle(ZipArchiveEntry entry, ArchiveMember.Type type,
            @Nullable Packing packing) {
        if (type != ArchiveMember.Type.FILE) {
            return type == ArchiveMember.Type.LINK ? "is a link, which is not followed" : "is a folder";
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "is encrypted, which is not supported";
        }
        return packing == null ? "is packed with method " + entry.getMethod() + ", which is not supported" : null;
    }

    /// Source: APPNOTE.TXT of PKWARE, 4.4.5. Null for the methods that hardly anybody has used since 1993.
    private static @Nullable Packing packing(ZipArchiveEntry entry) {
        return switch (entry.getMethod()) {
            case 0 -> Packing.STORED;
            case 8 -> Packing.DEFLATE;
            case 9 -> Packing.DEFLATE64;
            case 12 -> Packing.BZIP2;
            case 14 -> Packing.LZMA;
            case 20, 93 -> Packing.ZSTD;
            case 95 -> Packing.XZ;
            default -> null;
        };
    }
}
