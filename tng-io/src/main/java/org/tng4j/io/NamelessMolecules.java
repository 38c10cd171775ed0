package org.tng4j.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A MOLECULES block that says how many particles there are, and nothing else of them, as the reference writer makes
/// it: one molecule for each, of one chain, one residue and one atom, none with a name. It has no hash.
///
/// Source: docs/format.md, *MOLECULES*.
final class NamelessMolecules {
    private static final String BLOCK_NAME = "MOLECULES\0";
    private static final String MOLECULE_NAME = "TNG_IMPLICIT_MOL\0";
    private static final int HEADER_SIZE = 48 + BLOCK_NAME.length();
    private static final int CONTENTS_SIZE = 13 * Long.BYTES + MOLECULE_NAME.length() + 4;
    private static final long ID = 1;
    private static final long VERSION = 8;

    private NamelessMolecules() {}

    static ByteBuffer block(ByteOrder order, long particles) {
        ByteBuffer block = ByteBuffer.allocate(HEADER_SIZE + CONTENTS_SIZE).order(order);
        block.putLong(HEADER_SIZE).putLong(CONTENTS_SIZE).putLong(ID).putLong(0).putLong(0);
        text(block, BLOCK_NAME).putLong(VERSION);
        block.putLong(1).putLong(1);
        text(block, MOLECULE_NAME).putLong(1).putLong(particles).putLong(1).putLong(1).putLong(1);
        text(block.putLong(1), "\0").putLong(1);
        text(block.putLong(0), "\0").putLong(1);
        text(text(block.putLong(0), "\0"), "\0").putLong(0);
        return block.flip();
    }

    private static ByteBuffer text(ByteBuffer block, String text) {
        return block.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
