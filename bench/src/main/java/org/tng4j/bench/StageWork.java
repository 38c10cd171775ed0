package org.tng4j.bench;

import static org.tng4j.io.internal.compress.Dequantizer.CHUNK;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.MappedFile;
import org.tng4j.io.internal.bytes.Md5;
import org.tng4j.io.internal.compress.Dequantizer;
import org.tng4j.io.internal.compress.IntegerFrames;

/// The stages that the positions of a whole file go through, each alone: what goes into a stage is in memory already, in
/// pieces as large as the reader's. A stage that a codec does not have does nothing. One thread.
final class StageWork implements AutoCloseable {
    private static final int WINDOW_SIZE = 1 << 16;

    private final List<StoredBlock> blocks = new ArrayList<>();
    private final CodecId codec;
    private final ByteOrder order;
    private final int frames;
    private final NdView target;
    private final FileBytes mapped;
    private final FileBytes heap;
    private final byte[] content;
    private final byte[] window = new byte[WINDOW_SIZE];
    private final Md5 md5 = new Md5();
    private final Inflater inflater = new Inflater();
    private final IntegerFrames integers;
    private final Dequantizer chunk = Dequantizer.of(Float.BYTES);
    private final CopyPlan plan;

    StageWork(Fixture fixture, NdView target) throws IOException {
        this.target = target;
        try (TngFile file = TngFile.open(fixture.path(), Fixture.SKIP)) {
            for (int set = 0; set < file.frameSetCount(); set++) {
                file.blocks(set).stream().filter(block -> block.id() == KnownBlock.POSITIONS).forEach(blocks::add);
            }
            codec = file.block(KnownBlock.POSITIONS).codec();
            order = file.byteOrder();
        }
        frames = fixture.frames();
        content = Files.readAllBytes(fixture.path());
        mapped = MappedFile.open(fixture.path());
        heap = new ArrayBytes(content);
        integers = new IntegerFrames(heap);
        plan = CopyPlan.into(target.meta(), codec == KnownCodec.TNG ? ByteOrder.nativeOrder() : order);
    }

    /// Whether values go from the file to the target by one copy, which [#read] is then.
    boolean isDirect() {
        return codec == KnownCodec.UNCOMPRESSED && plan.isOneCopy();
    }

    /// Fetches the payloads out of the mapping.
    ///
    /// @return their bytes
    long read() throws IOException {
        long size = 0;
        for (StoredBlock block : blocks) {
            StoredValues values = values(block);
            size += values.payloadSize();
            if (isDirect()) {
                readFrames(values);
            } else {
                readWindows(values.payloadOffset(), values.payloadSize());
            }
        }
        return size;
    }

    private void readFrames(StoredValues values) throws IOException {
        long size = values.payloadSize() / values.frameCount();
        for (long frame = 0; frame < values.frameCount(); frame++) {
            mapped.copyTo(values.payloadOffset() + frame * size, target.segment(), 0, size);
        }
    }

    private void readWindows(long offset, long size) throws IOException {
        for (long done = 0; done < size; done += WINDOW_SIZE) {
            mapped.read(offset + done, window, 0, (int) Math.min(WINDOW_SIZE, size - done));
        }
    }

    /// Hashes the contents of the blocks.
    ///
    /// @return how many have the hash that their header gives
    long verify() throws IOException {
        long right = 0;
        for (StoredBlock block : blocks) {
            byte[] found = md5.of(heap, block.contentsOffset(), block.contentsSize());
            right += block.md5().startsWith("%02x".formatted(found[0])) ? 1 : 0;
        }
        return right;
    }

    /// Inflates, or decodes to integers.
    ///
    /// @return the frames, or the bytes, that come out
    long unpack() throws IOException {
        long out = 0;
        for (StoredBlock block : blocks) {
            out += codec == KnownCodec.TNG ? decode(values(block)) : codec == KnownCodec.GZIP ? inflate(values(block)) : 0;
        }
        return out;
    }

    private long decode(StoredValues values) throws IOException {
        int count = integers.open(values.payloadOffset(), values.payloadSize(), values.particleCount(),
                values.frameCount(), () -> new Place("fixture", "POSITIONS block", 0, -1));
        for (int frame = 0; frame < count; frame++) {
            integers.seek(frame);
        }
        return count;
    }

    private long inflate(StoredValues values) throws IOException {
        inflater.reset();
        inflater.setInput(content, (int) values.payloadOffset(), (int) values.payloadSize());
        try {
            while (!inflater.finished() && inflater.inflate(window) > 0) {
                // each window is written over the one before
            }
        } catch (DataFormatException e) {
            throw new IOException(e);
        }
        return inflater.getBytesWritten();
    }

    /// Multiplies the integers of a frame, as often as there are frames. [#unpack] comes first, once.
    ///
    /// @return how many
    long dequantise() {
        int[] from = integers.integers();
        long count = 0;
        for (int frame = 0; codec == KnownCodec.TNG && frame < frames; frame++) {
            for (int done = 0; done < values(); done += CHUNK) {
                int part = Math.min(CHUNK, values() - done);
                chunk.convert(from, done, part, integers.precision());
                count += part;
            }
        }
        return count;
    }

    /// Copies a piece that stays into all places of the target, as often as there are frames.
    ///
    /// @return how many values
    long copy() {
        boolean isTng = codec == KnownCodec.TNG;
        int most = isTng ? CHUNK : WINDOW_SIZE / Float.BYTES;
        MemorySegment piece = isTng ? chunk.segment() : MemorySegment.ofArray(window);
        long count = 0;
        for (int frame = 0; !isDirect() && frame < frames; frame++) {
            for (int done = 0; done < values(); done += most) {
                int part = Math.min(most, values() - done);
                plan.run(piece, -(long) done * Float.BYTES, target.segment(), 0, done, part);
                count += part;
            }
        }
        return count;
    }

    private int values() {
        return (int) target.shape().elementCount();
    }

    /// Returns what each stage must return.
    Map<String, Object> results() {
        boolean isTng = codec == KnownCodec.TNG;
        long all = (long) values() * frames;
        return Map.of(
                "read", blocks.stream().mapToLong(block -> values(block).payloadSize()).sum(),
                "verify", (long) blocks.size(),
                "unpack", isTng ? frames : codec == KnownCodec.GZIP ? all * Float.BYTES : 0L,
                "dequantise", isTng ? all : 0L,
                "copy", isDirect() ? 0L : all);
    }

    private static StoredValues values(StoredBlock block) {
        return Objects.requireNonNull(block.values());
    }

    @Override
    public void close() {
        mapped.close();
        inflater.close();
    }
}
