package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.Md5;

/// Compares the MD5 of blocks, each once per open file, however many cursors meet it. Belongs to one thread; the
/// results are shared.
public final class HashChecks {
    private final Source source;
    private final HashMode mode;
    private final HashResults results;
    private final BlockHeader header;
    private final ByteReader reader;
    /// Made when the first block is hashed: finding the JDK's MD5 takes 15 ms.
    private @Nullable Md5 md5;

    /// @param results shared by all checks of one open file
    public HashChecks(Source source, HashMode mode, HashResults results) {
        this.source = source;
        this.mode = mode;
        this.results = results;
        this.header = new BlockHeader(source);
        this.reader = new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order());
    }

    /// Checks a block with values, before they are delivered.
    ///
    /// @throws IOException `HASH_MISMATCH` in [HashMode#VERIFY]
    public HashState checkData(long blockOffset, int frameSet) throws IOException {
        HashState state = check(blockOffset, frameSet);
        if (state == HashState.MISMATCH && mode == HashMode.VERIFY) {
            header.read(reader, blockOffset, frameSet);
            throw header.get().broken(Kind.HASH_MISMATCH, difference());
        }
        return state;
    }

    /// Checks a block; a mismatch is a finding and no more.
    public HashState check(long blockOffset, int frameSet) throws IOException {
        if (mode == HashMode.SKIP) {
            return HashState.UNCHECKED;
        }
        HashState known = results.claim(blockOffset);
        if (known != HashState.UNCHECKED) {
            return known;
        }
        HashState state = HashState.UNCHECKED;
        try {
            if (header.read(reader, blockOffset, frameSet) == BlockHeader.State.SOUND) {
                state = compare();
            }
        } finally {
            results.put(blockOffset, state);
        }
        if (state == HashState.MISMATCH) {
            source.findings().add(Kind.HASH_MISMATCH, header.get(), difference());
        }
        return state;
    }

    /// Returns the MD5 of the contents of the block that the header is of.
    private byte[] md5() throws IOException {
        if (md5 == null) {
            md5 = new Md5();
        }
        return md5.of(source.bytes(), header.contentsOffset(), header.contentsSize());
    }

    /// Says whether a block's contents do not match, where hashes are looked at. Nothing is kept and nothing reported:
    /// that is for whoever reads the block.
    boolean isDamaged(long blockOffset) throws IOException {
        return mode != HashMode.SKIP && header.read(reader, blockOffset, -1) == BlockHeader.State.SOUND
                && compare() == HashState.MISMATCH;
    }

    private HashState compare() throws IOException {
        if (!header.hasMd5()) {
            return HashState.ABSENT;
        }
        byte[] found = md5();
        return header.md5Is(found) ? HashState.OK : HashState.MISMATCH;
    }

    private String difference() throws IOException {
        byte[] found = md5();
        return "MD5 of contents is " + HexFormat.of().formatHex(found) + ", header says " + header.md5Text();
    }
}
