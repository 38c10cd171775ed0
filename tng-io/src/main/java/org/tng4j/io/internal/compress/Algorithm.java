package org.tng4j.io.internal.compress;

import org.jspecify.annotations.Nullable;

/// What an algorithm id means. The stream's magic decides how ids are read: the same number stands for different
/// things in positions and in velocities.
/// Source: docs/compression.md, *Algorithm identifiers*.
enum Algorithm {
    POSITIONS_1(Quantity.POSITIONS, 1, Coder.STOP_BITS, Reference.FRAME_BEFORE),
    POSITIONS_2(Quantity.POSITIONS, 2, Coder.TRIPLETS, Reference.FRAME_BEFORE),
    POSITIONS_3(Quantity.POSITIONS, 3, Coder.TRIPLETS, Reference.PARTICLE_BEFORE),
    POSITIONS_5(Quantity.POSITIONS, 5, Coder.XTC2, Reference.NONE),
    POSITIONS_7(Quantity.POSITIONS, 7, Coder.TRIPLETS, Reference.NONE),
    POSITIONS_8(Quantity.POSITIONS, 8, Coder.BWLZH, Reference.FRAME_BEFORE),
    POSITIONS_9(Quantity.POSITIONS, 9, Coder.BWLZH, Reference.PARTICLE_BEFORE),
    POSITIONS_10(Quantity.POSITIONS, 10, Coder.XTC3, Reference.NONE),
    VELOCITIES_1(Quantity.VELOCITIES, 1, Coder.STOP_BITS, Reference.NONE),
    VELOCITIES_2(Quantity.VELOCITIES, 2, Coder.TRIPLETS, Reference.FRAME_BEFORE),
    VELOCITIES_3(Quantity.VELOCITIES, 3, Coder.TRIPLETS, Reference.NONE),
    VELOCITIES_6(Quantity.VELOCITIES, 6, Coder.STOP_BITS, Reference.FRAME_BEFORE),
    VELOCITIES_8(Quantity.VELOCITIES, 8, Coder.BWLZH, Reference.FRAME_BEFORE),
    VELOCITIES_9(Quantity.VELOCITIES, 9, Coder.BWLZH, Reference.NONE);

    /// What the coded values are differences to.
    enum Reference {
        /// Nothing: they are the integers.
        NONE("one to one"),
        /// The particle before in the same frame.
        PARTICLE_BEFORE("particle to particle"),
        /// The same particle in the frame before; not for first frames.
        FRAME_BEFORE("frame to frame");

        private final String words;

        Reference(String words) {
            this.words = words;
        }
    }

    /// What a stream holds, by its first four bytes.
    enum Quantity {
        /// `TNGP`.
        POSITIONS(0x50474E54),
        /// `TNGV`.
        VELOCITIES(0x56474E54);

        private static final Quantity[] ALL = values();

        private final int magic;

        Quantity(int magic) {
            this.magic = magic;
        }

        /// Returns what a stream with this magic holds, or null if there is no such magic.
        static @Nullable Quantity of(int magic) {
            for (Quantity quantity : ALL) {
                if (quantity.magic == magic) {
                    return quantity;
                }
            }
            return null;
        }
    }

    private static final Algorithm[] ALL = values();

    private final Quantity quantity;
    private final int id;
    private final Coder coder;
    private final Reference reference;

    Algorithm(Quantity quantity, int id, Coder coder, Reference reference) {
        this.quantity = quantity;
        this.id = id;
        this.coder = coder;
        this.reference = reference;
    }

    /// Returns what an id means, or null if it means nothing there.
    ///
    /// @param isFirst for the first frame, not for those that follow
    static @Nullable Algorithm of(Quantity quantity, int id, boolean isFirst) {
        for (Algorithm algorithm : ALL) {
            boolean isThere = algorithm.quantity == quantity && algorithm.id == id;
            if (isThere && !(isFirst && algorithm.reference == Reference.FRAME_BEFORE)) {
                return algorithm;
            }
        }
        return null;
    }

    /// Returns the quantity in whose streams this is legal.
    Quantity quantity() {
        return quantity;
    }

    int id() {
        return id;
    }

    Coder coder() {
        return coder;
    }

    Reference reference() {
        return reference;
    }

    /// Returns `triplets frame to frame`.
    @Override
    public String toString() {
        return coder + " " + reference.words;
    }
}
