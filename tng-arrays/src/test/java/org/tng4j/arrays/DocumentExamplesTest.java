package org.tng4j.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.Arena;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The Java examples of docs/datashape.md: each is compiled and run as its reader would, against the exported packages only,
/// and prints what stands behind its `//`.
class DocumentExamplesTest {

    private static final Path PAGE = Path.of("..", "docs", "datashape.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern PRINTED = Pattern.compile("(?m)^ *IO\\.println\\(.*\\); *// (.*)$");
    private static final String BEGINNING = "import ";

    @TempDir
    private Path folder;

    private static List<String> blocks() throws IOException {
        return EXAMPLE.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();
    }

    private static List<String> examples() throws IOException {
        return blocks().stream().filter(block -> !block.startsWith(BEGINNING)).toList();
    }

    private static String expected(String example) {
        return PRINTED.matcher(example).results().map(line -> line.group(1)).collect(Collectors.joining("\n"));
    }

    @Test
    void areTenThatPrintSomething() throws IOException {
        assertEquals(10, examples().stream().filter(example -> !expected(example).isEmpty()).count());
        for (String example : examples()) {
            assertEquals(example.split("println", -1).length - 1, expected(example).lines().count(), example);
        }
    }

    @TestFactory
    Stream<DynamicTest> printWhatStandsBehindThem() throws IOException {
        List<String> examples = examples();
        String imports = blocks().stream().filter(block -> block.startsWith(BEGINNING)).collect(Collectors.joining());
        return IntStream.range(0, examples.size()).mapToObj(i -> dynamicTest(examples.get(i), () -> {
            compile("Example" + i, imports, examples.get(i));
            assertEquals(expected(examples.get(i)), printed("Example" + i));
        }));
    }

    private void compile(String name, String imports, String example) throws IOException {
        Path source = Files.writeString(folder.resolve(name + ".java"), imports + """
                public record %s(Arena arena, Path folder) {
                    public void run() throws Exception {
                %s
                    }
                }
                """.formatted(name, example));
        StringWriter complaints = new StringWriter();
        PrintWriter out = new PrintWriter(complaints);
        int exit = ToolProvider.findFirst("javac").orElseThrow().run(out, out, "-d", folder.toString(),
                "--module-path", Path.of("target", "classes").toString(), "--add-modules", "org.tng4j.arrays", source.toString());
        assertEquals(0, exit, complaints::toString);
    }

    private String printed(String name) throws IOException, ReflectiveOperationException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                Arena arena = Arena.ofConfined();
                PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            Class<?> example = loader.loadClass(name);
            example.getMethod("run").invoke(example.getConstructor(Arena.class, Path.class).newInstance(arena, folder));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n").strip();
    }
}
