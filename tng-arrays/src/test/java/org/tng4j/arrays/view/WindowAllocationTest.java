package org.tng4j.arrays.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;

/// Slides a window in a program of its own, under a compiler without escape analysis that could hide an allocation.
class WindowAllocationTest {

    private static final int SLIDES = 10_000;

    @Test
    void allocatesNothingWhenItSlides() throws IOException, InterruptedException, URISyntaxException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-cp", placeOf(Window.class) + File.pathSeparator + placeOf(WindowAllocationTest.Probe.class),
                        Probe.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        assertEquals("0 B for 10000 slides", printed.strip());
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    /// `com.sun.management` by reflection: a named module would have to require it.
    static final class Probe {

        private Probe() {}

        public static void main(String[] arguments) throws ReflectiveOperationException {
            Object threads = Class.forName("java.lang.management.ManagementFactory").getMethod("getThreadMXBean").invoke(null);
            Method allocated = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
            Window window = NdView.wrap(MemorySegment.ofArray(new float[101 * 30]), DataShape.parse("101 * 10 * 3 * float32")).window(0, 1);
            long before = 0;
            for (int round = 0; round < 20; round++) {
                before = (long) allocated.invoke(threads);
                slide(window);
            }
            long after = (long) allocated.invoke(threads);
            long measuring = (long) allocated.invoke(threads) - after;
            System.out.println(after - before - measuring + " B for " + SLIDES + " slides");
        }

        private static void slide(Window window) {
            for (int i = 0; i < SLIDES; i++) {
                window.slideTo(i % 101);
                window.segment().set(ValueLayout.JAVA_FLOAT, window.base() + 8, 1.5f);
            }
        }
    }
}
