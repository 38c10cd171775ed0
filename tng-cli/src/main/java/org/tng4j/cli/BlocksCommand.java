package org.tng4j.cli;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.BlockCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.HashState;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.format.TngStream;
import picocli.CommandLine.Command;

/// Every block in file order, as it is stored.
@Command(name = "blocks", sortOptions = false, description = "Prints every block in file order, and checks its MD5.",
        footer = {"", "Below a block: its stored id, then its first step and stride, and of a TNG payload the",
            "algorithm of the first frame, that of the others where it is another one, and the precision."})
final class BlocksCommand extends FileCommand {
    private static final String INDENT = " ".repeat(4);

    BlocksCommand(Console console) {
        super(console);
    }

    @Override
    void printText(TngFile file, Report report) throws IOException {
        Table table = new Table(console(), ">offset", "block", "datashape", "codec", ">frames", ">stored", ">decoded",
                ">ratio", "MD5");
        BlockCursor blocks = file.blocks();
        while (blocks.next()) {
            StoredBlock block = blocks.block();
            if (block.role() == BlockRole.FRAME_SET) {
                table.note("");
            }
            row(table, block, hash(file, block, report));
            table.note(INDENT + details(file, block));
        }
        table.end();
    }

    private static void row(Table table, StoredBlock block, String hash) {
        StoredValues values = block.values();
        String name = Printable.field(block.name());
        String offset = Long.toString(block.offset());
        if (values == null) {
            table.row(offset, name, "-", "-", "-", Long.toString(block.contentsSize()), "-", "-", hash);
            return;
        }
        DecodedSize decoded = DecodedSize.of(values);
        table.row(offset, name, values.frameShape().toString(), codec(values.codec()),
                values.isFrameDependent() ? Long.toString(values.frameCount()) : "-",
                Long.toString(values.payloadSize()), decoded.text(), decoded.ratioText(), hash);
    }

    /// Returns a codec as a table has room for.
    static String codec(CodecId id) {
        return id == KnownCodec.UNCOMPRESSED ? "none" : QuantityJson.codec(id);
    }

    private static String details(TngFile file, StoredBlock block) throws IOException {
        StringBuilder text = new StringBuilder("0x").append(Long.toHexString(block.storedId()));
        if (block.storedId() != block.id().number()) {
            text.append(", today ").append(block.id().hex());
        }
        StoredValues values = block.values();
        if (block.role() == BlockRole.FRAME_SET) {
            FrameSet set = file.frameSet(block.frameSet());
            text.append(", frame set ").append(set.index()).append(", steps ").append(set.firstStep()).append(" to ")
                    .append(set.lastStep());
        }
        if (values != null && values.isFrameDependent()) {
            text.append(", first step ").append(values.firstStep()).append(", stride ").append(values.stride());
        }
        if (values != null && values.stream() != null) {
            text.append(", ").append(stream(values.stream()));
        }
        if (block.problem() != null) {
            text.append(", ").append(Printable.line(block.problem().text()));
        }
        return text.toString();
    }

    private static String stream(TngStream stream) {
        boolean isOne = stream.frameCount() <= 1 || stream.initialAlgorithm() == stream.algorithm();
        return Algorithms.first(stream) + (isOne ? "" : ", " + Algorithms.others(stream))
                + ", precision " + GeneralFormat.of(stream.precision(), 6);
    }

    /// Contents that cannot be read have a complaint instead of a hash.
    private static String hash(TngFile file, StoredBlock block, Report report) {
        HashState state = HashState.UNCHECKED;
        try {
            state = file.hashState(block);
        } catch (IOException e) {
            report.thrown(e);
        }
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    void printJson(TngFile file, Report report) throws IOException {
        Json.print(console().out(), json -> {
            json.member("file", file.name());
            json.array("blocks", array -> {
                BlockCursor blocks = file.blocks();
                while (blocks.next()) {
                    StoredBlock block = blocks.block();
                    array.element(object -> BlockJson.write(object, block, hash(file, block, report)));
                }
            });
            json.array("frameSets", array -> {
                for (int set = 0; set < file.frameSetCount(); set++) {
                    FrameSet frameSet = file.frameSet(set);
                    array.element(object -> FrameSetJson.write(object, frameSet, file));
                }
            });
            FindingsJson.write(json, file, report);
        });
    }

    /// Bytes of values when they are unpacked.
    ///
    /// @param size null where it depends on text that is packed
    private record DecodedSize(@Nullable Long size, long payloadSize) {
        static DecodedSize of(StoredValues values) {
            return new DecodedSize(BlockJson.decodedSize(values), values.payloadSize());
        }

        String text() {
            return size == null ? "-" : Long.toString(size);
        }

        String ratioText() {
            return size == null || payloadSize == 0 ? "-"
                    : String.format(Locale.ROOT, "%.1f", size / (double) payloadSize);
        }
    }
}
