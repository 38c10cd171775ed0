package org.tng4j.arrays.nd4j;

import static org.tng4j.io.format.KnownBlock.BOX_SHAPE;
import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.tng4j.arrays.copy.Casting;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.Frames;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockId;

/// The examples of docs/how-to/nd4j.md, word for word.
final class Analysis {

    private Analysis() {}

    static List<Double> ofEachFrame(TngFile trajectory, BlockId block, ToDoubleFunction<INDArray> work) throws IOException {
        List<Double> results = new ArrayList<>();
        DataShape shape = DataShape.of(Scalar.FLOAT64, block == BOX_SHAPE ? 3 : trajectory.particleCount(), 3);
        try (LeasedArena arena = new LeasedArena()) {
            NdView target = NdView.allocate(arena, shape);
            try (Nd4jView shared = new Nd4jBridge().view(target);                       // once
                    FrameCursor frames = trajectory.frames(block.into(target).casting(Casting.SAFE))) {
                INDArray array = shared.array();
                while (frames.next()) {                                                 // array shows the next frame
                    results.add(work.applyAsDouble(array));
                }
            }
        }
        return results;
    }

    /// masses: one column
    static double radiusOfGyration(INDArray positions, INDArray masses) {
        double mass = masses.sumNumber().doubleValue();
        INDArray centre = positions.mul(masses).sum(0).divi(mass);
        INDArray fromCentre = positions.subRowVector(centre);
        return Math.sqrt(fromCentre.muli(fromCentre).muli(masses).sumNumber().doubleValue() / mass);
    }

    /// The singular values of the covariance say how well the best rotation fits: nothing needs to be turned. A mirror
    /// image would fit better where the determinant is negative, and is no rotation.
    static double rmsdAfterSuperposition(INDArray positions, INDArray reference) {
        INDArray x = positions.subRowVector(positions.mean(0));
        INDArray y = reference.subRowVector(reference.mean(0));
        INDArray covariance = x.transpose().mmul(y);
        INDArray singular = Nd4j.exec(DynamicCustomOp.builder("svd").addInputs(covariance)
                .addIntegerArguments(0, 1, 16).build())[0];                             // descending
        double fit = singular.getDouble(0) + singular.getDouble(1)
                + Math.signum(determinant(covariance)) * singular.getDouble(2);
        double squares = x.muli(x).sumNumber().doubleValue() + y.muli(y).sumNumber().doubleValue();
        return Math.sqrt(Math.max(0, squares - 2 * fit) / positions.size(0));
    }

    static double determinant(INDArray matrix) {
        return Nd4j.exec(DynamicCustomOp.builder("matrix_determinant").addInputs(matrix).build())[0].getDouble(0);
    }

    static double boxVolume(INDArray box) {
        return Math.abs(determinant(box));
    }

    /// One batch, `frames * atoms * 3`, filled on all cores.
    static double[] meanSquareDisplacements(TngFile trajectory, int frames) throws IOException {
        long atoms = trajectory.particleCount();
        Nd4jBridge bridge = new Nd4jBridge();                      // before anything else of ND4J
        INDArray batch = Nd4j.create(DataType.DOUBLE, frames, atoms, 3);
        trajectory.read(POSITIONS.into(bridge.of(batch)).casting(Casting.SAFE), Frames.from(0).to(frames));
        INDArray moved = batch.sub(batch.get(NDArrayIndex.interval(0, 1)));
        return moved.muli(moved).sum(1, 2).divi(atoms).toDoubleVector();
    }
}
