package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockId;
import org.tng4j.io.format.KnownBlock;

/// The blocks that a user means: by stored name, by the name of a constant, or by number in hexadecimal.
final class BlockNames {
    private final List<BlockInfo> infos;

    BlockNames(TngFile file) throws IOException {
        this.infos = file.blockInfos();
    }

    /// Returns the chosen quantities in file order. Without a choice: those that frame sets have, or all in a file
    /// without frame sets.
    ///
    /// @throws IOException if a name fits none
    List<BlockInfo> find(List<String> names) throws IOException {
        if (!names.isEmpty()) {
            return named(names);
        }
        List<BlockInfo> framed = new ArrayList<>();
        for (BlockInfo info : infos) {
            if (info.frameSetCount() > 0) {
                framed.add(info);
            }
        }
        return framed.isEmpty() ? infos : framed;
    }

    private List<BlockInfo> named(List<String> names) throws IOException {
        for (String name : names) {
            if (infos.stream().noneMatch(info -> isMeant(name, info))) {
                throw new IOException("has no block " + name + "; it has "
                        + (infos.isEmpty() ? "none" : infos.stream().map(BlockInfo::name).distinct()
                        .collect(Collectors.joining(", "))));
            }
        }
        return infos.stream().filter(info -> names.stream().anyMatch(name -> isMeant(name, info))).toList();
    }

    private static boolean isMeant(String name, BlockInfo info) {
        return name.equalsIgnoreCase(info.name()) || isConstantOf(name, info.id()) || isNumberOf(name, info.id());
    }

    private static boolean isConstantOf(String name, BlockId id) {
        return id instanceof KnownBlock known && known.name().equals(name.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static boolean isNumberOf(String name, BlockId id) {
        try {
            return name.toLowerCase(Locale.ROOT).startsWith("0x")
                    && Long.parseUnsignedLong(name.substring(2), 16) == id.number();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
