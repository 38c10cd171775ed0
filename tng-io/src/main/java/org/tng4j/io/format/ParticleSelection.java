package org.tng4j.io.format;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some of the particles, in the order in which a target shall hold them: place 0 of the target gets the first one.
///
/// **Ownership and threads:** an immutable value. **Errors:** [IllegalArgumentException] for a negative index and for a
/// particle that is there twice, and for more than 715 827 882 of them.
public final class ParticleSelection {
    /// As many as a payload of codec 2 can hold.
    private static final int MOST = Integer.MAX_VALUE / 3;

    /// Real indices in rising order, and the place of each in the target.
    private final long[] sorted;
    private final int[] places;

    private ParticleSelection(long[] inOrder) {
        places = IntStream.range(0, inOrder.length).boxed().sorted(Comparator.comparingLong(i -> inOrder[i]))
                .mapToInt(Integer::intValue).toArray();
        sorted = IntStream.of(places).mapToLong(place -> inOrder[place]).toArray();
        if (sorted.length > 0 && sorted[0] < 0) {
            throw new IllegalArgumentException("particle is " + sorted[0] + ", must be at least 0");
        }
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException("particle " + sorted[i] + " is selected twice, at places "
                        + places[i - 1] + " and " + places[i] + ", must be selected once");
            }
        }
    }

    /// Selects particles by their real indices, in this order.
    public static ParticleSelection of(long... realIndices) {
        return new ParticleSelection(realIndices.clone());
    }

    /// Selects runs of particles, one behind the other.
    public static ParticleSelection ranges(ParticleRange... ranges) {
        double count = Stream.of(ranges).mapToDouble(ParticleRange::count).sum();
        if (count > MOST) {
            throw new IllegalArgumentException("particles are " + (long) count + ", must be at most " + MOST);
        }
        return new ParticleSelection(Stream.of(ranges)
                .flatMapToLong(range -> LongStream.range(range.first(), range.first() + range.count())).toArray());
    }

    /// Selects the particles whose real index is true in a mask, in rising order.
    public static ParticleSelection mask(boolean... mask) {
        return new ParticleSelection(IntStream.range(0, mask.length).filter(i -> mask[i]).asLongStream().toArray());
    }

    /// Returns how many particles are selected.
    public int size() {
        return sorted.length;
    }

    /// Returns one more than the highest real index; 0 if nothing is selected.
    public long end() {
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1] + 1;
    }

    /// Returns the n-th smallest real index.
    public long real(int n) {
        return sorted[n];
    }

    /// Returns the place in the target of the particle with the n-th smallest real index.
    public int place(int n) {
        return places[n];
    }

    /// Returns the first n whose real index is at least this one; [#size()] if there is none.
    public int firstFrom(long realIndex) {
        int at = Arrays.binarySearch(sorted, realIndex);
        return at >= 0 ? at : -at - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ParticleSelection same && Arrays.equals(sorted, same.sorted)
                && Arrays.equals(places, same.places);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(sorted) + Arrays.hashCode(places);
    }

    @Override
    public String toString() {
        return sorted.length + " particles from " + (sorted.length == 0 ? 0 : sorted[0]) + " to "
                + (sorted.length == 0 ? 0 : sorted[sorted.length - 1]);
    }
}
