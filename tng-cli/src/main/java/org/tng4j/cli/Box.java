package org.tng4j.cli;

import java.io.IOException;
import java.lang.foreign.Arena;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.KnownBlock;
import org.tng4j.io.format.ParticleDependence;

/// The first box of a file: three vectors, row by row.
final class Box {
    private static final int VALUES = 9;

    private Box() {
    }

    /// Returns nine numbers, or none where there is no such box or it cannot be read; the latter is complained about.
    static double[] first(TngFile file, Report report) throws IOException {
        if (!file.hasBlock(KnownBlock.BOX_SHAPE)) {
            return new double[0];
        }
        BlockInfo info = file.block(KnownBlock.BOX_SHAPE);
        boolean isBox = info.dependence() == ParticleDependence.NOT_PARTICLE && info.values() == VALUES
                && (info.type() == Scalar.FLOAT32 || info.type() == Scalar.FLOAT64);
        try (Arena arena = Arena.ofConfined()) {
            return isBox ? read(file, info, info.allocate(arena)) : new double[0];
        } catch (IOException e) {
            report.thrown(e);
            return new double[0];
        }
    }

    private static double[] read(TngFile file, BlockInfo info, NdView view) throws IOException {
        if (info.isInHeaderSection()) {
            file.read(info.id(), view);
            return numbers(view);
        }
        try (FrameCursor frames = file.frames(Frames.from(0).to(1), info.id().into(view))) {
            return frames.next() ? numbers(view) : new double[0];
        }
    }

    private static double[] numbers(NdView view) {
        double[] box = new double[VALUES];
        for (int i = 0; i < VALUES; i++) {
            box[i] = view.getDouble(i / 3, i % 3);
        }
        return box;
    }

    /// Returns the three edges of a rectangular box, or all three vectors of another.
    static String text(double[] box) {
        boolean isRectangular = box[1] == 0 && box[2] == 0 && box[3] == 0 && box[5] == 0 && box[6] == 0 && box[7] == 0;
        return isRectangular ? number(box[0]) + " × " + number(box[4]) + " × " + number(box[8])
                : vector(box, 0) + ", " + vector(box, 3) + ", " + vector(box, 6);
    }

    private static String vector(double[] box, int from) {
        return "(" + number(box[from]) + ' ' + number(box[from + 1]) + ' ' + number(box[from + 2]) + ")";
    }

    private static String number(double value) {
        return GeneralFormat.of(value, 6);
    }
}
