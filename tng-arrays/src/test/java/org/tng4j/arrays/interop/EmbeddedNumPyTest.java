package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// Memory shared with NumPy in this very process: the same addresses, nothing copied.
class EmbeddedNumPyTest {

    private static final String EXPORTED = """
            class Exported: pass
            def asarray(interface):
                exported = Exported()
                exported.__array_interface__ = interface
                return np.asarray(exported)
            """;

    /// The bytes of the elements as they lie, row-major; padding, to which NumPy gives a name of its own, does not count.
    private static final String BYTES = """
            def raw(a):
                if a.dtype.names is None: return a.tobytes()
                names = [name for name in a.dtype.names if not name.startswith('f')]
                items = (a[tuple(slice(i, i + 1) for i in index)] for index in np.ndindex(a.shape))
                return b''.join(raw(item[name]) for item in items for name in names)
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needPython() throws Exception {
        EmbeddedPython.require(folder);
        EmbeddedPython.run(folder, EXPORTED);
    }

    private static String asArray(NdView view) {
        return "a = asarray(" + ArrayInterface.of(view) + ")\n";
    }

    @Test
    void showsOurMemoryAtItsAddress() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NdView.allocate(arena, DataShape.parse("1000 * 3 * float32"));
            view.writer().setFloat(1.5f, 999, 2);

            assertEquals("(1000, 3) float32 (12, 4) " + view.segment().address() + " False True True True 1.5\n",
                    EmbeddedPython.run(folder, asArray(view) + """
                            f = a.flags
                            say(a.shape, a.dtype, a.strides, a.ctypes.data, f.owndata, f.c_contiguous, f.writeable, f.aligned, a[999, 2])
                            a[0, 1] = 2.5
                            """));
            assertEquals(2.5f, view.getFloat(0, 1));
            view.writer().setFloat(3.5f, 0, 0);
            assertEquals("3.5\n", EmbeddedPython.run(folder, "say(a[0, 0])"));
        }
    }

    /// NumPy gives padding a name.
    @Test
    void showsTheSameThroughJson() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "4 * {x: float32, n: 2 * >int16} @ [12]{0, 4 [2]}");

            assertEquals(view.segment().address() + " (4,) [('x', '<f4'), ('n', '>i2', (2,)), ('f2', '|V4')]\n", EmbeddedPython.run(folder, """
                    import json
                    def tuples(x): return tuple(tuples(i) if isinstance(i, list) else i for i in x)
                    i = json.loads('%s')
                    i = {k: tuples(v) if isinstance(v, list) else v for k, v in i.items()}
                    i['descr'] = list(i['descr'])
                    a = asarray(i)
                    say(a.ctypes.data, a.shape, a.dtype.descr)
                    """.formatted(ArrayInterface.of(view).toJson())));
        }
    }

    @Test
    void keepsReadOnlyMemoryReadOnly() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NdView.wrap(arena.allocate(12).asReadOnly(), DataShape.parse("3 * float32"));

            assertEquals("False\n", EmbeddedPython.run(folder, asArray(view) + "say(a.flags.writeable)"));
        }
    }

    /// Every element, by its bytes, in every layout that NumPy has a word for.
    @Test
    void showsEveryLayout() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            for (String storage : List.of("4 * 3 * float32 @ [16, 4]", "4 * 3 * >float64 @ [8, 32]", "4 * 3 * int16 @ [-6, 2]+18",
                    "4 * 3 * uint8 @ [3, -1]+2", "5 * int64 @ [8]", "int8", "0 * 3 * float32", "4 * 3 * float32 @ [0, 4]",
                    "3 * complex[float32]", "2 * bool @ [3]", "3 * string[5] @ [7]", "2 * >string[8, 'U32']", "2 * bytes[3] @ [4]",
                    "2 * ?float16", "3 * {a: int32, b: int8} @ [5]{0, 4}", "3 * {a: int32, b: int8} @ [-5]{0, 4}+10",
                    "2 * 2 * {p: 2 * {u: >int16, v: int8}, q: bytes[2]} @ [9, 18]{0 [3]{0, 2}, 7}", "3 * 3 * 3 * int8 @ [1, 3, 9]",
                    "2 * 3 * uint32 @ [-4, -8]+20", "6 * float32 @ [2]")) {
                NdView view = NpyFiles.counted(arena, storage);
                long address = view.segment().address() + view.base();
                List<String> said = EmbeddedPython.run(folder, BYTES + asArray(view)
                        + "say(a.ctypes.data); say(a.flags.owndata); say(raw(a).hex())").lines().toList();

                assertEquals("False", said.get(1), storage);
                assertEquals(view.shape().elementCount() == 0 ? said.get(0) : Long.toString(address), said.get(0), storage);
                assertArrayEquals(NpyFiles.elements(view), HexFormat.of().parseHex(said.get(2)), storage);
            }
        }
    }

    @Test
    void seesTheMemoryOfNumpy() throws Exception {
        String said = EmbeddedPython.run(folder, """
                b = np.arange(24, dtype='>i4').reshape(2, 3, 4)[::-1, :, 1::2]
                say(b.__array_interface__)
                """);
        try (Arena owner = Arena.ofConfined()) {
            ArrayInterface read = ArrayInterface.parse(said);
            NdView view = read.view(owner);

            assertEquals("2 * 3 * 2 * >int32 @ [-48, 16, 8]+48", view.toString());
            assertEquals(15, view.getLong(0, 0, 1));
            view.writer().setLong(99, 1, 2, 0);
            assertEquals("99\n", EmbeddedPython.run(folder, "say(b[1, 2, 0]); b[0, 0, 0] = 77"));
            assertEquals(77, view.getLong(0, 0, 0));
        }
    }

    @Test
    void saysWhatPythonSays() {
        AssertionError e = assertThrows(AssertionError.class, () -> EmbeddedPython.run(folder, "1 / 0"));

        assertEquals(true, e.getMessage().contains("ZeroDivisionError"));
    }
}
