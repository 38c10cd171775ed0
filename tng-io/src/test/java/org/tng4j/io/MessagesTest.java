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

/// All messages sound alike: one clause in lower case, without a full stop. Reads the sources.
class MessagesTest {
    /// The first literal of a message: what follows the kind of damage.
    private static final Pattern MESSAGE = Pattern.compile("Kind\\.[A-Z_]+,\\s*(?:[\\w.()]+,\\s*)?\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("(MD5|TNG|XTC2|XTC3|BWLZH|Huffman|Burrows) .*|Burrows-.*");

    @Test
    void startsInLowerCaseAndHasNoFullStop() throws IOException {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher messages = MESSAGE.matcher(Files.readString(file));
                while (messages.find()) {
                    count++;
                    String text = messages.group(1);
                    boolean isCapital = !text.isEmpty() && Character.isUpperCase(text.charAt(0))
                            && !NAME.matcher(text).matches();
                    if (isCapital || text.endsWith(".")) {
                        wrong.add(file.getFileName() + ": " + text);
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(count > 40, "found only " + count + " messages: the pattern no longer matches the sources");
    }
}
