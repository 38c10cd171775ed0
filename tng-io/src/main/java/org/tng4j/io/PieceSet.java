package org.tng4j.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.ParticleSelection;
import org.tng4j.io.internal.block.BlockWalk;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.MappingTable;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.bytes.Bounds;
import org.tng4j.io.internal.bytes.Memory;

/// The pieces of one quantity in one frame set (or in the header section), and which real particles they cover.
/// Reused from frame set to frame set; allocates when it meets more pieces, or more runs, than ever before.
final class PieceSet {
    private static final long MOST_REPEATS = 16;

    private final Source source;
    private final List<Piece> pieces = new ArrayList<>();
    private int size;
    private @Nullable IOException problem;
    private long[] starts = new long[2];
    private long[] ends = new long[2];
    private int runCount;
    private long covered;

    PieceSet(Source source) {
        this.source = source;
    }

    void clear() {
        size = 0;
        problem = null;
    }

    boolean isEmpty() {
        return size == 0 && problem == null;
    }

    int size() {
        return size;
    }

    Piece get(int i) {
        return pieces.get(i);
    }

    DataBlock first() {
        return pieces.get(0).data();
    }

    /// Adds the block at which a walk stands. Without particles the last one counts.
    void add(BlockWalk walk) throws IOException {
        if (walk.problem() != null) {
            problem = problem == null ? walk.problem() : problem;
            return;
        }
        if (walk.data().hasUnknownDependence()) {
            source.findings().add(Kind.DEPENDENCY_BITS, walk.header().get(),
                    "dependency has bits beside 1 (frames) and 2 (particles), they are ignored");
        }
        if (size > 0 && !walk.data().isParticleDependent()) {
            source.findings().add(Kind.OVERLAPPING_PIECES, walk.header().get(),
                    "is in its frame set twice, the last one counts");
            size = 0;
        }
        if (size == source.limits().pieces()) {
            throw walk.header().get().unsupported(Kind.LIMIT_EXCEEDED, "is piece " + size
                    + " of its frame set, limit is " + source.limits().pieces());
        }
        if (size == pieces.size()) {
            pieces.add(new Piece(source));
        }
        pieces.get(size++).data().copyOf(walk.data());
    }

    /// Checks that the pieces make one quantity and finds out where their particles go.
    ///
    /// @param particles real indices must be below this
    /// @throws IOException what one of the pieces is wrong in, alone or beside the others
    void settle(MappingTable mappings, long particles) throws IOException {
        if (problem != null) {
            throw problem;
        }
        for (int i = 1; i < size; i++) {
            if (!get(i).data().isLike(first())) {
                throw get(i).get().broken(Kind.BAD_VALUE, "data type, values, first step or stride differ from the"
                        + " piece at offset " + first().offset() + ", must be the same");
            }
        }
        runCount = 0;
        covered = 0;
        requireFewRepeats(particles);
        for (int i = 0; i < size; i++) {
            settle(get(i), mappings, particles);
        }
        if (first().isParticleDependent() && (size > 1 || !mappings.isEmpty())) {
            checkOverlap();
        }
    }

    /// Pieces may repeat particles, a few times; a file that does it more often wants our time and memory.
    private void requireFewRepeats(long particles) throws IOException {
        long stored = 0;
        for (int i = 0; i < size; i++) {
            stored = Bounds.sum(stored, get(i).data().particleCount(), "stored particles", get(i));
        }
        if (first().isParticleDependent() && stored / MOST_REPEATS > particles) {
            throw first().get().unsupported(Kind.LIMIT_EXCEEDED, size + " pieces hold " + stored
                    + " particles, limit is " + MOST_REPEATS + " times the " + particles + " there are");
        }
    }

    private void settle(Piece piece, MappingTable mappings, long particles) throws IOException {
        DataBlock data = piece.data();
        piece.runs().clear();
        if (!data.isParticleDependent()) {
            piece.runs().add(0, 0, 1);
            return;
        }
        long first = data.firstParticle();
        if (mappings.isEmpty()) {
            piece.runs().add(0, first, data.particleCount());
        } else {
            mappings.runs(first, data.particleCount(), particles,
                    (stored, real, count) -> piece.runs().add(stored - first, real, count));
        }
        for (int run = 0; run < piece.runs().size(); run++) {
            addRun(piece.runs().place(run), piece.runs().count(run));
        }
    }

