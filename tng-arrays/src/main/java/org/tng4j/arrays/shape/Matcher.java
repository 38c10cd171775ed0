package org.tng4j.arrays.shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Goes down a datashape and a pattern side by side, and notes what the variables stand for.
///
/// **Source:** the rules of ndtypes: a pattern matches if it describes all that the datashape describes.
final class Matcher {

    private static final String ANY_SIZE = "Fixed";

    private final Map<String, DataShape> bound = new LinkedHashMap<>();

    private Matcher() {}

    static Optional<Bindings> match(DataShape shape, DataShape pattern) {
        Matcher matcher = new Matcher();
        return matcher.fits(shape, pattern) ? Optional.of(new Bindings(matcher.bound)) : Optional.empty();
    }

    private boolean fits(DataShape shape, DataShape pattern) {
        return switch (pattern) {
            case EllipsisDim many -> fitsMany(shape, many);
            case Dim one -> shape instanceof Dim dim && fitsOne(dim, one) && fits(dim.item(), one.item());
            case TypeVar variable -> fitsType(shape, variable);
            case Option p -> shape instanceof Option s && fits(s.value(), p.value());
            case Ref p -> shape instanceof Ref s && fits(s.target(), p.target());
            case TupleShape p -> shape instanceof TupleShape s && fitAll(s.items(), p.items());
            case RecordShape p -> shape instanceof RecordShape s && fitNamed(s.members(), p.members());
            case Union p -> shape instanceof Union s && fitNamed(s.members(), p.members());
            case Proto p -> shape instanceof Proto s && fitAll(s.arguments(), p.arguments()) && fits(s.result(), p.result());
            case Scalar _, Text _, Bytes _ -> shape.equals(pattern);
        };
    }

    private boolean fitsOne(Dim dim, Dim pattern) {
        if (!(pattern instanceof SymDim symbol)) {
            return dim.label().equals(pattern.label());
        }
        boolean sized = dim instanceof FixedDim || dim instanceof SymDim;
        return sized && (symbol.name().equals(ANY_SIZE) || binds(symbol.name(), dim.over(Scalar.VOID)));
    }

    /// As many dimensions as the rest of the pattern leaves.
    private boolean fitsMany(DataShape shape, EllipsisDim pattern) {
        List<Dim> dims = shape.dims();
        int count = dims.size() - pattern.item().dims().size();
        if (count < 0) {
            return false;
        }
        DataShape many = Scalar.VOID;
        for (Dim dim : dims.subList(0, count).reversed()) {
            many = dim.over(many);
        }
        DataShape rest = count == 0 ? shape : dims.get(count - 1).item();
        return (pattern.name().isEmpty() || bindsMany(pattern.label(), many)) && fits(rest, pattern.item());
    }

    private boolean fitsType(DataShape shape, TypeVar pattern) {
        boolean same = shape.equals(pattern);
        return switch (pattern.name()) {
            case "Any" -> true;
            case "Scalar" -> same || shape instanceof Scalar;
            case "FixedString" -> same || (shape instanceof Text text && text.size().isPresent());
            case "FixedBytes" -> same || (shape instanceof Bytes bytes && bytes.size().isPresent());
            default -> !(shape instanceof Dim) && !shape.equals(new TypeVar("Any")) && binds(pattern.name(), shape);
        };
    }

    private boolean fitAll(List<DataShape> shapes, List<DataShape> patterns) {
        boolean all = shapes.size() == patterns.size();
        for (int i = 0; all && i < shapes.size(); i++) {
            all = fits(shapes.get(i), patterns.get(i));
        }
        return all;
    }

    private boolean fitNamed(List<NamedShape> members, List<NamedShape> patterns) {
        List<String> names = members.stream().map(NamedShape::name).toList();
        return names.equals(patterns.stream().map(NamedShape::name).toList())
                && fitAll(NamedShape.shapes(members), NamedShape.shapes(patterns));
    }

    private boolean binds(String variable, DataShape value) {
        DataShape known = bound.putIfAbsent(variable, value);
        return known == null || known.equals(value);
    }

    private boolean bindsMany(String variable, DataShape dims) {
        DataShape known = bound.getOrDefault(variable, Scalar.VOID);
        Optional<DataShape> shared = Broadcast.of(known, dims);
        shared.ifPresent(both -> bound.put(variable, both));
        return shared.isPresent();
    }
}
