package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Memory whose size a file decides is taken in one place, where it is counted: the sources hold no other array whose
/// size is not written down.
class MemoryDoorTest {
    private static final Pattern ARRAY = Pattern.compile(
            "new (?:byte|char|short|int|long|float|double|boolean)\\[([^\\]]+)\\]|Arrays\\.copyOf\\(|new ArrayList<>\\(([a-z]\\w*Count|count)\\)");
    /// A constant, a number, or a sum or shift of such.
    private static final Pattern WRITTEN_DOWN = Pattern.compile("[A-Z0-9_<>+*. ]+|Mark\\.SIZE|Md5\\.SIZE|ByteReader\\.[A-Z_]+");
    /// Bounded by a constant that stands beside them.
    private static final List<String> BOUNDED = List.of(
            "ByteReader.java: new byte[Math.max(fetchSize, MAX_TEXT_SIZE)",
            "BitReader.java: new byte[fetchSize + PADDING]",
            "Zeros.java: new byte[(int) Math.min(WINDOW_SIZE, Math.max(0, end - start))",
            // A name, at most 1024 bytes.
            "BlockHeader.java: new byte[nameSize]",
            // As many as the caller asks for.
            "ListRead.java: new long[frames.length]",
            // Pointers to states, a square root of the frames; the states themselves are counted.
            "KeptStates.java: Arrays.copyOf(");

    @Test
    void letsNobodyTakeMemoryElsewhere() throws IOException {
        List<String> elsewhere = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!source.endsWith("Memory.java")) {
                    collect(source, elsewhere);
                }
            }
        }
        assertEquals(List.of(), elsewhere);
    }

    private static void collect(Path source, List<String> elsewhere) throws IOException {
        Matcher arrays = ARRAY.matcher(Files.readString(source));
        while (arrays.find()) {
            boolean isWrittenDown = arrays.group(1) != null && WRITTEN_DOWN.matcher(arrays.group(1)).matches();
            String found = source.getFileName() + ": " + arrays.group();
            if (!isWrittenDown && BOUNDED.stream().noneMatch(found::startsWith)) {
                elsewhere.add(found);
            }
        }
    }

    @Test
    void knowsEachExceptionStillThere() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher arrays = ARRAY.matcher(Files.readString(source));
                while (arrays.find()) {
                    all.append(source.getFileName()).append(": ").append(arrays.group()).append('\n');
                }
            }
        }
        for (String bounded : BOUNDED) {
            assertTrue(all.toString().contains(bounded), bounded);
        }
    }
}
