package org.tng4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.ParticleMapping;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.internal.block.ByteOrderProbe;
import org.tng4j.io.internal.block.Findings;
import org.tng4j.io.internal.block.FrameSetIndex;
import org.tng4j.io.internal.block.FrameSets;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.FileBytes;

/// One open trajectory.
///
/// Opening reads the header section and the headers of the first frame set, whatever the file's size. What needs all
/// frame sets (counts, seeking, ranges with negative ends, findings) follows the chain once, through headers only.
///
/// **Threads:** may be shared; every cursor is one thread's. **Ownership:** [#close()] ends everything that came from
/// it but value objects. **Errors:** a path that cannot be opened throws what the JDK throws; bytes that break the
/// format throw [TngFormatException]; everything after closing throws `IllegalStateException`.
/// **Source:** docs/format.md.
public final class TngFile implements AutoCloseable {
    private final FileBytes bytes;
    private final Contents.Opened opened;
    private volatile Contents contents;

    private TngFile(FileBytes bytes, ReadOptions options) throws IOException {
        this.bytes = bytes;
        this.opened = new Contents.Opened(ByteOrderProbe.probe(bytes), options, new Findings(options.limits().findings()),
                new Visitors(), new AtomicBoolean());
        this.contents = Contents.of(bytes, opened);
    }

    /// Opens a trajectory with [ReadOptions#DEFAULT].
    public static TngFile open(Path path) throws IOException {
        return open(path, ReadOptions.DEFAULT);
    }

    /// Opens a trajectory: a local file is mapped, one of another file system is read through its channel. A packed one
    /// (gzip, bzip2, xz, zstd) is unpacked first, to memory outside the heap or to a temporary file; a member of an
    /// archive is named as in `data.zip!/run.tng`, or is the only `.tng` in it, and is mapped where it lies if it is
    /// not packed.
    ///
    /// @throws java.nio.file.FileSystemException if the path cannot be opened, or does not say which member is meant
    /// @throws TngFormatException if it is no TNG file, or, where so asked, if anything about it is odd
    public static TngFile open(Path path, ReadOptions options) throws IOException {
        return open(Opening.of(path).bytes(options), options);
    }

    /// Opens a trajectory that lies in memory, with [ReadOptions#DEFAULT].
    public static TngFile open(MemorySegment memory) throws IOException {
        return open(memory, ReadOptions.DEFAULT);
    }

    /// Opens a trajectory that lies in memory, packed or in an archive too. Its name is `memory`.
    ///
    /// @param memory stays the caller's, who does not change it; of a shared, automatic or global arena, or on the heap
    /// @throws IllegalArgumentException if only one thread may read it
    public static TngFile open(MemorySegment memory, ReadOptions options) throws IOException {
        return open(Opening.bytes(memory, options), options);
    }

    /// Reads a stream to its end and opens the trajectory in it, packed or in an archive too. Without an end it does
    /// not return.
    ///
    /// @param stream stays the caller's
    /// @param name   what messages call it
    public static TngFile open(InputStream stream, String name, ReadOptions options) throws IOException {
        return open(Opening.bytes(stream, name, options), options);
    }

    /// Opens a trajectory through any door; closes the door where that fails.
    static TngFile open(FileBytes bytes, ReadOptions options) throws IOException {
        boolean isOpen = false;
        try {
            TngFile file = new TngFile(bytes, options);
            isOpen = true;
            return file;
        } finally {
            if (!isOpen) {
                bytes.close();
            }
        }
    }

    /// Looks whether the file has grown, as one does that is being written. Frame sets are only ever added, behind those
    /// that were there; a set counts when a pointer leads to it and all its blocks are in the file. What was asked of
    /// this file before keeps to what was there then: cursors, [BlockInfo]s, [FrameRange]s; whoever wants the new frames
    /// asks anew, for `frames(Frames.from(n), …)` say. Follows the chain anew, through headers, if anything has come;
    /// else looks at one frame set.
    ///
    /// A file that was replaced under its name goes on as the one that was opened.
    ///
    /// @return how many frame sets have come, a last one that was cut off before and is whole now among them
    /// @throws TngFormatException if the file has become shorter, or a frame set is not where it was; what was there
    ///     before can still be asked for, as far as the file goes
    public int refresh() throws IOException {
        requireOpen();
        synchronized (opened) {
            Contents before = contents;
            contents = before.again();
            return contents == before ? 0 : contents.countNew(before);
        }
    }

    /// Returns the file's name as it was given.
    public String name() {
        return bytes.name();
    }

    /// Returns the file's size in bytes, as of the last look at it.
    public long size() {
        return contents.size();
    }

    /// Returns the byte order of its numbers.
    public ByteOrder byteOrder() {
        return opened.order();
    }

    /// Returns what the file says of itself.
    public GeneralInfo generalInfo() {
        return contents.section().generalInfo();
    }

