package org.tng4j.arrays.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.meta.BytesMeta;

/// Reads the dictionary of an [ArrayInterface]. Strangers write it, so everything in it is looked at.
final class InterfaceReader {

    private final Map<?, ?> entries;

    private InterfaceReader(Map<?, ?> entries) {
        this.entries = entries;
    }

    /// @throws IllegalArgumentException if it is no dictionary, or not all there
    static ArrayInterface read(@Nullable Object dictionary) {
        if (!(dictionary instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException("interface is " + Descr.described(dictionary) + ", must be a dictionary");
        }
        try {
            return new InterfaceReader(entries).read();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("bytes of shape " + Descr.described(entries.get("shape")) + " must fit 63 bits", e);
        }
    }

    private ArrayInterface read() {
        requireVersion();
        if (entries.get("mask") != null) {
            throw new IllegalArgumentException("mask is " + Descr.described(entries.get("mask")) + ", must be None");
        }
        ElementType type = type();
        List<Long> sizes = Descr.sizes(entries.get("shape"));
        ArrayForm packed = ArrayForm.packed(type, sizes, false);
        ArrayForm form = entries.get("strides") == null ? packed : new ArrayForm(sizes, byteStrides(sizes.size()), type.item());
        form.meta().span();
        form.meta().shape().elementCount();
        if (entries.get("data") instanceof List<?> data && data.size() == 2 && data.get(1) instanceof Boolean isReadOnly) {
            return new ArrayInterface(form, type, Descr.integer(data.getFirst(), "address"), isReadOnly);
        }
        throw new IllegalArgumentException("data are " + Descr.described(entries.get("data")) + ", must be (address, read-only)");
    }

    private void requireVersion() {
        if (Descr.integer(entries.get("version"), "version") != ArrayInterface.VERSION) {
            throw new IllegalArgumentException(
                    "version is " + entries.get("version") + ", must be " + ArrayInterface.VERSION);
        }
    }

    /// Fields, if there are any with names; what is no record has one without, which says the type once more.
    private ElementType type() {
        if (!(entries.get("typestr") instanceof String text)) {
            throw new IllegalArgumentException("typestr is " + Descr.described(entries.get("typestr")) + ", must be a string");
        }
        ElementType type = TypeString.parse(text);
        boolean hasFields = type.item() instanceof BytesMeta && entries.get("descr") instanceof List<?> fields
                && !(fields.size() == 1 && fields.getFirst() instanceof List<?> field && !field.isEmpty() && "".equals(field.getFirst()));
        if (!hasFields) {
            return type;
        }
        ElementType record = Descr.parse(entries.get("descr"));
        if (record.byteSize() != type.byteSize()) {
            throw new IllegalArgumentException("descr takes " + record.byteSize() + " bytes, typestr says " + type.byteSize());
        }
        return record;
    }

    private List<Long> byteStrides(int rank) {
        List<Long> byteStrides = new ArrayList<>();
        if (entries.get("strides") instanceof List<?> list) {
            list.forEach(byteStride -> byteStrides.add(Descr.integer(byteStride, "stride")));
        }
        if (byteStrides.size() != rank) {
            throw new IllegalArgumentException(
                    "strides are " + Descr.described(entries.get("strides")) + ", must be " + rank + " integers or None");
        }
        return byteStrides;
    }
}
