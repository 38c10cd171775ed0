package org.tng4j.io.internal.compress;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// What a thread has allocated; asking allocates nothing itself. By reflection, because a named module
/// would have to require `com.sun.management`.
final class AllocatedBytes {
    private static final MethodHandle OF_THIS_THREAD = find();

    private AllocatedBytes() {}

    private static MethodHandle find() {
        try {
            Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean")
                    .invoke(null);
            Class<?> type = Class.forName("com.sun.management.ThreadMXBean");
            return MethodHandles.publicLookup().unreflect(type.getMethod("getCurrentThreadAllocatedBytes"))
                    .bindTo(threads);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns the bytes that this thread has allocated since it began.
    static long ofThisThread() {
        try {
            return (long) OF_THIS_THREAD.invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
