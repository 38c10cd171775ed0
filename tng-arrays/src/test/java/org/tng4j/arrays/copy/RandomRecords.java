package org.tng4j.arrays.copy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Bytes;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Encoding;
import org.tng4j.arrays.shape.FixedDim;
import org.tng4j.arrays.shape.NamedShape;
import org.tng4j.arrays.shape.Option;
import org.tng4j.arrays.shape.RecordShape;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;
import org.tng4j.arrays.shape.TupleShape;

/// Random datashapes of records, and random layouts of them.
final class RandomRecords {

    private static final List<Scalar> SCALARS = List.of(Scalar.values());
    private static final List<Scalar> REALS = SCALARS.stream()
            .filter(scalar -> ScalarKind.isNumber(scalar) && !ScalarKind.isComplex(scalar))
            .toList();
    private static final List<Encoding> ENCODINGS = List.of(Encoding.values());

    private final Random random;

    RandomRecords(Random random) {
        this.random = random;
    }

    /// Up to two dimensions before a record, mostly.
    DataShape shape() {
        DataShape element = random.nextInt(6) == 0 ? leaf() : fields(2);
        return dims(element, random.nextInt(3), 4);
    }

    private DataShape dims(DataShape item, int count, int bound) {
        DataShape shape = item;
        for (int i = 0; i < count; i++) {
            shape = shape.prepend(random.nextInt(25) == 0 ? 0 : 1 + random.nextInt(bound));
        }
        return shape;
    }

    private DataShape fields(int depth) {
        int count = random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(4);
        List<DataShape> shapes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DataShape member = depth > 0 && random.nextInt(4) == 0 ? fields(depth - 1) : leaf();
            shapes.add(dims(member, random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0, 3));
        }
        return count > 0 && random.nextInt(4) == 0
                ? new TupleShape(shapes)
                : new RecordShape(IntStream.range(0, count).mapToObj(i -> new NamedShape("f" + i, shapes.get(i))).toList());
    }

    private DataShape leaf() {
        return switch (random.nextInt(8)) {
            case 0 -> new Text(OptionalLong.of(random.nextInt(10)), anyOf(ENCODINGS));
            case 1 -> new Bytes(OptionalLong.of(random.nextInt(12)), 1);
            case 2 -> new Option(anyOf(REALS));
            default -> anyOf(SCALARS);
        };
    }

    private <T> T anyOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// The same with other data types that these may become.
    DataShape converted(DataShape shape) {
        return switch (shape) {
            case FixedDim dim -> converted(dim.item()).prepend(dim.size());
            case RecordShape record -> new RecordShape(record.members().stream()
                    .map(member -> new NamedShape(member.name(), converted(member.shape())))
                    .toList());
            case TupleShape tuple -> new TupleShape(tuple.items().stream().map(this::converted).toList());
            case Scalar scalar when REALS.contains(scalar) && random.nextBoolean() -> anyOf(REALS);
            default -> shape;
        };
    }

    /// A common layout, or one that nobody would choose: fields in any order, gaps, axes backwards and of one item.
    ArrMeta layout(DataShape shape) {
        ByteOrder order = order();
        return switch (random.nextInt(4)) {
            case 0 -> Layout.PACKED.withOrder(order).metaOf(shape);
            case 1 -> Layout.C_ALIGNED.withOrder(order).metaOf(shape);
            case 2 -> Layout.F.withOrder(order).metaOf(shape);
            default -> any(shape);
        };
    }

    private ByteOrder order() {
        return random.nextInt(3) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private ArrMeta any(DataShape shape) {
        ArrMeta meta = switch (shape) {
            case FixedDim dim -> axis(dim);
            case RecordShape record -> fields(
                    record.members().stream().map(NamedShape::name).toList(),
                    record.members().stream().map(NamedShape::shape).toList(), 1);
            case TupleShape tuple -> fields(List.of(), tuple.items(), 1);
            case Option option -> new OptionMeta(new ScalarMeta((Scalar) option.value(), order()), Optional.empty());
            case Text text -> new FixedTextMeta(text, order());
            case Bytes bytes -> new BytesMeta(bytes);
            case Scalar scalar -> new ScalarMeta(scalar, order());
            default -> throw new IllegalArgumentException("no layout of " + shape);
        };
        return random.nextInt(12) == 0 ? new FixedMeta(1, random.nextInt(99), meta) : meta;
    }

    /// Records of an axis stand one behind the other, or field by field.
    private ArrMeta axis(FixedDim dim) {
        if (dim.item() instanceof RecordShape record && random.nextBoolean()) {
            List<DataShape> shapes = record.members().stream().map(NamedShape::shape).toList();
            return fieldByField(record.members().stream().map(NamedShape::name).toList(), shapes, dim.size());
        }
        ArrMeta item = any(dim.item());
        long stride = item.span().size() + gap();
        return new FixedMeta(dim.size(), random.nextInt(6) == 0 ? -stride : stride, item);
    }

    private ArrMeta fieldByField(List<String> names, List<DataShape> shapes, long size) {
        RecordMeta one = fields(names, shapes, Math.max(1, size));
        long stride = one.fields().stream().mapToLong(field -> field.meta().span().size()).max().orElse(0);
        return new FixedMeta(size, stride, one);
    }

    /// @param room items of the largest field's size that there is room for at each field; 1 if it is for one of its own
    private RecordMeta fields(List<String> names, List<DataShape> shapes, long room) {
        List<ArrMeta> metas = shapes.stream().map(this::any).toList();
        long widest = metas.stream().mapToLong(meta -> meta.span().size()).max().orElse(0);
        List<Integer> inMemory = new ArrayList<>(IntStream.range(0, metas.size()).boxed().toList());
        if (random.nextInt(3) == 0) {
            Collections.shuffle(inMemory, random);
        }
        Long[] offsets = new Long[metas.size()];
        long end = 0;
        for (int i : inMemory) {
            offsets[i] = end - metas.get(i).span().from();
            end += (room == 1 ? metas.get(i).span().size() : room * widest) + gap();
        }
        return new RecordMeta(names, IntStream.range(0, metas.size())
                .mapToObj(i -> new RecordMeta.Field(offsets[i], metas.get(i)))
                .toList());
    }

    private long gap() {
        return random.nextInt(3) == 0 ? random.nextInt(5) : 0;
    }
}