    /// Returns its molecules; none where it has no block of them that can be read.
    public Molecules molecules() {
        return contents.section().molecules();
    }

    /// Returns the particles of the file; where counts vary, the most that any frame set has.
    public long particleCount() throws IOException {
        Contents now = contents;
        long known = now.section().counts().constantCount();
        return known >= 0 ? known : now.index().largestParticleCount();
    }

    /// Returns everything odd that is known of the file by its headers, and by what has been read so far.
    public List<Finding> findings() throws IOException {
        return contents.findings();
    }

    /// Returns how many frame sets there are.
    public int frameSetCount() throws IOException {
        return contents.frameSetCount();
    }

    /// Returns one frame set.
    ///
    /// @param set place in the chain, from 0
    public FrameSet frameSet(int set) throws IOException {
        return contents.frameSet(set);
    }

    /// Returns the place in the chain of the first frame set that covers a step.
    ///
    /// @throws IndexOutOfBoundsException if none does
    public int frameSetOf(long step) throws IOException {
        return contents.frameSetOf(step);
    }

    /// Returns the first step of the first frame set whose fields hold; -1 without any.
    public long firstStep() throws IOException {
        return contents.firstStep();
    }

    /// Returns the last step of the last frame set whose fields hold; -1 without any.
    public long lastStep() throws IOException {
        return contents.lastStep();
    }

    /// Returns how many steps the frame sets cover together.
    public long coveredStepCount() throws IOException {
        FrameSetIndex sets = contents.index();
        long count = 0;
        for (int set = 0; set < sets.size(); set++) {
            count += sets.stepCount(set);
        }
        return count;
    }

    /// Returns the time of a step in seconds, as in the file; NaN where the file stores none.
    ///
    /// @throws IndexOutOfBoundsException if no frame set covers it
    public double time(long step) throws IOException {
        Contents now = contents;
        return now.frameSet(now.frameSetOf(step)).time(step);
    }

    /// Returns the blocks of one frame set in file order: its own block first.
    public List<StoredBlock> blocks(int set) throws IOException {
        return contents.blocks(set);
    }

    /// Returns the particle mappings of one frame set in file order.
    public List<ParticleMapping> mappings(int set) throws IOException {
        Contents now = contents;
        Objects.checkIndex(set, now.frameSetCount());
        return new FrameSets(now.source(), now.section()).mappings(now.index().offset(set), set);
    }

    /// Returns all blocks of the file, one after the other.
    public BlockCursor blocks() throws IOException {
        return new BlockCursor(contents);
    }

    /// Returns what is known of a block's hash, comparing it if nobody has yet; [HashState#UNCHECKED] where hashes are
    /// not looked at.
    public HashState hashState(StoredBlock block) throws IOException {
        return contents.hashChecks().check(block.offset(), block.frameSet());
    }

    /// Copies a block's contents as they are in the file.
    ///
    /// @param target the caller's; at least [StoredBlock#contentsSize()] bytes
    ///
    /// @throws TngFormatException `TRUNCATED` if the contents run past the end of the file
    public void copyContents(StoredBlock block, MemorySegment target) throws IOException {
        if (!Bounds.contains(size(), block.contentsOffset(), block.contentsSize())) {
            throw contents.source().place("block '" + block.id().hex() + "'", block.offset()).broken(Kind.TRUNCATED, "contents size "
                    + block.contentsSize() + " runs past the end of the file (" + size() + " bytes)");
        }
        bytes.copyTo(block.contentsOffset(), target, 0, block.contentsSize());
    }

    /// Returns all quantities of the file: those of the header section, then in the order in which they first appear.
    public List<BlockInfo> blockInfos() throws IOException {
        return contents.blockInfos();
    }

    /// Says whether the file has a block, with or without particles.
    public boolean hasBlock(BlockId id) throws IOException {
        return contents.find(id, null) != null;
    }

    /// Returns a quantity: the one with particles, where the header section and the first frame set use an id both
    /// ways, or where only later frame sets have it.
    ///
    /// @throws NoSuchElementException if the file has none
    public BlockInfo block(BlockId id) throws IOException {
        return contents.require(id, null);
    }

    /// Returns a quantity with, or without, particles.
    ///
    /// @throws NoSuchElementException if the file has none
    public BlockInfo block(BlockId id, ParticleDependence dependence) throws IOException {
        return contents.require(id, dependence);
    }

    /// Returns a quantity by its stored name.
    ///
    /// @throws NoSuchElementException if the file has none
    public BlockInfo block(String storedName) throws IOException {
        return blockInfos().stream().filter(info -> info.name().equals(storedName)).findFirst()
                .orElseThrow(() -> new NoSuchElementException(name() + " has no block named " + storedName));
    }

    /// Makes a cursor over all frames of some blocks.
    ///
    /// @param targets at least one, of a block that is in at least one frame set; each block once
    /// @throws org.tng4j.arrays.shape.DataShapeMismatchException if a target does not fit its block
    /// @throws IllegalArgumentException if all blocks are constant in the file: [#read(BlockTarget)] reads those
    public FrameCursor frames(BlockTarget... targets) throws IOException {
        return frames(Frames.ALL, targets);
    }

