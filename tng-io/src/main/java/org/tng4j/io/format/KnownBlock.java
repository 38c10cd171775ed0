package org.tng4j.io.format;

import org.jspecify.annotations.Nullable;

/// The block ids with a fixed meaning. Source: docs/format.md, *Block ids*.
///
/// GROMACS's energy ids are left out on purpose: their numbers changed once (library 1.7.7), so a block's stored
/// name is the better witness.
public enum KnownBlock implements BlockId {
    /// The file's own description, first block of every file.
    GENERAL_INFO(0),
    /// Molecule types, chains, residues, atoms, bonds.
    MOLECULES(1),
    /// Head of a frame set: steps, times, pointers.
    TRAJECTORY_FRAME_SET(2),
    /// Stored index to real index, inside a frame set.
    PARTICLE_MAPPING(3),
    /// Three box vectors, row by row.
    BOX_SHAPE(0x10000000L),
    /// Particle coordinates.
    POSITIONS(0x10000001L),
    /// Particle velocities.
    VELOCITIES(0x10000002L),
    /// Forces on particles.
    FORCES(0x10000003L),
    /// Partial charges, in elementary charges.
    PARTIAL_CHARGES(0x10000004L),
    /// Formal charges.
    FORMAL_CHARGES(0x10000005L),
    /// Isotropic displacement.
    B_FACTORS(0x10000006L),
    /// Anisotropic displacement.
    ANISOTROPIC_B_FACTORS(0x10000007L),
    /// Occupancy.
    OCCUPANCY(0x10000008L),
    /// Free text.
    GENERAL_COMMENTS(0x10000009L),
    /// Masses in atomic mass units.
    MASSES(0x10000010L),
    /// GROMACS's coupling parameter.
    LAMBDAS(0x1000000010000000L);

    /// Ids of pre-release files (block version 3 and lower) start here; they count up like those of today.
    private static final long FIRST_PRE_RELEASE = 10000;
    private static final KnownBlock[] PRE_RELEASE = {
        BOX_SHAPE, POSITIONS, VELOCITIES, FORCES, PARTIAL_CHARGES, FORMAL_CHARGES, B_FACTORS, OCCUPANCY};
    private static final KnownBlock[] ALL = values();

    private final long number;

    KnownBlock(long number) {
        this.number = number;
    }

    @Override
    public long number() {
        return number;
    }

    /// Returns the number that a block with this stored number has today: pre-release ids read as their successors.
    ///
    /// @param storedNumber the number in the block's header
    /// @param version      the version in the block's header
    public static long today(long storedNumber, long version) {
        long n = storedNumber - FIRST_PRE_RELEASE;
        return version <= 3 && n >= 0 && n < PRE_RELEASE.length ? PRE_RELEASE[(int) n].number : storedNumber;
    }

    static @Nullable KnownBlock of(long number) {
        for (KnownBlock known : ALL) {
            if (known.number == number) {
                return known;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return label();
    }
}
