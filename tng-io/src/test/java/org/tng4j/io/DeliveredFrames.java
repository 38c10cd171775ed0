package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.bytes.HeapFile;

/// What a reader of everything gets out of a file, damaged or not: a hash of each frame, and all complaints.
final class DeliveredFrames {
    static final String FILE = "odd.tng";
    /// A frame of the header section stands at no step.
    static final long NO_STEP = -1;
    private static final int NO_SET = -1;
    private static final int MOST_CALLS = 10_000;
    private static final int SCRATCH_SIZE = 1 << 20;
    /// Room for the frames of small files, used again and again: taking memory costs more than reading them.
    private static final ThreadLocal<MemorySegment> SCRATCH =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(SCRATCH_SIZE, 64));

    /// One frame of a quantity.
    record Frame(long block, boolean isParticle, long step) {}

    private interface Question {
        void ask() throws IOException;
    }

    /// The hash of the values, and the frame set.
    private record Values(long hash, int set) {}

    private final Map<Frame, Values> frames = new HashMap<>();
    private final Set<String> complaints = new HashSet<>();
    private final List<DataShapeMismatchException> misfits = new ArrayList<>();

    private DeliveredFrames() {}

    /// Reads everything. Our two exceptions are complaints; so is a target that does not fit a frame set, which is kept
    /// apart. All others go to the caller.
    static DeliveredFrames of(byte[] bytes, HashMode mode) throws IOException {
        DeliveredFrames delivered = new DeliveredFrames();
        delivered.hear(() -> {
            try (TngFile file = TngFile.open(new HeapFile(FILE, bytes), ReadOptions.DEFAULT.with(mode))) {
                delivered.walk(file);
                for (BlockInfo info : file.blockInfos()) {
                    delivered.hear(() -> delivered.read(file, info));
                }
                file.findings().stream().map(Finding::toString).forEach(delivered.complaints::add);
            }
        });
        return delivered;
    }

    private void hear(Question question) throws IOException {
        try {
            question.ask();
        } catch (TngFormatException | TngUnsupportedException e) {
            if (!e.getMessage().startsWith(FILE + ": ")) {
                throw new AssertionError("message does not begin with the file's name", e);
            }
            complaints.add(e.getMessage());
        } catch (DataShapeMismatchException e) {
            misfits.add(e);
        }
    }

    private void walk(TngFile file) throws IOException {
        if (!file.generalInfo().variableParticles()) {
            file.molecules().bonds().limit(MOST_CALLS).forEach(bond -> { });
        }
        for (int i = 0; i < file.frameSetCount(); i++) {
            int set = i;
            hear(() -> file.frameSet(set));
            hear(() -> file.mappings(set));
        }
        BlockCursor blocks = file.blocks();
        while (blocks.next()) {
            file.hashState(blocks.block());
        }
    }

    private void read(TngFile file, BlockInfo info) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            NdView target = info.allocate(scratchOr(arena));
            if (info.isInHeaderSection()) {
                Frame frame = new Frame(info.id().number(), isParticle(info), NO_STEP);
                long count = valueCount(info, info.particleCount());
                hear(() -> note(frame, file.read(info.id().into(target).with(info.dependence())), NO_SET, target,
                        count));
            }
            if (info.frameSetCount() > 0) {
                walk(file, info, target);
            }
        }
    }

    /// Text is two allocations: the second one, and what is large, are the arena's.
    private static SegmentAllocator scratchOr(Arena arena) {
        boolean[] isTaken = {false};
        return (size, alignment) -> {
            if (isTaken[0] || size > SCRATCH_SIZE) {
                return arena.allocate(size, alignment);
            }
            isTaken[0] = true;
            return SCRATCH.get().asSlice(0, size).fill((byte) 0);
        };
    }

    private static boolean isParticle(BlockInfo info) {
        return info.key().isParticle();
    }

    private void walk(TngFile file, BlockInfo info, NdView target) throws IOException {
        try (FrameCursor cursor = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
            boolean[] isLeft = {true};
            Question next = () -> {
                isLeft[0] = cursor.next();
                if (isLeft[0]) {
                    Frame frame = new Frame(info.id().number(), isParticle(info), cursor.step());
                    note(frame, cursor.status(info.id()), cursor.frameSet(), target,
                            valueCount(info, cursor.particleCount(info.id())));
                }
            };
            for (int calls = 0; isLeft[0]; calls++) {
                if (calls == MOST_CALLS) {
                    throw new AssertionError(info + " goes on for ever");
                }
                hear(next);
            }
        }
    }

    /// Targets have room for the frame set with the most particles; how many that are may change with the file.
    private static long valueCount(BlockInfo info, long particles) {
        return (isParticle(info) ? particles : 1) * info.values();
    }

    private void note(Frame frame, ReadStatus status, int set, NdView target, long count) {
        if (status == ReadStatus.DATA) {
            frames.put(frame, new Values(hash(target, count), set));
        }
    }

    private static long hash(NdView values, long count) {
        MemorySegment segment = values.segment();
        if (!(values.meta().leaf() instanceof TextMeta text)) {
            return hash(segment.asSlice(values.base(), count * ((Scalar) values.shape().measure()).byteSize()));
        }
        long size = segment.get(ValueLayout.JAVA_LONG_UNALIGNED, values.base() + count * Long.BYTES);
        return hash(segment.asSlice(values.base(), count * Long.BYTES))
                + 31 * hash(segment.asSlice(values.base() + text.heapOffset(), size));
    }

    private static long hash(MemorySegment values) {
        long hash = values.byteSize();
        long words = values.byteSize() / Long.BYTES;
        for (long word = 0; word < words; word++) {
            hash += mixed(values.get(ValueLayout.JAVA_LONG_UNALIGNED, word * Long.BYTES), word);
        }
        for (long offset = words * Long.BYTES; offset < values.byteSize(); offset++) {
            hash += mixed((values.get(ValueLayout.JAVA_BYTE, offset) & 0xffL) << 8 * (offset % Long.BYTES), words);
        }
        return hash;
    }

    private static long mixed(long value, long place) {
        long mixed = value * (0x9E3779B97F4A7C15L + 2 * place);
        return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L ^ mixed >>> 32;
    }

    /// Returns the frames that another reading, of the undamaged file, does not have, or has with other values.
    Stream<Frame> unlike(DeliveredFrames right) {
        return frames.keySet().stream().filter(frame -> !right.frames.containsKey(frame)
                || right.frames.get(frame).hash != frames.get(frame).hash);
    }

    /// Returns the frames that another reading has, and this one not.
    Stream<Frame> missing(DeliveredFrames right) {
        return right.frames.keySet().stream().filter(frame -> !frames.containsKey(frame));
    }

    /// Returns the frame set that a frame was delivered from; -1 for the header section.
    int frameSet(Frame frame) {
        return frames.get(frame).set;
    }

    /// Says whether there is any frame of the same quantity.
    boolean hasFrameLike(Frame other) {
        return frames.keySet().stream()
                .anyMatch(frame -> frame.block() == other.block() && frame.isParticle() == other.isParticle());
    }

    /// Says whether anything is complained of that another reading does not complain of.
    boolean complainsMoreThan(DeliveredFrames right) {
        return !misfits.isEmpty() || !right.complaints.containsAll(complaints);
    }

    /// Returns the frame sets that a target did not fit.
    List<DataShapeMismatchException> misfits() {
        return misfits;
    }

    @Override
    public String toString() {
        return frames.size() + " frames, " + complaints + ", " + misfits;
    }
}
