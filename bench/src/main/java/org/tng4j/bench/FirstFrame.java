package org.tng4j.bench;

import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.ReadOptions;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.HashMode;

/// Opens a file in a virtual machine that has done nothing before, and reads the first frame of positions: what
/// `bench/process.sh` times.
///
/// `FirstFrame FILE [no-md5]` prints milliseconds from the start of `main` to the frame in the target.
final class FirstFrame {
    private FirstFrame() {}

    /// Reads the first frame of `FILE`.
    public static void main(String[] arguments) throws IOException {
        long begin = System.nanoTime();
        ReadOptions options = List.of(arguments).contains("no-md5")
                ? ReadOptions.DEFAULT.with(HashMode.SKIP) : ReadOptions.DEFAULT;
        try (TngFile file = TngFile.open(Path.of(arguments[0]), options); Arena arena = Arena.ofConfined()) {
            NdView target = file.block(POSITIONS).allocate(arena);
            try (FrameCursor frames = file.frames(POSITIONS.into(target))) {
                boolean isThere = frames.next();
                long end = System.nanoTime();
                if (!isThere) {
                    throw new IllegalArgumentException(file.name() + " has no frame, must have at least 1");
                }
                System.out.println((end - begin) * 1e-6);
            }
        }
    }
}
