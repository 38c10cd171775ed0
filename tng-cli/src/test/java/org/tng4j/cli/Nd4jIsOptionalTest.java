package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Nobody pays for ND4J who does not ask: it reaches a module by its own pom only, since nothing else here depends on it.
class Nd4jIsOptionalTest {
    private static final Path ROOT = Path.of(System.getProperty("tng4j.testdata")).getParent();
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern MANAGED = Pattern.compile("(?s)<dependencyManagement>.*</dependencyManagement>");
    private static final Pattern ND4J = Pattern.compile("<(groupId|artifactId)>(org\\.nd4j|org\\.bytedeco|tng-arrays-nd4j)</");

    @Test
    void onlyTheBridgeAndBenchDependOnIt() throws IOException {
        List<String> asking = new ArrayList<>();
        String root = Files.readString(ROOT.resolve("pom.xml"));
        if (ND4J.matcher(MANAGED.matcher(root).replaceAll("")).find()) {
            asking.add("all");
        }
        for (MatchResult module : MODULE.matcher(root).results().toList()) {
            if (ND4J.matcher(Files.readString(ROOT.resolve(module.group(1), "pom.xml"))).find()) {
                asking.add(module.group(1));
            }
        }
        assertEquals(List.of("tng-arrays/nd4j", "bench"), asking);
    }

    /// On this test's path are the command line, tng-io and tng-arrays, and all that they ask for.
    @Test
    void noneOfItIsOnThePathOfTheCommandLine() {
        for (String name : List.of("org.nd4j.linalg.factory.Nd4j", "org.bytedeco.javacpp.Pointer",
                "org.tng4j.arrays.nd4j.Nd4jBridge")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(name, false, getClass().getClassLoader()));
        }
    }
}
