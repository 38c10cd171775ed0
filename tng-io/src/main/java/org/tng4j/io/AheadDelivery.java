package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.Memory;
import org.tng4j.io.internal.codec.TngDecoder;

/// Decodes into a ring instead of a target, on the thread that reads ahead: integers of codec 2, piece by piece. Other
/// pieces leave a slot that holds nothing, so that both threads keep step.
final class AheadDelivery implements Delivery {
    private final Source source;
    private final OpenPayloads payloads;
    private final FrameRing ring;
    private final List<TngDecoder> decoders = new ArrayList<>();
    private long[] opened = new long[1];
    private PieceSet pieces;

    AheadDelivery(Source source, OpenPayloads payloads, FrameRing ring) {
        this.source = source;
        this.payloads = payloads;
        this.ring = ring;
        this.pieces = new PieceSet(source);
    }

    @Override
    public boolean takes(DataShape stored) {
        return true;
    }

    @Override
    public void start(PieceSet next) {
        pieces = next;
        opened = opened.length < next.size() ? Memory.longs(next.size()) : opened;
        Arrays.fill(opened, -1);
    }

    @Override
    public long frameCount() throws IOException {
        return payloads.countFrames(pieces, source);
    }

    @Override
    public void deliver(long frame, long place) throws IOException {
        for (int i = 0; i < pieces.size() && !ring.isStopped(); i++) {
            Piece piece = pieces.get(i);
            TngDecoder decoder = i < NumberDelivery.DECODERS && isPacked(piece) ? decoder(i) : null;
            int particles = (int) piece.places().end();
            if (decoder != null && particles > 0) {
                decoder.decode(frame, particles);
            }
            put(piece.data().payloadOffset(), frame, decoder, 3 * particles);
        }
    }

    private static boolean isPacked(Piece piece) throws IOException {
        return CodecId.of(piece.data().codec()) == KnownCodec.TNG && piece.data().type() instanceof Scalar;
    }

    private void put(long payload, long frame, @Nullable TngDecoder decoder, int count) {
        FrameRing.Slot slot = ring.free();
        if (slot == null) {
            return;
        }
        if (decoder == null || count == 0) {
            slot.leave(payload, frame);
        } else {
            slot.hold(payload, frame, decoder.integers(), count, decoder.precision());
        }
        ring.publish();
    }

    private TngDecoder decoder(int i) throws IOException {
        Piece piece = pieces.get(i);
        if (opened[i] != piece.data().payloadOffset()) {
            payloads.open(piece, (Scalar) piece.data().type(), request -> {
                while (decoders.size() <= i) {
                    decoders.add(new TngDecoder(source.bytes(), request));
                }
                return decoders.get(i).open(request);
            });
            opened[i] = piece.data().payloadOffset();
        }
        return decoders.get(i);
    }

    @Override
    public void fill(long place) {
        // The target is filled by whoever delivers.
    }

    @Override
    public String explain() {
        return "read ahead";
    }

    @Override
    public void close() {
        decoders.forEach(TngDecoder::close);
    }
}
