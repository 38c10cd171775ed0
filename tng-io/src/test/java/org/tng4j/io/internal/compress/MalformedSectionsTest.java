package org.tng4j.io.internal.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.CodecVectors;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;

/// Sections that XTC3 and BWLZH must refuse, and small sections cut and changed everywhere.
class MalformedSectionsTest {
    private static final List<String> PREFIXES = List.of("xtc3", "base", "bwlzh", "lz_", "rle", "mtf", "plane3",
            "split", "huff", "truncated_xtc3_5", "truncated_bwlzh_5");
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /// For all inputs of a vector together, on a machine that does other work.
    private static final Duration ALL = LIMIT.multipliedBy(12);

    /// What each malformed vector of these coders is refused with.
    private static final String PROBLEMS = """
            truncated_xtc3_5_bytes: array of small numbers at offset 890 is 630 bytes, must fit the 625 bytes that are \
            left
            truncated_bwlzh_5_bytes: Huffman block of a byte plane at offset 418 is 28 bytes, must fit the 23 bytes \
            that are left
            xtc3_kind_7: kind of the array of direct numbers at offset 310 is 7, must be 0 or 1
            xtc3_instruction_9: XTC3 instruction is 9 in the section before offset 348, must be 0 to 8
            xtc3_instructions_exhausted: XTC3 section before offset 224 has 2 instructions, its instructions want at \
            least 3
            xtc3_inter_before_start: XTC3 inter-frame triplet 0 of the first frame in the section before offset 348 \
            refers to the frame before, must refer to a triplet that is there
            xtc3_self_reference: XTC3 inter-frame triplet 0 in the section before offset 411 refers to itself, must \
            refer to a triplet that is there
            xtc3_direct_too_short: XTC3 section before offset 345 has 9 direct numbers, its instructions want at least \
            12
            xtc3_small_too_short: XTC3 section before offset 371 has 6 small numbers, its instructions want at least \
            15
            xtc3_run_too_long: number of direct numbers at offset 317 is 1800, must be 0 to 18
            xtc3_small_run_too_long: number of small numbers at offset 338 is 1200, must be 0 to 18
            xtc3_rle_missing: XTC3 section before offset 222 has 0 run lengths, its instructions want at least 1
            xtc3_count_not_3n: number of direct numbers before offset 310 is 17, must be a multiple of 3
            xtc3_ninstr_absurd: number of instructions at offset 52 is 2147483647, must be 0 to 40
            xtc3_sublength_beyond: array of instructions at offset 60 is 268435455 bytes, must fit the 285 bytes that \
            are left
            xtc3_swap_run_1: XTC3 run length is 1 in the section before offset 372, must be at least 2 for a swap
            base_zero: base of a base block at offset 318 is 0, must be at least 1
            base_group_0: base block at offset 315 has 0 digits to a number and 8 numbers to a base, must be 1 to \
            16384 and 1 to 255
            base_group_16385: base block at offset 315 has 16385 digits to a number and 8 numbers to a base, must be 1 \
            to 16384 and 1 to 255
            base_interval_0: base block at offset 315 has 24 digits to a number and 0 numbers to a base, must be 1 to \
            16384 and 1 to 255
            base_truncated: packed data end at offset 327, must hold 13 more bytes at offset 322
            bwlzh_count_mismatch: number of values in a BWLZH block at offset 44 is 89, must be 90 to 90
            bwlzh_m_zero: number of values in an inner BWLZH block at offset 48 is 0, must be 1 to 90
            bwlzh_m_too_large: number of values in an inner BWLZH block at offset 48 is 91, must be 1 to 90
            bwlzh_h_absurd: number of symbols in an inner BWLZH block at offset 52 is 2147483632, must be 90 to 270
            bwlzh_h_small: number of symbols in an inner BWLZH block at offset 52 is 30, must be 90 to 270
            bwlzh_index: row in an inner BWLZH block at offset 56 is 5000, must be 0 to 116
            bwlzh_mode_2: mode of a byte plane at offset 60 is 2, must be 0 or 1
            bwlzh_ndata_absurd: number of codes in a byte plane at offset 61 is 2147483647, must be 1 to 117
            bwlzh_len_beyond: Huffman block of a byte plane at offset 69 is 16777215 bytes, must fit the 162 bytes \
            that are left
            lz_distance_beyond_start: LZ77 copy of 2 from distance 9 at value 1, before offset 135, must be 1 to 5 \
            from 1 to 1
            lz_distance_zero: LZ77 copy of 2 from distance 0 at value 1, before offset 135, must be 1 to 5 from 1 to 1
            lz_length_beyond: LZ77 copy of 60000 from distance 1 at value 1, before offset 7632, must be 1 to 5 from 1 \
            to 1
            lz_length_zero: number of codes in a byte plane at offset 61 is 7, must be 1 to 6
            lz_offsets_exhausted: LZ77 data before offset 135 have 1 distances, must have at least 2
            lz_store_5: storage of 1 LZ77 distances before offset 100 is 5, must be 0, or 1 with two bytes each in the \
            107 that are left
            rle_count_beyond: number of codes in a byte plane at offset 61 is 8, must be 1 to 6
            rle_count_huge: run before offset 94 has no value, must have one of at most 6
            rle_too_few: 3 run-length symbols before offset 94 give 3 values out of 3 symbols, must give 6 out of all
            mtf_256: move-to-front code 0 before offset 127 is 256, must be 0 to 255
            plane3_nonzero: third byte plane before offset 165 makes symbols above 65535, must be all 0
            split_truncated: 6 16-bit symbols before offset 188 end before the last 1 values, must give all
            split_count: 6 16-bit symbols before offset 187 end before the last 1 values, must give all
            huff_storage_3: Huffman block of a byte plane at offset 69 has 16-bit flag 1 and dictionary storage 3, \
            must be 0 to 1 and 0 to 2
            huff_count_more: Huffman block of a byte plane before offset 79 has 900 symbols, must have 6 to 6
            huff_count_less: Huffman block of a byte plane before offset 79 has 2 symbols, must have 6 to 6
            huff_datalen_beyond: size of coded symbols in Huffman block of a byte plane at offset 79 is 16777215, must \
            be 1 to 24 and fit the 14 bytes that are left
            huff_ndict_more: Huffman dictionary before offset 97 gives 3 symbols a code, its count is 200, must be the \
            same and at least 1
            huff_ndict_less: Huffman dictionary before offset 97 gives 3 symbols a code, its count is 1, must be the \
            same and at least 1
            huff_oversubscribed: Huffman dictionary before offset 97 has code lengths that take 3221225472 of \
            2147483648 codes, must be at most all
            huff_no_such_code: Huffman data before offset 96 hold bits that are no code of their 2, must hold codes \
            only
            huff_length_0: Huffman dictionary before offset 96 gives symbol 2 a code of 0 bits, must be 1 to 31
            huff_max_symbol_absurd: largest symbol of a Huffman dictionary before offset 94 is 16777215, must be at \
            most 131075
            huff_empty_dictionary: Huffman dictionary before offset 94 gives 0 symbols a code, its count is 0, must be \
            the same and at least 1
            """;
    private static final int SMALL = 600;

