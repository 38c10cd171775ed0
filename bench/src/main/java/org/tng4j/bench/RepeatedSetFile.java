package org.tng4j.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// Makes a large trajectory out of a small one: its header section, then its first full frame set again and again, each
/// time where the one before ended.
///
/// Every byte is copied but these: the offsets of the first and last frame set; of each frame set its first step, step
/// count, offsets and first time; of a block with a stride its first step, which counts from the trajectory's
/// beginning; and the hashes over them. Payloads are mapped, so that they take no memory of the heap.
/// **Source:** docs/format.md, *Frame set*, *Data block*.
final class RepeatedSetFile {
    private static final int HASH_OFFSET = 24;
    private static final long NO_SET = -1;

    /// A block to copy: what may change, and what does not.
    private record Block(StoredBlock stored, ByteBuffer head, ByteBuffer payload) {}

    private final FileChannel source;
    private final ByteOrder order;
    private final GeneralInfo info;
    private final FrameSet first;
    private final List<StoredBlock> header = new ArrayList<>();
    private final List<StoredBlock> blocks;
    private final long stepCount;
    private final long lastStepCount;
    private final int sets;
    private final long start;
    private final long setSize;

    private RepeatedSetFile(FileChannel source, TngFile trajectory, int sets) throws IOException {
        this.source = source;
        this.order = trajectory.byteOrder();
        this.info = trajectory.generalInfo();
        this.first = firstFull(trajectory);
        this.blocks = trajectory.blocks(first.index());
        for (var all = trajectory.blocks(); all.next() && all.block().frameSet() < 0; ) {
            header.add(all.block());
        }
        this.stepCount = stepCount();
        this.lastStepCount = stepCountToLastFrame();
        this.sets = sets;
        this.start = size(header);
        this.setSize = size(blocks);
    }

