package org.tng4j.bench;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockCursor;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// What does reading gzip positions cost beside the `Inflater` alone? Floor: the decoded bytes, frame by frame, from
/// memory into the same target.
///
/// One operation is all positions of a file that is opened for it. [#inflater] has the payloads in memory and inflates
/// them frame by frame into one heap array; [#inflaterAndMd5] hashes the contents of their blocks first.
public class Inflating extends Question {
    /// Which trajectory: coding, particles, frames in a frame set.
    @Param({"gzip-1000-100", "gzip-10000-10", "gzip-100000-4"})
    public String fixture = "";

    private Fixture file;
    private TngFile opened;
    private NdView target;
    private final List<byte[]> contents = new ArrayList<>();
    private final List<Integer> payloads = new ArrayList<>();
    private byte[] frame;
    private Inflater inflater;
    private MessageDigest digest;

    @Override
    final void make() throws IOException {
        file = new Fixture(fixture);
        target = file.view(file.allocate(1));
        frame = new byte[Math.toIntExact(file.frameSize())];
        inflater = new Inflater();
        try {
            digest = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        opened = TngFile.open(file.path(), Fixture.SKIP);
        try (TngFile trajectory = TngFile.open(file.path())) {
            for (BlockCursor blocks = trajectory.blocks(); blocks.next(); ) {
                add(blocks.block());
            }
        }
    }

    private void add(StoredBlock block) throws IOException {
        StoredValues values = block.values();
        if (block.id() == KnownBlock.POSITIONS && values != null) {
            contents.add(file.bytes(block.contentsOffset(), block.contentsSize()));
            payloads.add(Math.toIntExact(values.payloadOffset() - block.contentsOffset()));
        }
    }

    @Override
    final Gate gate() {
        return new TargetGate(target.segment(), file.lastFrame());
    }

    @Override
    public void close() {
        inflater.close();
        opened.close();
        file.close();
    }

    /// The floor.
    @Benchmark
    public MemorySegment floorCopy() {
        file.copyFrames(target.segment());
        return target.segment();
    }

    /// `Inflater` alone; the last frame is copied into the target.
    @Benchmark
    public MemorySegment inflater() {
        return inflateAll(false);
    }

    /// MD5 of the contents, then `Inflater`.
    @Benchmark
    public MemorySegment inflaterAndMd5() {
        return inflateAll(true);
    }

    private MemorySegment inflateAll(boolean isHashed) {
        for (int block = 0; block < contents.size(); block++) {
            if (isHashed) {
                digest.update(contents.get(block));
                digest.digest();
            }
            inflate(contents.get(block), payloads.get(block));
        }
        MemorySegment.copy(frame, 0, target.segment(), ValueLayout.JAVA_BYTE, 0, frame.length);
        return target.segment();
    }

    private void inflate(byte[] block, int payload) {
        inflater.reset();
        inflater.setInput(block, payload, block.length - payload);
        try {
            for (int size = 1; size > 0; ) {
                size = inflater.inflate(frame);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Hashes not looked at, in a file that is open already.
    @Benchmark
    public MemorySegment skipOpened() throws IOException {
        Fixture.readFrames(opened, KnownBlock.POSITIONS.into(target));
        return target.segment();
    }

    /// Hashes not looked at.
    @Benchmark
    public MemorySegment skip() throws IOException {
        return stream(Fixture.SKIP);
    }

    /// Hashes compared.
    @Benchmark
    public MemorySegment verify() throws IOException {
        return stream(ReadOptions.DEFAULT);
    }

    private MemorySegment stream(ReadOptions options) throws IOException {
        file.stream(options, target);
        return target.segment();
    }
}
