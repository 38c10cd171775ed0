package org.tng4j.arrays.interop;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.util.Optional;
import org.tng4j.arrays.copy.CopyPlan;
import org.tng4j.arrays.copy.CopyPolicy;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.meta.OptionMeta;
import org.tng4j.arrays.meta.ScalarMeta;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.view.NdView;

/// A view on its way into a Java array of one type.
final class ArrayOfView {

    private final NdView view;
    private final Class<?> type;
    private final ScalarMeta element;
    private final int count;

    /// @throws IllegalArgumentException if such elements do not go into such an array
    ArrayOfView(NdView view, Class<?> type) {
        this.view = view;
        this.type = type;
        ElementType.requireInPlace(view.shape());
        this.element = element(view.meta().leaf());
        if (!fits(element.scalar())) {
            throw new IllegalArgumentException("view holds " + view.shape() + ", which is not for a " + type.getTypeName());
        }
        long components = Math.multiplyExact(view.shape().elementCount(), element.scalar().byteSize() / element.scalar().componentSize());
        if (components > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("view has " + components + " numbers, an array at most " + Integer.MAX_VALUE);
        }
        this.count = (int) components;
    }

    private ScalarMeta element(ArrMeta leaf) {
        return switch (leaf) {
            case ScalarMeta scalar -> scalar;
            case OptionMeta option -> TypeString.valueOf(option);
            default -> throw new IllegalArgumentException("view holds " + view.shape() + ", an array takes numbers only");
        };
    }

    private boolean fits(Scalar scalar) {
        return switch (scalar) {
            case BOOL, INT8, UINT8 -> type == byte[].class;
            case INT16, UINT16, FLOAT16 -> type == short[].class || type == char[].class;
            case INT32, UINT32, CHAR -> type == int[].class;
            case INT64, UINT64 -> type == long[].class;
            case FLOAT32, COMPLEX64 -> type == float[].class;
            case FLOAT64, COMPLEX128 -> type == double[].class;
            case VOID -> false;
        };
    }

    Object get(CopyPolicy policy) {
        Optional<String> reason = reasonToCopy();
        if (reason.isEmpty()) {
            return view.segment().heapBase().orElseThrow();
        }
        if (policy == CopyPolicy.NEVER) {
            throw new IllegalArgumentException("view " + reason.get() + ", so it is no " + type.getTypeName()
                    + " without a copy; allow CopyPolicy.IF_NEEDED");
        }
        return copy();
    }

    private Optional<String> reasonToCopy() {
        Object array = view.segment().heapBase().orElse(view);
        if (view.segment().isReadOnly()) {
            return Optional.of("is read-only");
        }
        if (!type.isInstance(array)) {
            return Optional.of(array == view ? "lies in native memory" : "lies in a " + array.getClass().getTypeName());
        }
        if (!view.isContiguous()) {
            return Optional.of("has byte strides " + ArrayForm.of(view.meta()).byteStrides());
        }
        if (element.scalar().componentSize() > 1 && !element.order().equals(ByteOrder.nativeOrder())) {
            return Optional.of("is in " + element.order() + " order");
        }
        long offset = view.segment().address() + view.base();
        return offset == 0 && Array.getLength(array) == count
                ? Optional.empty()
                : Optional.of("holds " + count + " numbers from byte " + offset + " of an array of " + Array.getLength(array));
    }

    private Object copy() {
        Object array = Array.newInstance(type.getComponentType(), count);
        ArrayForm form = ArrayForm.of(view.meta());
        ArrMeta source = new ArrayForm(form.sizes(), form.byteStrides(), element).meta();
        CopyPlan.of(source, Layout.C.metaOf(source.shape())).run(view.segment(), view.base(), JavaMemory.viewOf(array).segment(), 0);
        return array;
    }
}
