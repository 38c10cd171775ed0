package org.tng4j.io;

import java.lang.reflect.Method;

/// The processor time of this thread, by the JDK's management beans, which the tests' module does not read. Unlike the
/// clock it stands still where the machine does other work.
final class ThreadTime {
    private static final Object THREADS = threads();
    private static final Method NANOS = method("getCurrentThreadCpuTime");
    private static final Method NANOS_OF = method("getThreadCpuTime", long.class);

    private ThreadTime() {}

    private static Object threads() {
        try {
            return Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method method(String name, Class<?>... parameters) {
        try {
            return Class.forName("java.lang.management.ThreadMXBean").getMethod(name, parameters);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Returns nanoseconds.
    static long nanos() {
        return ask(NANOS);
    }

    /// Returns the nanoseconds of another thread, -1 once it has ended.
    static long nanos(Thread thread) {
        return ask(NANOS_OF, thread.threadId());
    }

    private static long ask(Method method, Object... arguments) {
        try {
            return (long) method.invoke(THREADS, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
