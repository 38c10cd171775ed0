package org.tng4j.io.internal.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;

/// A tar archive that comes as a stream, member after member. Reading it gives the bytes of the member at hand. Belongs
/// to one thread.
final class TarStream extends InputStream {
    /// Bytes that the headers of one member may take: a long name, and what else people put there. Commons Compress
    /// keeps them on the heap.
    private static final int HEADERS_SIZE = 1 << 18;

    private final Guard guard;
    private final @Nullable Form packing;
    private final int most;
    private final Budget budget;
    private final TarArchiveInputStream tar;
    private final byte[] skipped = new byte[1 << 13];
    private final byte[] single = new byte[1];
    private int count;
    private long size;
    private boolean isSparse;

    /// @param packing of the archive; null for none
    /// @param guard   knows where the packed bytes are
    TarStream(InputStream unpacked, @Nullable Form packing, Guard guard, ArchiveLimits limits) {
        this.guard = guard;
        this.packing = packing;
        this.most = limits.members();
        this.budget = new Budget(unpacked);
        this.tar = new TarArchiveInputStream(budget, "UTF-8");
    }

    /// Moves to the next member; null behind the last.
    @Nullable ArchiveMember next() throws IOException {
        skip();
        budget.left = HEADERS_SIZE;
        TarArchiveEntry entry = guard.run(-1, tar::getNextEntry);
        budget.left = Long.MAX_VALUE;
        if (entry == null) {
            return null;
        }
        if (++count > most) {
            throw guard.place().unsupported(Kind.LIMIT_EXCEEDED,
                    "has more than " + most + " members, which is the limit");
        }
        TarMembers.requireChecksum(entry, guard);
        size = 0;
        isSparse = entry.isSparse();
        return TarMembers.of(entry, packing);
    }

    /// Leaves the member at hand behind. Holes are not read: they would be given byte by byte, as many as they say.
    private void skip() throws IOException {
        boolean goesOn = count > 0;
        while (goesOn) {
            goesOn = isSparse ? guard.run(-1, () -> tar.skip(Long.MAX_VALUE)) > 0
                    : read(skipped, 0, skipped.length) >= 0;
        }
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int wanted) throws IOException {
        int got = guard.run(size, () -> tar.read(target, from, wanted));
        size += Math.max(0, got);
        return got;
    }

    private final class Budget extends FilterInputStream {
        private final SlashRun slashes = new SlashRun();
        private long left = Long.MAX_VALUE;

        Budget(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return super.read();
        }

        @Override
        public int read(byte[] target, int from, int wanted) throws IOException {
            int got = super.read(target, from, wanted);
            spend(Math.max(0, got));
            if (left <= HEADERS_SIZE) {
                slashes.require(target, from, Math.max(0, got), guard.place());
            }
            return got;
        }

        private void spend(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw guard.place().unsupported(Kind.LIMIT_EXCEEDED,
                        "headers of a member take more than " + HEADERS_SIZE + " bytes, which is the limit");
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
