package org.tng4j.bench;

import java.util.Random;
import java.util.stream.LongStream;

/// Which particle comes when: permutations of them all.
public enum ParticleOrder {
    /// One run.
    IDENTITY,
    /// Two runs: the second half first.
    HALVES,
    /// Runs of three, shuffled: water in another order.
    MOLECULES,
    /// No runs but by chance.
    RANDOM;

    private static final int MOLECULE = 3;

    /// Returns the indices, the same each time.
    long[] indices(int count) {
        return switch (this) {
            case IDENTITY -> LongStream.range(0, count).toArray();
            case HALVES -> LongStream.range(0, count).map(i -> (i + count / 2) % count).toArray();
            case MOLECULES -> molecules(count);
            case RANDOM -> shuffled(count);
        };
    }

    /// What is left over stays at the end.
    private static long[] molecules(int count) {
        long[] order = shuffled(count / MOLECULE);
        return LongStream.range(0, count).map(i -> i / MOLECULE < order.length
                ? order[(int) (i / MOLECULE)] * MOLECULE + i % MOLECULE : i).toArray();
    }

    private static long[] shuffled(int count) {
        long[] order = LongStream.range(0, count).toArray();
        Random dice = new Random(1);
        for (int i = count - 1; i > 0; i--) {
            int other = dice.nextInt(i + 1);
            long kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