    private void addRun(long firstReal, long count) {
        if (runCount == starts.length) {
            starts = Memory.copy(starts, 2 * runCount);
            ends = Memory.copy(ends, 2 * runCount);
        }
        starts[runCount] = firstReal;
        ends[runCount++] = firstReal + count;
        covered += count;
    }

    /// Runs do not meet if their sorted starts and ends take turns; where pieces repeat the same stored particles, the
    /// later one counts; everything else that meets is a mapping that sends two particles to one place.
    private void checkOverlap() throws IOException {
        Arrays.sort(starts, 0, runCount);
        Arrays.sort(ends, 0, runCount);
        for (int i = 1; i < runCount; i++) {
            if (ends[i - 1] > starts[i]) {
                mergeRepeatedPieces(starts[i]);
                return;
            }
        }
    }

    private void mergeRepeatedPieces(long twice) throws IOException {
        Piece repeated = repeatedPiece();
        if (repeated == null) {
            throw first().get().broken(Kind.BAD_VALUE, "real particle " + twice
                    + " is reached by two stored ones, must be reached by one");
        }
        repeated.warn(Kind.OVERLAPPING_PIECES, "covers the same particles as an earlier piece, the later one counts");
        int merged = 0;
        covered = 0;
        for (int i = 0; i < runCount; i++) {
            if (merged > 0 && starts[i] <= ends[merged - 1]) {
                ends[merged - 1] = Math.max(ends[merged - 1], ends[i]);
            } else {
                starts[merged] = starts[i];
                ends[merged++] = ends[i];
            }
        }
        runCount = merged;
        for (int i = 0; i < runCount; i++) {
            covered += ends[i] - starts[i];
        }
    }

    private @Nullable Piece repeatedPiece() {
        List<Piece> byStart = new ArrayList<>(pieces.subList(0, size));
        byStart.sort(java.util.Comparator.comparingLong(p -> p.data().firstParticle()));
        for (int i = 1; i < size; i++) {
            DataBlock before = byStart.get(i - 1).data();
            if (byStart.get(i).data().firstParticle() < before.firstParticle() + before.particleCount()) {
                return byStart.get(i);
            }
        }
        return null;
    }

    /// Says whether no piece has a value in a frame.
    boolean isWithoutValues() throws IOException {
        for (int i = 0; i < size; i++) {
            if (get(i).data().valuesPerFrame() > 0) {
                return false;
            }
        }
        return true;
    }

    /// Returns how many real particles have values.
    long covered() {
        return covered;
    }

    /// Sends selected particles to their places, the others nowhere.
    ///
    /// @return how many of the selected have values
    long select(ParticleSelection selection) {
        for (int i = 0; i < size; i++) {
            get(i).select(selection);
        }
        long found = 0;
        for (int i = 0; i < runCount; i++) {
            found += selection.firstFrom(ends[i]) - selection.firstFrom(starts[i]);
        }
        return found;
    }

    /// Returns the real particles that have values: first and count of each run.
    List<ParticleRange> coveredRanges() {
        List<ParticleRange> ranges = new ArrayList<>();
        long[] sorted = Memory.copy(starts, runCount);
        long[] sortedEnds = Memory.copy(ends, runCount);
        Arrays.sort(sorted);
        Arrays.sort(sortedEnds);
        for (int i = 0; i < runCount; i++) {
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).first() + ranges.get(last).count() == sorted[i]) {
                ParticleRange grown = new ParticleRange(ranges.get(last).first(),
                        ranges.get(last).count() + sortedEnds[i] - sorted[i]);
                ranges.set(last, grown);
            } else {
                ranges.add(new ParticleRange(sorted[i], sortedEnds[i] - sorted[i]));
            }
        }
        return ranges;
    }
}
