package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.TngException;
import org.tng4j.io.internal.bytes.ByteReader;

/// Everything before the first frame set: general info, molecules, and the blocks that are constant in the file.
///
/// @param generalInfo what the file says of itself
/// @param molecules   without any where the file has none that can be read
/// @param counts      particles by those molecules
/// @param blocks      every block up to the end, in file order
/// @param end         offset behind the last of them
/// @param endState    what stands there
public record HeaderSection(GeneralInfo generalInfo, Molecules molecules, ParticleCounts counts,
        List<StoredBlock> blocks, long end, BlockHeader.State endState) {
    private static final int CONTENTS_FETCH_SIZE = 1 << 16;

    /// Keeps a copy of the list.
    public HeaderSection {
        blocks = List.copyOf(blocks);
    }

    /// Reads the header section. What is wrong behind the first block is a finding.
    ///
    /// @throws IOException what the first block is wrong in
    public static HeaderSection read(Source source, HashMode mode, HashResults results) throws IOException {
        HashChecks hashes = new HashChecks(source, mode, results);
        ByteReader headers = new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order());
        BlockHeader header = new BlockHeader(source);
        GeneralInfo info = readGeneralInfo(source, header, headers, hashes);
        StoredBlock first = StoredBlocks.of(header, BlockRole.GENERAL_INFO);
        Molecules molecules = findMolecules(source, header.end(), info, headers, hashes);
        ParticleCounts counts = ParticleCounts.of(info, molecules, source.limits());
        BlockWalk walk = new BlockWalk(source, counts);
        List<StoredBlock> blocks = readBlocks(source, walk, header.end(), first);
        return new HeaderSection(info, molecules, counts, blocks, walk.endOffset(), walk.endState());
    }

    /// Returns where in the file the first frame set's offset stands in GENERAL INFO; the last one's stands behind it.
    public static long pointersOffset(Source source) throws IOException {
        ByteReader reader = new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order());
        BlockHeader header = new BlockHeader(source);
        header.read(reader, 0, -1);
        reader.reset(header.contentsOffset(), header.contentsSize(), header);
        return GeneralInfoReader.pointersOffset(reader);
    }

    private static GeneralInfo readGeneralInfo(Source source, BlockHeader header, ByteReader reader, HashChecks hashes)
            throws IOException {
        BlockHeader.State state = header.read(reader, 0, -1);
        if (state != BlockHeader.State.SOUND) {
            throw header.get().broken(state == BlockHeader.State.TRUNCATED ? Kind.TRUNCATED : Kind.BAD_HEADER,
                    header.problem());
        }
        requireSize(source, header);
        reader.reset(header.contentsOffset(), header.contentsSize(), header);
        GeneralInfo info = GeneralInfoReader.read(reader, header.version());
        hashes.check(0, -1);
        return info;
    }

    private static void requireSize(Source source, BlockHeader header) throws IOException {
        if (header.end() > source.limits().headerSectionSize()) {
            throw header.get().unsupported(Kind.LIMIT_EXCEEDED, "header section ends at " + header.end()
                    + ", limit is " + source.limits().headerSectionSize());
        }
    }

    /// Finds and reads the first molecules block; damage is a finding.
    private static Molecules findMolecules(Source source, long start, GeneralInfo info, ByteReader reader,
            HashChecks hashes) throws IOException {
        BlockHeader header = new BlockHeader(source);
        for (long at = start; header.read(reader, at, -1) == BlockHeader.State.SOUND
                && header.id() != TngConstants.FRAME_SET; at = header.end()) {
            if (header.id() == TngConstants.MOLECULES) {
                return readMolecules(source, header, info, hashes);
            }
        }
        boolean isCut = header.state() == BlockHeader.State.TRUNCATED && header.id() == TngConstants.MOLECULES;
        if (isCut) {
            source.findings().add(Kind.TRUNCATED, header.get(), header.problem());
        }
        return missing(source);
    }

    private static Molecules readMolecules(Source source, BlockHeader header, GeneralInfo info, HashChecks hashes)
            throws IOException {
        try {
            hashes.check(header.offset(), -1);
            requireSize(source, header);
            ByteReader reader = new ByteReader(source.bytes(), CONTENTS_FETCH_SIZE, source.order());
            reader.reset(header.contentsOffset(), header.contentsSize(), header);
            return MoleculesReader.read(reader, info.variableParticles(), source.limits());
        } catch (TngException e) {
            source.findings().add(e.kind(), e.place(), e.problem());
        }
        return missing(source);
    }

    private static Molecules missing(Source source) {
        source.findings().add(Kind.MISSING_BLOCK, source.place("file", 0),
                "has no MOLECULES block that can be read, particles are counted by the data blocks");
        return new Molecules(List.of());
    }

    private static List<StoredBlock> readBlocks(Source source, BlockWalk walk, long start, StoredBlock first)
            throws IOException {
        List<StoredBlock> blocks = new ArrayList<>();
        blocks.add(first);
        walk.start(start, null);
        boolean hasMolecules = false;
        while (walk.next()) {
            BlockHeader header = walk.header();
            StoredBlock block = walk.toStoredBlock();
            report(source, walk, block, hasMolecules);
            hasMolecules |= block.role() == BlockRole.MOLECULES;
            blocks.add(block);
            if (header.end() > source.limits().headerSectionSize()) {
                source.findings().add(Kind.LIMIT_EXCEEDED, header.get(), "header section ends behind the limit of "
                        + source.limits().headerSectionSize() + ", what follows is not read");
                break;
            }
        }
        return blocks;
    }

    private static void report(Source source, BlockWalk walk, StoredBlock block, boolean hasMolecules) {
        boolean isSecond = block.role() == BlockRole.GENERAL_INFO
                || (block.role() == BlockRole.MOLECULES && hasMolecules);
        if (isSecond) {
            source.findings().add(Kind.BAD_VALUE, walk.header().get(), "is the second one, the first counts");
        }
        if (block.role() == BlockRole.PARTICLE_MAPPING) {
            source.findings().add(Kind.BAD_VALUE, walk.header().get(), "stands outside any frame set, is ignored");
        }
        if (block.role() == BlockRole.UNKNOWN) {
            source.findings().add(Kind.UNKNOWN_BLOCK, walk.header().get(),
                    "id is " + block.id().hex() + ", is skipped");
        }
        Finding problem = walk.problemFinding();
        if (problem != null) {
            source.findings().add(problem.kind(), problem.place(), problem.text());
        }
    }
}
