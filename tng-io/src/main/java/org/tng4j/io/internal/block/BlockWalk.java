package org.tng4j.io.internal.block;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.bytes.ByteReader;

/// Walks the blocks of the header section, or of one frame set, by their headers. Reads no payload but the first bytes
/// of TNG ones. Allocates only for blocks that are wrong. Belongs to one thread.
///
/// A block whose fields are wrong is met like any other, with its [#problem()]: the next one may be whole.
public final class BlockWalk {
    /// Bytes fetched at a time: a header with the fields of any data block, or with a frame set's contents.
    static final int FETCH_SIZE = 192;

    private final Source source;
    private final ParticleCounts counts;
    private final ByteReader reader;
    private final BlockHeader header;
    private final DataBlock data;
    private @Nullable FrameSetHeader set;
    private @Nullable IOException problem;
    private long abandoned = -1;
    private long nextOffset;
    private boolean ended;

    /// Makes a walker; [#start] puts it somewhere.
    public BlockWalk(Source source, ParticleCounts counts) {
        this.source = source;
        this.counts = counts;
        this.reader = new ByteReader(source.bytes(), FETCH_SIZE, source.order());
        this.header = new BlockHeader(source);
        this.data = new DataBlock(source);
    }

    /// Starts at the first block of a range.
    ///
    /// @param owner the frame set whose blocks follow, or null for the header section
    public void start(long offset, @Nullable FrameSetHeader owner) {
        set = owner;
        nextOffset = offset;
        ended = false;
        abandoned = -1;
    }

    /// Reads the frame-set block at an offset and starts at the block behind it.
    ///
    /// @throws IOException `BAD_POINTER` or `TRUNCATED` where no frame set with pointers stands there
    public void startSet(long offset, int index, FrameSetHeader target) throws IOException {
        BlockHeader.State state = offset <= 0 || offset >= source.bytes().size()
                ? BlockHeader.State.END : header.read(reader, offset, index);
        if (state != BlockHeader.State.SOUND || header.id() != TngConstants.FRAME_SET) {
            throw notAFrameSet(offset, index, state);
        }
        start(header.end(), target);
        target.read(header, reader);
    }

    private TngFormatException notAFrameSet(long offset, int index, BlockHeader.State state) {
        if (state == BlockHeader.State.END) {
            return source.place("frame set", offset).broken(Kind.TRUNCATED, "pointer to frame set " + index + " is "
                    + offset + ", must be 1 to " + (source.bytes().size() - 1) + ", the file ends before");
        }
        if (state == BlockHeader.State.SOUND) {
            return header.get().broken(Kind.BAD_POINTER, "pointer to frame set " + index + " leads to block id 0x"
                    + Long.toHexString(header.id()) + ", must be 0x2");
        }
        return header.get().broken(state == BlockHeader.State.TRUNCATED ? Kind.TRUNCATED : Kind.BAD_POINTER,
                "pointer to frame set " + index + " leads here, but " + header.problem());
    }

    /// Moves to the next block. Returns false at the end, whose nature is [#endState()] at [#endOffset()].
    public boolean next() throws IOException {
        if (ended) {
            return false;
        }
        abandoned = -1;
        problem = null;
        header.read(reader, nextOffset, set == null ? -1 : set.index());
        boolean isCut = header.state() == BlockHeader.State.TRUNCATED;
        if ((header.state() != BlockHeader.State.SOUND && !isCut) || isBorder()) {
            ended = true;
            return false;
        }
        if (header.isData()) {
            readFields();
        }
        if (isCut) {
            problem = header.get().broken(Kind.TRUNCATED, header.problem());
            ended = true;
        } else {
            nextOffset = header.end();
        }
        return true;
    }

    private boolean isBorder() {
        long id = header.id();
        return id == TngConstants.FRAME_SET
                || (set != null && (id == TngConstants.GENERAL_INFO || id == TngConstants.MOLECULES));
    }

    private void readFields() throws IOException {
        long particles = set == null ? counts.constantCount() : set.particleCount();
        try {
            data.read(header, reader, set, particles);
            if (data.codec() == TngConstants.CODEC_TNG && isFailedCompression()) {
                data.read(header, reader, set, particles);
            }
        } catch (TngException e) {
            problem = e;
        }
    }

    /// Looks for a block that the writer wrote again inside the torso of its failed first attempt; moves there.
    private boolean isFailedCompression() throws IOException {
        long outer = header.offset();
        if (header.state() != BlockHeader.State.SOUND || TngStreams.hasMagic(reader, data)) {
            return false;
        }
        long outerId = header.id();
        String outerName = header.name();
        if (header.read(reader, data.payloadOffset(), header.frameSet()) == BlockHeader.State.SOUND
                && header.id() == outerId && header.name().equals(outerName)) {
            abandoned = outer;
            source.findings().add(Kind.NESTED_BLOCK, header.get(),
                    "written again inside the torso of the block at offset " + outer);
            return true;
        }
        header.read(reader, outer, header.frameSet());
        return false;
    }

    /// Returns the header at hand; overwritten by the next one.
    public BlockHeader header() {
        return header;
    }

    /// Returns the fields of the data block at hand; overwritten by the next one, meaningless beside a [#problem()].
    public DataBlock data() {
        return data;
    }

    /// Returns why the block at hand cannot be read, or null.
    public @Nullable IOException problem() {
        return problem;
    }

    /// Returns the offset of the header that a failed attempt left in front of the block at hand, or -1.
    public long abandonedOffset() {
        return abandoned;
    }

    /// Says what stands where the walk ended: `SOUND` at the next frame set.
    public BlockHeader.State endState() {
        return header.state();
    }

    /// Says whether the walk ended at a block that is another's: a frame set, or the start of a file.
    boolean isAtBorder() {
        return isBorder();
    }

    /// Says whether the walk has come to its end.
    public boolean hasEnded() {
        return ended;
    }

    /// Returns where the walk ended; the block that is cut, if it ended in one.
    public long endOffset() {
        return header.offset();
    }

    /// Makes the value object of the block at hand.
    public StoredBlock toStoredBlock() throws IOException {
        return StoredBlocks.of(this, reader);
    }

    /// Returns the problem as a finding, or null.
    @Nullable Finding problemFinding() {
        return problem instanceof TngException e ? e.toFinding() : null;
    }

    /// Lends the reader, for the contents of the block at hand.
    ByteReader contents() {
        reader.reset(header.contentsOffset(), header.contentsSize(), header);
        return reader;
    }
}
