package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// Files against NumPy itself, in a process of its own.
class NumPyTest {

    @TempDir
    private Path folder;

    /// Every kind of type, every order of axes, every version of the file.
    private static final List<String> ARRAYS = List.of(
            "np.arange(12, dtype='<f4').reshape(3, 4)",
            "np.asfortranarray(np.arange(12, dtype='>f8').reshape(3, 4))",
            "np.arange(6, dtype='<i2')",
            "np.arange(6, dtype='>u8').reshape(1, 6, 1)",
            "np.array(7, dtype='i1')",
            "np.zeros((0, 3), 'f8')",
            "np.array([True, False])",
            "np.arange(5, dtype='f2')",
            "np.arange(4, dtype='<c8') * 1j",
            "np.arange(4, dtype='>c16').reshape(2, 2)",
            "np.array(['ab', '', 'x' * 9], 'S9')",
            "np.array(['ab', 'λ', '😀' * 3])",
            "np.array(['ab', 'λ'], '>U4')",
            "np.array([b'ab', b'cdef'], 'V4')",
            "np.array([(1, 2.5), (3, 4.5)], '<i4,<f8')",
            "filled([(1, 2), (3, 4)], np.dtype('<i4,i1', align=True))",
            "filled([((1, 2), 3.5)], np.dtype([('p', [('a', '<i4'), ('b', 'i1')]), ('q', '<f8')], align=True))",
            "np.array([(1, [[1, 2, 3], [4, 5, 6]], 'ab')] * 3, [('n', 'i1'), ('v', '>i4', (2, 3)), ('s', 'U3')])",
            "filled([(1, 2)], {'names': ['x', 'y'], 'formats': ['<i2', '<i2'], 'offsets': [1, 5], 'itemsize': 9})",
            "np.array([(1, 2)], [(\"it's\", '<f4'), ('\"', '<f4')])",
            "np.array([(1, 2)] * 2, [('\\xe9', '<f4'), ('a\\xa0b', '<f4')])",
            "np.array([(1, 2)] * 2, [('λ', '<f4'), ('😀\\n', '<f4')])",
            "np.zeros(3, [('a' * 100000, '<f4')])",
            "np.zeros(2, [('f%d' % i, '<f4') for i in range(5000)])");

    private static final String FILLED = """
            def filled(values, dtype):
                a = np.zeros(len(values), dtype)
                a[:] = values
                return a
            """;

    /// NumPy's printer forgets that `T{i:a:b:b:}` ends with padding, its reader does not.
    private static final int MISPRINTED = 16;
    /// NumPy reads `4x` as no fields and 4 bytes.
    private static final int MISREAD = 13;

    private Path file(String name, int i) {
        return folder.resolve(name + i + ".npy");
    }

    private void save() throws IOException, InterruptedException {
        NumPy.run(folder, FILLED + "for i, a in enumerate([" + String.join(", ", ARRAYS) + "]): np.save('numpy%d' % i, a)");
    }

    @Test
    void writesTheBytesThatNumpyWrites() throws IOException, InterruptedException {
        save();
        try (Arena arena = Arena.ofConfined()) {
            for (int i = 0; i < ARRAYS.size(); i++) {
                Npy.write(file("ours", i), Npy.read(file("numpy", i), arena));
                assertArrayEquals(Files.readAllBytes(file("numpy", i)), Files.readAllBytes(file("ours", i)), ARRAYS.get(i));
                Npy.write(file("ours", i), Npy.map(file("numpy", i), arena));
                assertEquals(-1, Files.mismatch(file("numpy", i), file("ours", i)), ARRAYS.get(i));
            }
        }
    }

