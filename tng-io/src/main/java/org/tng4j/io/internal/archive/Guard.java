package org.tng4j.io.internal.archive;

import java.io.EOFException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.Printable;
import org.tukaani.xz.MemoryLimitException;
import org.tukaani.xz.UnsupportedOptionsException;

/// The door between the code of others and ours: whatever that throws because of the bytes, runtime exceptions among
/// it, leaves as one of our two exceptions, which says where. What the disk said is passed on.
///
/// @param origin what the others read
/// @param what   the thing that is read, such as `xz stream`
record Guard(Origin origin, String what) {
    /// Work of others.
    interface Work<T> {
        T run() throws IOException;
    }

    /// Does the work.
    ///
    /// @param unpacked bytes that came of it so far; -1 where it does not unpack
    <T> T run(long unpacked, Work<T> work) throws IOException {
        try {
            return work.run();
        } catch (TngException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw inOurWords(e, unpacked);
        } catch (OutOfMemoryError e) {
            throw place().unsupported(Kind.LIMIT_EXCEEDED, "decoder needs more memory than there is");
        } catch (LinkageError e) { // a native library that is not for this system
            throw place().unsupported(Kind.UNSUPPORTED_CODEC, "decoder cannot be loaded (" + text(e) + ")");
        }
    }

    private IOException inOurWords(Throwable e, long unpacked) {
        IOException disk = origin.failure();
        if (disk != null) {
            return disk;
        }
        TngException ours = ofTheBytes(e, unpacked);
        ours.initCause(e);
        return ours;
    }

    private TngException ofTheBytes(Throwable e, long unpacked) {
        String text = text(e);
        if (e instanceof MemoryLimitException limit) {
            return place().unsupported(Kind.LIMIT_EXCEEDED, "decoder needs " + limit.getMemoryNeeded()
                    + " KiB of memory, limit is " + limit.getMemoryLimit());
        }
        if (text.contains("too much memory")) {
            return place().unsupported(Kind.LIMIT_EXCEEDED,
                    "decoder needs a window of more than 128 MiB, which is the limit");
        }
        if (e instanceof UnsupportedOptionsException) {
            return place().unsupported(Kind.UNSUPPORTED_CODEC,
                    "options of the stream are not supported (" + text + ")");
        }
        String after = unpacked < 0 ? "" : " after " + unpacked + " unpacked bytes";
        if (origin.hasEnded() || e instanceof EOFException) {
            return place().broken(Kind.TRUNCATED, "ends" + after + ", must go on");
        }
        return place().broken(unpacked < 0 ? Kind.BAD_HEADER : Kind.CODEC_ERROR,
                "is broken" + after + " (" + text + "), must be whole");
    }

    private static String text(Throwable e) {
        String message = e.getMessage();
        String quoted = Printable.quoted(message == null ? e.getClass().getSimpleName() : message);
        return quoted.substring(1, quoted.length() - 1);
    }

    /// Returns where the next packed byte is.
    Place place() {
        return new Place(origin.name(), what, origin.offset(), -1);
    }

    /// Closes what others opened; nothing was written, so nothing is lost.
    static void close(@Nullable AutoCloseable theirs) {
        try {
            if (theirs != null) {
                theirs.close();
            }
        } catch (Exception e) {
            return;
        }
    }
}
