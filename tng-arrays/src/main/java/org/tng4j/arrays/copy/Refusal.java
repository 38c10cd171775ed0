package org.tng4j.arrays.copy;

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
import org.tng4j.arrays.shape.Bytes;

/// Refuses what no plan can copy: all that lies in two places.
///
/// @param side `source` or `target`, for the message
/// @param whole the layout of all elements
record Refusal(String side, ArrMeta whole) {

    void check() {
        check(whole, whole, "");
    }

    /// @param field what is at the path, its dimensions included
    private void check(ArrMeta meta, ArrMeta field, String path) {
        switch (meta) {
            case FixedMeta dim -> check(dim.item(), field, path);
            case RecordMeta record -> checkFields(record, path);
            case TextMeta text when text.shape() instanceof Bytes -> throw refused(field, path, "", "bytes of fixed size only");
            case TextMeta _ -> throw refused(field, path, "", "text of fixed size only");
            case VarMeta _ -> throw refused(field, path, "", "dimensions of fixed size only");
            case OptionMeta option when option.bitmap().isPresent() ->
                throw refused(field, path, " with validity bits", "options without them only");
            case OptionMeta _, ScalarMeta _, FixedTextMeta _, BytesMeta _ -> { }
        }
    }

    private void checkFields(RecordMeta record, String path) {
        List<String> names = Members.of(record.shape()).names();
        for (int i = 0; i < names.size(); i++) {
            ArrMeta field = record.fields().get(i).meta();
            check(field, field, Members.path(path, names.get(i)));
        }
    }

    private IllegalArgumentException refused(ArrMeta field, String path, String detail, String copied) {
        return new IllegalArgumentException(side + (path.isEmpty() ? "" : " field " + path) + " is " + field.shape() + detail
                + ", a plan copies " + copied);
    }
}
