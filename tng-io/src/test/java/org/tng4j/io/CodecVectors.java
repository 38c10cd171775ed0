package org.tng4j.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The vectors of the TNG codec, unpacked once per test run into memory: about 18 MB.
public final class CodecVectors {
    private static final Map<String, byte[]> FILES = unpack();

    private CodecVectors() {}

    /// Returns a file of `codec/`, such as `index.json` or `layers/stopbit_small_p1.section`.
    public static byte[] bytes(String name) {
        byte[] bytes = FILES.get("codec/" + name);
        if (bytes == null) {
            throw new IllegalArgumentException(name + " is not among the codec vectors");
        }
        return bytes;
    }

    /// Returns a JSON file of `codec/`.
    public static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(bytes(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns a file of little-endian 32-bit integers.
    public static int[] integers(String name) {
        byte[] bytes = bytes(name);
        int[] integers = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(integers);
        return integers;
    }

    /// Returns the rows of a JSON file that is an array.
    public static List<JsonNode> rows(String name) {
        return StreamSupport.stream(json(name).spliterator(), false).toList();
    }

    /// Returns the SHA-256 of integers as a vector file would hold them.
    public static String sha256(int[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asIntBuffer().put(values);
        return sha256(buffer.array());
    }

    /// Returns the SHA-256 in the spelling of the index.
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> unpack() {
        Path archive = Path.of(System.getProperty("tng4j.testdata", "../testdata"), "vectors", "codec.tar.xz");
        Map<String, byte[]> files = new HashMap<>();
        try (InputStream file = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    files.put(entry.getName(), tar.readAllBytes());
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
