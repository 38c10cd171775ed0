package org.tng4j.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.bytes.Memory;

/// An archive that is broken, locked, or made to harm costs one clear line, and little memory and time.
class HostileArchivesTest {
    private static final Path GOLDEN = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "golden");

    /// 64 MiB of zeros, as bzip2 packs them.
    private static final String ZEROS = "425a68393141592653590e09e2df015f8e4000c0000008200030804d4642a025a90a80973141"
            + "59265359bc04b5c300a275c000c0000008200020a40836328a884d2a2a2138bb9229c2848500bb83e8";

    private static final ReadOptions SPOOLED = with(ArchiveLimits.DEFAULT.withMemorySize(0));

    @TempDir
    private Path folder;
    @TempDir
    private Path spool;

    private byte[] ions;

    @BeforeEach
    void spoolsBesideTheFile() throws IOException {
        System.setProperty("org.tng4j.spool", spool.toString());
        ions = Files.readAllBytes(GOLDEN.resolve("ions.tng"));
    }

    @AfterEach
    void leavesNothing() throws IOException {
        System.clearProperty("org.tng4j.spool");
        try (Stream<Path> left = Files.list(spool)) {
            assertEquals(List.of(), left.toList());
        }
    }

    private static ReadOptions with(ArchiveLimits limits) {
        return ReadOptions.DEFAULT.with(ReadLimits.DEFAULT.with(limits));
    }

    /// Returns what is said of an archive named `a`.
    private <T extends IOException> T refused(Class<T> type, byte[] archive, String member, ReadOptions options)
            throws IOException {
        Path path = Files.write(folder.resolve("a"), archive);
        long taken = Memory.taken();
        long before = ThreadTime.nanos();
        T e = assertThrows(type, () -> TngFile.open(Path.of(path + member), options));
        long nanos = ThreadTime.nanos() - before;
        long more = Memory.taken() - taken;
        assertTrue(nanos < 2_000_000_000L, () -> "took " + nanos + " ns");
        assertTrue(more < 64L << 20, () -> "took " + more + " bytes");
        assertTrue(e.getMessage().startsWith(path.toString()), e.getMessage());
        assertTrue(e.getMessage().length() - path.toString().length() < 400, e.getMessage());
        assertTrue(e.getMessage().chars().noneMatch(c -> c < ' '), e.getMessage());
        return e;
    }

    private String said(Kind kind, byte[] archive, String member) throws IOException {
        return said(kind, archive, member, SPOOLED);
    }

    private String said(Kind kind, byte[] archive, String member, ReadOptions options) throws IOException {
        TngException e = refused(TngException.class, archive, member, options);
        assertEquals(kind, e.kind(), e.getMessage());
        return e.getMessage().substring(folder.resolve("a").toString().length());
    }

    private String said(byte[] archive, String member) throws IOException {
        return String.valueOf(refused(FileSystemException.class, archive, member, SPOOLED).getReason());
    }

    @ParameterizedTest
    @EnumSource
    void saysWhereAnArchiveIsCut(PackedForm form) throws IOException {
        byte[] packed = form.pack("run.tng", ions);
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);
        TngException e = refused(TngException.class, cut, "", SPOOLED);
        assertTrue(e instanceof TngFormatException, e.getMessage());
        boolean hasDirectory = form == PackedForm.STORED_ZIP || form == PackedForm.DEFLATED_ZIP;
        assertEquals(hasDirectory ? Kind.BAD_HEADER : Kind.TRUNCATED, e.kind(), e.getMessage());
        assertTrue(e.getMessage().matches(
                "(?s).* at offset \\d+: (ends|is broken).*, must (go on|be whole)|.*end of the file.*"),
                e.getMessage());
    }

    @Test
    void saysWhereAnArchiveIsBroken() throws IOException {
        byte[] packed = PackedForm.XZ.pack("", ions);
        packed[packed.length / 2] ^= 1;
        assertTrue(said(Kind.CODEC_ERROR, packed, "").matches(
                ": xz stream at offset \\d+: is broken after \\d+ unpacked bytes \\(.*\\), must be whole"));
        byte[] zip = PackedForm.DEFLATED_ZIP.pack("run.tng", ions);
        zip[zip.length / 2] ^= 1;
        said(Kind.CODEC_ERROR, zip, "");
        byte[] tar = PackedForm.TAR.pack("run.tng", ions);
        tar[3] ^= 1;
        assertTrue(said(Kind.BAD_HEADER, tar, "").endsWith(
                "checksum of a header is wrong, must be the sum of its bytes"));
    }

    /// A stored member is not gone through: what is wrong inside is found by the hashes of TNG.
    @Test
    void readsABrokenMemberThatIsStored() throws IOException {
        byte[] zip = PackedForm.STORED_ZIP.pack("run.tng", ions);
        zip[20_000] ^= 1;
        Path path = Files.write(folder.resolve("a"), zip);
        try (TngFile file = TngFile.open(path)) {
            assertTrue(file.frameSetCount() > 0);
        }
    }

    @Test
    void refusesWhatIsNoTrajectoryByItsBeginning() throws IOException {
        byte[] bomb = HexFormat.of().parseHex(ZEROS);
        assertEquals(79, bomb.length);
        assertEquals(": file at offset 0: first header is no GENERAL INFO header in either byte order",
                said(Kind.NOT_TNG, bomb, ""));
        assertEquals(": file at offset 0: size is 3, must be at least 24",
                said(Kind.NOT_TNG, PackedForm.GZ.pack("", "abc".getBytes(US_ASCII)), ""));
    }

    /// A trajectory whose end is zeros, so that it begins as it should.
    @Test
    void stopsWhereABombExpandsTooFar() throws IOException {
        byte[] tiny = Files.readAllBytes(GOLDEN.resolve("single_frame.tng"));
        ReadOptions strict = with(ArchiveLimits.DEFAULT.withMemorySize(0).withExpansion(1 << 20, 20));
        for (PackedForm form : List.of(
                PackedForm.GZ, PackedForm.BZ2, PackedForm.XZ, PackedForm.ZST, PackedForm.TAR_BZ2)) {
            String said = said(Kind.LIMIT_EXCEEDED, form.pack("run.tng", Arrays.copyOf(tiny, 2 << 20)), "", strict);
            assertTrue(said.contains(": unpacks to more than 1048576 bytes from "), said);
        }
        byte[] bomb = PackedForm.XZ.pack("", Arrays.copyOf(tiny, 17 << 20));
        assertTrue(said(Kind.LIMIT_EXCEEDED, bomb, "").endsWith(", limit is 1100 times that, or 16777216"));
    }

    @Test
    void stopsAtTheSizeThatAZipDeclares() throws IOException {
        byte[] zip = PackedForm.DEFLATED_ZIP.pack("run.tng", ions);
        assertTrue(said(Kind.SIZE_MISMATCH, declaring(zip, 30_000), "").endsWith(
                "unpacks to more than 30000 bytes, which is its size by the archive"));
        assertTrue(said(Kind.SIZE_MISMATCH, declaring(zip, 0x7fff_0000), "").endsWith(
                "unpacks to 37671 bytes, its size by the archive is 2147418112"));
        byte[] stored = PackedForm.STORED_ZIP.pack("run.tng", ions);
        assertTrue(said(Kind.SIZE_MISMATCH, declaring(stored, 30_000), "").endsWith(
                "stored member has 37671 bytes packed and 30000 unpacked, must be the same"));
    }

    private static int directory(byte[] zip) {
        return new String(zip, ISO_8859_1).indexOf("PK\1\2");
    }

    private static byte[] declaring(byte[] zip, int size) {
        byte[] lying = zip.clone();
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(directory(zip) + 24, size);
        return lying;
    }

    @Test
    void refusesWhatIsEncryptedOrPackedStrangely() throws IOException {
        byte[] encrypted = PackedForm.DEFLATED_ZIP.pack("run.tng", ions);
        encrypted[directory(encrypted) + 8] |= 1;
        assertEquals(": member 'run.tng' at offset 0: is encrypted, which is not supported",
                said(Kind.UNSUPPORTED_CODEC, encrypted, ""));
        byte[] strange = PackedForm.DEFLATED_ZIP.pack("run.tng", ions);
        strange[directory(strange) + 10] = 98;
        assertEquals(": member 'run.tng' at offset 0: is packed with method 98, which is not supported",
                said(Kind.UNSUPPORTED_CODEC, strange, ""));
    }

    @Test
    void refusesVolumes() throws IOException {
        byte[] last = PackedForm.DEFLATED_ZIP.pack("run.tng", ions);
        last[last.length - 22 + 4] = 2;
        assertEquals(": zip archive at offset 0: is volume 3 of several, must be whole",
                said(Kind.UNSUPPORTED_CODEC, last, ""));
        byte[] first = ("PK\7\b" + new String(last, ISO_8859_1)).getBytes(ISO_8859_1);
        assertEquals(": zip archive at offset 0: is volume 1 of several, must be whole",
                said(Kind.UNSUPPORTED_CODEC, first, ""));
    }

    @Test
    void boundsTheMemoryOfDecoders() throws IOException {
        byte[] packed = PackedForm.XZ.pack("", ions);
        packed[16] = 30; // of the block header at 12 to 19: a dictionary of 2^27 bytes
        CRC32 crc = new CRC32();
        crc.update(packed, 12, 8);
        ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) crc.getValue());
        assertTrue(said(Kind.LIMIT_EXCEEDED, packed, "").matches(
                ": xz stream at offset \\d+: decoder needs 13\\d+ KiB of memory, limit is 98304"));
        // Frame header: window of 2^31 bytes (exponent 21), nothing else.
        byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (21 << 3), 1, 0, 0};
        assertTrue(said(Kind.LIMIT_EXCEEDED, zstd, "").endsWith(
                "decoder needs a window of more than 128 MiB, which is the limit"));
    }

    private static byte[] tar(TarArchiveEntry... entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new TarArchiveOutputStream(packed, 512, "UTF-8")) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (TarArchiveEntry entry : entries) {
                out.putArchiveEntry(entry);
                out.write(new byte[(int) entry.getSize()]);
                out.closeArchiveEntry();
            }
        }
        return packed.toByteArray();
    }

    @Test
    void refusesMembersThatAreNoFiles() throws IOException {
        TarArchiveEntry link = new TarArchiveEntry("run.tng", TarConstants.LF_SYMLINK);
        link.setLinkName("/etc/passwd");
        assertEquals("has no member *.tng, it has 'run.tng'", said(tar(link), ""));
        assertEquals(": member 'run.tng' at offset 512: is a link, which is not followed",
                said(Kind.UNSUPPORTED_CODEC, tar(link), "!/run.tng"));
        assertEquals(": member 'run.tng' at offset 512: is a device or a pipe",
                said(Kind.UNSUPPORTED_CODEC, tar(new TarArchiveEntry("run.tng", TarConstants.LF_FIFO)), "!/run.tng"));
        byte[] sparse = tar(new TarArchiveEntry("run.tng", TarConstants.LF_GNUTYPE_SPARSE));
        assertEquals(": member 'run.tng' at offset 512: is sparse, which is not supported",
                said(Kind.UNSUPPORTED_CODEC, sparse, ""));
        byte[] packed = PackedForm.GZ.pack("", sparse);
        assertTrue(said(Kind.UNSUPPORTED_CODEC, packed, "").endsWith("is sparse, which is not supported"));
    }

    /// No name is ever a path here; it only has to be found again, and fit for a message.
    @Test
    void takesAnyNameForAName() throws IOException {
        for (String name : List.of("../../etc/run.tng", "/run.tng", "a\nb\u001b[31m.tng", "x".repeat(10_000) + ".tng",
                "ü😀.tng")) {
            for (PackedForm form : List.of(PackedForm.STORED_ZIP, PackedForm.TAR, PackedForm.TAR_GZ)) {
                Path path = Files.write(folder.resolve("a"), form.pack(name, ions));
                try (TngFile file = TngFile.open(path)) {
                    assertTrue(file.name().startsWith(path + "!/")
                            && file.name().length() < path.toString().length() + 80,
                            file.name());
                    assertTrue(file.name().chars().noneMatch(c -> c < ' '), file.name());
                }
                TngFile.open(Path.of(path + "!/" + name), SPOOLED).close();
                assertEquals(List.of(name),
                        TngArchive.members(path, SPOOLED).stream().map(ArchiveMember::name).toList());
            }
        }
    }

    @Test
    void saysWhatThereIsToChooseFrom() throws IOException {
        PackedForm.Named[] many = IntStream.range(0, 5).mapToObj(i -> new PackedForm.Named("r" + i + ".tng", ions))
                .toArray(PackedForm.Named[]::new);
        for (PackedForm form : List.of(PackedForm.STORED_ZIP, PackedForm.TAR, PackedForm.TAR_GZ)) {
            byte[] packed = form.pack(many);
            assertEquals("has several trajectories, it has 'r0.tng', 'r1.tng', 'r2.tng' and more; name one, as in '"
                    + folder.resolve("a") + "!/NAME'", said(packed, ""));
            var e = refused(NoSuchFileException.class, packed, "!/r9.tng", SPOOLED);
            assertEquals("has no member 'r9.tng', it has 'r0.tng', 'r1.tng', 'r2.tng' and more", e.getReason());
            assertEquals("has no member *.tng, it has 'a.txt', '._b.tng'", said(form.pack(
                    new PackedForm.Named("a.txt", ions), new PackedForm.Named("._b.tng", ions)), ""));
        }
        assertEquals("is no archive, has no member 'x'", said(ions, "!/x"));
        assertEquals("is no archive, has no member 'x'", said(PackedForm.GZ.pack("", ions), "!/x"));
        assertEquals("has no member *.tng, it is empty", said(PackedForm.STORED_ZIP.pack(), ""));
        assertEquals("has several members 'r0.tng'", said(PackedForm.TAR.pack(many[0], many[1], many[0]), "!/r0.tng"));
    }

    @Test
    void goesIntoOneArchiveInsideAnother() throws IOException {
        byte[] two = PackedForm.TAR_GZ.pack("run.tng.xz", PackedForm.XZ.pack("", ions));
        TngFile.open(Files.write(folder.resolve("a"), two), SPOOLED).close();
        for (PackedForm form : List.of(PackedForm.STORED_ZIP, PackedForm.TAR_BZ2)) {
            assertEquals("!/b!/run.tng.xz: xz archive at offset 0: is inside an archive that is inside another one, "
                    + "must be inside one at most", said(Kind.LIMIT_EXCEEDED, form.pack("b", two), "!/b"));
        }
        byte[] gzip = PackedForm.GZ.pack("", PackedForm.GZ.pack("", PackedForm.GZ.pack("", ions)));
        said(Kind.LIMIT_EXCEEDED, gzip, "");
    }

    @Test
    void boundsTheDirectory() throws IOException {
        ReadOptions few = with(ArchiveLimits.DEFAULT.withMembers(2));
        PackedForm.Named[] three = IntStream.range(0, 3).mapToObj(i -> new PackedForm.Named("r" + i, new byte[1]))
                .toArray(PackedForm.Named[]::new);
        for (PackedForm form : List.of(PackedForm.STORED_ZIP, PackedForm.TAR, PackedForm.TAR_GZ)) {
            Path path = Files.write(folder.resolve("a"), form.pack(three));
            var e = assertThrows(TngUnsupportedException.class, () -> TngArchive.members(path, few));
            assertTrue(e.getMessage().contains("limit"), e.getMessage());
            assertEquals(3, TngArchive.members(path, with(ArchiveLimits.DEFAULT.withMembers(3))).size());
        }
    }

    /// Commons Compress keeps names on the heap: a long one, packed to little, must not get there.
    @Test
    void boundsTheHeadersOfAMember() throws IOException {
        TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        name.setSize(4 << 20);
        byte[] tar = tar(name, new TarArchiveEntry("run.tng"));
        assertTrue(said(Kind.LIMIT_EXCEEDED, PackedForm.GZ.pack("", tar), "").endsWith(
                "headers of a member take more than 262144 bytes, which is the limit"));
        // Each name announces a name: they would be read one inside the other.
        TarArchiveEntry[] names = IntStream.range(0, 5000).mapToObj(i -> {
            TarArchiveEntry entry = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
            entry.setSize(1);
            return entry;
        }).toArray(TarArchiveEntry[]::new);
        refused(TngException.class, PackedForm.GZ.pack("", tar(names)), "", SPOOLED);
        refused(TngException.class, tar(names), "", SPOOLED);
    }

    /// Entries with long names, as GNU tar writes them.
    private static byte[] tarNamed(byte[] name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (int i = 0; i < 20; i++) {
                TarArchiveEntry link = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
                link.setSize(name.length);
                tar.putArchiveEntry(link);
                tar.write(name);
                tar.closeArchiveEntry();
                tar.putArchiveEntry(new TarArchiveEntry("x"));
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /// What is taken off in front of names is taken off at once, or refused.
    @Test
    void takesNoTimeForWhatStandsInFrontOfNames() throws IOException {
        byte[] slashes = tarNamed(("/".repeat(120_000) + "x\0").getBytes(US_ASCII));
        String refusal = "a name has more than 1024 slashes in a row";
        assertTrue(said(Kind.LIMIT_EXCEEDED, slashes, "!/run.tng").endsWith(refusal));
        assertTrue(said(Kind.LIMIT_EXCEEDED, PackedForm.GZ.pack("", slashes), "!/run.tng").endsWith(refusal));
        byte[] dots = tarNamed(("./".repeat(60_000) + "x\0").getBytes(US_ASCII));
        assertTrue(said(PackedForm.GZ.pack("", dots), "!/run.tng").startsWith("has no member 'run.tng'"));
    }

    /// A file may have holes: 80 MB of it cost nothing, and are one name.
    @Test
    void boundsTheHeadersOfAWholeTar() throws IOException {
        TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
        name.setSize(80 << 20);
        byte[] header = new byte[512];
        name.writeEntryHeader(header);
        Path path = Files.write(folder.resolve("a"), header);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(81 << 20);
        }
        var e = assertThrows(TngUnsupportedException.class, () -> TngFile.open(path));
        assertTrue(e.getMessage().contains(": archive directory at offset "), e.getMessage());
        assertTrue(e.getMessage().contains(", limit is 67108864 in "), e.getMessage());
    }

    @Test
    void refusesMemoryOfOneThread() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(ions.length).copyFrom(MemorySegment.ofArray(ions));
            var e = assertThrows(IllegalArgumentException.class, () -> TngFile.open(memory));
            assertEquals("memory belongs to one thread, must be of a shared, automatic or global arena, or on the heap",
                    e.getMessage());
        }
    }

    @Test
    void passesOnWhatTheDiskSays() {
        IOException disk = new IOException("cable out");
        var broken = new ByteArrayInputStream(new byte[] {0x1f, (byte) 0x8b, 8, 0}) {
            @Override
            public synchronized int read(byte[] target, int from, int count) {
                return pos < this.count ? super.read(target, from, 2) : sneak(disk);
            }
        };
        assertEquals("cable out", assertThrows(IOException.class,
                () -> TngFile.open(broken, "-", ReadOptions.DEFAULT)).getMessage());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <R, E extends Exception> R sneak(Exception e) throws E {
        throw (E) e;
    }
}
