package org.tng4j.arrays.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// Python with NumPy as a child process, where there is one.
final class NumPy {

    private static final List<String> PLACES = List.of("/usr/bin/python3", "python3");
    /// The first whose headers leave room for a longer first axis.
    private static final int OLDEST_MINOR = 23;

    private NumPy() {}

    /// Runs a script with `np` imported. Where no Python has NumPy, the test is skipped and says so.
    ///
    /// @return what it printed
    static String run(Path folder, String script) throws IOException, InterruptedException {
        return run(python(), folder, "import numpy as np\nimport json, sys\n" + script);
    }

    private static String python() throws InterruptedException {
        List<String> reasons = new ArrayList<>();
        for (String python : PLACES) {
            try {
                String version = run(python, Path.of("").toAbsolutePath(), "import numpy; print(numpy.__version__)").strip();
                Runtime.Version parts = Runtime.Version.parse(version);
                if (parts.feature() > 1 || parts.interim() >= OLDEST_MINOR) {
                    return python;
                }
                reasons.add(python + " has NumPy " + version);
            } catch (IOException | AssertionError e) {
                reasons.add(python + " has no NumPy");
            }
        }
        return Assumptions.abort("needs NumPy 1." + OLDEST_MINOR + " or newer: " + reasons);
    }

    private static String run(String python, Path folder, String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(python, "-W", "ignore", "-c", script).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("python says: " + output);
        }
        return output;
    }
}
