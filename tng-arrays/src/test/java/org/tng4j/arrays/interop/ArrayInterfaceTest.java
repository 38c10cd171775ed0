package org.tng4j.arrays.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.shape.Slice;
import org.tng4j.arrays.view.NdView;

class ArrayInterfaceTest {

    @Test
    void describesAViewInThreeSpellings() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "1000 * 3 * <float32");
            ArrayInterface exported = ArrayInterface.of(view);
            long address = view.segment().address();

            assertEquals("{'shape': (1000, 3), 'typestr': '<f4', 'data': (" + address + ", False), 'strides': None, 'version': 3}",
                    exported.toString());
            assertEquals("{\"shape\": [1000, 3], \"typestr\": \"<f4\", \"data\": [" + address
                    + ", false], \"strides\": null, \"version\": 3}", exported.toJson());
            Map<String, Object> map = new HashMap<>(Map.of("shape", List.of(1000L, 3L), "typestr", "<f4",
                    "data", List.of(address, false), "version", 3L));
            map.put("strides", null);
            assertEquals(map, exported.toMap());
            assertEquals(address, exported.address());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "1000 * 3 * >float32 @ [16, 4]    ; 'shape': (1000, 3), 'typestr': '>f4' ; 'strides': (16, 4), 'version': 3",
        "1000 * 3 * float32 @ [-12, 4]+11988 ; 'shape': (1000, 3), 'typestr': '<f4' ; 'strides': (-12, 4), 'version': 3",
        "4 * 3 * int8 @ [1, 4]            ; 'shape': (4, 3), 'typestr': '|i1' ; 'strides': (1, 4), 'version': 3",
        "float64                          ; 'shape': (), 'typestr': '<f8' ; 'strides': None, 'version': 3",
        "1 * 3 * float64 @ [99, 8]        ; 'shape': (1, 3), 'typestr': '<f8' ; 'strides': None, 'version': 3",
        "3 * string[5] @ [7]              ; 'shape': (3,), 'typestr': '|S5' ; 'strides': (7,), 'version': 3",
        "2 * {a: <int32, b: int8} @ [8]{0, 4} ; 'shape': (2,), 'typestr': '|V8' ; 'strides': None, 'descr': [('a', '<i4'), ('b', '|i1'), ('', '|V3')], 'version': 3",
        "2 * {a: <int32, b: int8} @ [16]{0, 4} ; 'shape': (2,), 'typestr': '|V5' ; 'strides': (16,), 'descr': [('a', '<i4'), ('b', '|i1')], 'version': 3"})
    void describesEveryLayout(String storage, String before, String after) {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, storage);

            assertEquals("{" + before + ", 'data': (" + (view.segment().address() + view.base()) + ", False), " + after + "}",
                    ArrayInterface.of(view).toString());
        }
    }

    /// NumPy copies 8 bytes of each, and behind the last one there are 5.
    @Test
    void claimsNoPaddingBehindTheMemory() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "2 * {a: <int32, b: int8} @ [8]{0, 4}");
            NdView cut = NdView.wrap(view.segment().asSlice(0, 13), 0, view.shape(), view.meta());

            assertTrue(ArrayInterface.of(cut).toString().contains("'typestr': '|V5'"), ArrayInterface.of(cut)::toString);
            assertTrue(ArrayInterface.of(cut).toString().contains("'strides': (8,)"), ArrayInterface.of(cut)::toString);
        }
    }

    @Test
    void seesTheSameMemoryAgainWhateverTheLayout() {
        try (Arena arena = Arena.ofConfined()) {
            for (long seed = 0; seed < 200; seed++) {
                NdView view = random(arena, new Random(seed));
                for (ArrayInterface read : List.of(ArrayInterface.ofMap(ArrayInterface.of(view).toMap()),
                        ArrayInterface.ofJson(ArrayInterface.of(view).toJson()), ArrayInterface.parse(ArrayInterface.of(view).toString()))) {
                    NdView again = read.view(arena);

                    assertEquals(view.shape(), again.shape(), "seed " + seed);
                    assertArrayEquals(NpyFiles.elements(view), NpyFiles.elements(again), "seed " + seed);
                    long size = view.meta().span().size();
                    assertEquals(size, again.segment().byteSize(), "seed " + seed);
                    assertTrue(size == 0 || again.segment().address() + again.base() == view.segment().address() + view.base(), "seed " + seed);
                }
            }
        }
    }

    /// Any rank up to four, axes in any order, with gaps, backwards, or stretched.
    private static NdView random(Arena arena, Random random) {
        List<String> types = List.of("float32", ">float64", "int8", "<uint16", "complex[float32]", "string[3]",
                "{a: >int32, b: int8}", "{p: {u: int8, v: 3 * int16}, q: bytes[5]}", ">string[8, 'U32']");
        long[] sizes = random.longs(random.nextInt(5), 0, 5).toArray();
        String dims = LongStream.of(sizes).mapToObj(size -> size + " * ").collect(Collectors.joining());
        NdView view = NpyFiles.counted(arena, dims + types.get(random.nextInt(types.size())));
        int[] axes = random.ints(0, Math.max(1, sizes.length)).distinct().limit(sizes.length).toArray();
        view = view.permute(axes);
        for (int axis = 0; axis < sizes.length; axis++) {
            long every = random.nextInt(5) - 2L;
            view = every == 0 ? view : view.slice(axis, Slice.ALL.every(every));
        }
        return random.nextInt(4) == 0 && sizes.length > 0 && view.shape().dim(0) == 1
                ? stretched(view) : view;
    }

    private static NdView stretched(NdView view) {
        long[] sizes = LongStream.range(0, view.shape().rank()).map(axis -> view.shape().dim((int) axis)).toArray();
        sizes[0] = 3;
        return view.broadcastTo(sizes);
    }

    @Test
    void sharesWritesBothWays() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "4 * int32");
            NdView again = ArrayInterface.ofJson(ArrayInterface.of(view.flip(0)).toJson()).view(arena);
            again.writer().setLong(42, 0);
            view.writer().setLong(43, 0);

            assertEquals(42, view.getLong(3));
            assertEquals(43, again.getLong(3));
        }
    }

    @Test
    void keepsReadOnlyMemoryReadOnly() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NdView.wrap(arena.allocate(4).asReadOnly(), DataShape.parse("float32"));
            ArrayInterface exported = ArrayInterface.of(view);

            assertTrue(exported.isReadOnly());
            assertTrue(exported.view(arena).segment().isReadOnly());
        }
    }

    @Test
    void livesAsLongAsItsOwner() {
        try (Arena arena = Arena.ofConfined()) {
            ArrayInterface exported = ArrayInterface.of(NpyFiles.counted(arena, "4 * int32"));
            NdView again;
            try (Arena owner = Arena.ofConfined()) {
                again = exported.view(owner);
                assertEquals(0x160f0801, again.getLong(0));
            }
            assertThrows(IllegalStateException.class, () -> again.getLong(0));
        }
    }

    @Test
    void refusesMemoryWithoutAnAddress() {
        NdView heap = JavaMemory.viewOf(new float[3]);
        NdView closed;
        try (Arena arena = Arena.ofConfined()) {
            closed = NpyFiles.counted(arena, "float32");
        }

        assertEquals("view lies in a Java array, which has no address; copy it into an arena",
                assertThrows(IllegalArgumentException.class, () -> ArrayInterface.of(heap)).getMessage());
        assertEquals("arena of the view is closed",
                assertThrows(IllegalStateException.class, () -> ArrayInterface.of(closed)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "[] ; interface is '[]', must be a dictionary",
        "{} ; version is 'null', must be an integer",
        "{'version': 2} ; version is 2, must be 3",
        "{'version': 3} ; typestr is 'null', must be a string",
        "{'version': 3, 'typestr': '<f4'} ; size is 'null', must be an integer",
        "{'version': 3, 'typestr': '<f4', 'shape': (2,)} ; data are 'null', must be (address, read-only)",
        "{'version': 3, 'typestr': '<f4', 'shape': (2,), 'data': (8, 0)} ; data are '[8, 0]', must be (address, read-only)",
        "{'version': 3, 'typestr': '<f4', 'shape': (2,), 'data': (8, False), 'strides': (4, 4)} ; strides are '[4, 4]', must be 1 integers or None",
        "{'version': 3, 'typestr': '<f4', 'shape': (2,), 'data': (8, False), 'strides': 4} ; strides are '4', must be 1 integers or None",
        "{'version': 3, 'typestr': '<f4', 'shape': (2,), 'data': (8, False), 'mask': {}} ; mask is '{}', must be None",
        "{'version': 3, 'typestr': '|V9', 'shape': (2,), 'data': (8, False), 'descr': [('a', '<f4'), ('b', '<f4')]} ; descr takes 8 bytes, typestr says 9",
        "{'version': 3, 'typestr': '<f4', 'shape': (4611686018427387904,), 'data': (8, False)} ; bytes of shape '[461168601842738…' must fit 63 bits",
        "{'version': 3, 'typestr': '<f4', 'shape': (9, 9), 'data': (8, False), 'strides': (9223372036854775807, 9223372036854775807)} ; bytes of shape '[9, 9]' must fit 63 bits"})
    void refusesDictionariesThatMakeNoSense(String text, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> ArrayInterface.parse(text)).getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "0                   ; None",
        "-8                  ; None",
        "4                   ; (-4,)",
        "9223372036854775800 ; None"})
    void refusesAddressesThatThereAreNot(long address, String strides) {
        ArrayInterface read = ArrayInterface.parse("{'version': 3, 'typestr': '<f4', 'shape': (3,), 'data': (" + address
                + ", False), 'strides': " + strides + "}");

        String message = assertThrows(IllegalArgumentException.class, () -> read.view(Arena.ofAuto())).getMessage();
        assertTrue(message.startsWith("data are at address " + address + ", layout "), message);
    }

    @Test
    void takesNumbersOfAJavaMap() {
        Map<String, Object> map = new HashMap<>(Map.of("shape", List.of(2, 3), "typestr", "<f4", "data", List.of(4096L, true),
                "version", 3, "descr", List.of(List.of("", "<f4")), "strides", Arrays.asList(12, 4), "offset", 0));

        assertEquals("{'shape': (2, 3), 'typestr': '<f4', 'data': (4096, True), 'strides': None, 'version': 3}",
                ArrayInterface.ofMap(map).toString());
    }

    @Test
    void seesNoElementsNowhere() {
        ArrayInterface read = ArrayInterface.parse("{'version': 3, 'typestr': '<f4', 'shape': (0, 3), 'data': (0, False)}");

        assertEquals(DataShape.parse("0 * 3 * float32"), read.view(Arena.ofAuto()).shape());
        assertEquals(0, read.view(Arena.ofAuto()).segment().byteSize());
    }

    /// Only a map can do that: text ends somewhere.
    @Test
    void refusesListsThatHoldThemselves() {
        List<Object> endless = new ArrayList<>();
        Object itself = endless;
        endless.add(itself);
        List<Object> descr = new ArrayList<>();
        descr.add(List.of("a", descr));
        Map<String, Object> map = new HashMap<>(Map.of("shape", List.of(2), "typestr", "|V8", "data", List.of(4096L, true), "version", 3));

        assertEquals("nesting of descr is 65 or more, must be at most 64", refused(map, "descr", descr));
        assertEquals("field is '[[…]]', must be (name, type) or (name, type, shape)", refused(map, "descr", List.of(endless, 1)));
        assertEquals("size is '[[…]]', must be an integer", refused(map, "shape", endless));
        assertEquals("mask is '{…}', must be None", refused(map, "mask", Map.of("a", endless)));
    }

    private static String refused(Map<String, Object> entries, String key, Object value) {
        Map<String, Object> map = new HashMap<>(entries);
        map.put(key, value);
        return assertThrows(IllegalArgumentException.class, () -> ArrayInterface.ofMap(map)).getMessage();
    }
}
