package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;

/// Every damaged vector opens, or is refused, in one of our two words; whatever is then asked of it gives values or one
/// of them again. What exactly must be delivered is another test's matter.
class DamagedVectorsTest {
    private static final Duration HANG = Duration.ofSeconds(10);

    static List<Path> vectors() {
        return Vectors.trajectories("damaged");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void opensOrIsRefusedAsExpected(Path vector) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(Vectors.file("damaged", "expected.json").toFile())
                .get(vector.getFileName().toString().replace(".tng", ""));
        if (expected.get("opens").asBoolean()) {
            TngFile.open(vector).close();
            return;
        }
        TngFormatException refusal = assertThrows(TngFormatException.class, () -> TngFile.open(vector));
        List<String> kinds = new ArrayList<>();
        expected.get("openError").forEach(kind -> kinds.add(kind.asText()));
        assertTrue(kinds.contains(refusal.kind().name()), () -> refusal.getMessage() + ", expected " + kinds);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void throwsNothingButOurTwoExceptionsWhateverIsAsked(Path vector) {
        for (HashMode mode : HashMode.values()) {
            Assertions.assertTimeoutPreemptively(HANG, () -> askEverything(vector, mode));
        }
    }

    private static void askEverything(Path vector, HashMode mode) throws IOException {
        try (TngFile file = TngFile.open(vector, ReadOptions.DEFAULT.with(mode))) {
            Interrogation.of(file);
        } catch (TngException e) {
            assertTrue(e.getMessage().startsWith(vector.toString()), e.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void namesPositionsOrSaysThatThereAreNone(Path vector) throws IOException {
        try (TngFile file = TngFile.open(vector, ReadOptions.DEFAULT.with(HashMode.WARN))) {
            assertEquals("POSITIONS", file.block(POSITIONS).name());
        } catch (NoSuchElementException e) {
            assertTrue(e.getMessage().endsWith("has no POSITIONS (0x10000001) block"), e.getMessage());
        } catch (TngFormatException e) {
            assertTrue(e.getMessage().contains(" at offset "), e.getMessage());
        }
    }
}