    /// Makes a cursor over a range of the frames of some blocks, taken together.
    ///
    /// @param range forwards
    public FrameCursor frames(Frames range, BlockTarget... targets) throws IOException {
        requireOpen();
        return new Reading(contents).frames(range, targets);
    }

    /// Reads a block that is constant in the file.
    ///
    /// @return whether it has values
    /// @throws IllegalArgumentException if it is not constant: a cursor, or a range, reads it
    public ReadStatus read(BlockTarget target) throws IOException {
        requireOpen();
        return new Reading(contents).constant(target);
    }

    /// Reads a block that is constant in the file.
    public ReadStatus read(BlockId block, NdView target) throws IOException {
        return read(block.into(target));
    }

    /// Makes a cursor over some frame sets: a part of [#split], on any thread.
    ///
    /// Its frames are counted over the whole file, and a seek goes anywhere in it; [FrameCursor#next()] ends behind the
    /// range's last set.
    ///
    /// @throws IndexOutOfBoundsException if there are not that many sets
    public FrameCursor frames(FrameRange range, BlockTarget... targets) throws IOException {
        requireOpen();
        return new Reading(contents).frames(range, targets);
    }

    /// Cuts the file into ranges of whole frame sets, of about as many bytes each.
    ///
    /// @param count at least 1; a file with fewer sets gives as many ranges as it has
    public List<FrameRange> split(int count) throws IOException {
        requireOpen();
        return new Reading(contents).split(count);
    }

    /// Goes through the ranges of [#split] on all cores, the caller's thread being one of them, and returns what was
    /// made of each, in their order. Where one fails, those behind it stop: their cursors throw
    /// [java.util.concurrent.CancellationException]; the failure of the first is thrown, and a suppressed exception
    /// names its frame sets.
    ///
    /// @param count of ranges
    /// @param targets makes what a cursor fills, on the thread that reads; called once for each range
    /// @param work what to do with each cursor, on the thread that reads
    public <R> List<R> map(int count, Supplier<BlockTarget[]> targets, CursorWork<R> work) throws IOException {
        requireOpen();
        return new Reading(contents).map(count, targets, work);
    }

    /// Reads a range of a block's frames into one target, `frames * particles * values`: on all cores, frame set by
    /// frame set, if the target allows other threads and holds a MiB or more; else on the caller's thread.
    /// [#explain(BlockTarget, Frames)] says which. Where the file is damaged, the first damage is thrown, and frames
    /// behind it may have been written.
    ///
    /// @param range counts the block's own frames; backwards too: decoded forwards and placed backwards, but for text,
    ///     whose strings must be placed in order
    /// @param target its first axis must be as long as the range
    /// @return the number of frames
    public long read(BlockTarget target, Frames range) throws IOException {
        requireOpen();
        return new RangeRead(contents, target, range).run();
    }

    /// Reads a range of a block's frames into one target, `frames * particles * values`.
    public long read(BlockId block, Frames range, NdView target) throws IOException {
        return read(block.into(target), range);
    }

    /// Reads frames of a block in any order into one target, `frames * particles * values`: sorted, read in one pass,
    /// placed in the order asked. Text is read in the order asked, whose strings must be placed in order.
    ///
    /// @param target its first axis must be as long as the list
    /// @param frames count the block's own frames from 0, negative ones from the last, -1; any order, repeats allowed
    /// @throws IndexOutOfBoundsException if there is no such frame; nothing has been read then
    public void read(BlockTarget target, long... frames) throws IOException {
        requireOpen();
        new ListRead(contents, target).run(frames);
    }

    /// Reads a range of a block's frames into one target, on as many threads as are asked for, the caller's being one.
    ///
    /// @param threads at least 1; text, and frames of one set, take one in any case
    /// @throws WrongThreadException if others are asked for, and the target allows only the caller's
    public long read(BlockTarget target, Frames range, int threads) throws IOException {
        requireOpen();
        return new RangeRead(contents, target, range).runOn(threads);
    }

    /// Says in one line how [#read(BlockTarget, Frames)] would go about it, without reading.
    public String explain(BlockTarget target, Frames range) throws IOException {
        requireOpen();
        return new RangeRead(contents, target, range).explain();
    }

    /// Returns what the last look saw.
    Contents contents() {
        return contents;
    }

    Visitors visitors() {
        return opened.visitors();
    }

    private void requireOpen() {
        contents.requireOpen();
    }

    /// Ends the mapping, or the memory or temporary file of what was unpacked, and everything that reads through it.
    /// Always succeeds; the second time it does nothing.
    @Override
    public void close() {
        if (opened.closed().compareAndSet(false, true)) {
            opened.visitors().close();
            bytes.close();
        }
    }
}
