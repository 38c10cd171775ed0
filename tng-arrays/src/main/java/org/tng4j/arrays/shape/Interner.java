package org.tng4j.arrays.shape;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/// One object for each datashape, as long as somebody holds it.
final class Interner {

    private static final Map<DataShape, WeakReference<DataShape>> SHAPES = new WeakHashMap<>();

    private Interner() {}

    static DataShape only(DataShape shape) {
        synchronized (SHAPES) {
            DataShape known = known(shape);
            if (known == null) {
                SHAPES.put(shape, new WeakReference<>(shape));
                return shape;
            }
            return known;
        }
    }

    private static @Nullable DataShape known(DataShape shape) {
        WeakReference<DataShape> known = SHAPES.get(shape);
        return known == null ? null : known.get();
    }
}
