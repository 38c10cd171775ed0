package org.tng4j.io.internal.block;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.internal.bytes.ByteReader;

/// The frame sets whose blocks end at bytes that are no header. Such a set is complete all the same where a pointer says
/// that a frame set should stand there (then that one is broken), or where nothing but zeros follows up to a frame set
/// or to the end of the file. Source: docs/format.md, *The chain*.
final class OpenEnds {
    private final Source source;
    private final Set<Long> targets = new HashSet<>();
    private final Map<Long, Long> ends = new HashMap<>();

    OpenEnds(Source source) {
        this.source = source;
    }

    /// Adds where a pointer says that a frame set stands.
    void addTarget(long offset) {
        targets.add(offset);
    }

    /// Adds where the blocks of a set end.
    void add(long setOffset, long end) {
        ends.put(setOffset, end);
    }

    /// Decides on all sets that are known by now.
    void settle(FrameSetIndex index) throws IOException {
        if (ends.isEmpty()) {
            return;
        }
        long[] starts = index.sortedOffsets();
        long zerosEnd = 0;
        for (int set : uncertain(index)) {
            long at = end(index, set);
            long limit = targets.contains(at) ? at : nextStart(starts, at);
            zerosEnd = at < zerosEnd ? zerosEnd : Zeros.end(source.bytes(), at, limit);
            if (zerosEnd >= limit) {
                index.state(set, FrameSetState.COMPLETE);
            }
        }
    }

    /// By where they end: holes are read once.
    private List<Integer> uncertain(FrameSetIndex index) {
        return IntStream.range(0, index.size()).filter(set -> index.state(set) == FrameSetState.UNCERTAIN).boxed()
                .sorted(Comparator.comparingLong(set -> end(index, set))).toList();
    }

    private long end(FrameSetIndex index, int set) {
        Long end = ends.get(index.offset(set));
        return end == null ? source.bytes().size() : end;
    }

    /// Reports what stands where the sets end that are uncertain still.
    void report(FrameSetIndex index) throws IOException {
        for (int set : uncertain(index)) {
            report(end(index, set), set);
        }
    }

    private long nextStart(long[] starts, long at) {
        int next = Arrays.binarySearch(starts, at);
        int place = next < 0 ? -next - 1 : next;
        return place < starts.length ? starts[place] : source.bytes().size();
    }

    private void report(long at, int set) throws IOException {
        BlockHeader header = new BlockHeader(source);
        header.read(new ByteReader(source.bytes(), BlockWalk.FETCH_SIZE, source.order()), at, set);
        source.findings().add(Kind.BAD_HEADER, header.get(), header.problem());
    }
}
