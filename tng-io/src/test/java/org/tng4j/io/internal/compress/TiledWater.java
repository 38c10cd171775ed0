package org.tng4j.io.internal.compress;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;

/// Frames of a real trajectory in a cube, as integers, tiled to any number of particles: no two of 48 tiles are equal,
/// each is turned or mirrored another way, so that no coder finds one in another.
final class TiledWater {
    /// Orders of the coordinates; with each, any of them mirrored or not.
    private static final int[][] ORDERS = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {0, 2, 1}, {2, 1, 0}, {1, 0, 2}};

    private final int[] integers;
    private final int tileWidth;
    private final int edge;
    private final int particles;
    private final int tilesAlong;

    private TiledWater(int[] integers, int tileWidth, int edge, int particles) {
        this.integers = integers;
        this.tileWidth = tileWidth;
        this.edge = edge;
        this.particles = particles;
        this.tilesAlong = (int) Math.ceil(Math.cbrt((double) Math.ceilDiv(3L * particles, tileWidth)));
    }

    /// Reads the first frames of a trajectory of compressed positions.
    ///
    /// @param particles of the tiled frames
    static TiledWater read(Path file, int frames, int particles) throws IOException {
        try (TngFile trajectory = TngFile.open(file); Arena arena = Arena.ofConfined()) {
            int width = Math.toIntExact(3 * trajectory.particleCount());
            NdView values = NdView.allocate(arena, DataShape.parse(width / 3 + " * 3 * int32"));
            NdView box = trajectory.block(BOX_SHAPE).allocate(arena);
            int[] integers = new int[Math.multiplyExact(frames, width)];
            try (FrameCursor cursor = trajectory.frames(POSITIONS.quantisedInto(values), BOX_SHAPE.into(box))) {
                for (int frame = 0; frame < frames; frame++) {
                    if (!cursor.next()) {
                        throw new IllegalArgumentException(
                                file + " has " + frame + " frames, must have at least " + frames);
                    }
                    MemorySegment.copy(values.segment(), JAVA_INT, values.base(), integers, frame * width, width);
                }
                return new TiledWater(integers, width, edge(box, cursor.precision(POSITIONS)), particles);
            }
        }
    }

    private static int edge(NdView box, double precision) {
        float length = box.getFloat(0, 0);
        if (length != box.getFloat(1, 1) || length != box.getFloat(2, 2)) {
            throw new IllegalArgumentException("box is " + length + " by " + box.getFloat(1, 1) + " by "
                    + box.getFloat(2, 2) + ", must be a cube");
        }
        return (int) Math.round(length / precision);
    }

    /// Returns the edge of the cube that holds all tiles.
    int boxEdge() {
        return tilesAlong * edge;
    }

    /// Writes the integers of a frame.
    void frame(int frame, int[] target, int from) {
        for (int tile = 0, at = 0; at < 3 * particles; tile++, at += tileWidth) {
            tile(tile, frame * tileWidth, target, from + at, Math.min(tileWidth, 3 * particles - at));
        }
    }

    private void tile(int tile, int source, int[] target, int from, int width) {
        int[] place = {tile % tilesAlong, tile / tilesAlong % tilesAlong, tile / tilesAlong / tilesAlong};
        int[] order = ORDERS[tile % ORDERS.length];
        int mirrored = tile / ORDERS.length;
        for (int c = 0; c < 3; c++) {
            boolean isMirrored = (mirrored >> c & 1) != 0;
            int shift = place[c] * edge + (isMirrored ? edge : 0);
            for (int i = 0; i < width; i += 3) {
                int value = integers[source + i + order[c]];
                target[from + i + c] = shift + (isMirrored ? -value : value);
            }
        }
    }
}
