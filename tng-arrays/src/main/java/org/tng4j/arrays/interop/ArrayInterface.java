package org.tng4j.arrays.interop;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.meta.RecordMeta;
import org.tng4j.arrays.meta.Span;
import org.tng4j.arrays.view.NdView;

/// NumPy's `__array_interface__`, version 3: where an array lies and how. Whoever gets it in the same process sees the same
/// memory; nothing is copied.
///
/// ```
/// {'shape': (1000, 3), 'typestr': '<f4', 'data': (139872, False), 'strides': None, 'version': 3}
/// ```
///
/// `strides` count bytes, and are nothing where elements follow each other in row-major order. Records have a `descr`, too.
///
/// **Ownership:** none. An address keeps nothing alive: whoever uses it, in Python or here, must be done before the arena of
/// the memory closes, or the JVM ends. **Threads:** an immutable value; others must not close the arena meanwhile.
/// **Errors:** [IllegalArgumentException] for what is no such dictionary. **Source:** NumPy manual, *The array interface
/// protocol*; docs/datashape.md, *Neighbours*.
public final class ArrayInterface {

    static final long VERSION = 3;

    private final ArrayForm form;
    private final ElementType type;
    private final long address;
    private final boolean isReadOnly;

    /// @param form its item is that of the type
    ArrayInterface(ArrayForm form, ElementType type, long address, boolean isReadOnly) {
        this.form = form;
        this.type = type;
        this.address = address;
        this.isReadOnly = isReadOnly;
    }

    /// Describes a view.
    ///
    /// @param view in native memory or in a mapped file; stays the caller's
    /// @return its address, its layout
    /// @throws IllegalArgumentException if it lies in a Java array, which has no address, or NumPy has no such type
    /// @throws IllegalStateException if its arena is closed
    public static ArrayInterface of(NdView view) {
        MemorySegment segment = view.segment();
        if (!segment.isNative()) {
            throw new IllegalArgumentException("view lies in a Java array, which has no address; copy it into an arena");
        }
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("arena of the view is closed");
        }
        ArrayForm form = ArrayForm.of(view.meta());
        ElementType type = typeInside(view, form);
        Descr.of(type);
        return new ArrayInterface(form, type, segment.address() + view.base(), segment.isReadOnly());
    }

    /// NumPy copies elements with their padding: it must not reach behind the segment.
    private static ElementType typeInside(NdView view, ArrayForm form) {
        ElementType type = ElementType.of(form.item(), form.room());
        long padding = type.byteSize() - form.item().elementSpan().to();
        long behind = view.segment().byteSize() - view.base() - view.meta().span().to();
        return padding <= behind ? type : ElementType.of(form.item(), Long.MAX_VALUE);
    }

    /// Takes the dictionary as a map.
    ///
    /// @param entries Strings, Integers, Longs, Booleans and Lists of them; unknown keys are not looked at
    /// @return what it says
    /// @throws IllegalArgumentException if an entry is missing, or says nothing that can be
    public static ArrayInterface ofMap(Map<String, ?> entries) {
        return InterfaceReader.read(entries);
    }

    /// Takes the dictionary as JSON, tuples as arrays.
    ///
    /// @param text one object
    /// @return what it says
    /// @throws IllegalArgumentException if it is no JSON, an entry is missing, or says nothing that can be
    public static ArrayInterface ofJson(String text) {
        return InterfaceReader.read(LiteralReader.read(text, Dialect.JSON));
    }

    /// Takes the dictionary as Python prints it.
    ///
    /// @param text `repr(array.__array_interface__)`
    /// @return what it says
    /// @throws IllegalArgumentException if it is no such literal, an entry is missing, or says nothing that can be
    public static ArrayInterface parse(String text) {
        return InterfaceReader.read(LiteralReader.read(text, Dialect.PYTHON));
    }

    /// Where element 0 is; with negative strides not the lowest byte.
    ///
    /// @return an address of this process
    public long address() {
        return address;
    }

    /// Whether nobody may write there.
    ///
    /// @return true if the memory is read-only
    public boolean isReadOnly() {
        return isReadOnly;
    }

    /// Sees the memory that this describes: just the bytes from the lowest element to the highest.
    ///
    /// Calls a restricted method of the JDK: the program needs `--enable-native-access=org.tng4j.arrays`. Nobody can check an
    /// address: if it is wrong, or the memory is freed, the JVM ends, or worse.
    ///
    /// @param owner the memory must stay until it closes; it closes the view, and leaves the memory alone
    /// @return a view, read-only if this is
    /// @throws IllegalArgumentException if the layout leaves the addresses there are
    public NdView view(Arena owner) {
        ArrMeta meta = form.meta();
        Span span = meta.span();
        long lowest = span.size() == 0 ? 0 : address + span.from();
        if (span.size() > 0 && (lowest <= 0 || lowest > address || span.size() > Long.MAX_VALUE - lowest)) {
            throw new IllegalArgumentException("data are at address " + address + ", layout " + meta.layoutText() + " of "
                    + meta.shape() + " goes from byte " + span.from() + " to " + span.to() + " there");
        }
        MemorySegment memory = foreign(lowest, span.size(), owner);
        return NdView.wrap(isReadOnly ? memory.asReadOnly() : memory, -span.from(), meta.shape(), meta);
    }

    @SuppressWarnings("restricted") // what this class is for
    private static MemorySegment foreign(long address, long byteSize, Arena owner) {
        return MemorySegment.ofAddress(address).reinterpret(byteSize, owner, null);
    }

    /// The dictionary as a map, tuples as lists.
    ///
    /// @return `shape`, `typestr`, `data`, `strides` (null, if there are none), `descr` of a record, `version`
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> entries = entries();
        entries.replaceAll((key, value) -> withoutTuples(value));
        return entries;
    }

    private static @Nullable Object withoutTuples(@Nullable Object value) {
        return switch (value) {
            case Tuple tuple -> withoutTuples(tuple.items());
            case List<?> list -> list.stream().map(ArrayInterface::withoutTuples).toList();
            case null, default -> value;
        };
    }

    /// The dictionary as JSON, tuples as arrays.
    ///
    /// @return one line
    public String toJson() {
        return LiteralText.of(entries(), Dialect.JSON);
    }

    /// The dictionary as Python prints it: `eval` of it is one.
    @Override
    public String toString() {
        return LiteralText.of(entries(), Dialect.PYTHON);
    }

    private Map<String, @Nullable Object> entries() {
        boolean isRecord = type.item() instanceof RecordMeta;
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        entries.put("shape", new Tuple(form.sizes()));
        entries.put("typestr", isRecord ? "|V" + type.byteSize() : Descr.of(type));
        entries.put("data", Tuple.of(address, isReadOnly));
        entries.put("strides", form.isPacked(type.byteSize(), false) ? null : new Tuple(form.byteStrides()));
        if (isRecord) {
            entries.put("descr", Descr.of(type));
        }
        entries.put("version", VERSION);
        return entries;
    }
}
