package org.tng4j.arrays.nd4j;

import java.util.Arrays;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Scalar;

/// The data types that both sides have.
enum NumberType {
    BOOL(Scalar.BOOL, DataType.BOOL),
    INT8(Scalar.INT8, DataType.INT8),
    INT16(Scalar.INT16, DataType.INT16),
    INT32(Scalar.INT32, DataType.INT32),
    INT64(Scalar.INT64, DataType.INT64),
    UINT8(Scalar.UINT8, DataType.UINT8),
    UINT16(Scalar.UINT16, DataType.UINT16),
    UINT32(Scalar.UINT32, DataType.UINT32),
    UINT64(Scalar.UINT64, DataType.UINT64),
    FLOAT16(Scalar.FLOAT16, DataType.FLOAT16),
    FLOAT32(Scalar.FLOAT32, DataType.FLOAT),
    FLOAT64(Scalar.FLOAT64, DataType.DOUBLE);

    final Scalar scalar;
    final DataType dataType;

    NumberType(Scalar scalar, DataType dataType) {
        this.scalar = scalar;
        this.dataType = dataType;
    }

    static Optional<NumberType> of(DataShape measure) {
        return Arrays.stream(values()).filter(type -> type.scalar == measure).findFirst();
    }

    static Optional<NumberType> of(DataType dataType) {
        return Arrays.stream(values()).filter(type -> type.dataType == dataType).findFirst();
    }

    static String all() {
        return "bool, int8 to int64, uint8 to uint64, float16 to float64";
    }
}
