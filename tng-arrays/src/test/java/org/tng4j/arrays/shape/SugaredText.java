package org.tng4j.arrays.shape;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/// Writes a datashape in any of the ways in which it may be written, by chance: other brackets, aliases, quotes, commas.
final class SugaredText {

    private static final String[] BLANKS = {" ", "", "  ", "\t", "\n", "\r\n", " # 3 * float32\n", "#'\"\r\n"};

    private final Random random;

    private SugaredText(Random random) {
        this.random = random;
    }

    static String of(DataShape shape, Random random) {
        return new SugaredText(random).text(shape);
    }

    /// The same tokens with blanks and comments wherever they may stand.
    static String spaced(String text, Random random) {
        Lexer lexer = new Lexer(text);
        StringBuilder spaced = new StringBuilder(blank(random));
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            spaced.append(token.text()).append(blank(random));
        }
        return spaced.toString();
    }

    private static String blank(Random random) {
        return BLANKS[random.nextInt(BLANKS.length)];
    }

    private String text(DataShape shape) {
        return switch (shape) {
            case FixedDim dim -> or(dim.label(), "fixed[0" + dim.label() + "]") + "*" + text(dim.item());
            case Dim dim -> dim.label() + "*" + text(dim.item());
            case Option option -> option(text(option.value()));
            case Ref ref -> or("ref[", "pointer[target=") + text(ref.target()) + "]";
            case RecordShape record -> "{" + list(record.members(), this::member) + "}";
            case Union union -> "union[" + list(union.members(), this::member) + "]";
            case TupleShape tuple -> "(" + list(tuple.items(), this::text) + ")";
            case Proto proto -> "(" + list(proto.arguments(), this::text) + ")->" + text(proto.result());
            case Scalar scalar -> scalar(scalar);
            case Text text -> text(text);
            case Bytes bytes -> bytes(bytes);
            case TypeVar variable -> variable.name();
        };
    }

    private String option(String value) {
        return or("?" + value, "option[" + value + "]");
    }

    private String or(String one, String other) {
        return random.nextBoolean() ? one : other;
    }

    private String scalar(Scalar scalar) {
        return switch (scalar) {
            case INT32 -> or("int32", "int");
            case INT64 -> or("int64", "intptr");
            case UINT64 -> or("uint64", "uintptr");
            case FLOAT64 -> or("float64", "real");
            case COMPLEX64 -> or("complex[float32]", "complex64");
            case COMPLEX128 -> or("complex[float64]", or("complex", "complex128"));
            default -> scalar.toString();
        };
    }

    private String text(Text text) {
        String encoding = or("'" + text.encoding() + "'", "\"" + text.encoding().name().replace("UTF", "utf-") + "\"");
        boolean bare = text.encoding() == Encoding.UTF8 && random.nextBoolean();
        if (text.size().isEmpty()) {
            return bare ? "string" : "string[" + encoding + "]";
        }
        return "string[" + text.size().getAsLong() + (bare ? "]" : "," + encoding + "]");
    }

    private String bytes(Bytes bytes) {
        boolean spelled = bytes.size().isPresent() && random.nextBoolean();
        return spelled ? "bytes[" + bytes.size().getAsLong() + ",align=" + bytes.alignment() + "]" : bytes.toString();
    }

    private String member(NamedShape member) {
        return name(member.name()) + ":" + text(member.shape());
    }

    private String name(String name) {
        boolean plain = name.chars().noneMatch(c -> "\\\"\n\r".indexOf(c) >= 0);
        return plain ? or(Names.printed(name), "\"" + name + "\"") : Names.printed(name);
    }

    private <T> String list(List<T> parts, Function<T, String> text) {
        String list = String.join(",", parts.stream().map(text).toList());
        return parts.isEmpty() ? list : or(list, list + ",");
    }
}
