package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.MappedFile;
import org.tng4j.io.internal.codec.DecodeRequest;
import org.tng4j.io.internal.codec.FrameTarget;
import org.tng4j.io.internal.codec.ParticleRuns;
import org.tng4j.io.internal.codec.PayloadOwner;
import org.tng4j.io.internal.codec.TngDecoder;
import org.tng4j.io.internal.compress.IntegerFrames;

/// One payload in a mapped file, the memory of one frame, and what the contenders do with them. The target is native
/// float32, reused from frame to frame, as a cursor's is. One thread.
final class PayloadContenders implements AutoCloseable {
    private static final long ALIGNMENT = 64;

    private final PayloadRow row;
    private final Arena arena = Arena.ofConfined();
    private final FileBytes bytes;
    private final DecodeRequest request;
    private final TngDecoder decoder;
    private final IntegerFrames integers;
    private final FrameTarget frameTarget;
    private final MemorySegment target;
    private final MemorySegment decoded;

    PayloadContenders(Path folder, PayloadRow row) throws IOException {
        this.row = row;
        this.bytes = MappedFile.open(folder.resolve(row.name() + ".payload"));
        this.request = new DecodeRequest(KnownCodec.TNG, 0, bytes.size(), row.frames(), row.particles(), 3,
                Scalar.FLOAT32, 1000, true, new Owner());
        this.decoder = new TngDecoder(bytes, request);
        this.integers = new IntegerFrames(bytes);
        this.target = arena.allocate(row.frameSize(), ALIGNMENT);
        this.decoded = arena.allocate(row.frameSize() * row.frames(), ALIGNMENT);
        this.frameTarget = frameTarget();
    }

    private FrameTarget frameTarget() {
        var meta = Layout.C.metaOf(DataShape.of(Scalar.FLOAT32, row.particles(), 3), 0);
        CopyPlan plan = CopyPlan.into(meta, ByteOrder.nativeOrder());
        FrameTarget all = new FrameTarget(target, plan, plan, Float.BYTES);
        ParticleRuns runs = new ParticleRuns();
        runs.add(0, 0, row.particles());
        all.at(0, 3, runs);
        return all;
    }

    PayloadRow row() {
        return row;
    }

    /// Returns the memory that [#decode] and [#copy] write.
    MemorySegment target() {
        return target;
    }

    /// Starts on the payload, as a cursor does once for each.
    void startDecoding() throws IOException {
        decoder.open(request);
    }

    /// Puts the next frame into the target.
    void decode(int frame) throws IOException {
        decoder.deliver(frame, frameTarget);
    }

    void startIntegers() throws IOException {
        integers.open(0, bytes.size(), row.particles(), row.frames(), request.owner());
    }

    /// Decodes the next frame and leaves it.
    IntegerFrames integers(int frame) throws IOException {
        integers.seek(frame);
        return integers;
    }

    /// Copies a frame that was decoded before into the target.
    void copy(int frame) {
        MemorySegment.copy(decoded, frame * row.frameSize(), target, 0, row.frameSize());
    }

    /// Keeps the target as the frame that [#copy] copies.
    void keep(int frame) {
        MemorySegment.copy(target, 0, decoded, frame * row.frameSize(), row.frameSize());
    }

    @Override
    public void close() {
        decoder.close();
        bytes.close();
        arena.close();
    }

    /// Sound payloads have nothing to say.
    private static final class Owner implements PayloadOwner {
        @Override
        public Place get() {
            return new Place("payload", "POSITIONS block", 0, -1);
        }

        @Override
        public void warn(Kind kind, String text) {
            throw new IllegalStateException(kind + ": " + text);
        }
    }
}
