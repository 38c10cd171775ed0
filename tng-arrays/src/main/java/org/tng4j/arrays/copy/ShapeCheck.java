package org.tng4j.arrays.copy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.DataShapeMismatchException;

/// One given datashape against those that fit, and the words for the first difference.
///
/// @param accepted the canonical one first
/// @param casting  which data types may become the given one; none, where no caller could say otherwise
record ShapeCheck(String subject, List<DataShape> accepted, DataShape given, @Nullable Casting casting) {

    ShapeCheck {
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException(subject + ": accepts 0 datashapes, must accept at least 1");
        }
    }

    void check() {
        List<DataShape> sameDims = accepted.stream().filter(needed -> !dims(needed).exists()).toList();
        if (sameDims.isEmpty()) {
            throw new DataShapeMismatchException(
                    subject, accepted.getFirst(), given, dims(accepted.getFirst()).inWords(), otherShapes());
        }
        DataShape first = sameDims.getFirst();
        String difference = typeDifference(first);
        if (difference != null && sameDims.stream().allMatch(needed -> typeDifference(needed) != null)) {
            throw new DataShapeMismatchException(subject, first, given, difference, castingFor(first));
        }
    }

    private DimDifference dims(DataShape needed) {
        return new DimDifference(needed, given);
    }

    private @Nullable String typeDifference(DataShape needed) {
        return new TypeDifference(casting).between(needed.measure(), given.measure());
    }

    private String castingFor(DataShape needed) {
        Casting least = Casting.leastFor(needed.measure(), given.measure());
        return casting == null || least == null ? "" : "allow Casting." + least;
    }

    private String otherShapes() {
        List<String> others = accepted.stream().skip(1).map(DataShape::toString).toList();
        String fit = others.size() > 1 ? " fit too" : " fits too";
        return others.isEmpty() ? "" : String.join(", ", others) + fit;
    }
}
