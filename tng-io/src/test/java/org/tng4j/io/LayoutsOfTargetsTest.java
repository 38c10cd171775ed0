package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.ParticleSelection;

/// Every codec straight through every layout: element by element what a target without gaps gets, in one pass beside it.
class LayoutsOfTargetsTest {
    private static final int MOST_FRAMES = 8;
    private static final double FILL = 7;

    /// One file at a time: a cursor for each way in which a frame may lie.
    private final Set<String> read = new TreeSet<>();

    @Test
    void everyLayoutHoldsTheSameValuesFromEveryCodec() throws IOException {
        for (Path path : trajectories()) {
            try (TngFile file = TngFile.open(path, ReadOptions.DEFAULT.with(HashMode.WARN))) {
                for (BlockInfo info : file.blockInfos()) {
                    if (info.type() instanceof Scalar && info.frameSetCount() > 0 && info.isUniform()) {
                        compare(file, info);
                    }
                }
            }
        }
        assertEquals("[GZIP BIG_ENDIAN, GZIP LITTLE_ENDIAN, TNG BIG_ENDIAN, TNG LITTLE_ENDIAN, UNCOMPRESSED BIG_ENDIAN,"
                + " UNCOMPRESSED LITTLE_ENDIAN, XTC LITTLE_ENDIAN]", read.toString());
    }

    private static List<Path> trajectories() {
        return Stream.concat(Vectors.trajectories("valid").stream(),
                Stream.of("full_precision_xvf.tng", "compressed_positions.tng", "positions_velocities_compressed.tng")
                        .map(name -> Path.of("..", "testdata", "golden", name))).toList();
    }

    private void compare(TngFile file, BlockInfo info) throws IOException {
        DataShape shape = info.datashape();
        try (Arena arena = Arena.ofConfined()) {
            NdView plain = NdView.allocate(arena, shape);
            Map<String, NdView> targets = targets(arena, shape);
            List<FrameCursor> cursors = new ArrayList<>();
            for (NdView target : targets.values()) {
                cursors.add(file.frames(wish(info, target)));
            }
            try (FrameCursor frames = file.frames(wish(info, plain))) {
                for (int frame = 0; frame < MOST_FRAMES && frames.next(); frame++) {
                    int i = 0;
                    for (Map.Entry<String, NdView> target : targets.entrySet()) {
                        assertEquals(true, cursors.get(i++).next());
                        String where = file.name() + " " + info + " " + target.getKey() + " frame " + frame;
                        requireEqual(plain, target.getValue(), where);
                        read.add(info.codec() + " " + file.byteOrder());
                    }
                    if (shape.rank() > 0 && shape.dim(0) > 2 && frames.particleCount(info.id()) == shape.dim(0)) {
                        compareSelected(file, info, plain, frames.step());
                    }
                }
            }
            cursors.forEach(FrameCursor::close);
        }
    }

    /// Some particles, out of order, converted, backwards in memory.
    private static void compareSelected(TngFile file, BlockInfo info, NdView all, long step) throws IOException {
        long last = all.shape().dim(0) - 1;
        long[] wanted = {last, 0, last / 2};
        try (Arena arena = Arena.ofConfined()) {
            DataShape shape = all.shape().withDType(wide(all.shape()));
            NdView some = NdView.allocate(arena, shape.item().prepend(3), Layout.F).flip(0);
            try (FrameCursor frames = file.frames(wish(info, some).only(ParticleSelection.of(wanted)))) {
                frames.seekStep(step);
            }
            for (int i = 0; i < wanted.length; i++) {
                requireEqual(all.at(wanted[i]), some.at(i), file.name() + " " + info + " particle " + wanted[i]);
            }
        }
    }

    private static BlockTarget wish(BlockInfo info, NdView target) {
        return info.id().into(target).with(info.dependence()).orFill(FILL).casting(Casting.SAME_KIND);
    }

    private static Map<String, NdView> targets(Arena arena, DataShape shape) {
        Map<String, NdView> targets = new LinkedHashMap<>();
        targets.put("F", NdView.allocate(arena, shape, Layout.F));
        ByteOrder other = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        targets.put("other order", NdView.allocate(arena, shape, Layout.C.withOrder(other)));
        targets.put("doubles", NdView.allocate(arena, shape.withDType(wide(shape))));
        if (shape.rank() == 2 && shape.dim(1) == 3) {
            targets.put("xyz", NdView.allocate(arena, shape, Layout.XYZ));
            targets.put("xyz_", NdView.allocate(arena, shape, Layout.XYZ_));
            targets.put("SoA", NdView.allocate(arena, shape, Layout.SOA));
            targets.put("doubles, SoA", NdView.allocate(arena, shape.withDType(wide(shape)), Layout.SOA));
            NdView larger = NdView.allocate(arena, DataShape.of(shape.measure(), 3, 2 * shape.dim(0) + 1, 5));
            targets.put("slice", larger.at(1).slice(0, 1, 2 * shape.dim(0) + 1, 2).slice(1, 1, 4, 1));
            targets.put("backwards", NdView.allocate(arena, shape).flip(0).flip(1));
        }
        return targets;
    }

    private static Scalar wide(DataShape shape) {
        return shape.measure() == Scalar.FLOAT32 ? Scalar.FLOAT64 : (Scalar) shape.measure();
    }

    private static void requireEqual(NdView expected, NdView given, String where) {
        DataShape shape = expected.shape();
        long[] index = new long[shape.rank()];
        for (long n = 0; n < shape.elementCount(); n++) {
            long rest = n;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis] = rest % shape.dim(axis);
                rest /= shape.dim(axis);
            }
            if (shape.measure() == Scalar.INT64) {
                assertEquals(expected.getLong(index), given.getLong(index), where);
            } else {
                assertEquals(expected.getDouble(index), given.getDouble(index), where);
            }
        }
    }
}
