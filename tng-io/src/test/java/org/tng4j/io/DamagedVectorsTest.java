package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;

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
            Assertions.assertTimeoutPreemptively(HANG, () -> askEverything(vector, ReadOptions.DEFAULT.with(mode)));
        }
    }

    private static void askEverything(Path vector, ReadOptions options) throws IOException {
        try (TngFile file = TngFile.open(vector, options); Arena arena = Arena.ofConfined()) {
            file.findings();
            assertTrue(file.molecules().bonds().count() >= 0);
            for (int set = 0; set < file.frameSetCount(); set++) {
                int at = set;
                tolerate(() -> file.frameSet(at));
                tolerate(() -> file.mappings(at));
                tolerate(() -> file.blocks(at));
            }
            BlockCursor blocks = file.blocks();
            while (blocks.next()) {
                file.hashState(blocks.block());
            }
            for (BlockInfo info : file.blockInfos()) {
                readAll(file, info, arena);
            }
        } catch (TngFormatException | TngUnsupportedException e) {
            assertTrue(e.getMessage().startsWith(vector.toString()), e.getMessage());
        }
    }

    private interface Question {
        void ask() throws IOException;
    }

    private static void tolerate(Question question) throws IOException {
        try {
            question.ask();
        } catch (TngFormatException | TngUnsupportedException e) {
            assertTrue(e.getMessage().contains(": "), e.getMessage());
        }
    }

    private static void readAll(TngFile file, BlockInfo info, Arena arena) throws IOException {
        if (info.datashape().elementCount() > 1_000_000) {
            return;
        }
        NdView target = info.allocate(arena);
        if (info.isInHeaderSection()) {
            tolerate(() -> file.read(info.id().into(target).with(info.dependence())));
        }
        if (info.frameSetCount() == 0) {
            return;
        }
        try (FrameCursor frames = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
            boolean isLeft = true;
            for (int calls = 0; isLeft; calls++) {
                assertTrue(calls < 10_000, "goes on for ever");
                try {
                    isLeft = frames.next();
                } catch (TngFormatException | TngUnsupportedException | DataShapeMismatchException e) {
                    assertTrue(e.getMessage().contains(": "), e.getMessage());
                }
            }
        }
        tolerate(() -> assertSeekable(file, info, target));
    }

    private static void assertSeekable(TngFile file, BlockInfo info, NdView target) throws IOException {
        try (FrameCursor frames = file.frames(info.id().into(target).with(info.dependence()).orFill(0))) {
            for (long step = -1; step < 20; step++) {
                try {
                    frames.seekStep(step);
                    assertEquals(step, frames.step());
                } catch (IndexOutOfBoundsException | DataShapeMismatchException e) {
                    assertTrue(e.getMessage().contains(" is ") || e.getMessage().contains(": needs "), e.getMessage());
                }
            }
            frames.seekFrame(0);
        } catch (IndexOutOfBoundsException e) {
            assertTrue(e.getMessage().startsWith("frame is 0"), e.getMessage());
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
