package org.tng4j.io.internal.codec;

import java.io.IOException;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.FileBytes;

/// Text payloads: strings one behind the other, each with a closing zero, at most 1024 bytes. Writers store them plain
/// whatever codec they name; all strings are counted before the first is delivered.
/// Source: docs/format.md, *Text*.
public final class TextDecoder implements AutoCloseable {
    private static final int WINDOW_SIZE = 1 << 13;

    /// Takes the strings of a frame, in stored order.
    public interface Strings {
        /// Takes one string without its closing zero; the bytes are the decoder's and do not last.
        ///
        /// @param index within the frame of this piece, from 0
        void add(long index, byte[] bytes, int size);
    }

    private final RawPayload raw;
    private final InflatedPayload inflated;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final byte[] string = new byte[ByteReader.MAX_TEXT_SIZE];
    private PayloadStream stream;
    private DecodeRequest request;
    private int at;
    private int windowSize;
    private int stringSize;
    private long nextFrame;

    /// @param first any request; [#open] takes the ones that count
    public TextDecoder(FileBytes bytes, DecodeRequest first) {
        raw = new RawPayload(bytes);
        inflated = new InflatedPayload(bytes, first);
        stream = raw;
        request = first;
    }

    /// Starts on another payload and counts its strings.
    ///
    /// @return the whole frames it holds, at most [DecodeRequest#frameCount()]
    /// @throws IOException `BAD_STRING`, `SIZE_MISMATCH`, `CODEC_ERROR`, `UNSUPPORTED_CODEC`
    public long open(DecodeRequest next) throws IOException {
        request = next;
        long expected = Bounds.product(next.frameCount(), next.valuesPerFrame(), "strings", next.owner());
        stream = raw;
        long found = count(expected);
        boolean endsThere = found == expected && !hasMore();
        if (next.codec() != KnownCodec.UNCOMPRESSED) {
            found = endsThere ? plainInSpite(found) : countInflated(expected);
        }
        long frames = wholeFrames(found, expected);
        if (found == expected && hasMore()) {
            next.owner().warn(Kind.SURPLUS_PAYLOAD, "payload goes on behind its " + expected + " strings, is ignored");
        }
        rewind();
        return frames;
    }

    private long plainInSpite(long found) {
        request.owner().warn(Kind.CHAR_WITH_CODEC,
                "codec id is " + request.codec().number() + ", but the payload is plain text");
        return found;
    }

    private long countInflated(long expected) throws IOException {
        if (request.codec() != KnownCodec.GZIP) {
            throw request.owner().get().unsupported(Kind.UNSUPPORTED_CODEC, "codec id is " + request.codec().number()
                    + " for text that is not plain, must be 0 or 3");
        }
        stream = inflated;
        return count(expected);
    }

    private long count(long expected) throws IOException {
        stream.open(request);
        at = 0;
        windowSize = 0;
        long found = 0;
        while (found < expected && nextString()) {
            found++;
        }
        return found;
    }

    private long wholeFrames(long found, long expected) throws IOException {
        if (found < expected && stringSize > 0) {
            throw request.owner().get().broken(Kind.BAD_STRING, "string " + found + " has no closing zero, must be "
                    + expected + " strings in " + request.size() + " bytes");
        }
        if (found < expected && found % request.valuesPerFrame() != 0) {
            throw request.owner().get().broken(Kind.SIZE_MISMATCH,
                    "payload holds " + found + " strings, must hold " + expected);
        }
        return request.valuesPerFrame() == 0 ? request.frameCount() : found / request.valuesPerFrame();
    }

    private void rewind() throws IOException {
        stream.seek(0);
        at = 0;
        windowSize = 0;
        nextFrame = 0;
    }

    /// Hands over the strings of one frame. Frames in rising order cost one pass.
    public void deliver(long frame, Strings target) throws IOException {
        if (frame < nextFrame) {
            rewind();
        }
        for (long skip = (frame - nextFrame) * request.valuesPerFrame(); skip > 0; skip--) {
            nextString();
        }
        for (long i = 0; i < request.valuesPerFrame(); i++) {
            nextString();
            target.add(i, string, stringSize);
        }
        nextFrame = frame + 1;
    }

    /// Reads the next string; false where the payload ends before it does.
    private boolean nextString() throws IOException {
        stringSize = 0;
        while (stringSize < string.length) {
            if (!hasMore()) {
                return false;
            }
            byte next = window[at++];
            if (next == 0) {
                return true;
            }
            string[stringSize++] = next;
        }
        return true;
    }

    private boolean hasMore() throws IOException {
        if (at == windowSize) {
            windowSize = stream.read(window, 0, window.length);
            at = 0;
        }
        return windowSize > 0;
    }

    /// Says in one line how a frame gets into memory.
    public String explain() {
        return (stream == raw ? "plain text" : "gzip text") + ", string by string into offsets and heap";
    }

    @Override
    public void close() {
        inflated.close();
    }
}