    static Stream<Arguments> problems() {
        return PROBLEMS.lines().map(line -> Arguments.of(line.substring(0, line.indexOf(':')),
                line.substring(line.indexOf(':') + 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("problems")
    void refusesMalformedSection(String name, String problem) {
        PackedBlock block = PackedBlock.of(CodecVectors.bytes("malformed/" + name + ".bin"));
        TngFormatException e = assertThrows(TngFormatException.class, () -> assertTimeoutPreemptively(LIMIT,
                () -> decode(block)));
        assertEquals("run.tng: POSITIONS block at offset 638, frame set 1: " + problem, e.getMessage());
        assertEquals(Kind.CODEC_ERROR, e.kind());
    }

    @Test
    void knowsAllMalformedVectorsOfTheseCoders() {
        List<String> vectors = CodecVectors.rows("malformed/index.json").stream().map(row -> row.get("name").asText())
                .filter(name -> PREFIXES.stream().anyMatch(name::startsWith)).toList();
        assertEquals(vectors, problems().map(arguments -> arguments.get()[0]).toList());
    }

    /// The sections of vectors with one frame, up to [#SMALL] bytes.
    static Stream<String> smallVectors() {
        return CodecVectors.rows("index.json").stream()
                .filter(row -> row.get("nframes").asInt() == 1 && row.get("bytes").asInt() <= SMALL)
                .map(row -> row.get("name").asText())
                .filter(name -> PackedBlock.of(CodecVectors.bytes(name + ".bin")).isFirstOurs());
    }

    @ParameterizedTest
    @MethodSource("smallVectors")
    void refusesSectionCutAnywhere(String name) {
        PackedBlock block = PackedBlock.of(CodecVectors.bytes(name + ".bin"));
        assertTimeoutPreemptively(ALL, () -> {
            for (int size = 0; size < block.firstSize(); size++) {
                PackedBlock cut = block.withFirstSize(size);
                TngFormatException e = assertThrows(TngFormatException.class, () -> decode(cut));
                assertEquals(Kind.CODEC_ERROR, e.kind());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("smallVectors")
    void decodesOrRefusesSectionWithAnyByteChanged(String name) {
        byte[] content = CodecVectors.bytes(name + ".bin").clone();
        assertTimeoutPreemptively(ALL, () -> {
            for (int i = PackedBlock.HEADER_SIZE; i < content.length; i++) {
                byte right = content[i];
                for (int change : new int[] {0x01, 0x80, 0xff, right}) {
                    content[i] = (byte) (right ^ change);
                    try {
                        decode(PackedBlock.of(content));
                    } catch (TngFormatException e) {
                        assertEquals(Kind.CODEC_ERROR, e.kind());
                    }
                }
                content[i] = right;
            }
        });
    }

    private static void decode(PackedBlock block) throws IOException {
        SectionBytes section = block.section();
        int[] first = block.isFirstOurs() ? block.first(section, new Bwlzh(), new Xtc3())
                : new int[3 * block.particles()];
        if (block.isRestOurs()) {
            block.rest(section, new Bwlzh(), new Xtc3(), first);
        }
    }
}
