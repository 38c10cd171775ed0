package org.tng4j.arrays.copy;

import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Option;
import org.tng4j.arrays.shape.Scalar;

/// Two data types, field by field.
///
/// @param casting which may become the given ones; none, where nothing is converted
record TypeDifference(@Nullable Casting casting) {

    /// The first one, for people; none if one data type may become the other.
    @Nullable String between(DataShape needed, DataShape given) {
        return between(needed, given, "");
    }

    private @Nullable String between(DataShape needed, DataShape given, String path) {
        Members wanted = Members.of(needed);
        if (!wanted.shapes().isEmpty() && needed.getClass() == given.getClass()) {
            return ofMembers(wanted, Members.of(given), path);
        }
        return fits(needed, given) ? null : at(path) + "data type differs" + hint(needed, given);
    }

    private @Nullable String ofMembers(Members needed, Members given, String path) {
        int count = needed.names().size();
        if (given.names().size() != count) {
            return at(path) + "number of fields is " + given.names().size() + ", must be " + count;
        }
        for (int i = 0; i < count; i++) {
            String name = needed.names().get(i);
            if (!given.names().get(i).equals(name)) {
                return at(path) + "name of field " + i + " is " + given.names().get(i) + ", must be " + name;
            }
            String difference = ofMember(needed.shapes().get(i), given.shapes().get(i), Members.path(path, name));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }

    private @Nullable String ofMember(DataShape needed, DataShape given, String path) {
        DimDifference dims = new DimDifference(needed, given);
        return dims.exists() ? at(path) + dims.inWords() : between(needed.measure(), given.measure(), path);
    }

    private boolean fits(DataShape needed, DataShape given) {
        boolean converts = casting != null
                && needed instanceof Scalar from
                && given instanceof Scalar to
                && casting.converts(from, to);
        return converts || needed.equals(given);
    }

    private static String hint(DataShape needed, DataShape given) {
        return needed instanceof Option && given instanceof Option ? ", options are not converted" : "";
    }

    private static String at(String path) {
        return path.isEmpty() ? "" : "field " + path + ": ";
    }
}
