package org.tng4j.arrays.copy;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// Checks a target against what is needed: once, when it is bound, so that copying need not think.
///
/// **Datashape:** one of those accepted; dimensions of size 1 do not count. **Ownership:** keeps nothing.
/// **Threads:** to be called on the thread that will write. **Errors:** below. **Source:** docs/datashape.md, *Target checks*.
public final class TargetCheck {

    private TargetCheck() {}

    /// Returns if the target fits; looks at these in order: open, accessible by this thread, writable, dimensions,
    /// data type. That it is large enough was proved when the view was made. No data type is converted, and no message
    /// says that it could be.
    ///
    /// @param subject what needs it, first word of every message: `POSITIONS (0x10000001)`
    /// @param accepted the datashapes that fit, the canonical one first
    /// @param target stays the caller's; not one byte of it is touched
    /// @throws IllegalStateException if its arena is closed
    /// @throws WrongThreadException if it belongs to another thread
    /// @throws IllegalArgumentException if it is read-only
    /// @throws org.tng4j.arrays.shape.DataShapeMismatchException if its datashape is none of those accepted
    public static void check(String subject, List<DataShape> accepted, NdView target) {
        check(subject, accepted, target, null);
    }

    /// Returns if the target fits, for a caller who may choose what becomes what: data types may differ as far as the casting
    /// allows, and where it does not, the message names one that does.
    ///
    /// @param subject what needs it, first word of every message: `POSITIONS (0x10000001)`
    /// @param accepted the datashapes that fit, the canonical one first
    /// @param target stays the caller's; not one byte of it is touched
    /// @param casting what may become what; null if the caller has no choice
    /// @throws IllegalStateException if its arena is closed
    /// @throws WrongThreadException if it belongs to another thread
    /// @throws IllegalArgumentException if it is read-only
    /// @throws org.tng4j.arrays.shape.DataShapeMismatchException if its datashape is none of those accepted
    public static void check(String subject, List<DataShape> accepted, NdView target, @Nullable Casting casting) {
        checkMemory(subject, target.segment());
        new ShapeCheck(subject, accepted, target.shape(), casting).check();
    }

    /// Sees memory as a target, if it is large enough.
    ///
    /// @param subject what needs it, first word of every message: `POSITIONS (0x10000001)`
    /// @param segment stays the caller's
    /// @param base where element 0 begins in it
    /// @param layout how the elements shall lie
    /// @return a view, to be checked further
    /// @throws IllegalArgumentException if the layout leaves the segment
    public static NdView view(String subject, MemorySegment segment, long base, ArrMeta layout) {
        try {
            return NdView.wrap(segment, base, layout.shape(), layout);
        } catch (IllegalArgumentException outside) {
            throw new IllegalArgumentException(subject + ": " + outside.getMessage(), outside);
        }
    }

    /// Returns if element 0 is aligned, for who computes on it in place. Heap memory is aligned as far as its array promises.
    ///
    /// @param subject what needs it, first word of every message: `POSITIONS (0x10000001)`
    /// @param target stays the caller's
    /// @param alignment in bytes, a power of two
    /// @throws IllegalArgumentException if it is aligned to fewer bytes
    public static void checkAlignment(String subject, NdView target, long alignment) {
        long given = target.segment().asSlice(target.base()).maxByteAlignment();
        if (given < alignment) {
            throw new IllegalArgumentException(
                    subject + ": target is aligned to " + given + " bytes, must be aligned to " + alignment);
        }
    }

    private static void checkMemory(String subject, MemorySegment segment) {
        Thread current = Thread.currentThread();
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException(subject + ": target's arena is closed");
        }
        if (!segment.isAccessibleBy(current)) {
            throw new WrongThreadException(subject + ": target belongs to " + ownerOf(segment) + ", called on \""
                    + current.getName() + "\"; use a shared arena");
        }
        if (segment.isReadOnly()) {
            throw new IllegalArgumentException(subject + ": target is read-only");
        }
    }

    /// The JDK does not tell, so every live thread is asked; a virtual one, or one that ended, stays unnamed.
    private static String ownerOf(MemorySegment segment) {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (segment.isAccessibleBy(thread)) {
                return "thread \"" + thread.getName() + "\"";
            }
        }
        return "another thread";
    }
}
