import static org.tng4j.io.format.KnownBlock.POSITIONS;

import java.io.IOException;
import java.nio.file.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.tng4j.arrays.nd4j.Nd4jBridge;
import org.tng4j.arrays.nd4j.Nd4jView;
import org.tng4j.arrays.pool.LeasedArena;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;

/// Prints time in ps and radius of gyration of each frame, all particles with the same weight.
final class RadiusOfGyration {

    private RadiusOfGyration() {}

    public static void main(String[] arguments) throws IOException {
        try (TngFile trajectory = TngFile.open(Path.of(arguments[0])); LeasedArena arena = new LeasedArena()) {
            NdView positions = trajectory.block(POSITIONS).allocate(arena);
            try (Nd4jView shared = new Nd4jBridge().view(positions);
                    FrameCursor frames = trajectory.frames(POSITIONS.into(positions))) {
                INDArray array = shared.array();
                while (frames.next()) {
                    INDArray fromCentre = array.subRowVector(array.mean(0));
                    double squares = fromCentre.muli(fromCentre).sumNumber().doubleValue();
                    System.out.printf("%.3f\t%.5f%n", frames.timePicoseconds(), Math.sqrt(squares / array.size(0)));
                }
            }
        }
    }
}
