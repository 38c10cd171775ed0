package org.tng4j.arrays.interop;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.meta.ArrMeta;
import org.tng4j.arrays.view.NdView;

/// Reads one `.npy` file, or a member of a `.npz`, from its first byte on ([NpyHeader] has the grammar).
///
/// Numbers of the file are held against its size before anything of their size is allocated.
final class NpyReader {

    private static final Set<String> KEYS = Set.of("descr", "fortran_order", "shape");
    private static final int LARGEST_HEADER = 1 << 18;
    private static final int WINDOW_SIZE = 1 << 16;
    private static final long ALIGNMENT = 64;

    private final InputStream in;
    private final String name;
    private final long size;
    private long offset;

    /// @param size bytes there are, or are said to be
    /// @param name first word of messages
    NpyReader(InputStream in, long size, String name) {
        this.in = in;
        this.size = size;
        this.name = name;
    }

    /// Bytes taken so far: after [#header()], where the data begin.
    long offset() {
        return offset;
    }

    NdView read(SegmentAllocator allocator) throws IOException {
        NpyHeader header = header();
        long dataSize = header.dataSize();
        MemorySegment data = allocator.allocate(dataSize, ALIGNMENT);
        byte[] window = new byte[(int) Math.min(WINDOW_SIZE, dataSize)];
        for (long done = 0; done < dataSize; done += window.length) {
            int count = (int) Math.min(window.length, dataSize - done);
            fill(window, count, "data");
            MemorySegment.copy(window, 0, data, ValueLayout.JAVA_BYTE, done, count);
        }
        return view(header, data);
    }

    static NdView view(NpyHeader header, MemorySegment data) {
        ArrMeta meta = header.form().meta();
        return NdView.wrap(data, 0, meta.shape(), meta);
    }

    /// Leaves the stream at the first byte of the data, of which there are enough.
    NpyHeader header() throws IOException {
        byte[] magic = take(NpyHeader.MAGIC.length, "magic");
        if (!Arrays.equals(magic, NpyHeader.MAGIC)) {
            throw broken("magic at offset 0 is " + hex(magic) + ", must be " + hex(NpyHeader.MAGIC));
        }
        byte[] version = take(2, "version");
        if (version[0] < 1 || version[0] > 3 || version[1] != 0) {
            throw broken("version at offset 6 is " + Byte.toUnsignedInt(version[0]) + "." + Byte.toUnsignedInt(version[1])
                    + ", must be 1.0, 2.0 or 3.0");
        }
        int headerSize = headerSize(version[0]);
        long start = offset;
        NpyHeader header = checked(decoded(take(headerSize, "header"), version[0]), start);
        if (header.dataSize() > size - offset) {
            throw broken("data from offset " + offset + " take " + header.dataSize() + " bytes, " + (size - offset) + " follow");
        }
        return header;
    }

    private int headerSize(byte version) throws IOException {
        byte[] field = take(version == 1 ? Short.BYTES : Integer.BYTES, "header size");
        long headerSize = 0;
        for (int i = field.length - 1; i >= 0; i--) {
            headerSize = headerSize << Byte.SIZE | Byte.toUnsignedLong(field[i]);
        }
        if (headerSize > LARGEST_HEADER || headerSize > size - offset) {
            throw broken("header size at offset 8 is " + headerSize + ", must be at most " + LARGEST_HEADER + ", and "
                    + (size - offset) + " bytes follow");
        }
        return (int) headerSize;
    }

    private String decoded(byte[] text, byte version) throws IOException {
        Charset charset = version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(text)).toString();
        } catch (CharacterCodingException e) {
            NpyFormatException broken = broken("header at offset " + (offset - text.length) + " is no " + charset);
            broken.initCause(e);
            throw broken;
        }
    }

    /// Whatever a stranger's literal can break, breaks here.
    private NpyHeader checked(String text, long start) throws IOException {
        try {
            NpyHeader header = parse(text);
            header.dataSize();
            header.form().meta().shape().elementCount();
            return header;
        } catch (IllegalArgumentException e) {
            throw new NpyFormatException(name, "header at offset " + start + ": " + e.getMessage(), e);
        } catch (ArithmeticException e) {
            throw new NpyFormatException(name, "header at offset " + start + ": bytes of its shape must fit 63 bits", e);
        }
    }

    private static NpyHeader parse(String text) {
        @Nullable Object literal = LiteralReader.read(text, Dialect.PYTHON);
        if (!(literal instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException("literal is " + Descr.described(literal) + ", must be a dictionary");
        }
        if (!entries.keySet().equals(KEYS)) {
            throw new IllegalArgumentException(
                    "keys are " + Descr.described(entries.keySet()) + ", must be descr, fortran_order and shape");
        }
        if (!(entries.get("fortran_order") instanceof Boolean isColumnMajor)) {
            throw new IllegalArgumentException(
                    "fortran_order is " + Descr.described(entries.get("fortran_order")) + ", must be True or False");
        }
        return new NpyHeader(Descr.parse(entries.get("descr")), isColumnMajor, Descr.sizes(entries.get("shape")));
    }

    private byte[] take(int count, String field) throws IOException {
        byte[] bytes = new byte[count];
        fill(bytes, count, field);
        return bytes;
    }

    private void fill(byte[] window, int count, String field) throws IOException {
        int there = in.readNBytes(window, 0, count);
        if (there < count) {
            throw broken(field + " at offset " + offset + " needs " + count + " bytes, " + there + " are left");
        }
        offset += count;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    private NpyFormatException broken(String what) {
        return new NpyFormatException(name, what);
    }
}
