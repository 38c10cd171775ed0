package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.TngException;

/// Small archives cut at every length, and with every byte changed: values, or one of our two exceptions, or the word
/// that no member has the name.
class FlippedArchivesTest {
    private static final ReadOptions WARN = ReadOptions.DEFAULT.with(HashMode.WARN)
            .with(ReadLimits.DEFAULT.with(ArchiveLimits.DEFAULT.withExpansion(1 << 20, 1100)));

    private static final int[] CHANGES = {1, 0x80, 0xff};

    private static byte[] packed(PackedForm form) throws IOException {
        byte[] tng = Files.readAllBytes(Vectors.file("valid", "be_swapped_count.tng"));
        return form.pack("a.tng", tng);
    }

    private static int read(byte[] archive) throws IOException {
        try (TngFile file = TngFile.open(MemorySegment.ofArray(archive), WARN)) {
            file.findings();
            BlockCursor blocks = file.blocks();
            while (blocks.next()) {
                file.hashState(blocks.block()); // reads the contents
            }
            return 1;
        } catch (TngException e) {
            assertTrue(e.getMessage().startsWith("memory"), e.getMessage());
        } catch (FileSystemException e) {
            assertTrue(e.getMessage().contains("has no member") || e.getMessage().contains("has several"),
                    e.getMessage());
        }
        return 0;
    }

    @ParameterizedTest
    @EnumSource(names = {"TAR_BZ2", "TAR_XZ"}, mode = EnumSource.Mode.EXCLUDE)
    void readsEveryPrefix(PackedForm form) throws IOException {
        byte[] archive = packed(form);
        for (int size = 0; size < archive.length; size++) {
            read(Arrays.copyOf(archive, size));
        }
        assertTrue(read(archive) == 1, "the whole one does not read");
    }

    @ParameterizedTest
    @EnumSource(names = {"TAR_BZ2", "TAR_XZ"}, mode = EnumSource.Mode.EXCLUDE)
    void readsEveryChangedByte(PackedForm form) throws IOException {
        byte[] archive = packed(form);
        int read = 0;
        for (int at = 0; at < archive.length; at++) {
            byte was = archive[at];
            archive[at] ^= (byte) CHANGES[at % CHANGES.length];
            read += read(archive);
            archive[at] = was;
        }
        int changes = archive.length;
        int whole = read;
        assertTrue(whole < changes, () -> "all of " + changes + " changes were read");
    }
}
