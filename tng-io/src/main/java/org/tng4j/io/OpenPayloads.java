package org.tng4j.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.ShortBlock;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.HashChecks;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.codec.Codecs;
import org.tng4j.io.internal.codec.DecodeRequest;
import org.tng4j.io.internal.codec.TextDecoder;

/// The way from a piece to a payload that may be decoded: codec known, hash checked, frames counted where it matters.
final class OpenPayloads {
    /// Opens a payload and returns the whole frames that it holds.
    interface Opener {
        long open(DecodeRequest request) throws IOException;
    }

    private final HashChecks hashes;
    private final ReadOptions options;
    private final long fileSize;

    OpenPayloads(HashChecks hashes, ReadOptions options, long fileSize) {
        this.hashes = hashes;
        this.options = options;
        this.fileSize = fileSize;
    }

    /// Opens a piece's payload.
    ///
    /// @param type what a value becomes; null for text
    /// @return the frames it holds, fewer than its fields say only where [ShortBlock] gives that a meaning
    long open(Piece piece, @Nullable Scalar type, Opener decoder) throws IOException {
        DataBlock data = piece.data();
        HashState hash = hashes.checkData(data.offset(), data.frameSet());
        boolean isTrusted = hash == HashState.OK || options.hashMode() == HashMode.SKIP;
        long frames = decoder.open(piece.request(type, data.isDense() || !isTrusted));
        if (frames < data.frameCount() && !(data.isDense() && options.shortBlock() != ShortBlock.REFUSE)) {
            throw piece.get().broken(Kind.SIZE_MISMATCH, "payload holds " + frames + " frames, must hold "
                    + data.frameCount());
        }
        return frames;
    }

    /// Compares the frames that a piece's fields claim with the bytes that are there, without reading them: nobody
    /// shall count to 2^50 because a field says so.
    void requirePlausible(Piece piece) throws IOException {
        DataBlock data = piece.data();
        long values = Bounds.product(data.valuesPerFrame(), data.frameCount(), "values in the payload", piece);
        ReadLimits limits = options.limits();
        if (data.valuesPerFrame() > limits.frameValues()) {
            throw piece.get().unsupported(Kind.LIMIT_EXCEEDED, "frame has " + data.valuesPerFrame() + " values, limit is "
                    + limits.frameValues());
        }
        long size = data.isText() ? values : Bounds.product(values, valueSize(data), "bytes in the payload", piece);
        boolean mayBeShort = data.isDense() && options.shortBlock() != ShortBlock.REFUSE;
        KnownCodec codec = (KnownCodec) CodecId.of(data.codec());
        boolean isPacked = codec == KnownCodec.GZIP || codec == KnownCodec.TNG;
        long most = Codecs.largestOutput(codec, data.payloadSize(), valueSize(data));
        if (codec == KnownCodec.GZIP && size > limits.inflatedSize()) {
            throw piece.get().unsupported(Kind.LIMIT_EXCEEDED, "values take " + size + " bytes, limit of a zlib payload is "
                    + limits.inflatedSize());
        }
        if (size > most && !(mayBeShort && !isPacked)) {
            throw piece.get().broken(Kind.SIZE_MISMATCH, data.frameCount() + " frames take at least " + size
                    + " bytes, payload of " + data.payloadSize() + " bytes holds at most " + most);
        }
        if (values > 0) {
            requireProportion(piece, codec);
        }
    }

    /// Where a few bytes may stand for very many values, frames are counted, and listed, long before they are decoded.
    private void requireProportion(Piece piece, KnownCodec codec) throws IOException {
        DataBlock data = piece.data();
        long most = Codecs.largestFrameCount(codec, data.payloadSize(), fileSize);
        if (data.frameCount() > most) {
            throw piece.get().unsupported(Kind.LIMIT_EXCEEDED, data.frameCount() + " frames, limit of a payload of "
                    + data.payloadSize() + " bytes is " + most);
        }
    }

    /// Compares the hashes of pieces of which nothing is delivered: their fields say that they have no frame.
    void checkHashes(PieceSet pieces) throws IOException {
        for (int i = 0; i < pieces.size(); i++) {
            hashes.checkData(pieces.get(i).data().offset(), pieces.get(i).data().frameSet());
        }
    }

    /// Opens all pieces, only to count the frames that each of them holds.
    long countFrames(PieceSet pieces, Source source) throws IOException {
        long frames = Long.MAX_VALUE;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            long found = open(piece, scalar(piece.data()), request -> count(source, request));
            frames = Math.min(frames, found);
        }
        return frames;
    }

    private static long count(Source source, DecodeRequest request) throws IOException {
        if (request.type() == null) {
            try (TextDecoder decoder = new TextDecoder(source.bytes(), request)) {
                return decoder.open(request);
            }
        }
        try (Codecs decoder = new Codecs(source.bytes(), source.order())) {
            return decoder.open(request);
        }
    }

    private static @Nullable Scalar scalar(DataBlock data) {
        return data.type() instanceof Scalar scalar ? scalar : null;
    }

    private static int valueSize(DataBlock data) {
        Scalar scalar = scalar(data);
        return scalar == null ? 0 : scalar.byteSize();
    }
}
