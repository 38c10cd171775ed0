package org.tng4j.bench;

import java.lang.foreign.SegmentAllocator;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// What a program may want positions as: `particles * 3`.
public enum TargetLayout {
    /// As files hold them.
    XYZ_FLOAT32,
    /// Widened.
    XYZ_FLOAT64,
    /// Room for a fourth coordinate.
    XYZ4_FLOAT32,
    /// All x, then all y, then all z.
    SOA_FLOAT32;

    /// Takes memory for the positions of a frame.
    NdView allocate(SegmentAllocator allocator, long particles) {
        DataShape shape = DataShape.of(this == XYZ_FLOAT64 ? Scalar.FLOAT64 : Scalar.FLOAT32, particles, 3);
        return NdView.allocate(allocator, shape, switch (this) {
            case XYZ_FLOAT32, XYZ_FLOAT64 -> Layout.XYZ;
            case XYZ4_FLOAT32 -> Layout.XYZ_;
            case SOA_FLOAT32 -> Layout.SOA;
        });
    }
}
