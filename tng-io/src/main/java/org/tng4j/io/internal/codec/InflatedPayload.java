package org.tng4j.io.internal.codec;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.FileBytes;

/// One zlib stream (codec 3), inflated from heap window to heap window; native code never sees the file's mapping.
/// Going forward skips, going back starts again.
final class InflatedPayload extends PayloadStream {
    static final int WINDOW_SIZE = 1 << 16;

    private final FileBytes bytes;
    private final Inflater inflater = new Inflater();
    private final byte[] packed = new byte[WINDOW_SIZE];
    private final byte[] skipped = new byte[1 << 12];
    private DecodeRequest request;
    private long packedOffset;
    private long packedLeft;
    private long position;

    InflatedPayload(FileBytes bytes, DecodeRequest first) {
        this.bytes = bytes;
        this.request = first;
    }

    @Override
    void open(DecodeRequest next) {
        request = next;
        rewind();
    }

    private void rewind() {
        inflater.reset();
        packedOffset = request.offset();
        packedLeft = request.size();
        position = 0;
    }

    @Override
    void seek(long to) throws IOException {
        if (to < position) {
            rewind();
        }
        while (position < to) {
            if (read(skipped, 0, (int) Math.min(skipped.length, to - position)) == 0) {
                return;
            }
        }
    }

    @Override
    int read(byte[] window, int from, int count) throws IOException {
        int done = 0;
        try {
            while (done < count && !inflater.finished()) {
                int size = inflater.inflate(window, from + done, count - done);
                done += size;
                if (size == 0 && !inflater.finished() && !feed()) {
                    break;
                }
            }
        } catch (DataFormatException e) {
            throw corrupt(e.getMessage(), e);
        }
        position += done;
        return done;
    }

    /// Gives the inflater the next window; false at the end of the payload, where the stream should have ended.
    private boolean feed() throws IOException {
        if (inflater.needsDictionary()) {
            throw corrupt("stream needs a dictionary", null);
        }
        if (packedLeft == 0) {
            return false;
        }
        int count = (int) Math.min(packed.length, packedLeft);
        bytes.read(packedOffset, packed, 0, count);
        inflater.setInput(packed, 0, count);
        packedOffset += count;
        packedLeft -= count;
        return true;
    }

    private IOException corrupt(@org.jspecify.annotations.Nullable String reason,
            @org.jspecify.annotations.Nullable Throwable cause) {
        IOException e = request.owner().get().broken(Kind.CODEC_ERROR, "zlib stream at offset " + request.offset()
                + " breaks after " + inflater.getBytesWritten() + " bytes of output: "
                + (reason == null ? "no reason given" : reason));
        if (cause != null) {
            e.initCause(cause);
        }
        return e;
    }

    @Override
    long size(long limit) throws IOException {
        rewind();
        while (position < limit) {
            if (read(skipped, 0, (int) Math.min(skipped.length, limit - position)) == 0) {
                break;
            }
        }
        long size = position;
        requireEnd(limit);
        rewind();
        return size;
    }

    /// Throws unless the stream ends here, as it should where the last value has been read.
    void requireEnd(long expected) throws IOException {
        if (read(skipped, 0, 1) > 0) {
            throw request.owner().get().broken(Kind.SIZE_MISMATCH,
                    "payload inflates to more than " + expected + " bytes, must inflate to " + expected);
        }
        if (!inflater.finished()) {
            throw corrupt("it ends before its own end", null);
        }
        if (packedLeft + inflater.getRemaining() > 0) {
            request.owner().warn(Kind.SURPLUS_PAYLOAD, (packedLeft + inflater.getRemaining())
                    + " bytes follow the end of the zlib stream, are ignored");
        }
    }

    @Override
    public void close() {
        inflater.close();
    }
}
