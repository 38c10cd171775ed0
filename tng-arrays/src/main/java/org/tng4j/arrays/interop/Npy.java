package org.tng4j.arrays.interop;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.tng4j.arrays.meta.Layout;
import org.tng4j.arrays.shape.DataShape;
import org.tng4j.arrays.view.NdView;

/// NumPy's file of one array: `.npy`, versions 1.0 to 3.0.
///
/// | NumPy | datashape |
/// |---|---|
/// | `b1`, `i1` to `i8`, `u1` to `u8`, `f2` to `f8`, `c8`, `c16` | `bool`, `int8` …, `uint8` …, `float16` …, `complex[…]`, in either byte order |
/// | `S5`, `U5`, `V5` | `string[5]`, `string[20, 'U32']`, `bytes[5]` |
/// | fields, also nested, with dimensions, with padding | records, with the same offsets |
///
/// Objects, dates and long doubles are refused when read; strings and rows of any size when written, since no file of this
/// kind has them. `?float32` is written as `float32`: NaN is missing there too.
///
/// **Ownership:** memory is the allocator's or the arena's; no file stays open but as a mapping, until its arena closes.
/// **Threads:** any. **Errors:** [NpyFormatException] for bytes that are none; the JDK's own [IOException] for a path that
/// cannot be opened; an [InternalError] wherever mapped memory is touched whose file was cut: see [MapFaults].
/// **Source:** NEP 1, *A simple file format for NumPy arrays*; docs/datashape.md, *Neighbours*.
public final class Npy {

    private static final int CHUNK_SIZE = 1 << 16;

    private Npy() {}

    /// Reads a file into memory of the caller. Bytes behind the data are not looked at.
    ///
    /// @param path of any file system
    /// @param allocator where the memory comes from; asked once, after the header was held against the file's size
    /// @return a view in the byte order and the axis order of the file
    /// @throws NpyFormatException if the file is none
    /// @throws IOException if it cannot be read
    public static NdView read(Path path, SegmentAllocator allocator) throws IOException {
        try (FileChannel channel = open(path, Set.of(StandardOpenOption.READ))) {
            return reader(path, channel).read(allocator);
        }
    }

    /// Sees a file in place, read-only.
    ///
    /// @param path of the local file system
    /// @param arena ends the mapping when it closes
    /// @return a view in the byte order and the axis order of the file
    /// @throws NpyFormatException if the file is none
    /// @throws IOException if it cannot be mapped
    public static NdView map(Path path, Arena arena) throws IOException {
        return map(path, MapMode.READ_ONLY, arena);
    }

    /// Sees a file in place.
    ///
    /// @param path of the local file system
    /// @param mode whether writes reach the file, stay private, or are refused
    /// @param arena ends the mapping when it closes; `view.segment().force()` puts on the disk what was written
    /// @return a view in the byte order and the axis order of the file
    /// @throws NpyFormatException if the file is none
    /// @throws IOException if it cannot be mapped
    public static NdView map(Path path, MapMode mode, Arena arena) throws IOException {
        boolean readOnly = mode.equals(MapMode.READ_ONLY);
        try (FileChannel channel = open(path, readOnly
                ? Set.of(StandardOpenOption.READ)
                : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE))) {
            NpyReader reader = reader(path, channel);
            NpyHeader header = reader.header();
            return NpyReader.view(header, channel.map(mode, reader.offset(), header.dataSize(), arena));
        }
    }

    /// Writes a view of any layout: without gaps as it is, row-major or column-major; everything else row-major, and records
    /// of it without padding. The same array gives the bytes that NumPy writes. The file is there whole or not at all; until
    /// then it is `NAME.part`.
    ///
    /// @param path replaced if it exists
    /// @param view only read
    /// @throws IllegalArgumentException if NumPy has no such type
    /// @throws IOException if it cannot be written
    public static void write(Path path, NdView view) throws IOException {
        NpyContents contents = new NpyContents(view);
        ReplacedFile.write(path, channel -> {
            contents.writeTo(Channels.newOutputStream(channel));
            return contents.byteSize();
        });
    }

    /// Makes a file of zeros, and sees it in place: decode into it, and NumPy has it.
    ///
    /// Zeros are written through the channel first: space is taken now, and a full disk is an [IOException] now, instead of
    /// an [InternalError] in the middle of decoding.
    ///
    /// @param path of the local file system; replaced if it exists
    /// @param shape without strings or rows of any size
    /// @param arena ends the mapping when it closes; `view.segment().force()` puts on the disk what was written
    /// @return a view to write to, row-major in native byte order
    /// @throws IllegalArgumentException if NumPy has no such type
    /// @throws IOException if it cannot be written
    public static NdView create(Path path, DataShape shape, Arena arena) throws IOException {
        ElementType.requireInPlace(shape);
        ArrayForm form = ArrayForm.of(Layout.C.metaOf(shape));
        NpyHeader header = new NpyHeader(ElementType.ofFile(form), false, form.sizes());
        byte[] headerBytes = header.toBytes();
        long dataSize = header.dataSize();
        MemorySegment data = ReplacedFile.write(path, channel -> {
            Channels.newOutputStream(channel).write(headerBytes);
            writeZeros(channel, dataSize);
            return channel.map(MapMode.READ_WRITE, headerBytes.length, dataSize, arena);
        });
        return NpyReader.view(header, data);
    }

    private static void writeZeros(FileChannel channel, long size) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect((int) Math.min(CHUNK_SIZE, size));
        for (long left = size; left > 0; left -= channel.write(zeros)) {
            zeros.clear().limit((int) Math.min(zeros.capacity(), left));
        }
    }

    private static NpyReader reader(Path path, FileChannel channel) throws IOException {
        return new NpyReader(Channels.newInputStream(channel), channel.size(), path.toString());
    }

    private static FileChannel open(Path path, Set<StandardOpenOption> options) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        return FileChannel.open(path, options);
    }
}
