package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

class MapFaultsTest {

    private static final int COUNT = 1 << 20;

    @TempDir
    private Path folder;

    private static void cut(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(128);
        }
    }

    private static void expectFault(Path file, IOException e) {
        assertEquals(file + ": mapped memory could not be reached; its file was cut, or the disk failed", e.getMessage());
        assertInstanceOf(InternalError.class, e.getCause());
    }

    /// Often enough that the loop is compiled, and its error comes late.
    @ParameterizedTest
    @ValueSource(ints = {1, 50})
    void turnsAFaultWhileWritingIntoAnIOException(int times) throws IOException {
        Path file = folder.resolve("a.npy");
        try (Arena arena = Arena.ofConfined()) {
            NdView view = Npy.create(file, DataShape.parse(COUNT + " * float32"), arena);
            for (int i = 0; i < times; i++) {
                MapFaults.asIOException(file, () -> filled(view));
            }
            cut(file);

            expectFault(file, assertThrows(IOException.class, () -> MapFaults.asIOException(file, () -> filled(view))));
        }
    }

    private static long filled(NdView view) {
        for (long i = 0; i < COUNT; i++) {
            view.segment().set(ValueLayout.JAVA_FLOAT, i * Float.BYTES, 1.5f);
        }
        return COUNT;
    }

    @Test
    void writesNoFileFromOneThatWasCut() throws IOException {
        Path file = folder.resolve("a.npy");
        Path copy = folder.resolve("copy.npy");
        try (Arena arena = Arena.ofConfined()) {
            Npy.create(file, DataShape.parse(COUNT + " * float32"), arena);
            NdView mapped = Npy.map(file, MapMode.READ_ONLY, arena);
            cut(file);

            expectFault(copy, assertThrows(IOException.class, () -> Npy.write(copy, mapped)));
            assertEquals(1, folder.toFile().list().length);
        }
    }

    @Test
    void leavesWhatIsNoFaultAsItIs() throws IOException {
        IOException own = new IOException("own");

        assertEquals(7, MapFaults.asIOException(folder, () -> 7));
        assertEquals(own, assertThrows(IOException.class, () -> MapFaults.asIOException(folder, () -> {
            throw own;
        })));
    }
}
