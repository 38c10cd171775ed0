package org.tng4j.io.internal.block;

import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.Memory;

/// Compares the pointers of a chain that nobody follows with where the frame sets are. One finding for each kind of
/// pointer: the first that is wrong, and how many more are. A pointer of 0 or less says nothing and is never wrong.
/// Source: docs/format.md, *The chain*.
final class PointerChecks {

    /// The pointers of one kind.
    private final class Pointer {
        private final String name;
        private final long distance;
        /// Of the sets so far, where the set that a pointer leads to is still to come; else empty.
        private long[] stored = new long[0];
        private int wrongSet = -1;
        private long wrong;
        private long wrongCount;

        /// @param distance sets from the one that holds it; negative leads back
        Pointer(String name, long distance) {
            this.name = name;
            this.distance = distance;
        }

        void add(int set, long value) {
            if (distance < 0) {
                compare(set, value, true);
                return;
            }
            if (set >= stored.length) {
                stored = Memory.copy(stored, (int) Math.min(2L * set + 16, Integer.MAX_VALUE - 8));
            }
            stored[set] = value;
        }

        void finish(boolean isWhole) {
            for (int set = 0; set < Math.min(stored.length, chain.size()); set++) {
                compare(set, stored[set], isWhole);
            }
            if (wrongCount > 0) {
                Place place = new Place(source.bytes().name(), "TRAJECTORY FRAME SET block", chain.offset(wrongSet),
                        wrongSet);
                source.findings().add(Kind.BAD_POINTER, place, name + " frame set is " + wrong + ", must be "
                        + rule(wrongSet + distance) + (wrongCount > 1 ? "; " + (wrongCount - 1) + " more are wrong" : ""));
            }
        }

        /// @param isWhole the chain is known up to its end
        private void compare(int set, long value, boolean isWhole) {
            long other = set + distance;
            boolean isKnown = other >= 0 && other < chain.size();
            boolean isRight = value <= 0 || (isKnown ? value == chain.offset((int) other) : other >= 0 && !isWhole);
            if (!isRight && wrongCount++ == 0) {
                wrongSet = set;
                wrong = value;
            }
        }

        private String rule(long other) {
            return other >= 0 && other < chain.size() ? String.valueOf(chain.offset((int) other)) : "0 or less";
        }
    }

    private final Source source;
    private final FrameSetIndex chain;
    private final Pointer previous = new Pointer("previous", -1);
    private final Pointer[] strides;

    /// @param chain grows while sets are added
    PointerChecks(Source source, FrameSetIndex chain, GeneralInfo info) {
        this.source = source;
        this.chain = chain;
        long medium = info.mediumStride();
        long far = info.longStride();
        this.strides = new Pointer[] {pointer("medium-stride next", medium), pointer("medium-stride previous", -medium),
            pointer("long-stride next", far), pointer("long-stride previous", -far)};
    }

    /// A stride beyond any file, or none, leaves nothing to compare with.
    private Pointer pointer(String name, long distance) {
        return new Pointer(name, Math.clamp(distance, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /// Adds the last set of the chain.
    void add(FrameSetHeader set) {
        int at = chain.size() - 1;
        previous.add(at, set.previous());
        for (int i = 0; i < strides.length; i++) {
            if (strides[i].distance != 0) {
                strides[i].add(at, set.stridePointer(i));
            }
        }
    }

    /// Reports what is wrong.
    ///
    /// @param isWhole the chain ends as it should
    void finish(boolean isWhole) {
        previous.finish(isWhole);
        for (Pointer stride : strides) {
            stride.finish(isWhole);
        }
    }
}
