package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.HashChecks;
import org.tng4j.io.internal.block.MappingTable;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.Memory;
import org.tng4j.io.internal.codec.Codecs;
import org.tng4j.io.internal.codec.FrameDecoder;
import org.tng4j.io.internal.codec.FrameTarget;
import org.tng4j.io.internal.codec.TextDecoder;

/// Tells blocks that are whole from those that are not: fields that hold, and contents whose MD5 matches, or that have
/// none and decode. Belongs to one salvage.
final class SoundBlocks {
    private final Source source;
    private final OpenPayloads payloads;
    private final HashChecks hashes;
    private final boolean keepsSuspects;
    private final List<Finding> suspects = new ArrayList<>();

    /// @param keepsSuspects contents that do not match their hash are sound
    SoundBlocks(Contents file, boolean keepsSuspects) {
        this.source = file.source();
        this.payloads = new OpenPayloads(file.hashChecks(), file.options(), file.size());
        this.hashes = file.hashChecks();
        this.keepsSuspects = keepsSuspects;
    }

    /// Returns the blocks that were taken for sound in spite of their hash.
    List<Finding> suspects() {
        return suspects;
    }

    /// Returns what is wrong with the block at which a walk stands, or null.
    ///
    /// @param isSetTrusted the hash of its frame set matches; if not, its payload must hold as many frames as that says
    @Nullable Finding flaw(BlockWalk walk, boolean isSetTrusted) throws IOException {
        if (walk.problem() instanceof TngFormatException e) {
            return e.toFinding();
        }
        HashState hash;
        try {
            hash = hashes.checkData(walk.header().offset(), walk.header().frameSet());
        } catch (TngFormatException e) {
            return suspect(e);
        }
        return hash == HashState.OK && isSetTrusted ? null : unreadable(walk, hash == HashState.OK);
    }

    private @Nullable Finding suspect(TngFormatException e) throws TngFormatException {
        if (e.kind() != Kind.HASH_MISMATCH) {
            throw e;
        }
        if (!keepsSuspects) {
            return e.toFinding();
        }
        suspects.add(e.toFinding());
        return null;
    }

    /// What only we cannot read is not to blame, if its hash matches.
    private @Nullable Finding unreadable(BlockWalk walk, boolean isHashed) throws IOException {
        try {
            read(walk);
            return null;
        } catch (TngFormatException e) {
            return e.toFinding();
        } catch (TngUnsupportedException e) {
            return isHashed && e.kind() != Kind.LIMIT_EXCEEDED ? null : e.toFinding();
        }
    }

    private void read(BlockWalk walk) throws IOException {
        IOException problem = walk.problem();
        if (problem != null) {
            throw problem;
        }
        if (walk.header().role() == BlockRole.PARTICLE_MAPPING) {
            new MappingTable(source).offer(walk);
        } else if (walk.header().role() == BlockRole.DATA) {
            Piece piece = new Piece(source);
            piece.data().copyOf(walk.data());
            decode(piece);
        }
    }

    /// Decodes all frames of a block, and keeps nothing of them.
    private void decode(Piece piece) throws IOException {
        payloads.requirePlausible(piece);
        if (piece.data().type() instanceof Scalar type) {
            decode(piece, type);
            return;
        }
        payloads.open(piece, null, request -> {
            try (TextDecoder decoder = new TextDecoder(source.bytes(), request)) {
                return decoder.open(request);
            }
        });
    }

    /// Only the last particle is wanted: a decoder has to decode all in front of it, and there is little to put away.
    private void decode(Piece piece, Scalar type) throws IOException {
        DataBlock data = piece.data();
        long particles = data.isParticleDependent() ? data.particleCount() : 1;
        piece.runs().clear();
        piece.runs().add(particles - 1, 0, Math.min(particles, 1));
        try (FrameDecoder decoder = new Codecs(source.bytes(), source.order()); Arena arena = Arena.ofConfined()) {
            long frames = payloads.open(piece, type, decoder::open);
            if (particles > 0) {
                FrameTarget target = target(data.values(), type, arena);
                target.at(0, data.values(), piece.runs());
                for (long frame = 0; frame < frames; frame++) {
                    decoder.deliver(frame, target);
                }
            }
        }
    }

    private FrameTarget target(long values, Scalar type, Arena arena) {
        long size = values * type.byteSize();
        Memory.count(size);
        MemorySegment segment = arena.allocate(size, type.byteSize());
        return new FrameTarget(segment, plan(values, type, source.order()),
                plan(values, type, ByteOrder.nativeOrder()), type.byteSize());
    }

    private static CopyPlan plan(long values, Scalar type, ByteOrder order) {
        return CopyPlan.into(Layout.C.metaOf(DataShape.of(type, values)), order);
    }
}