    @Test
    void writesWhatNumpyReads() throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            float[] values = {1, 2, 3, 4, 5, 6};
            NdView view = JavaMemory.viewOf(values).reshape(2, 3);
            Npy.write(file("rows", 0), view);
            Npy.write(file("columns", 0), view.transpose());
            Npy.write(file("gaps", 0), view.slice(1, 0, 3, 2));
            NdView records = NdView.allocate(arena, DataShape.parse("2 * {step: int64, time: ?float64, xyz: 3 * float32, name: string[4]}"));
            records.field("step").writer().setLong(7, 1);
            records.field("time").writer().setMissing(1);
            Npy.write(file("records", 0), records);
            Npz.write(folder.resolve("stored.npz"), named(view));
            Npz.writeDeflated(folder.resolve("deflated.npz"), named(view));
        }

        assertEquals("ok\n", NumPy.run(folder, """
                rows = np.load('rows0.npy'); columns = np.load('columns0.npy'); gaps = np.load('gaps0.npy')
                assert rows.dtype == '<f4' and rows.tolist() == [[1, 2, 3], [4, 5, 6]], rows
                assert rows.flags.c_contiguous and not rows.flags.f_contiguous and rows.flags.aligned, rows.flags
                assert columns.tolist() == rows.T.tolist() and columns.flags.f_contiguous, columns.flags
                assert gaps.tolist() == [[1, 3], [4, 6]] and gaps.flags.c_contiguous, gaps
                records = np.load('records0.npy', mmap_mode='r')
                assert records.dtype.names == ('step', 'time', 'xyz', 'name') and records.dtype.itemsize == 32, records.dtype
                assert records['step'].tolist() == [0, 7] and np.isnan(records['time'][1]), records
                for name in 'stored.npz', 'deflated.npz':
                    z = np.load(name)
                    assert sorted(z.files) == ['a', 'b λ'] and z['a'].tolist() == rows.tolist(), z.files
                    assert z['b λ'].tolist() == columns.tolist() and z['b λ'].flags.f_contiguous
                print('ok')
                """));
    }

    private static Map<String, NdView> named(NdView view) {
        Map<String, NdView> views = new LinkedHashMap<>();
        views.put("a", view);
        views.put("b λ", view.transpose());
        return views;
    }

    @Test
    void readsTheArchivesOfNumpy() throws IOException, InterruptedException {
        NumPy.run(folder, """
                arrays = dict(a=np.arange(6).reshape(2, 3), b=np.asfortranarray(np.arange(6.).reshape(2, 3)), c=np.zeros((300, 1000)))
                np.savez('stored.npz', **arrays); np.savez_compressed('deflated.npz', **arrays)
                """);
        try (Arena arena = Arena.ofConfined()) {
            for (String name : List.of("stored.npz", "deflated.npz")) {
                Map<String, NdView> read = Npz.read(folder.resolve(name), arena);

                assertEquals(List.of("a", "b", "c"), List.copyOf(read.keySet()));
                assertEquals("2 * 3 * int64 @ [24, 8]", read.get("a").toString());
                assertEquals(5, read.get("a").getLong(1, 2));
                assertEquals("2 * 3 * float64 @ [8, 16]", read.get("b").toString());
                assertEquals(3.0, read.get("b").getDouble(1, 0));
                assertEquals(300_000, read.get("c").shape().elementCount());
            }
        }
    }

    @Test
    void showsNumpyWhatIsDecodedIntoAFile() throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            NdView target = Npy.create(folder.resolve("a.npy"), DataShape.parse("10 * 4 * 3 * float32"), arena);
            target.at(9).writer().setFloat(1.5f, 3, 2);

            assertEquals("(10, 4, 3) float32 1.5 1.5 True\n", NumPy.run(folder, """
                    a = np.load('a.npy', mmap_mode='r+')
                    print(a.shape, a.dtype, a[9, 3, 2], a.sum(), a.flags.aligned)
                    a[0, 0, 0] = 2.5; a.flush()
                    """));
            assertEquals(2.5f, target.getFloat(0, 0, 0));
        }
    }

    /// Python's own texts for each of its arrays.
    @Test
    void readsTheFormatsAndInterfacesOfNumpy() throws IOException, InterruptedException {
        save();
        List<String> lines = NumPy.run(folder, FILLED + "for a in [" + String.join(", ", ARRAYS) + """
                ]:
                    print(a.__array_interface__); print(json.dumps(memoryview(a).format))
                """).lines().toList();
        for (int i = 0; i < ARRAYS.size(); i++) {
            ArrayInterface read = ArrayInterface.parse(lines.get(2 * i));
            ArrayForm form = ArrayForm.of(Npy.read(file("numpy", i), Arena.ofAuto()).meta());
            String format = (String) LiteralReader.read(lines.get(2 * i + 1), Dialect.JSON);

            assertEquals(read.toString(), ArrayInterface.ofJson(read.toJson()).toString(), ARRAYS.get(i));
            if (i != MISPRINTED) {
                assertEquals(form.item(), BufferFormat.parse(format).meta(), ARRAYS.get(i));
            }
        }
    }

    /// What we print, NumPy takes for the type that we had it from.
    @Test
    void printsFormatsThatNumpyReads() throws IOException, InterruptedException {
        save();
        StringBuilder script = new StringBuilder("from numpy.core._internal import _dtype_from_pep3118 as read\n");
        for (int i = 0; i < ARRAYS.size(); i++) {
            NpyHeader header;
            try (InputStream in = Files.newInputStream(file("numpy", i))) {
                header = new NpyReader(in, Files.size(file("numpy", i)), "numpy").header();
            }
            BufferFormat format = new BufferFormat(header.type().item(), header.type().byteSize());
            if (i != MISREAD) {
                script.append("t = read(").append(LiteralText.of(format.toString(), Dialect.PYTHON)).append("); a = np.load('numpy")
                        .append(i).append(".npy', max_header_size=10**6); assert t == a.dtype, (t, a.dtype)\n");
            }
        }
        Files.writeString(folder.resolve("formats.py"), "import numpy as np\n" + script);

        assertEquals("ok\n", NumPy.run(folder, "exec(open('formats.py', encoding='utf-8').read()); print('ok')"));
    }
}
