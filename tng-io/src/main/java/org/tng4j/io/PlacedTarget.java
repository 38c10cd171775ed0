package org.tng4j.io;

import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// Memory for one frame, or for several along its first axis.
///
/// @param view        the caller's
/// @param hasFrames   whether its first axis is frames
record PlacedTarget(NdView view, boolean hasFrames) {

    /// Returns how one frame lies in it.
    ArrMeta frameMeta() {
        return hasFrames && view.meta() instanceof FixedMeta frames ? frames.item() : view.meta();
    }

    /// Returns what one frame means in it.
    DataShape frameShape() {
        return hasFrames ? view.shape().item() : view.shape();
    }

    /// Returns the bytes from one frame to the next.
    long frameStride() {
        return hasFrames ? view.byteStride(0) : 0;
    }

    /// Returns the memory of one frame.
    NdView frame(long place) {
        return hasFrames ? view.at(place) : view;
    }
}
