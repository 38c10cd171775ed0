package org.tng4j.io;

import java.lang.reflect.Method;

/// The processor time of this thread, by the JDK's management beans, which the tests' module does not read. Unlike the
/// clock it stands still where the machine does other work.
final class ThreadTime {
    private static final Object THREADS = threads();
    private static final Method NANOS = method();

    private ThreadTime() {}

    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method() {
        try {
            return Class.forName("java.lang.management.ThreadMXBean").getMethod("getCurrentThreadCpuTime");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns nanoseconds.
    static long nanos() {
        try {
            return (long) NANOS.invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
