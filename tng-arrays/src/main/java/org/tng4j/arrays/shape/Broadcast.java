package org.tng4j.arrays.shape;

import java.util.List;
import java.util.Optional;

/// Dimensions that two arrays share, as NumPy has it: the last ones lie over each other, 1 stretches, missing ones do not
/// matter.
final class Broadcast {

    private Broadcast() {}

    /// What dimensions over `void` and other dimensions over `void` share, over `void`; nothing, if they differ.
    static Optional<DataShape> of(DataShape a, DataShape b) {
        List<Dim> more = a.dims();
        List<Dim> fewer = b.dims();
        if (more.size() < fewer.size()) {
            return of(b, a);
        }
        int missing = more.size() - fewer.size();
        Optional<DataShape> shared = Optional.of(Scalar.VOID);
        for (int axis = more.size() - 1; axis >= 0; axis--) {
            Dim dim = more.get(axis);
            Optional<Dim> both = axis < missing ? Optional.of(dim) : common(dim, fewer.get(axis - missing));
            shared = shared.flatMap(inner -> both.map(outer -> outer.over(inner)));
        }
        return shared;
    }

    private static Optional<Dim> common(Dim a, Dim b) {
        if (a.label().equals("1")) {
            return Optional.of(b);
        }
        return a.label().equals(b.label()) || b.label().equals("1") ? Optional.of(a) : Optional.empty();
    }
}
