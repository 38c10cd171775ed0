package org.tng4j.arrays.interop;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What stands before the data of a `.npy` file.
///
/// ```
/// 0   93 'N' 'U' 'M' 'P' 'Y'
/// 6   major, minor                  1.0, 2.0, 3.0
/// 8   size of the rest              uint16 in 1.0, else uint32; little-endian
/// 10  {'descr': …, 'fortran_order': …, 'shape': (…), }    Python, Latin-1; UTF-8 in 3.0
///     spaces, '\n'                  so that the data begin at a multiple of 64
/// ```
///
/// Written as NumPy writes it, spare room for a longer first axis included: the same array is the same bytes.
/// **Source:** NEP 1, *A simple file format for NumPy arrays*; files of NumPy 1.24.
///
/// @param type of one element
/// @param isColumnMajor whether the first axis runs fastest
/// @param sizes outermost first
record NpyHeader(ElementType type, boolean isColumnMajor, List<Long> sizes) {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    static final int VERSION_OFFSET = MAGIC.length;
    static final int SIZE_OFFSET = VERSION_OFFSET + 2;

    private static final int ALIGNMENT = 64;
    private static final int LARGEST_SHORT_HEADER = 0xffff;
    /// Digits of 2^64 and one: what the axis may grow to without moving the data.
    private static final int GROWTH_DIGITS = 21;

    /// Sizes and byte strides of the data, from their first byte.
    ///
    /// @throws ArithmeticException if the bytes do not fit 63 bits
    ArrayForm form() {
        return ArrayForm.packed(type, sizes, isColumnMajor);
    }

    /// @throws ArithmeticException if it does not fit 63 bits
    long dataSize() {
        return Math.multiplyExact(form().count(), type.byteSize());
    }

    byte[] toBytes() {
        String text = text();
        CharsetEncoder latin1 = StandardCharsets.ISO_8859_1.newEncoder();
        if (!latin1.canEncode(text)) {
            return framed(3, Integer.BYTES, text.getBytes(StandardCharsets.UTF_8));
        }
        byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] small = framed(1, Short.BYTES, encoded);
        return small.length - SIZE_OFFSET - Short.BYTES <= LARGEST_SHORT_HEADER ? small : framed(2, Integer.BYTES, encoded);
    }

    private String text() {
        String text = "{'descr': " + LiteralText.of(Descr.of(type), Dialect.PYTHON)
                + ", 'fortran_order': " + LiteralText.of(isColumnMajor, Dialect.PYTHON)
                + ", 'shape': " + LiteralText.of(new Tuple(sizes), Dialect.PYTHON) + ", }";
        if (sizes.isEmpty()) {
            return text;
        }
        Long growing = isColumnMajor ? sizes.getLast() : sizes.getFirst();
        return text + " ".repeat(GROWTH_DIGITS - growing.toString().length());
    }

    /// NumPy never pads by nothing: where the end would fit as it is, 64 bytes follow.
    private static byte[] framed(int version, int sizeWidth, byte[] text) {
        int prefixSize = SIZE_OFFSET + sizeWidth;
        int unpadded = prefixSize + text.length + 1;
        byte[] header = new byte[unpadded + ALIGNMENT - unpadded % ALIGNMENT];
        Arrays.fill(header, (byte) ' ');
        System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
        header[VERSION_OFFSET] = (byte) version;
        header[VERSION_OFFSET + 1] = 0;
        for (int i = 0; i < sizeWidth; i++) {
            header[SIZE_OFFSET + i] = (byte) (header.length - prefixSize >>> Byte.SIZE * i);
        }
        System.arraycopy(text, 0, header, prefixSize, text.length);
        header[header.length - 1] = '\n';
        return header;
    }
}
