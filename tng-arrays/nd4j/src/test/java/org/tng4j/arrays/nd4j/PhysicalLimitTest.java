package org.tng4j.arrays.nd4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// JavaCPP reads its limit once, so each case is a JVM of its own.
class PhysicalLimitTest {

    private static final String REST =
            ", must be 0, or the JVM may end; set it with -D, or make an Nd4jBridge before anything else loads JavaCPP";

    /// What a program does that has JavaCPP before our bridge.
    static final class JavaCppFirst {
        public static void main(String[] arguments) {
            Pointer.totalBytes();
            BridgeFirst.main(arguments);
        }
    }

    /// Prints what view and copy say, or the limit.
    static final class BridgeFirst {
        public static void main(String[] arguments) {
            try {
                Nd4jBridge bridge = new Nd4jBridge();
                NdView view = NdView.allocate(Arena.global(), DataShape.parse("5 * float32"));
                String copied = saidBy(() -> bridge.copy(view));
                String viewed = saidBy(() -> bridge.view(view).close());
                System.out.println(copied.equals(viewed) ? viewed : copied + " and " + viewed);
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }

        private static String saidBy(Runnable act) {
            try {
                act.run();
                return "limit is " + Pointer.maxPhysicalBytes();
            } catch (IllegalStateException e) {
                return e.getMessage();
            }
        }
    }

    @Test
    void liftsTheLimitBeforeJavaCppLoads() throws Exception {
        assertEquals("limit is 0", printed(BridgeFirst.class, classPath(""), "-Xmx64m"));
    }

    @Test
    void refusesALimitThatIsThereAlready() throws Exception {
        assertEquals("org.bytedeco.javacpp.maxphysicalbytes is " + (4L * 64 << 20) + REST,
                printed(JavaCppFirst.class, classPath(""), "-Xmx64m"));
    }

    @Test
    void refusesALimitThatSomebodySet() throws Exception {
        assertEquals("org.bytedeco.javacpp.maxphysicalbytes is 5368709120" + REST, printed(BridgeFirst.class, classPath(""),
                "-Xmx64m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=5g"));
        assertEquals("limit is 0", printed(JavaCppFirst.class, classPath(""),
                "-Xmx64m", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
    }

    @Test
    void saysThatThereIsNoBackend() throws Exception {
        assertEquals("no backend of ND4J is on the class path, needs one that runs here; add nd4j-native with the classifier"
                + " of this platform", printed(BridgeFirst.class, classPath("nd4j-native"), "-Xmx64m"));
    }

    private static String classPath(String without) {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> without.isEmpty() || !Path.of(entry).getFileName().toString().startsWith(without))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// The last line: SLF4J may say something before.
    private static String printed(Class<?> program, String classPath, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dstdout.encoding=UTF-8", "-cp", classPath, program.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output.lines().reduce("", (_, line) -> line);
    }
}
