package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.block.BlockHeader;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.Extents;
import org.tng4j.io.internal.block.Extents.Extent;

/// What of a broken file's header section goes into the new one. GENERAL INFO always does: without it there is no file.
/// Where the molecules do not, what counts particles by them has another block in their place, without names.
final class HeaderPlan {
    private final Contents file;
    private final SoundBlocks sound;
    private final Losses losses;
    private final Extents blocks = new Extents();
    private final List<Finding> doubts = new ArrayList<>();
    private Extent generalInfo = new Extent(0, 0);
    private final boolean isUnread;
    private boolean hasMolecules;
    private boolean hasUnsupported;
    private long particlesEnd;
    private long blockCount;
    private long keptBlockCount;

    /// Looks at its blocks.
    ///
    /// @throws IOException `MISSING_BLOCK` if frame sets cannot be told apart without the molecules
    HeaderPlan(Contents file, SoundBlocks sound, Losses losses) throws IOException {
        this.file = file;
        this.sound = sound;
        this.losses = losses;
        this.isUnread = file.findings().stream().anyMatch(finding -> finding.kind() == Kind.MISSING_BLOCK);
        BlockWalk walk = new BlockWalk(file.source(), file.section().counts());
        walk.start(0, null);
        while (walk.next()) {
            blockCount++;
            if (walk.header().state() != BlockHeader.State.TRUNCATED) {
                lookAt(walk);
            }
        }
        if (!hasMolecules && file.section().generalInfo().variableParticles()) {
            throw file.source().place("file", 0).broken(Kind.MISSING_BLOCK,
                    "its molecules cannot be kept, and its frame sets count particles by them");
        }
    }

    private void lookAt(BlockWalk walk) throws IOException {
        BlockHeader header = walk.header();
        if (header.offset() == 0) {
            takeGeneralInfo(header);
            return;
        }
        Finding flaw = flaw(walk);
        if (flaw != null) {
            losses.add(flaw, header.end(), -1, -1);
            return;
        }
        hasMolecules |= header.role() == BlockRole.MOLECULES;
        hasUnsupported |= walk.problem() instanceof TngUnsupportedException;
        blocks.add(header.offset(), header.end());
        keptBlockCount++;
        if (header.role() == BlockRole.DATA && walk.data().isParticleDependent()) {
            particlesEnd = Math.max(particlesEnd, walk.data().firstParticle() + walk.data().particleCount());
        }
    }

    private void takeGeneralInfo(BlockHeader header) throws IOException {
        generalInfo = new Extent(0, header.end());
        keptBlockCount++;
        if (file.hashChecks().check(0, -1) == HashState.MISMATCH) {
            doubts.add(new Finding(Kind.HASH_MISMATCH, header.get(),
                    "MD5 of contents does not match, they are taken as they are"));
        }
    }

    private @Nullable Finding flaw(BlockWalk walk) throws IOException {
        return switch (walk.header().role()) {
            case GENERAL_INFO, PARTICLE_MAPPING -> new Finding(Kind.BAD_VALUE, walk.header().get(),
                    "has no meaning at its place in the header section");
            case MOLECULES -> flawOfMolecules(walk);
            case FRAME_SET, DATA, UNKNOWN -> sound.flaw(walk, true);
        };
    }

    private @Nullable Finding flawOfMolecules(BlockWalk walk) throws IOException {
        if (hasMolecules) {
            return new Finding(Kind.BAD_VALUE, walk.header().get(), "is the second one, the first counts");
        }
        Finding flaw = sound.flaw(walk, true);
        return flaw == null && isUnread ? problemAt(walk.header().offset(), walk.header().get()) : flaw;
    }

    /// Returns why the molecules could not be read.
    private Finding problemAt(long offset, Place place) throws IOException {
        return file.findings().stream().filter(finding -> finding.place().offset() == offset).findFirst()
                .orElse(new Finding(Kind.MISSING_BLOCK, place, "cannot be read"));
    }

    /// Returns where GENERAL INFO stands.
    Extent generalInfo() {
        return generalInfo;
    }

    /// Returns the other kept blocks, those in a row together.
    List<Extent> blocks() {
        return blocks.list();
    }

    /// Returns what is kept although its hash does not match.
    List<Finding> doubts() {
        return doubts;
    }

    boolean makesMolecules() {
        return !hasMolecules;
    }

    /// Says whether a block is kept that is whole and not read.
    boolean hasUnsupported() {
        return hasUnsupported;
    }

    /// Returns the number behind the last particle that kept blocks speak of.
    long particlesEnd() {
        return particlesEnd;
    }

    long blockCount() {
        return blockCount;
    }

    long keptBlockCount() {
        return keptBlockCount;
    }
}
