package org.tng4j.bench;

import java.lang.foreign.SegmentAllocator;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// From which layout into which: frames × particles × 3 float32.
public enum LayoutChange {
    /// Room for a fourth coordinate.
    XYZ_TO_XYZ4,
    /// And back.
    XYZ4_TO_XYZ,
    /// All x, then all y, then all z.
    XYZ_TO_SOA,
    /// And back.
    SOA_TO_XYZ,
    /// All frames of a particle, then those of the next.
    FRAMES_TO_PARTICLES,
    /// Three fields of records that have two others.
    RECORDS_TO_SOA;

    private static final String RECORD = "{kind: int32, x: float32, y: float32, z: float32, charge: float32}";

    /// Returns how many frames there are of the particles.
    long frames() {
        return this == FRAMES_TO_PARTICLES ? 10 : 1;
    }

    /// Takes memory for the positions as they lie before.
    NdView source(SegmentAllocator allocator, long particles) {
        DataShape positions = positions(particles);
        return switch (this) {
            case XYZ_TO_XYZ4, XYZ_TO_SOA, FRAMES_TO_PARTICLES -> NdView.allocate(allocator, positions, Layout.XYZ);
            case XYZ4_TO_XYZ -> NdView.allocate(allocator, positions, Layout.XYZ_);
            case SOA_TO_XYZ -> NdView.allocate(allocator, positions, Layout.SOA);
            case RECORDS_TO_SOA -> NdView.allocate(allocator, DataShape.parse(RECORD).prepend(particles).prepend(frames()))
                    .fields("x", "y", "z").as(positions);
        };
    }

    /// Takes memory for the positions as they shall lie.
    NdView target(SegmentAllocator allocator, long particles) {
        return NdView.allocate(allocator, positions(particles), switch (this) {
            case XYZ_TO_XYZ4 -> Layout.XYZ_;
            case XYZ4_TO_XYZ, SOA_TO_XYZ -> Layout.XYZ;
            case XYZ_TO_SOA, RECORDS_TO_SOA -> Layout.SOA;
            case FRAMES_TO_PARTICLES -> Layout.axes(1, 0, 2);
        });
    }

    private DataShape positions(long particles) {
        return DataShape.of(Scalar.FLOAT32, frames(), particles, 3);
    }
}
