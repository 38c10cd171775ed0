package org.tng4j.io;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.internal.block.DataBlock;
import org.tng4j.io.internal.block.Source;
import org.tng4j.io.internal.block.TngStreams;

/// Whether blocks store integers that a quantised target can take: floating-point data, codec 2, one precision.
record StoredIntegers(BlockInfo info, Source source) {

    /// Asks the block that speaks for the quantity.
    ///
    /// @throws IllegalArgumentException if it stores none
    void require() {
        String lacking = lacking(info.codec(), info.type());
        if (lacking != null) {
            throw new IllegalArgumentException(lacking);
        }
    }

    /// Says why blocks of this codec and type have no integers to give; null if they have.
    private @Nullable String lacking(CodecId codec, DataShape type) {
        boolean isFloating = type == Scalar.FLOAT32 || type == Scalar.FLOAT64;
        if (codec == KnownCodec.TNG && isFloating) {
            return null;
        }
        return info.subject() + ": " + (isFloating ? "codec is " + codec + ", must be TNG"
                : "data type is " + type + ", must be float32 or float64")
                + " for a quantised target; read the values themselves";
    }

    /// Asks all pieces: integers of several have one meaning only if they are multiples of one precision.
    ///
    /// @return null where they can be delivered
    @Nullable IllegalArgumentException misfit(PieceSet pieces, String where) throws IOException {
        double precision = Double.NaN;
        for (int i = 0; i < pieces.size(); i++) {
            DataBlock data = pieces.get(i).data();
            String lacking = lacking(CodecId.of(data.codec()), data.type());
            if (lacking != null) {
                return new IllegalArgumentException(lacking + "; " + where);
            }
            double found = pieces.size() == 1 || data.particleCount() == 0
                    ? precision : TngStreams.precision(source, data);
            if (!Double.isNaN(precision) && found != precision) {
                return new IllegalArgumentException(info.subject() + ": pieces have the precisions " + precision + " and "
                        + found + ", must have one for a quantised target; read the values themselves; " + where);
            }
            precision = found;
        }
        return null;
    }
}
