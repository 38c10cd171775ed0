package org.tng4j.io.internal.block;

import java.io.IOException;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.Memory;

/// The particle mappings of one frame set: stored index to real index. Holds ranges; entries stay in the file until
/// somebody asks. Reused from frame set to frame set.
///
/// `firstParticle(int64) count(int64) realIndex(int64 × count)`
///
/// Source: docs/format.md, *Particles*.
public final class MappingTable {

    /// Takes runs of stored particles that are real ones in a row.
    public interface Runs {
        /// Takes one run; runs come in stored order.
        void add(long firstStored, long firstReal, long count);
    }

    private static final int FETCH_SIZE = 1 << 13;

    private final Source source;
    private final ByteReader reader;
    private long[] offsets = new long[2];
    private long[] firsts = new long[2];
    private long[] counts = new long[2];
    private int size;

    /// Makes an empty one.
    public MappingTable(Source source) {
        this.source = source;
        this.reader = new ByteReader(source.bytes(), FETCH_SIZE, source.order());
    }

    /// Forgets all mappings.
    public void clear() {
        size = 0;
    }

    /// Says whether there is none: stored indices are real ones then.
    public boolean isEmpty() {
        return size == 0;
    }

    /// Returns how many mappings there are.
    public int size() {
        return size;
    }

    /// Returns where a mapping's block stands.
    public long offset(int mapping) {
        return offsets[mapping];
    }

    /// Adds the mapping at which a walk stands, if it stands at one.
    public void offer(BlockWalk walk) throws IOException {
        if (walk.header().id() != TngConstants.PARTICLE_MAPPING) {
            return;
        }
        IOException problem = walk.problem();
        if (problem != null) {
            throw problem;
        }
        if (size == source.limits().pieces()) {
            throw walk.header().get().unsupported(Kind.LIMIT_EXCEEDED, "is particle mapping " + size
                    + " of its frame set, limit is " + source.limits().pieces());
        }
        if (size == offsets.length) {
            offsets = Memory.copy(offsets, 2 * size);
            firsts = Memory.copy(firsts, 2 * size);
            counts = Memory.copy(counts, 2 * size);
        }
        ByteReader contents = walk.contents();
        offsets[size] = walk.header().offset();
        firsts[size] = contents.int64("first particle");
        counts[size] = contents.count("number of particles", Long.BYTES);
        if (firsts[size] < 0 || firsts[size] > Long.MAX_VALUE - counts[size]) {
            throw walk.header().get().broken(Kind.BAD_VALUE,
                    "first particle is " + firsts[size] + ", must be 0 to " + (Long.MAX_VALUE - counts[size]));
        }
        size++;
    }

    /// Says where stored particles are: runs in stored order, without gaps. The first mapping that covers one counts.
    ///
    /// @param particles real indices must be below this
    public void runs(long firstStored, long count, long particles, Runs target) throws IOException {
        long at = firstStored;
        long end = firstStored + count;
        while (at < end) {
            int mapping = covering(at);
            long border = Math.min(end, border(mapping, at));
            if (mapping < 0) {
                target.add(at, at, border - at);
            } else {
                readRuns(mapping, at, border - at, particles, target);
            }
            at = border;
        }
    }

    private int covering(long stored) {
        for (int i = 0; i < size; i++) {
            if (stored >= firsts[i] && stored - firsts[i] < counts[i]) {
                return i;
            }
        }
        return -1;
    }

    /// Where the answer for `stored` ends: at the end of its mapping, or where another one may take over.
    private long border(int mapping, long stored) {
        long border = mapping < 0 ? Long.MAX_VALUE : firsts[mapping] + counts[mapping];
        for (int i = 0; i < size; i++) {
            if (firsts[i] > stored && counts[i] > 0) {
                border = Math.min(border, firsts[i]);
            }
        }
        return border;
    }

    private void readRuns(int mapping, long firstStored, long count, long particles, Runs target) throws IOException {
        BlockHeader header = new BlockHeader(source);
        header.read(reader, offsets[mapping], -1);
        long start = header.contentsOffset() + (2 + firstStored - firsts[mapping]) * Long.BYTES;
        reader.reset(start, count * Long.BYTES, header);
        long runStart = firstStored;
        long runReal = -1;
        for (long stored = firstStored; stored < firstStored + count; stored++) {
            long real = reader.int64("real index");
            if (real < 0 || real >= particles) {
                throw header.get().broken(Kind.BAD_VALUE, "real index of stored particle " + stored + " is " + real
                        + ", must be 0 to " + (particles - 1));
            }
            if (stored > runStart && real != runReal + (stored - runStart)) {
                target.add(runStart, runReal, stored - runStart);
                runStart = stored;
            }
            if (stored == runStart) {
                runReal = real;
            }
        }
        target.add(runStart, runReal, firstStored + count - runStart);
    }

    /// Reads all entries of a mapping.
    public long[] entries(int mapping) throws IOException {
        BlockHeader header = new BlockHeader(source);
        header.read(reader, offsets[mapping], -1);
        reader.reset(header.contentsOffset() + 2 * Long.BYTES, counts[mapping] * Long.BYTES, header);
        long[] entries = Memory.longs(Math.toIntExact(counts[mapping]));
        for (int i = 0; i < entries.length; i++) {
            entries[i] = reader.int64("real index");
        }
        return entries;
    }

    /// Returns the stored index of a mapping's first entry.
    public long firstParticle(int mapping) {
        return firsts[mapping];
    }
}