    /// Writes `TARGET` with the first full frame set of `SOURCE`, `SETS` times, and its oracle where `SOURCE` has one.
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    }

    /// @param target must not be there
    /// @param sets   at least 1
    static void write(Path source, Path target, int sets) throws IOException {
        if (sets < 1) {
            throw new IllegalArgumentException("number of frame sets is " + sets + ", must be at least 1");
        }
        try (TngFile trajectory = TngFile.open(source);
                FileChannel in = FileChannel.open(source);
                FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            RepeatedSetFile repeated = new RepeatedSetFile(in, trajectory, sets);
            repeated.write(out);
            Path expected = Oracle.beside(source);
            if (Files.exists(expected)) {
                Files.write(Oracle.beside(target), repeated.oracle(Files.readAllLines(expected)));
            }
        }
    }

    /// Returns the first of the frame sets with the most steps.
    private static FrameSet firstFull(TngFile trajectory) throws IOException {
        if (trajectory.frameSetCount() == 0) {
            throw new IllegalArgumentException(trajectory.name() + " has no frame sets, must have at least 1");
        }
        FrameSet full = trajectory.frameSet(0);
        for (int set = 1; set < trajectory.frameSetCount(); set++) {
            FrameSet other = trajectory.frameSet(set);
            full = other.stepCount() > full.stepCount() ? other : full;
        }
        return full;
    }

    /// Returns a step count of whole strides, so that frames stay evenly spaced; where that gave a block other frames,
    /// the stored one.
    private long stepCount() {
        long stored = first.stepCount();
        long stride = 1;
        for (StoredBlock block : blocks) {
            stride = block.values() == null ? stride : Math.max(stride, block.values().stride());
        }
        long whole = Math.ceilDiv(stored, stride) * stride;
        boolean isSame = blocks.stream().map(StoredBlock::values)
                .allMatch(values -> values == null || frames(values, whole) == frames(values, stored));
        return isSame ? whole : stored;
    }

    /// Returns a step count that ends with the last frame, as GROMACS ends a file: its reader looks for a frame at the
    /// file's last step.
    private long stepCountToLastFrame() {
        return blocks.stream().map(StoredBlock::values).filter(values -> values != null && values.isFrameDependent())
                .mapToLong(values -> values.firstStep() + (values.frameCount() - 1) * values.stride())
                .map(step -> step - first.firstStep() + 1).max().orElse(first.stepCount());
    }

    private long frames(StoredValues values, long steps) {
        return values.isFrameDependent()
                ? Math.ceilDiv(first.firstStep() + steps - values.firstStep(), values.stride()) : 1;
    }

    private static long size(List<StoredBlock> blocks) {
        return blocks.stream().mapToLong(block -> block.headerSize() + block.contentsSize()).sum();
    }

    private void write(FileChannel out) throws IOException {
        for (StoredBlock stored : header) {
            Block block = load(stored);
            if (stored.role() == BlockRole.GENERAL_INFO) {
                setPointers(block);
            }
            put(out, block);
        }
        List<Block> loaded = new ArrayList<>();
        for (StoredBlock stored : blocks) {
            loaded.add(load(stored));
        }
        for (int set = 0; set < sets; set++) {
            for (Block block : loaded) {
                move(block, set);
                put(out, block);
            }
        }
    }

    /// The lines of the frame set that is copied, each time with the steps of the copy.
    private List<String> oracle(List<String> lines) {
        List<String> repeated = new ArrayList<>();
        for (int set = 0; set < sets; set++) {
            for (String line : lines) {
                String[] columns = line.split("\t", 3);
                long step = columns[0].matches("\\d+") ? Long.parseLong(columns[0]) - first.firstStep() : -1;
                if (step >= 0 && step < first.stepCount()) {
                    repeated.add((step + set * stepCount) + "\t-\t" + columns[2]);
                }
            }
        }
        return repeated;
    }

    private Block load(StoredBlock stored) throws IOException {
        long end = stored.contentsOffset() + stored.contentsSize();
        long split = stored.values() == null ? end : stored.values().payloadOffset();
        ByteBuffer head = ByteBuffer.allocate(Math.toIntExact(split - stored.offset())).order(order);
        head.put(source.map(FileChannel.MapMode.READ_ONLY, stored.offset(), split - stored.offset()));
        return new Block(stored, head, source.map(FileChannel.MapMode.READ_ONLY, split, end - split));
    }

    /// The offsets stand behind nine texts, the creation time, a flag and the steps per frame set.
    private void setPointers(Block block) {
        ByteBuffer bytes = block.head;
        int at = Math.toIntExact(block.stored.headerSize());
        for (int text = 0; text < 9; text++) {
            while (bytes.get(at++) != 0) { }
        }
        at += Long.BYTES + 1 + Long.BYTES;
        bytes.putLong(at, offset(0)).putLong(at + Long.BYTES, offset(sets - 1));
    }

    private long offset(long set) {
        return set >= 0 && set < sets ? start + set * setSize : NO_SET;
    }

    private void move(Block block, int set) {
        int contents = Math.toIntExact(block.stored.headerSize());
        StoredValues values = block.stored.values();
        if (block.stored.role() == BlockRole.FRAME_SET) {
            moveSet(block.head, contents, set);
        } else if (values != null && values.isSparse()) {
            int fields = 3 + 2 * Long.BYTES + (values.multiplier().isPresent() ? Double.BYTES : 0);
            block.head.putLong(contents + fields, values.firstStep() - first.firstStep() + set * stepCount);
        }
    }

    private void moveSet(ByteBuffer bytes, int contents, int set) {
        int counts = first.moleculeCounts() == null ? 0 : first.moleculeCounts().size();
        bytes.putLong(contents, set * stepCount)
                .putLong(contents + Long.BYTES, set == sets - 1 ? lastStepCount : stepCount);
        bytes.position(contents + (2 + counts) * Long.BYTES);
        for (long distance : new long[] {1, info.mediumStride(), info.longStride()}) {
            bytes.putLong(offset(set + distance)).putLong(offset(set - distance));
        }
        double time = first.firstTime() + set * stepCount * first.timePerStep();
        if (!Double.isNaN(time)) {
            bytes.putDouble(time);
        }
    }

    /// Writes a block, and its hash anew if it has one.
    private static void put(FileChannel out, Block block) throws IOException {
        ByteBuffer head = block.head.clear();
        ByteBuffer payload = block.payload.clear();
        if (!block.stored.md5().isEmpty()) {
            head.put(HASH_OFFSET, md5(block));
        }
        for (ByteBuffer part : List.of(head, payload)) {
            while (part.hasRemaining()) {
                out.write(part);
            }
        }
    }

    private static byte[] md5(Block block) {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            digest.update(block.head.duplicate().position(Math.toIntExact(block.stored.headerSize())));
            digest.update(block.payload.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
