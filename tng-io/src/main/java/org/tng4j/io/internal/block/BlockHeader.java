package org.tng4j.io.internal.block;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.Md5;
import org.tng4j.io.internal.bytes.Printable;

/// The header that all blocks share, read in place again and again: a cursor meets millions and allocates none.
///
/// `headerSize(int64) contentsSize(int64) id(int64) md5(16 bytes) name(text) version(int64) reserved(rest)`
///
/// A header that is wrong is a [State], not an exception: walks end at such bytes all the time.
/// Source: docs/format.md, *Block header*.
public final class BlockHeader implements Supplier<Place> {

    /// What stands at an offset.
    public enum State {
        /// A header whose contents lie inside the file.
        SOUND,
        /// The end of the file.
        END,
        /// A header size of zero: the hole that a rewritten header section leaves.
        HOLE,
        /// Bytes that are no header.
        BAD,
        /// A header whose contents run past the end of the file.
        TRUNCATED
    }

    private static final byte[] NO_HASH = new byte[Md5.SIZE];

    private final Source source;
    private final byte[] md5 = new byte[Md5.SIZE];
    private int frameSet = -1;
    private long offset;
    private long headerSize;
    private long contentsSize;
    private long storedId;
    private long id;
    private int nameSize;
    private long version;
    private State state = State.END;

    BlockHeader(Source source) {
        this.source = source;
    }

    /// Reads what stands at `start`.
    ///
    /// @param reader is left at the first byte behind the version
    /// @param set    index of the frame set at hand, for messages; -1 for none
    State read(ByteReader reader, long start, int set) throws IOException {
        frameSet = set;
        offset = start;
        headerSize = 0;
        contentsSize = 0;
        nameSize = 0;
        state = parse(reader);
        return state;
    }

    private State parse(ByteReader reader) throws IOException {
        long fileSize = source.bytes().size();
        long left = fileSize - offset;
        if (left <= 0) {
            return State.END;
        }
        if (left < Long.BYTES) {
            return State.BAD;
        }
        reader.reset(offset, left, this);
        headerSize = reader.int64("header size");
        if (headerSize == 0) {
            return State.HOLE;
        }
        if (headerSize < TngConstants.MIN_HEADER_SIZE || !Bounds.contains(fileSize, offset, headerSize)) {
            return State.BAD;
        }
        contentsSize = reader.int64("contents size");
        storedId = reader.int64("block id");
        reader.bytes(md5, "MD5");
        nameSize = reader.skipText(headerSize - TngConstants.NAME_OFFSET - Long.BYTES);
        if (nameSize < 0 || contentsSize < 0) {
            return State.BAD;
        }
        version = reader.int64("block version");
        id = KnownBlock.today(storedId, version);
        return Bounds.contains(fileSize, offset + headerSize, contentsSize) ? State.SOUND : State.TRUNCATED;
    }

    /// Says what the last [#read] found.
    public State state() {
        return state;
    }

    /// Returns the offset of the header in the file.
    public long offset() {
        return offset;
    }

    /// Returns the bytes of the header.
    public long headerSize() {
        return headerSize;
    }

    /// Returns the bytes behind the header.
    public long contentsSize() {
        return contentsSize;
    }

    /// Returns where the contents start.
    public long contentsOffset() {
        return offset + headerSize;
    }

    /// Returns where the next block starts.
    public long end() {
        return offset + headerSize + contentsSize;
    }

    /// Returns the id in today's numbers.
    public long id() {
        return id;
    }

    /// Returns the id as stored.
    public long storedId() {
        return storedId;
    }

    /// Returns the stored version.
    public long version() {
        return version;
    }

    /// Returns the index of the frame set at hand, or -1.
    public int frameSet() {
        return frameSet;
    }

    /// Says whether the block holds values.
    public boolean isData() {
        return id >= TngConstants.FIRST_DATA_BLOCK;
    }

    /// Returns what the block does.
    public BlockRole role() {
        if (isData()) {
            return BlockRole.DATA;
        }
        return switch (Math.clamp(id, -1, 4)) {
            case 0 -> BlockRole.GENERAL_INFO;
            case 1 -> BlockRole.MOLECULES;
            case 2 -> BlockRole.FRAME_SET;
            case 3 -> BlockRole.PARTICLE_MAPPING;
            default -> BlockRole.UNKNOWN;
        };
    }

    /// Says whether the header holds a hash; sixteen zero bytes are none.
    public boolean hasMd5() {
        return !Arrays.equals(md5, NO_HASH);
    }

    /// Says whether the header's hash is `hash`; all sixteen bytes count.
    public boolean md5Is(byte[] hash) {
        return Arrays.equals(md5, hash);
    }

    /// Returns the hash as 32 hexadecimal digits, empty where there is none.
    public String md5Text() {
        return hasMd5() ? HexFormat.of().formatHex(md5) : "";
    }

    /// Fetches the stored name; allocates.
    public String name() throws IOException {
        if (nameSize <= 0) {
            return "";
        }
        byte[] text = new byte[nameSize];
        source.bytes().read(offset + TngConstants.NAME_OFFSET, text, 0, nameSize);
        return new String(text, 0, text[nameSize - 1] == 0 ? nameSize - 1 : nameSize, StandardCharsets.UTF_8);
    }

    /// Says why a state is not sound: one clause, found and expected.
    String problem() {
        long fileSize = source.bytes().size();
        return switch (state) {
            case SOUND -> "is sound";
            case END -> "starts at the end of the file (" + fileSize + " bytes)";
            case HOLE -> "header size is 0, must be at least " + TngConstants.MIN_HEADER_SIZE;
            case TRUNCATED ->
                    "contents size " + contentsSize + " runs past the end of the file (" + fileSize + " bytes)";
            case BAD -> badHeader(fileSize);
        };
    }

    private String badHeader(long fileSize) {
        if (headerSize != 0 && headerSize < TngConstants.MIN_HEADER_SIZE) {
            return "header size is " + headerSize + ", must be at least " + TngConstants.MIN_HEADER_SIZE;
        }
        if (headerSize == 0) {
            return (fileSize - offset) + " bytes are left in the file, a header size takes " + Long.BYTES;
        }
        if (!Bounds.contains(fileSize, offset, headerSize)) {
            return "header size " + headerSize + " runs past the end of the file (" + fileSize + " bytes)";
        }
        if (contentsSize < 0) {
            return "contents size is " + contentsSize + ", must be at least 0";
        }
        return "name has no closing zero in a header of " + headerSize + " bytes, must end inside it";
    }

    /// Returns the place that messages about this block name.
    @Override
    public Place get() {
        boolean known = state == State.SOUND || state == State.TRUNCATED;
        return new Place(source.bytes().name(), known ? what() : "block", offset, frameSet);
    }

    private String what() {
        BlockId block = BlockId.of(id);
        if (block instanceof KnownBlock) {
            return block.name().replace('_', ' ') + " block";
        }
        try {
            return "block " + Printable.quoted(name());
        } catch (IOException e) {
            return "block " + block.hex();
        }
    }
}
