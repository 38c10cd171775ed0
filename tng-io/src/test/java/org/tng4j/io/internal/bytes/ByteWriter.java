package org.tng4j.io.internal.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Bytes of a hand-made file, field after field: the counterpart of [ByteReader], for tests.
public final class ByteWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    /// @param order of the numbers to come
    public ByteWriter(ByteOrder order) {
        this.order = order;
    }

    /// Writes one byte for each value, 0 to 255.
    public ByteWriter uint8(int... values) {
        for (int value : values) {
            out.write(value);
        }
        return this;
    }

    /// Writes 64-bit integers.
    public ByteWriter int64(long... values) {
        for (long value : values) {
            bytes(number(Long.BYTES).putLong(value).array());
        }
        return this;
    }

    /// Writes 32-bit floats.
    public ByteWriter float32(float... values) {
        for (float value : values) {
            bytes(number(Float.BYTES).putFloat(value).array());
        }
        return this;
    }

    /// Writes 64-bit floats.
    public ByteWriter float64(double... values) {
        for (double value : values) {
            bytes(number(Double.BYTES).putDouble(value).array());
        }
        return this;
    }

    /// Writes text in UTF-8 with a closing zero.
    public ByteWriter text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8)).uint8(0);
    }

    /// Writes bytes as they are.
    public ByteWriter bytes(byte[] values) {
        out.writeBytes(values);
        return this;
    }

    /// Writes zero bytes.
    public ByteWriter zeros(int count) {
        return bytes(new byte[count]);
    }

    /// Returns how many bytes are written, which is the offset of the next one.
    public int size() {
        return out.size();
    }

    /// Returns the bytes written.
    public byte[] toBytes() {
        return out.toByteArray();
    }

    /// Returns the bytes written as an open file.
    public HeapFile toFile(String name) {
        return new HeapFile(name, toBytes());
    }

    /// Writes the bytes to a new file, or over an old one.
    public Path toPath(Path path) throws IOException {
        return Files.write(path, toBytes());
    }

    private ByteBuffer number(int size) {
        return ByteBuffer.allocate(size).order(order);
    }
}
