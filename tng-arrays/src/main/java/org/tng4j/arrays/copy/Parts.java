package org.tng4j.arrays.copy;

import java.util.ArrayList;
import java.util.List;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.BytesMeta;
import org.tng4j.arrays.meta.FixedMeta;
import org.tng4j.arrays.meta.FixedTextMeta;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.meta.TextMeta;
import org.tng4j.arrays.meta.VarMeta;

/// Takes two layouts of one datashape apart into numbers: fields of records, units of text, bytes, values of options.
final class Parts {

    private Parts() {}

    /// Of all elements, without those of no byte: `void`, text without room, arrays without items.
    static List<Part> of(CopyTask task) {
        return of(task.source(), task.target(), "").stream().filter(part -> !part.isEmpty()).toList();
    }

    /// @param source of a datashape that [Refusal] lets through
    /// @param target of the same, but for data types and axes of one item
    /// @param path   of the field that this is, empty for an element
    private static List<Part> of(ArrMeta source, ArrMeta target, String path) {
        if (source instanceof FixedMeta one && one.size() == 1) {
            return of(one.item(), target, path);
        }
        if (target instanceof FixedMeta one && one.size() == 1) {
            return of(source, one.item(), path);
        }
        return switch (source) {
            case FixedMeta dim -> items(dim, (FixedMeta) target, path);
            case RecordMeta record -> Part.merged(fields(record, (RecordMeta) target, path));
            case OptionMeta option -> of(option.value(), ((OptionMeta) target).value(), path);
            case FixedTextMeta text -> text(text, (FixedTextMeta) target, path);
            case BytesMeta bytes -> List.of(Part.ofBytes(path, bytes.byteSize()));
            case ScalarMeta _ -> List.of(Part.ofNumbers(path, source, target));
            case TextMeta _, VarMeta _ -> throw new IllegalStateException(source.shape() + " has no parts of fixed size");
        };
    }

    private static List<Part> items(FixedMeta source, FixedMeta target, String path) {
        return of(source.item(), target.item(), path).stream().map(part -> part.along(source, target)).toList();
    }

    private static List<Part> fields(RecordMeta source, RecordMeta target, String path) {
        List<String> names = Members.of(source.shape()).names();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            RecordMeta.Field from = source.fields().get(i);
            RecordMeta.Field to = target.fields().get(i);
            of(from.meta(), to.meta(), Members.path(path, names.get(i))).stream()
                    .filter(part -> !part.isEmpty())
                    .map(part -> part.moved(from.offset(), to.offset()))
                    .forEach(parts::add);
        }
        return parts;
    }

    /// In another byte order, bytes that are no whole unit stay as they are.
    private static List<Part> text(FixedTextMeta source, FixedTextMeta target, String path) {
        long size = source.byteSize();
        if (source.order().equals(target.order())) {
            return List.of(Part.ofBytes(path, size));
        }
        long units = size / source.unitSize() * source.unitSize();
        return List.of(Part.ofUnits(path, units, source, target), Part.ofBytes(path, size - units).moved(units, units));
    }
}
