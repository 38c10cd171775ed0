package org.tng4j.io.internal.codec;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.FileBytes;

/// Numbers that stand in a row once a payload is unpacked: codecs 0, 1 and 3.
///
/// Uncompressed numbers in native order go to memory without gaps by one copy out of the file; everything else goes
/// through one heap window. A gzip payload that fits the window is unpacked once, whole.
public final class NumberDecoder implements FrameDecoder {
    private static final int WINDOW_SIZE = 1 << 16;

    private final FileBytes bytes;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final MemorySegment windowSegment = MemorySegment.ofArray(window);
    private final XtcDivision division;
    private final RawPayload raw;
    private @org.jspecify.annotations.Nullable InflatedPayload inflated;
    private PayloadStream stream;
    private DecodeRequest request;
    private long frameSize;
    private boolean isWholeInWindow;

    /// @param order of the numbers in the file
    public NumberDecoder(FileBytes bytes, ByteOrder order, DecodeRequest first) {
        this.bytes = bytes;
        this.division = new XtcDivision(order);
        this.raw = new RawPayload(bytes);
        this.stream = raw;
        this.request = first;
    }

    @Override
    public long open(DecodeRequest next) throws IOException {
        request = next;
        frameSize = Bounds.product(next.valuesPerFrame(), next.valueSize(), "bytes in a frame", next.owner());
        long expected = Bounds.product(frameSize, next.frameCount(), "bytes in the payload", next.owner());
        isWholeInWindow = false;
        return switch (next.codec()) {
            case UNCOMPRESSED -> openRaw(expected);
            case XTC -> openXtc(expected);
            case GZIP -> openGzip(expected);
            case TNG -> throw new IllegalArgumentException("codec is TNG, which does not hold values in a row");
        };
    }

    private long openRaw(long expected) throws IOException {
        stream = raw;
        raw.open(request);
        if (request.size() > expected) {
            request.owner().warn(Kind.SURPLUS_PAYLOAD,
                    "payload is " + request.size() + " bytes, values take " + expected + ", the rest is ignored");
        }
        return wholeFrames(request.size());
    }

    private long openXtc(long expected) throws IOException {
        stream = raw;
        raw.open(request);
        if (request.size() != expected) {
            throw request.owner().get().unsupported(Kind.UNSUPPORTED_CODEC, "codec id is 1 (XTC) and the payload is "
                    + request.size() + " bytes, must be the " + expected + " bytes of the values as they are");
        }
        request.owner().warn(Kind.XTC_AS_RAW, "codec id is 1 (XTC), payload is read as values that are not packed");
        return request.frameCount();
    }

    private long openGzip(long expected) throws IOException {
        if (expected > Bounds.largestInflated(request.size())) {
            throw request.owner().get().unsupported(Kind.LIMIT_EXCEEDED, "values take " + expected
                    + " bytes, a zlib payload of " + request.size() + " bytes cannot hold them");
        }
        InflatedPayload packed = inflated;
        if (packed == null) {
            packed = new InflatedPayload(bytes, request);
            inflated = packed;
        }
        stream = packed;
        packed.open(request);
        if (expected <= WINDOW_SIZE) {
            int size = packed.read(window, 0, (int) expected);
            packed.requireEnd(expected);
            isWholeInWindow = true;
            return wholeFrames(size);
        }
        return request.isCounted() ? wholeFrames(packed.size(expected)) : request.frameCount();
    }

    /// A part of a frame is an error; too few frames are the caller's to judge.
    private long wholeFrames(long size) throws IOException {
        if (frameSize == 0) {
            return request.frameCount();
        }
        long frames = size / frameSize;
        if (frames < request.frameCount() && size % frameSize != 0) {
            throw request.owner().get().broken(Kind.SIZE_MISMATCH, "values take " + size + " bytes, must take "
                    + frameSize * request.frameCount() + " (" + request.frameCount() + " frames of " + frameSize + ")");
        }
        return Math.min(frames, request.frameCount());
    }

    @Override
    public void deliver(long frame, FrameTarget target) throws IOException {
        long start = frame * frameSize;
        if (isWholeInWindow) {
            target.write(windowSegment, start, 0, request.valuesPerFrame());
            return;
        }
        long first = target.firstWanted() * request.values();
        long end = target.particlesWanted() * request.values();
        long from = start + first * request.valueSize();
        if (isDirect(target)) {
            raw.copyTo(from, target.segment(), target.offset(), wantedSize(target));
        } else {
            stream.seek(from);
            deliverByWindows(target, first, end);
            checkEnd(frame, end);
        }
    }

    private long wantedSize(FrameTarget target) {
        return (target.particlesWanted() - target.firstWanted()) * request.values() * request.valueSize();
    }

    private boolean isDirect(FrameTarget target) {
        return request.codec() == KnownCodec.UNCOMPRESSED && target.isOneCopy();
    }

    /// Delivers values `[first, end)` of the frame at which the stream stands.
    private void deliverByWindows(FrameTarget target, long first, long end) throws IOException {
        int valueSize = request.valueSize();
        long perWindow = WINDOW_SIZE / valueSize;
        for (long done = first; done < end; done += perWindow) {
            int count = (int) Math.min(perWindow, end - done);
            int size = stream.read(window, 0, count * valueSize);
            if (size < count * valueSize) {
                throw request.owner().get().broken(Kind.SIZE_MISMATCH, "payload ends in the middle of its values, must"
                        + " hold " + request.frameCount() + " frames of " + frameSize + " bytes");
            }
            divide(size);
            target.write(windowSegment, 0, done, count);
        }
    }

    private void divide(int size) {
        if (request.codec() == KnownCodec.XTC) {
            division.divide(window, size, request.valueSize(), request.multiplier());
        }
    }

    /// Where a stream was not counted before, its end tells whether all of it was right.
    private void checkEnd(long frame, long end) throws IOException {
        boolean isLast = frame == request.frameCount() - 1 && end == request.valuesPerFrame();
        if (isLast && stream instanceof InflatedPayload packed) {
            packed.requireEnd(frameSize * request.frameCount());
        }
    }

    @Override
    public String explain(FrameTarget target) {
        String how = switch (request.codec()) {
            case UNCOMPRESSED -> isDirect(target)
                    ? "uncompressed, one MemorySegment.copy of " + wantedSize(target) + " bytes out of the file"
                    : "uncompressed, through a heap window";
            case XTC -> "codec 1 read as uncompressed, through a heap window";
            case GZIP -> isWholeInWindow ? "gzip, inflated whole into a heap window" : "gzip, inflated frame by frame";
            case TNG -> "not decoded";
        };
        return how + "; " + target.explain();
    }

    @Override
    public void close() {
        if (inflated != null) {
            inflated.close();
        }
    }
}
