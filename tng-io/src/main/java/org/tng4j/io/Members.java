package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.block.BlockHeader;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.Extents;
import org.tng4j.io.internal.block.Extents.Extent;
import org.tng4j.io.internal.block.MappingTable;
import org.tng4j.io.internal.block.Source;

/// The blocks of one frame set that are kept, and those that are not. Where one of its particle mappings is lost nobody
/// can say which particles values belong to: then all values of particles go too.
final class Members {

    /// A block that is not kept.
    ///
    /// @param end offset behind it
    record Flaw(Finding reason, long end) {}

    /// A block that is sound by itself.
    ///
    /// @param particles its fields, if it has values of particles
    /// @param end       behind the last particle that it speaks of
    private record Member(Extent extent, boolean isData, @Nullable DataBlock particles, long end) {}

    private final Source source;
    private final SoundBlocks sound;
    private final boolean isSetTrusted;
    private final boolean isCounting;
    private final List<Member> members = new ArrayList<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private boolean isMappingLost;
    private int count;

    /// @param isSetTrusted the hash of the frame set matches
    /// @param isCounting   no molecules tell how many particles there are
    Members(Source source, SoundBlocks sound, boolean isSetTrusted, boolean isCounting) {
        this.source = source;
        this.sound = sound;
        this.isSetTrusted = isSetTrusted;
        this.isCounting = isCounting;
    }

    /// Adds the block at which a walk stands. One that is cut is nobody's: its bytes may be others'.
    ///
    /// @param mayBeKept the fields of the frame set hold
    void add(BlockWalk walk, boolean mayBeKept) throws IOException {
        BlockHeader header = walk.header();
        boolean isCut = header.state() == BlockHeader.State.TRUNCATED;
        count++;
        if (!mayBeKept) {
            return;
        }
        Finding flaw = isCut ? null : sound.flaw(walk, isSetTrusted);
        if (flaw != null) {
            flaws.add(new Flaw(flaw, header.end()));
        } else if (!isCut) {
            members.add(member(walk));
        }
        isMappingLost |= header.role() == BlockRole.PARTICLE_MAPPING && (isCut || flaw != null);
    }

    private Member member(BlockWalk walk) throws IOException {
        BlockHeader header = walk.header();
        Extent extent = new Extent(header.offset(), header.end());
        if (header.role() == BlockRole.PARTICLE_MAPPING) {
            return new Member(extent, false, null, lastOfMapping(walk) + 1);
        }
        boolean isData = header.role() == BlockRole.DATA;
        if (!isData || !walk.data().isParticleDependent()) {
            return new Member(extent, isData, null, 0);
        }
        DataBlock fields = new DataBlock(source);
        fields.copyOf(walk.data());
        return new Member(extent, true, fields, fields.firstParticle() + fields.particleCount());
    }

    private long lastOfMapping(BlockWalk walk) throws IOException {
        if (!isCounting) {
            return -1;
        }
        MappingTable table = new MappingTable(source);
        table.offer(walk);
        long last = -1;
        for (long real : table.entries(0)) {
            last = Math.max(last, real);
        }
        return last;
    }

    /// Drops what cannot be placed; to be called behind the last block.
    void settle() {
        if (isMappingLost) {
            members.removeIf(this::isLostWithMapping);
        }
    }

    private boolean isLostWithMapping(Member member) {
        if (member.particles() == null) {
            return false;
        }
        flaws.add(new Flaw(new Finding(Kind.MISSING_BLOCK, member.particles().get(),
                "a particle mapping of its frame set is lost, its particles cannot be placed"), member.extent().end()));
        return true;
    }

    /// Says whether there is nothing to deliver.
    boolean isWithoutData() {
        return members.stream().noneMatch(Member::isData);
    }

    /// Returns the kept blocks, those in a row together.
    List<Extent> extents() {
        Extents rows = new Extents();
        members.forEach(member -> rows.add(member.extent().start(), member.extent().end()));
        return rows.list();
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /// Returns how many blocks there are.
    int count() {
        return count;
    }

    int keptCount() {
        return members.size();
    }

    /// Returns the number behind the last particle that kept blocks speak of.
    long particlesEnd() {
        return members.stream().mapToLong(Member::end).max().orElse(0);
    }
}
