package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private static void refuses(String complaint, Object... args) {
        Ran ran = Ran.tng(args);
        assertEquals("error: " + complaint + "\n", ran.err());
        assertEquals("", ran.out());
        assertEquals(2, ran.code());
    }

    @Test
    void refusesWhatIsNoCommand() {
        refuses("missing command; see tng --help");
        refuses("unknown command: 'inf'; see tng --help", "inf", "run.tng");
        refuses("unknown option: '--foo'; see tng --help", "--foo");
    }

    @Test
    void refusesACommandLineThatIsWrong() {
        refuses("missing required parameter: 'FILE'; see tng info --help", "info");
        refuses("unknown option: '--foo'; see tng dump --help", "dump", "--foo", "run.tng");
        refuses("missing required parameter: 'FILE'; see tng verify --help", "verify", "--quick");
        refuses("missing required parameter: 'BROKEN'; see tng salvage --help", "salvage", "-o", "good.tng");
        refuses("missing required option: '--output=GOOD'; see tng salvage --help", "salvage", "broken.tng");
        refuses("invalid value for option '--frames': range is 'x', must be from:to:every in whole numbers; "
                + "see tng dump --help", "dump", "--frames", "x", "run.tng");
        refuses("invalid value for option '--frames': every is -1, must be at least 1; see tng dump --help",
                "dump", "--frames", "::-1", "run.tng");
        refuses("invalid value for option '--atoms': every is 0, must not be 0; see tng dump --help",
                "dump", "--atoms", "::0", "run.tng");
    }

    @Test
    void listsTheCommands() {
        Ran help = Ran.tng("--help").whole();
        for (String command : List.of("info", "blocks", "frames", "molecules", "dump", "digest", "verify",
                "salvage", "ls")) {
            assertTrue(help.lines().stream().anyMatch(line -> line.startsWith("  " + command + " ")), help.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"info", "blocks", "frames", "molecules", "dump", "digest", "verify", "salvage"})
    void explainsEachCommandWithin100Columns(String command) {
        Ran help = Ran.tng(command, "--help").whole();
        assertTrue(help.out().startsWith("Usage: tng " + command + " "));
        assertTrue(help.lines().stream().allMatch(line -> line.length() <= 100), help.out());
    }

    @Test
    void printsItsVersion() {
        assertTrue(Ran.tng("--version").whole().out().matches("tng \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"));
    }
}
