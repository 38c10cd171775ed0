package org.tng4j.arrays.meta;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
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
import org.tng4j.arrays.shape.VarDim;

/// Random small datashapes that have a layout, random layouts of them, and layouts that nobody would make.
public final class RandomMetas {

    private static final List<String> NAMES =
            List.of("x", "Y", "int32", "var", "string", "a b", "it's", "@", ">float32", "# no", "é", "fixed");
    private static final List<Layout> LAYOUTS = List.of(Layout.C, Layout.F, Layout.PACKED, Layout.SOA);

    private RandomMetas() {}

    /// Any datashape with a layout, whether options have bits or not.
    public static DataShape shape(Random random, boolean bits) {
        return shape(random, bits, random.nextInt(5));
    }

    private static DataShape shape(Random random, boolean bits, int room) {
        if (room == 0) {
            return leaf(random);
        }
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> shape(random, bits, room - 1).prepend(random.nextInt(5));
            case 4 -> new VarDim(shape(random, bits, room - 1));
            case 5 -> new RecordShape(members(random, bits, room));
            case 6 -> tuple(random, bits, room);
            default -> option(random, bits, room);
        };
    }

    private static DataShape leaf(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextBoolean() ? Text.STRING : new Text(OptionalLong.empty(), Encoding.ASCII);
            case 1 -> new Text(OptionalLong.of(random.nextInt(20)), oneOf(List.of(Encoding.values()), random));
            case 2 -> random.nextBoolean() ? Bytes.ANY : new Bytes(OptionalLong.of(8L * random.nextInt(4)), 1L << random.nextInt(4));
            default -> oneOf(List.of(Scalar.values()), random);
        };
    }

    private static List<NamedShape> members(Random random, boolean bits, int room) {
        List<NamedShape> members = new ArrayList<>();
        int first = random.nextInt(NAMES.size());
        for (int count = random.nextInt(4); count > 0; count--) {
            String name = NAMES.get((first + 5 * count) % NAMES.size());
            members.add(new NamedShape(name, shape(random, bits, count == 1 ? room - 1 : random.nextInt(2))));
        }
        return members;
    }

    private static DataShape tuple(Random random, boolean bits, int room) {
        List<DataShape> items = new ArrayList<>();
        items.add(shape(random, bits, room - 1));
        for (int count = random.nextInt(3); count > 0; count--) {
            items.add(shape(random, bits, random.nextInt(2)));
        }
        return new TupleShape(items);
    }

    private static DataShape option(Random random, boolean bits, int room) {
        if (!bits) {
            return new Option(oneOf(List.of(Scalar.BOOL, Scalar.UINT16, Scalar.FLOAT32, Scalar.COMPLEX128), random));
        }
        DataShape value = shape(random, true, room - 1);
        return value instanceof Option ? value : new Option(value);
    }

    /// Any layout that takes every datashape.
    public static Layout layout(Random random, boolean bits) {
        Layout layout = oneOf(LAYOUTS, random).withOrder(order(random));
        return bits ? layout.withBitmaps() : layout;
    }

    /// As many heap sizes as a datashape needs.
    public static long[] heapSizes(DataShape shape, Random random) {
        return random.longs(heapCount(shape), 0, 20).toArray();
    }

    private static int heapCount(DataShape shape) {
        return switch (shape) {
            case VarDim dim -> 1 + heapCount(dim.item());
            case FixedDim dim -> heapCount(dim.item());
            case Text text -> text.size().isEmpty() ? 1 : 0;
            case Bytes bytes -> bytes.size().isEmpty() ? 1 : 0;
            case RecordShape record -> record.members().stream().mapToInt(member -> heapCount(member.shape())).sum();
            case TupleShape tuple -> tuple.items().stream().mapToInt(RandomMetas::heapCount).sum();
            case Option option -> heapCount(option.value());
            default -> 0;
        };
    }

    /// Sizes, strides, offsets and orders without any sense.
    public static ArrMeta senseless(ArrMeta meta, Random random) {
        return switch (meta) {
            case FixedMeta dim -> new FixedMeta(dim.size(), any(random), senseless(dim.item(), random));
            case VarMeta dim -> new VarMeta(any(random), any(random), random.nextLong() >>> 1, senseless(dim.item(), random));
            case ScalarMeta scalar -> new ScalarMeta(scalar.scalar(), order(random));
            case TextMeta text -> new TextMeta(text.shape(), any(random), random.nextLong() >>> 1);
            case FixedTextMeta text -> new FixedTextMeta(text.text(), order(random));
            case BytesMeta bytes -> bytes;
            case RecordMeta record -> new RecordMeta(record.names(), record.fields().stream()
                    .map(field -> new RecordMeta.Field(any(random), senseless(field.meta(), random)))
                    .toList());
            case OptionMeta option -> new OptionMeta(senseless(option.value(), random), option.bitmap().map(_ ->
                    new OptionMeta.Bitmap(any(random), any(random), 1 + (random.nextLong() >>> 2), random.nextLong() >>> 1)));
        };
    }

    private static long any(Random random) {
        return random.nextLong() >> random.nextInt(Long.SIZE);
    }

    private static ByteOrder order(Random random) {
        return random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
