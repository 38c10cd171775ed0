package org.tng4j.arrays.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/// Datashapes of every kind, by chance.
///
/// **Ownership and threads:** draws from the caller's random numbers, so a seed says everything; one thread at a time.
public final class RandomShapes {

    private static final List<String> NAMES = List.of(
            "x", "_y", "Zed", "var", "int8", "fixed", "", " ", "y z", "it's", "\"q\"", "back\\slash", "tab\t", "line\n\r", "\0",
            "#3", "é", "안녕", "\uD83D\uDE00", "\uD83D", "\uDE00", "3");
    private static final List<String> VARIABLES = List.of("N", "M", "T", "Dim_2", "Any", "Fixed", "Z9");

    private final Random random;
    private final boolean symbols;

    private RandomShapes(Random random, boolean symbols) {
        this.random = random;
        this.symbols = symbols;
    }

    /// Any datashape.
    ///
    /// @param random where chance comes from
    /// @return with variables and ellipses among its parts, sometimes as deep as it may be
    public static DataShape any(Random random) {
        return drawn(random, true);
    }

    /// Any concrete datashape.
    ///
    /// @param random where chance comes from
    /// @return without variables and ellipses
    public static DataShape concrete(Random random) {
        return drawn(random, false);
    }

    /// Any scalar.
    ///
    /// @param random where chance comes from
    /// @return one of all
    public static Scalar scalar(Random random) {
        return oneOf(List.of(Scalar.values()), random);
    }

    private static DataShape drawn(Random random, boolean symbols) {
        int room = random.nextInt(8) == 0 ? DataShape.MAX_NESTING : 4;
        return new RandomShapes(random, symbols).shape(random.nextInt(room + 1));
    }

    /// @param room how many shapes may lie round the innermost one
    private DataShape shape(int room) {
        if (room == 0) {
            return leaf();
        }
        return random.nextInt(5) < 3 ? dim(shape(room - 1)) : dtype(room);
    }

    private DataShape leaf() {
        return switch (random.nextInt(symbols ? 5 : 4)) {
            case 0 -> new Text(maybe(random.nextInt(100)), oneOf(List.of(Encoding.values()), random));
            case 1 -> bytes();
            case 2, 3 -> scalar(random);
            default -> new TypeVar(variable());
        };
    }

    private DataShape bytes() {
        OptionalLong count = maybe(random.nextInt(100));
        long alignment = 1L << random.nextInt(5);
        return count.isEmpty() ? Bytes.ANY : new Bytes(OptionalLong.of(count.getAsLong() * alignment), alignment);
    }

    private OptionalLong maybe(long size) {
        return random.nextBoolean() ? OptionalLong.of(size) : OptionalLong.empty();
    }

    private DataShape dim(DataShape item) {
        return switch (random.nextInt(symbols ? 6 : 4)) {
            case 0 -> new VarDim(item);
            case 4 -> new SymDim(variable(), item);
            case 5 -> ellipsis(item);
            default -> new FixedDim(random.nextLong() >>> (1 + random.nextInt(63)), item);
        };
    }

    private DataShape ellipsis(DataShape item) {
        boolean second = item.dims().stream().anyMatch(EllipsisDim.class::isInstance);
        return second ? new VarDim(item) : new EllipsisDim(random.nextBoolean() ? "" : variable(), item);
    }

    private DataShape dtype(int room) {
        return switch (random.nextInt(6)) {
            case 0 -> new RecordShape(members(0, room));
            case 1 -> new TupleShape(several(() -> below(room)));
            case 2 -> Option.of(shape(room - 1));
            case 3 -> new Ref(shape(room - 1));
            case 4 -> new Union(members(1, room));
            default -> new Proto(several(() -> below(room)), shape(room - 1));
        };
    }

    /// One part in full depth is enough: below it the others stay flat, or there would be 2^64 of them.
    private DataShape below(int room) {
        return shape(random.nextInt(Math.min(room, 3)));
    }

    private List<NamedShape> members(int fewest, int room) {
        List<NamedShape> members = new ArrayList<>();
        int count = fewest + random.nextInt(4);
        int first = random.nextInt(NAMES.size());
        for (int i = 0; i < count; i++) {
            DataShape shape = i == 0 ? shape(room - 1) : below(room);
            members.add(new NamedShape(NAMES.get((first + 5 * i) % NAMES.size()), shape));
        }
        return members;
    }

    private List<DataShape> several(Supplier<DataShape> part) {
        List<DataShape> several = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            several.add(part.get());
        }
        return several;
    }

    private String variable() {
        return oneOf(VARIABLES, random);
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
