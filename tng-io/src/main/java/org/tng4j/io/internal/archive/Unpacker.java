package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.MemoryFile;

/// Unpacks what may be a trajectory, once, and refuses anything else by its beginning.
///
/// @param recognizer tells a trajectory
/// @param limits     what is put up with
/// @param progress   is told how far it is
/// @param levels     archives that may still be inside
record Unpacker(Recognizer recognizer, ArchiveLimits limits, Archives.Progress progress, int levels) {

    private static final int HEADER_SIZE = Form.HEADER_SIZE;

    /// Returns the same one for what is inside.
    Unpacker inside() {
        return new Unpacker(recognizer, limits, progress, levels - 1);
    }

    /// Makes a file of a stream.
    FileBytes keep(String name, InputStream stream) throws IOException {
        byte[] start = stream.readNBytes(Recognizer.ENOUGH);
        requireUse(name, start);
        try (Keep keep = new Keep(name, limits.memorySize())) {
            keep.append(start, start.length);
            keep.append(stream);
            return keep.finish();
        }
    }

    /// Returns what a file is; null for a trajectory, and for what is neither.
    @Nullable Form form(FileBytes file) throws IOException {
        if (recognizer.isTrajectory(file)) {
            return null;
        }
        byte[] start = new byte[HEADER_SIZE];
        int count = (int) Math.min(start.length, file.size());
        file.read(0, start, 0, count);
        Form form = Form.of(start, count);
        return form == null && ZipEnd.isAtEndOf(file) ? Form.ZIP : form;
    }

    /// Returns what bytes are that a file begins with.
    @Nullable Form form(String name, byte[] start) throws IOException {
        return recognizer.isTrajectory(beginning(name, start)) ? null : Form.of(start, start.length);
    }

    private void requireUse(String name, byte[] start) throws IOException {
        Form form = form(name, start);
        if (form == null) {
            recognizer.requireBeginning(beginning(name, start));
        } else {
            requireLevel(name, form);
        }
    }

    /// Requires that an archive may be where it is.
    void requireLevel(String name, Form form) throws IOException {
        if (levels <= 0) {
            throw new Place(name, form.label() + " archive", 0, -1).unsupported(Kind.LIMIT_EXCEEDED,
                    "is inside an archive that is inside another one, must be inside one at most");
        }
    }

    private static FileBytes beginning(String name, byte[] start) {
        return new MemoryFile(name, MemorySegment.ofArray(start), () -> { });
    }
}
