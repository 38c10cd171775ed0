package org.tng4j.arrays.nd4j;

import org.bytedeco.javacpp.Pointer;

/// An address as JavaCPP wants it: it frees nothing.
final class SegmentPointer extends Pointer {

    /// @param address of element 0
    /// @param count elements that lie there
    SegmentPointer(long address, long count) {
        super((Pointer) null);
        this.address = address;
        this.capacity = count;
        this.limit = count;
    }
}
