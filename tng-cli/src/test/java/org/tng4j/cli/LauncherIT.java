package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The built command line, from the shell.
class LauncherIT {
    private static final Path LAUNCHER = Path.of("bin", "tng").toAbsolutePath();
    private static final String XVF = Samples.golden("full_precision_xvf").toString();

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
    }

    /// Runs a line of shell, in which `$tng` is the launcher and `$xvf` a trajectory.
    private Ran sh(String line) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", line);
        shell.environment().put("tng", LAUNCHER.toString());
        shell.environment().put("xvf", XVF);
        shell.environment().put("TNG_JAVA", System.getProperty("java.home"));
        Process process = shell.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), line);
        return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), Files.readString(err));
    }

    @Test
    void printsWhatTheCommandPrints() throws Exception {
        assertEquals(Ran.tng("info", XVF), sh("\"$tng\" info \"$xvf\""));
        assertEquals(Ran.tng("frames", "--json", XVF), sh("\"$tng\" frames --json \"$xvf\""));
    }

    @Test
    void endsQuietlyWhenHeadHasSeenEnough() throws Exception {
        for (String command : new String[] {"dump", "dump --json", "digest", "frames", "blocks", "verify", "verify --json"}) {
            Ran ran = sh("{ \"$tng\" " + command + " \"$xvf\"; echo $? >&2; } | head -c 1");
            assertEquals(1, ran.out().length(), command);
            assertEquals("0\n", ran.err(), command);
        }
    }

    @Test
    void showsHowFarItIsToATerminalOnly() throws Exception {
        assumeTrue(sh("script -qec true /dev/null").code() == 0, "no script (util-linux), which makes a terminal");
        String tng = "TNG_JAVA_OPTS=-XshowSettings:properties \"$tng\" verify \"$xvf\"";
        String isTerminal = Progress.IS_TERMINAL + " = true";
        assertTrue(sh("TERM=xterm script -qec '" + tng + "' /dev/null").out().contains(isTerminal));
        assertFalse(sh("TERM=dumb script -qec '" + tng + "' /dev/null").out().contains(isTerminal));
        assertFalse(sh("TERM=xterm " + tng).err().contains(isTerminal));
    }

    @Test
    void hasTheExitCodeOfTheCommand() throws Exception {
        assertEquals(2, sh("\"$tng\" info").code());
        assertEquals(new Ran(1, "", "error: nowhere.tng: no such file\n"), sh("\"$tng\" info nowhere.tng"));
    }

    @Test
    void printsUtf8WhateverTheLocale() throws Exception {
        String vector = Samples.valid("le_raw").toString();
        assertEquals(Ran.tng("info", vector).out(), sh("LC_ALL=C \"$tng\" info " + vector).out());
    }
}
