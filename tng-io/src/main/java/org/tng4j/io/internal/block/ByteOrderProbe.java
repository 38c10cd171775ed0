package org.tng4j.io.internal.block;

import java.io.IOException;
import java.nio.ByteOrder;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.FileBytes;

/// Finds the byte order of a file, which no field records: the first header's size tells.
/// Source: docs/format.md, *Byte order*.
public final class ByteOrderProbe {
    private static final int PROBE_SIZE = 3 * Long.BYTES;

    private ByteOrderProbe() {}

    /// Returns the order in which the first header makes sense.
    ///
    /// @throws IOException `NOT_TNG` where it makes sense in neither
    public static ByteOrder probe(FileBytes bytes) throws IOException {
        Place place = new Place(bytes.name(), "file", 0, -1);
        if (bytes.size() < PROBE_SIZE) {
            throw place.broken(Kind.NOT_TNG, "size is " + bytes.size() + ", must be at least " + PROBE_SIZE);
        }
        byte[] start = new byte[PROBE_SIZE];
        bytes.read(0, start, 0, PROBE_SIZE);
        ByteOrder first = start[0] != 0 && start[Long.BYTES - 1] == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteOrder second = first == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        if (isPlausible(bytes, first, place)) {
            return first;
        }
        if (isPlausible(bytes, second, place)) {
            return second;
        }
        throw place.broken(Kind.NOT_TNG, "first header is no GENERAL INFO header in either byte order");
    }

    private static boolean isPlausible(FileBytes bytes, ByteOrder order, Place place) throws IOException {
        ByteReader reader = new ByteReader(bytes, PROBE_SIZE, order);
        reader.reset(0, PROBE_SIZE, () -> place);
        long headerSize = reader.int64("header size");
        long contentsSize = reader.int64("contents size");
        return headerSize >= TngConstants.MIN_HEADER_SIZE && headerSize <= TngConstants.MAX_FIRST_HEADER_SIZE
                && headerSize <= bytes.size()
                && contentsSize >= TngConstants.MIN_GENERAL_INFO_SIZE && contentsSize <= Integer.MAX_VALUE
                && reader.int64("block id") == TngConstants.GENERAL_INFO;
    }
}
