package org.tng4j.arrays.interop;

import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.MemoryLayout.unionLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_CHAR;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tng4j.arrays.meta.Storage;
import org.tng4j.arrays.view.NdView;

class NativeLayoutTest {

    private static MemoryLayout layout(String storage) {
        return NativeLayout.of(Storage.parse(storage).meta());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "float32", ">float64", "bool", "int8", "int16", ">int32", "int64", "3 * 2 * float32", "10 * 3 * float32 @ [16, 4]",
        "2 * 3 * int16 @ [10, 3]", "10 * {a: int32, b: int8} @ [8]{0, 4}", "{a: int8, b: >int64} @ []{0, 8}",
        "{a: int8, b: >int64} @ []{0, 1}", "4 * {p: 3 * {u: int16, v: int8}, q: float64} @ [32]{0 [4]{0, 2}, 16}", "(int32, float64) @ []{0, 8}",
        "0 * float32", "5 * (float32, float32) @ [12]{0, 4}"})
    void isTheSameBothWays(String storage) {
        assertEquals(Storage.parse(storage).meta(), NativeLayout.metaOf(layout(storage)));
        assertEquals(Storage.parse(storage).meta().span().to(),
                layout(storage).byteSize() - trailing(storage));
    }

    /// Of the layouts above, what stands behind the last element.
    private static long trailing(String storage) {
        return switch (storage) {
            case "10 * 3 * float32 @ [16, 4]" -> 4;
            case "2 * 3 * int16 @ [10, 3]" -> 2;
            case "10 * {a: int32, b: int8} @ [8]{0, 4}" -> 3;
            case "4 * {p: 3 * {u: int16, v: int8}, q: float64} @ [32]{0 [4]{0, 2}, 16}" -> 8;
            case "5 * (float32, float32) @ [12]{0, 4}" -> 4;
            default -> 0;
        };
    }

    @Test
    void isWhatTheJdkSaysInItsOwnWords() {
        assertEquals(sequenceLayout(10, sequenceLayout(3, JAVA_FLOAT)), layout("10 * 3 * float32"));
        assertEquals(sequenceLayout(10, structLayout(sequenceLayout(3, JAVA_FLOAT), paddingLayout(4))), layout("10 * 3 * float32 @ [16, 4]"));
        assertEquals(structLayout(JAVA_INT.withName("a"), JAVA_BYTE.withName("b")), layout("{a: int32, b: int8} @ []{0, 4}"));
        assertEquals(JAVA_DOUBLE.withOrder(ByteOrder.BIG_ENDIAN), layout(">float64"));
        assertEquals(sequenceLayout(2, JAVA_FLOAT), layout("complex[float32]"));
        assertEquals(sequenceLayout(5, JAVA_BYTE), layout("string[5]"));
        assertEquals(JAVA_SHORT, layout("float16"));
        assertEquals(JAVA_FLOAT, layout("?float32"));
        assertEquals(JAVA_LONG, layout("uint64"));
    }

    /// C functions want structs aligned, the JDK wants places to be multiples of what is claimed.
    @Test
    void alignsWhatIsAligned() {
        assertEquals(8, layout("{a: int8, b: int64} @ []{0, 8}").byteAlignment());
        assertEquals(1, layout("{a: int8, b: int64} @ []{0, 1}").byteAlignment());
        assertEquals(4, layout("3 * {a: int64, b: int32} @ [12]{0, 8}").byteAlignment());
        assertEquals(1, layout("3 * int32 @ [5]").byteAlignment());
    }

    @Test
    void leadsTheJdkToEachElement() {
        try (Arena arena = Arena.ofConfined()) {
            NdView view = NpyFiles.counted(arena, "4 * {p: 3 * {u: >int16, v: int8}, q: int64} @ [28]{2 [5]{1, 4}, 17}");
            MemoryLayout layout = NativeLayout.of(view.meta());
            VarHandle second = layout.varHandle(PathElement.sequenceElement(), PathElement.groupElement("p"),
                    PathElement.sequenceElement(), PathElement.groupElement("u"));

            assertEquals(view.field("p").field("u").getLong(3, 2), ((short) second.get(view.segment(), 0L, 3L, 2L)));
        }
    }

    /// Of one item, no byte stride rounds the size up to the alignment.
    @Test
    void aligns1ItemOnlyWhereItsSizeAllows() {
        for (String storage : List.of("1 * {a: float64, b: int8} @ [0]{0, 8}", "1 * {a: float64, b: int8} @ [-16]{0, 8}")) {
            MemoryLayout layout = NativeLayout.of(Storage.parse(storage).meta());

            assertEquals(9, layout.byteSize(), storage);
            assertEquals(1, layout.byteAlignment(), storage);
        }
        assertEquals(4, NativeLayout.of(Storage.parse("1 * float32 @ [0]").meta()).byteAlignment());
    }

    @Test
    void readsLayoutsOfOthers() {
        MemoryLayout others = structLayout(JAVA_BOOLEAN.withName("b"), paddingLayout(1), JAVA_CHAR.withName("c"), paddingLayout(4),
                ADDRESS.withName("p"), sequenceLayout(2, JAVA_FLOAT).withName("v"));

        assertEquals("{b: bool, c: uint16, p: uint64, v: 2 * float32} @ []{0, 2, 8, 16 [4]}", NativeLayout.metaOf(others).toString());
    }

    @Test
    void refusesWhatTheOtherSideHasNoWordsFor() {
        assertEquals("byte stride is 4, must be at least 12, the size of 3 * float32 @ [4]",
                assertThrows(IllegalArgumentException.class, () -> layout("3 * 3 * float32 @ [4, 4]")).getMessage());
        assertEquals("byte stride is -4, must be at least 4, the size of float32",
                assertThrows(IllegalArgumentException.class, () -> layout("3 * float32 @ [-4]+8")).getMessage());
        assertEquals("field 1 of {a: int32, b: int32} @ []{0, 2} is at byte 2, the one before ends at 4",
                assertThrows(IllegalArgumentException.class, () -> layout("{a: int32, b: int32} @ []{0, 2}")).getMessage());
        assertEquals("string has parts elsewhere, a memory layout is one place",
                assertThrows(IllegalArgumentException.class, () -> layout("string @ []{16, 9}")).getMessage());
        assertEquals("void has no memory layout",
                assertThrows(IllegalArgumentException.class, () -> layout("void")).getMessage());
        assertEquals("padding of 4 bytes is no data",
                assertThrows(IllegalArgumentException.class, () -> NativeLayout.metaOf(paddingLayout(4))).getMessage());
        assertEquals("union u has no layout here",
                assertThrows(IllegalArgumentException.class, () -> NativeLayout.metaOf(unionLayout(JAVA_INT).withName("u"))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> NativeLayout.metaOf(structLayout(JAVA_INT, JAVA_INT.withName("b"))));
    }
}
