package org.tng4j.arrays.interop;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.SegmentAllocator;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.tng4j.arrays.view.NdView;

/// NumPy's file of several named arrays: `.npz`, a zip archive of `.npy` members.
///
/// A member `positions.npy` is the array `positions`; other members are not looked at.
///
/// **Ownership:** memory is the allocator's; no file stays open. **Threads:** any.
/// **Errors:** [NpyFormatException] for a member that is no `.npy`, one that is not what its checksum says, or one that
/// claims more bytes than its packed ones can become; [java.util.zip.ZipException] for an archive that is none. So memory
/// stays in proportion to the file: at most 1040 times its size. **Source:** docs/datashape.md, *Neighbours*.
public final class Npz {

    private static final String SUFFIX = ".npy";
    /// What deflate can reach, and some allowance.
    private static final long LARGEST_RATIO = 1040;
    private static final long RATIO_ALLOWANCE = 1 << 16;
    /// What NumPy writes: the earliest that zip knows. Two files of the same arrays are the same bytes.
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /// Writes arrays as they are, as `numpy.savez` does. The file is there whole or not at all, as with [Npy#write].
    ///
    /// @param path replaced if it exists
    /// @param views by name, in the order of the file; read twice, as zip wants a checksum first
    /// @throws IllegalArgumentException if NumPy has no such type
    /// @throws IOException if it cannot be written
    public static void write(Path path, Map<String, NdView> views) throws IOException {
        write(path, views, ZipEntry.STORED);
    }

    /// Writes arrays deflated, as `numpy.savez_compressed` does.
    ///
    /// @param path replaced if it exists
    /// @param views by name, in the order of the file
    /// @throws IllegalArgumentException if NumPy has no such type
    /// @throws IOException if it cannot be written
    public static void writeDeflated(Path path, Map<String, NdView> views) throws IOException {
        write(path, views, ZipEntry.DEFLATED);
    }

    private static void write(Path path, Map<String, NdView> views, int method) throws IOException {
        Map<String, NpyContents> members = new LinkedHashMap<>();
        views.forEach((name, view) -> members.put(name + SUFFIX, new NpyContents(view)));
        ReplacedFile.write(path, channel -> {
            try (ZipOutputStream zip = new ZipOutputStream(leftOpen(channel))) {
                for (Map.Entry<String, NpyContents> member : members.entrySet()) {
                    zip.putNextEntry(entry(member.getKey(), member.getValue(), method));
                    member.getValue().writeTo(zip);
                }
            }
            return members.size();
        });
    }

    /// Closing the archive shall free its deflater, and leave the channel to whoever opened it.
    private static OutputStream leftOpen(FileChannel channel) {
        return new BufferedOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private static ZipEntry entry(String name, NpyContents contents, int method) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(method);
        entry.setTimeLocal(TIME);
        if (method == ZipEntry.STORED) {
            CheckedOutputStream checksum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
            contents.writeTo(checksum);
            entry.setSize(contents.byteSize());
            entry.setCrc(checksum.getChecksum().getValue());
        }
        return entry;
    }

    /// The names of the arrays.
    ///
    /// @param path of the local file system
    /// @return in the order of the file
    /// @throws IOException if it cannot be read
    public static List<String> names(Path path) throws IOException {
        try (ZipFile zip = open(path)) {
            return members(zip).stream().map(Npz::arrayName).toList();
        }
    }

    /// Reads one array.
    ///
    /// @param path of the local file system
    /// @param name without `.npy`
    /// @param allocator where the memory comes from
    /// @return a view in the byte order and the axis order of the file
    /// @throws NoSuchFileException if there is none of that name
    /// @throws NpyFormatException if the member is none
    /// @throws IOException if it cannot be read
    public static NdView read(Path path, String name, SegmentAllocator allocator) throws IOException {
        try (ZipFile zip = open(path)) {
            ZipEntry member = zip.getEntry(name + SUFFIX);
            if (member == null) {
                throw new NoSuchFileException(path.toString(), name + SUFFIX, "has no such member");
            }
            return read(path, zip, member, allocator);
        }
    }

    /// Reads all arrays.
    ///
    /// @param path of the local file system
    /// @param allocator where the memory comes from
    /// @return by name, in the order of the file
    /// @throws NpyFormatException if a member is none, or if members together claim more bytes than the file has
    /// @throws IOException if it cannot be read
    public static Map<String, NdView> read(Path path, SegmentAllocator allocator) throws IOException {
        Map<String, NdView> views = new LinkedHashMap<>();
        try (ZipFile zip = open(path)) {
            long left = Files.size(path);
            for (ZipEntry member : members(zip)) {
                left -= member.getCompressedSize();
                if (left < 0) {
                    throw new NpyFormatException(path.toString(), "members up to " + TextCursor.printable(member.getName())
                            + " take " + (Files.size(path) - left) + " bytes, file has " + Files.size(path));
                }
                if (views.put(arrayName(member), read(path, zip, member, allocator)) != null) {
                    throw new NpyFormatException(path.toString(), "member " + TextCursor.printable(member.getName()) + " is there twice");
                }
            }
        }
        return views;
    }

    private static NdView read(Path path, ZipFile zip, ZipEntry member, SegmentAllocator allocator) throws IOException {
        long size = member.getSize();
        long packedSize = Math.min(member.getCompressedSize(), Files.size(path));
        String name = path + ": " + TextCursor.printable(member.getName());
        long largest = packedSize * LARGEST_RATIO + RATIO_ALLOWANCE;
        if (size > largest) {
            throw new NpyFormatException(name, "size is " + size + ", " + packedSize + " packed bytes hold at most " + largest);
        }
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(member), new CRC32())) {
            NdView view = new NpyReader(in, size, name).read(allocator);
            in.transferTo(OutputStream.nullOutputStream());
            requireChecksum(in.getChecksum().getValue(), member.getCrc(), name);
            return view;
        }
    }

    /// The JDK leaves that to whoever reads.
    private static void requireChecksum(long found, long said, String name) throws NpyFormatException {
        if (found != said) {
            HexFormat hex = HexFormat.of();
            throw new NpyFormatException(
                    name, "checksum is " + hex.toHexDigits((int) found) + ", archive says " + hex.toHexDigits((int) said));
        }
    }

    private static List<ZipEntry> members(ZipFile zip) {
        List<ZipEntry> members = new ArrayList<>();
        zip.stream().filter(entry -> entry.getName().endsWith(SUFFIX)).forEach(members::add);
        return members;
    }

    private static String arrayName(ZipEntry member) {
        return member.getName().substring(0, member.getName().length() - SUFFIX.length());
    }

    private static ZipFile open(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw Files.exists(path)
                    ? new FileSystemException(path.toString(), null, "is not a regular file")
                    : new NoSuchFileException(path.toString());
        }
        return new ZipFile(path.toFile());
    }
}
