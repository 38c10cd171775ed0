package org.tng4j.arrays.shape;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the variables of a pattern stand for.
///
/// ```
/// T      float32               a data type
/// N      10 * void             a size
/// A...   3 * 4 * void          several dimensions; void alone, if there are none
/// ```
///
/// **Ownership and threads:** an immutable value. **Source:** docs/datashape.md.
///
/// @param values by variable, as the pattern prints it; dimensions stand over `void`
public record Bindings(Map<String, DataShape> values) {

    /// Keeps a copy, in the same order.
    public Bindings {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Writes the values in place of the variables: the result of a function whose arguments have matched.
    ///
    /// @param pattern may hold variables that are not bound: they stay
    /// @return the pattern with what is known
    /// @throws IllegalArgumentException if that nests deeper than [DataShape#MAX_NESTING]
    public DataShape applyTo(DataShape pattern) {
        return switch (pattern) {
            case Dim dim -> dim(dim);
            case TypeVar variable -> values.getOrDefault(variable.name(), variable);
            case Option option -> Option.of(applyTo(option.value()));
            case Ref ref -> new Ref(applyTo(ref.target()));
            case TupleShape tuple -> new TupleShape(all(tuple.items()));
            case RecordShape record -> new RecordShape(named(record.members()));
            case Union union -> new Union(named(union.members()));
            case Proto proto -> new Proto(all(proto.arguments()), applyTo(proto.result()));
            case Scalar _, Text _, Bytes _ -> pattern;
        };
    }

    private DataShape dim(Dim dim) {
        DataShape item = applyTo(dim.item());
        DataShape bound = values.get(dim.label());
        boolean variable = dim instanceof SymDim || dim instanceof EllipsisDim;
        return variable && bound != null ? bound.withDType(item) : dim.over(item);
    }

    private List<DataShape> all(List<DataShape> shapes) {
        return shapes.stream().map(this::applyTo).toList();
    }

    private List<NamedShape> named(List<NamedShape> members) {
        return members.stream().map(member -> new NamedShape(member.name(), applyTo(member.shape()))).toList();
    }
}
