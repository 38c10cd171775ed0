package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.HeapFile;

/// What a reader of all quantities gets out of a file, damaged or not: a hash of each frame, and all complaints.
final class DeliveredFrames {
    static final String FILE = "odd.tng";
    private static final int MOST_CALLS = 10_000;
    private static final long MOST_ELEMENTS = 1_000_000;

    private final Map<String, Integer> frames = new LinkedHashMap<>();
    private final Set<String> complaints = new HashSet<>();

    private DeliveredFrames() {}

    /// Reads everything; our two exceptions are complaints, and a target that fits some frame sets only; all others go
    /// to the caller.
    static DeliveredFrames of(byte[] bytes, HashMode mode) throws IOException {
        DeliveredFrames delivered = new DeliveredFrames();
        delivered.hear(() -> {
            try (TngFile file = TngFile.open(new HeapFile(FILE, bytes), ReadOptions.DEFAULT.with(mode))) {
                for (BlockInfo info : file.blockInfos()) {
                    delivered.hear(() -> delivered.read(file, info));
                }
                if (!file.generalInfo().variableParticles()) {
                    delivered.frames.put("bonds", (int) file.molecules().bonds().limit(MOST_CALLS).count());
                }
                file.findings().stream().map(Finding::toString).forEach(delivered.complaints::add);
            }
        });
        return delivered;
    }

    private interface Question {
        void ask() throws IOException;
    }

    private void hear(Question question) throws IOException {
        try {
            question.ask();
        } catch (TngException e) {
            if (!e.getMessage().startsWith(FILE + ": ")) {
                throw new AssertionError("message does not begin with the file's name", e);
            }
            complaints.add(e.getMessage());
        } catch (DataShapeMismatchException e) {
            complaints.add(e.getMessage()); // fields of frame sets that differ: no target fits all of them
        }
    }

    private void read(TngFile file, BlockInfo info) throws IOException {
        if (!isReadable(info)) {
            complaints.add(info + " is larger than asked for");
            return;
        }
        String name = info.id().hex() + " " + info.dependence();
        try (Arena arena = Arena.ofConfined()) {
            NdView target = info.allocate(arena);
            if (info.isInHeaderSection()) {
                hear(() -> note(name, file.read(info.id().into(target).with(info.dependence())), target));
            }
            if (info.frameSetCount() > 0) {
                walk(file, info, name, target);
            }
        }
    }

    /// A shape may have more elements than a number can say.
    private static boolean isReadable(BlockInfo info) throws IOException {
        try {
            return info.datashape().elementCount() <= MOST_ELEMENTS;
        } catch (ArithmeticException _) {
            return false;
        }
    }

    private void walk(TngFile file, BlockInfo info, String name, NdView target) throws IOException {
        try (FrameCursor cursor = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
            boolean[] isLeft = {true};
            for (int calls = 0; isLeft[0]; calls++) {
                if (calls == MOST_CALLS) {
                    throw new AssertionError(name + " goes on for ever");
                }
                target.segment().fill((byte) 0);
                hear(() -> {
                    isLeft[0] = cursor.next();
                    if (isLeft[0]) {
                        note(name + " at " + cursor.step(), cursor.status(info.id()), target);
                    }
                });
            }
        }
    }

    private void note(String frame, ReadStatus status, NdView target) {
        if (status == ReadStatus.DATA) {
            frames.put(frame, hash(target.segment()));
        }
    }

    /// Without the zeros at the end: room for text is as large as the file says.
    private static int hash(MemorySegment values) {
        byte[] bytes = values.toArray(ValueLayout.JAVA_BYTE);
        int size = bytes.length;
        while (size > 0 && bytes[size - 1] == 0) {
            size--;
        }
        return Arrays.hashCode(Arrays.copyOf(bytes, size));
    }

    int size() {
        return frames.size();
    }

    /// Returns the first frame that another reading, of the undamaged file, has with other values; null without any.
    String firstUnlike(DeliveredFrames right) {
        for (Map.Entry<String, Integer> frame : frames.entrySet()) {
            Integer expected = right.frames.get(frame.getKey());
            if (expected != null && !expected.equals(frame.getValue())) {
                return frame.getKey();
            }
        }
        return null;
    }

    /// Says whether it has every frame that another reading has.
    boolean hasAllOf(DeliveredFrames right) {
        return frames.keySet().containsAll(right.frames.keySet());
    }

    /// Says whether anything is complained of that another reading does not complain of.
    boolean complainsMoreThan(DeliveredFrames right) {
        return !right.complaints.containsAll(complaints);
    }
}
