package org.tng4j.io.internal.codec;

import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.FileBytes;

/// The one place that knows which decoder reads which codec. Keeps one decoder of each kind that it has met and hands
/// every payload to the right one: codecs may change from frame set to frame set.
public final class Codecs implements FrameDecoder {
    private final FileBytes bytes;
    private final ByteOrder order;
    private @Nullable NumberDecoder numbers;
    private @Nullable TngDecoder tng;
    private @Nullable FrameDecoder current;
    private long stateBudget;

    /// @param order of the numbers in the file
    public Codecs(FileBytes bytes, ByteOrder order) {
        this.bytes = bytes;
        this.order = order;
    }

    /// Returns how many bytes of values a payload can hold at most, as far as its size and its codec tell.
    ///
    /// @param valueSize bytes of a value; 0 for text, whatever its codec
    public static long largestOutput(KnownCodec codec, long payloadSize, int valueSize) {
        return switch (codec) {
            case UNCOMPRESSED, XTC -> payloadSize;
            case GZIP -> Bounds.largestInflated(payloadSize);
            case TNG -> valueSize == 0 ? Bounds.largestInflated(payloadSize) : TngDecoder.largestOutput(valueSize);
        };
    }

    /// Returns how many frames a payload may stand for, whatever it says; a frame without values is none.
    public static long largestFrameCount(KnownCodec codec, long payloadSize, long fileSize) {
        return codec == KnownCodec.TNG ? TngDecoder.largestFrameCount(payloadSize, fileSize) : Long.MAX_VALUE;
    }

    @Override
    public long open(DecodeRequest request) throws IOException {
        FrameDecoder decoder = decoder(request);
        current = decoder;
        return decoder.open(request);
    }

    private FrameDecoder decoder(DecodeRequest request) {
        return switch (request.codec()) {
            case UNCOMPRESSED, XTC, GZIP -> {
                numbers = numbers == null ? new NumberDecoder(bytes, order, request) : numbers;
                yield numbers;
            }
            case TNG -> {
                if (tng == null) {
                    tng = new TngDecoder(bytes, request);
                    tng.keepStates(stateBudget);
                }
                yield tng;
            }
        };
    }

    @Override
    public void keepStates(long budget) {
        stateBudget = budget;
        if (tng != null) {
            tng.keepStates(budget);
        }
    }

    @Override
    public void deliver(long frame, FrameTarget target) throws IOException {
        opened().deliver(frame, target);
    }

    @Override
    public String explain(FrameTarget target) {
        return opened().explain(target);
    }

    private FrameDecoder opened() {
        FrameDecoder decoder = current;
        if (decoder == null) {
            throw new IllegalStateException("no payload is open");
        }
        return decoder;
    }

    @Override
    public void close() {
        if (numbers != null) {
            numbers.close();
        }
        if (tng != null) {
            tng.close();
        }
    }
}
