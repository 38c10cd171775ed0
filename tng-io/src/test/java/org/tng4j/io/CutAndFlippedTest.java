package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.arrays.shape.DataShapeMismatchException;
import org.tng4j.io.DeliveredFrames.Frame;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.internal.bytes.Memory;

/// Small files, cut at every byte and with every byte changed, read once with hashes and once without: values, or one
/// of our two exceptions, little memory and never a wait. With hashes, what is delivered is what the undamaged file
/// holds, or something is complained of.
///
/// The build takes all bytes of files up to 4 KiB, and of [#LARGER] all bytes but payloads, of which it takes every
/// 17th. `-Dtng4j.siege=true`, as the profile `siege` has it, takes all bytes of files up to 40 KiB, and the others in
/// that way up to 64 KiB.
@Tag("small-heap")
class CutAndFlippedTest {
    private static final boolean IS_SIEGE = Boolean.getBoolean("tng4j.siege");
    private static final int SMALL = (IS_SIEGE ? 40 : 4) << 10;
    private static final int LARGEST = IS_SIEGE ? 64 << 10 : SMALL;
    /// What no smaller file has: mappings; packed blocks with and without particles, text among them, and blocks that
    /// are constant in a frame set.
    private static final Set<String> LARGER = Set.of("be_raw_map_one_frame.tng", "be_gzip_set_constants.tng");
    private static final int PAYLOAD_STRIDE = 17;
    private static final long MOST_TAKEN = 64L << 20;

    static Stream<WholeFile> smallFiles() throws IOException {
        Path golden = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");
        List<WholeFile> small = new ArrayList<>();
        try (Stream<Path> files = Files.list(golden)) {
            for (Path file : Stream.concat(Vectors.trajectories("valid").stream(), files.sorted()).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".tng") && (Files.size(file) <= LARGEST || LARGER.contains(name))) {
                    small.add(WholeFile.of(file));
                }
            }
        }
        return small.stream();
    }

    private static int[] offsets(WholeFile file) {
        boolean isWhole = file.bytes().length <= SMALL;
        return IntStream.range(0, file.bytes().length)
                .filter(offset -> isWhole || !file.isPayload(offset) || offset % PAYLOAD_STRIDE == 0).toArray();
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void survivesACutAnywhere(WholeFile file) {
        GuardedInputs.tryAll(file, offsets(file), size -> {
            byte[] cut = Arrays.copyOf(file.bytes(), size);
            requireWhatIsLeft(file, size, ask(cut, HashMode.SKIP));
            DeliveredFrames left = ask(cut, HashMode.VERIFY);
            requireWhatIsLeft(file, size, left);
            // Fields count neither the blocks of the header section nor those of a frame set, and zeros are a hole.
            assertTrue(left.complainsMoreThan(file.right()) || file.isCutBehindABlock(size), "nothing is said of it");
        });
    }

    /// A cut changes no value, and takes none from a block in front of it.
    private static void requireWhatIsLeft(WholeFile file, int size, DeliveredFrames left) {
        assertNone("differs", left.unlike(file.right()));
        assertNone("is lost", left.missing(file.right()).filter(frame -> !file.isCutFrom(frame, size)));
        assertEquals(List.of(), left.misfits());
    }

    /// All bits, the highest or the lowest, in turn.
    private static byte change(int offset) {
        return (byte) (offset % 3 == 0 ? 0xff : offset % 3 == 1 ? 0x80 : 0x01);
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void survivesAnyChangedByte(WholeFile file) {
        GuardedInputs.tryAll(file, offsets(file), offset -> {
            byte[] changed = file.bytes().clone();
            changed[offset] ^= change(offset);
            requireFitting(file, offset, ask(changed, HashMode.SKIP));
            DeliveredFrames found = ask(changed, HashMode.VERIFY);
            requireFitting(file, offset, found);
            requireTruth(file, offset, found);
        });
    }

    /// What is delivered is right, or something is complained of; where values or their fields were changed, both. In a
    /// block without a hash nobody can tell.
    private static void requireTruth(WholeFile file, int offset, DeliveredFrames found) {
        boolean isSilent = !found.complainsMoreThan(file.right());
        if (file.isUnhashed(offset) || (!isSilent && !file.isHashedData(offset))) {
            return;
        }
        if (isSilent && file.isBlockId(offset)) {
            requireOthers(file.blockAt(offset).id().number(), file.right(), found);
            return;
        }
        assertNone("differs", found.unlike(file.right()));
        if (isSilent) {
            assertNone("is lost", found.missing(file.right()));
            assertFalse(file.isHashed(offset), "nothing is said of it");
        }
    }

    /// No hash covers a block's id: the block is handed over as another one, and what it hid may take its place.
    private static void requireOthers(long id, DeliveredFrames right, DeliveredFrames found) {
        assertNone("differs", found.unlike(right).filter(frame -> frame.block() != id && right.hasFrameLike(frame)));
        assertNone("is lost", found.missing(right).filter(frame -> frame.block() != id));
    }

    /// Fields that differ from frame set to frame set are legal, and no target fits them all: that is said by a third
    /// exception, which names the frame set, where the fields of a data block were changed, and nowhere else.
    private static void requireFitting(WholeFile file, int offset, DeliveredFrames found) {
        for (DataShapeMismatchException misfit : found.misfits()) {
            assertTrue(misfit.getMessage().matches(".*frame set \\d+.*"), misfit.getMessage());
            assertTrue(file.isOfDataFields(offset), misfit.getMessage());
        }
    }

    private static void assertNone(String what, Stream<Frame> frames) {
        assertEquals(List.of(), frames.toList(), what);
    }

    private static DeliveredFrames ask(byte[] bytes, HashMode mode) throws IOException {
        long before = Memory.taken();
        DeliveredFrames delivered = DeliveredFrames.of(bytes, mode);
        long taken = Memory.taken() - before;
        assertTrue(taken <= MOST_TAKEN, () -> "takes " + taken + " bytes");
        return delivered;
    }

    @ParameterizedTest
    @MethodSource("smallFiles")
    void readsUndamagedFilesTheSameWithHashesOff(WholeFile file) throws IOException {
        DeliveredFrames again = ask(file.bytes(), HashMode.SKIP);
        assertNone("differs", again.unlike(file.right()));
        assertNone("is lost", again.missing(file.right()));
        assertEquals(List.of(), again.misfits());
    }
}
