package org.tng4j.io.format;

/// Two bonded atoms: indices from 0, never ids.
///
/// In [Molecule#bonds()] they are indices in [Molecule#atoms()] as stored, and may lie outside: GROMACS writes such
/// bonds for selections. In [Molecules#bonds()] they are real indices of particles of the system.
///
/// @param from index of one end
/// @param to   index of the other end
public record Bond(long from, long to) {

    /// Says whether both ends are indices below `atomCount`.
    public boolean isWithin(long atomCount) {
        return from >= 0 && from < atomCount && to >= 0 && to < atomCount;
    }
}
