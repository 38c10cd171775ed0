package org.tng4j.io;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.tng4j.io.format.HashMode;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.Molecules;
import org.tng4j.io.format.Place;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.format.TngFormatException;
import org.tng4j.io.format.TngUnsupportedException;
import org.tng4j.io.internal.block.MoleculesReader;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.ByteWriter;
import org.tng4j.io.internal.bytes.HeapFile;
import org.tng4j.io.internal.bytes.Memory;
import org.tng4j.io.internal.codec.DecodeRequest;
import org.tng4j.io.internal.codec.PayloadOwner;
import org.tng4j.io.internal.codec.TextDecoder;
import org.tng4j.io.internal.compress.SampleStreams;

/// Files, molecules and text that a fuzzer makes up, with hashes off: values, or one of our two exceptions. Without
/// `JAZZER_FUZZ=1` only the seeds are tried.
class ReaderFuzzTest {
    private static final long MOST_TAKEN = 64L << 20;
    private static final ReadOptions UNHASHED = ReadOptions.DEFAULT.with(HashMode.SKIP);

    private interface Question {
        void ask() throws IOException;
    }

    private static void expectOurs(Question question) throws IOException {
        long before = Memory.taken();
        try {
            question.ask();
        } catch (TngFormatException | TngUnsupportedException e) {
            assertTrue(e.getMessage().startsWith("odd.tng: "), e.getMessage());
        }
        assertTrue(Memory.taken() - before <= MOST_TAKEN);
    }

    static Stream<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("be_swapped_count", "le_no_frame_set", "le_failed_compression", "le_short_dense")) {
            files.add(Files.readAllBytes(Vectors.file("valid", name + ".tng")));
        }
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            TrajectoryWriter writer = new TrajectoryWriter(order, 2);
            writer.frameSet(0, 1, writer.floats(0x10000001L, "P", 1, 2, 3, 4, 5, 6).gzip()).mapping(0, 1, 0)
                    .frameSet(1, 2, writer.doubles(0x10000000L, "B", 1, 8, 9));
            files.add(writer.toBytes());
        }
        for (String coding : SampleStreams.CODINGS) {
            TrajectoryWriter writer = new TrajectoryWriter(ByteOrder.LITTLE_ENDIAN, 5);
            writer.frameSet(0, 2, writer.floats(0x10000001L, "POSITIONS").packed(SampleStreams.of(coding, 5, 2)));
            files.add(writer.toBytes());
        }
        return files.stream();
    }

    @MethodSource("files")
    @FuzzTest
    void opens(byte[] file) throws IOException {
        expectOurs(() -> {
            try (TngFile open = TngFile.open(new HeapFile("odd.tng", file), UNHASHED)) {
                open.findings();
            }
        });
    }

    @MethodSource("files")
    @FuzzTest
    void walks(byte[] file) throws IOException {
        expectOurs(() -> {
            try (TngFile open = TngFile.open(new HeapFile("odd.tng", file), UNHASHED)) {
                BlockCursor blocks = open.blocks();
                while (blocks.next()) {
                    assertTrue(blocks.block().contentsSize() >= 0);
                }
                for (int set = 0; set < open.frameSetCount(); set++) {
                    open.frameSet(set);
                    open.mappings(set);
                }
            }
        });
    }

    @MethodSource("files")
    @FuzzTest
    void reads(byte[] file) throws IOException {
        expectOurs(() -> DeliveredFrames.of(file, HashMode.SKIP));
    }

    /// A byte for byte order and variable counts in front.
    static Stream<byte[]> molecules() {
        ByteWriter one = new ByteWriter(ByteOrder.LITTLE_ENDIAN).uint8(0).int64(1, 1).text("M").int64(1, 2, 1, 1, 2)
                .int64(7).text("C").int64(1).int64(8).text("R").int64(2).int64(1).text("A").text("T")
                .int64(2).text("B").text("U").int64(1, 0, 1);
        ByteWriter none = new ByteWriter(ByteOrder.BIG_ENDIAN).uint8(1).int64(0);
        return Stream.of(one.toBytes(), none.toBytes());
    }

    @MethodSource("molecules")
    @FuzzTest
    void readsMolecules(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] contents = Arrays.copyOfRange(input, 1, input.length);
        ByteOrder order = (input[0] & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        expectOurs(() -> {
            ByteReader reader = new ByteReader(new HeapFile("odd.tng", contents), 64, order);
            reader.reset(0, contents.length, () -> new Place("odd.tng", "MOLECULES block", 0, -1));
            boolean isVariable = (input[0] & 2) != 0;
            Molecules molecules = MoleculesReader.read(reader, isVariable, ReadLimits.DEFAULT);
            assertTrue(isVariable || molecules.bonds().limit(1000).count() >= 0);
        });
    }

    /// Bytes for codec, frames, particles and values in front.
    static Stream<byte[]> texts() {
        return Stream.of("\0\2\2\1one\0two\0three\0four\0", "\3\1\1\1one\0", "\3\1\2\2x\u009c", "\2\1\1\1x")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @MethodSource("texts")
    @FuzzTest
    void readsText(byte[] input) throws IOException {
        if (input.length < 4) {
            return;
        }
        byte[] payload = Arrays.copyOfRange(input, 4, input.length);
        KnownCodec[] codecs = KnownCodec.values();
        DecodeRequest request = new DecodeRequest(codecs[(input[0] & 0xff) % codecs.length], 0, payload.length,
                input[1] & 0x7f, input[2] & 0x7f, input[3] & 0x7f, null, Double.NaN, true, new Owner());
        expectOurs(() -> {
            try (TextDecoder decoder = new TextDecoder(new HeapFile("odd.tng", payload), request)) {
                long frames = decoder.open(request);
                for (long frame = 0; frame < frames; frame++) {
                    decoder.deliver(frame, (index, bytes, size) -> assertTrue(size <= bytes.length));
                }
            }
        });
    }

    private static final class Owner implements PayloadOwner {
        @Override
        public Place get() {
            return new Place("odd.tng", "NOTES block", 0, -1);
        }

        @Override
        public void warn(Kind kind, String text) {
            assertTrue(!text.isEmpty());
        }
    }
}
