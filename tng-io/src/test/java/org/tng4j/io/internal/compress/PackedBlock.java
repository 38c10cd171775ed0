package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.tng4j.io.format.Place;

/// As much of a packed block's header as the tests of single coders need: 40 bytes of fields, each section behind its
/// size.
/// Source: docs/compression.md, *Outer layout*.
final class PackedBlock {
    static final int HEADER_SIZE = 40;
    private static final int BWLZH_INTER = 8;
    private static final int BWLZH_INTRA = 9;
    private static final int XTC3 = 10;

    private final byte[] content;
    private final boolean isPositions;
    private final int particles;
    private final int frames;
    private final int initial;
    private final int following;
    private final int firstSize;

    private PackedBlock(byte[] content, int firstSize) {
        ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        this.content = content;
        this.isPositions = header.getInt(0) == 0x50474E54;
        this.particles = header.getInt(4);
        this.frames = header.getInt(8);
        this.initial = header.getInt(12);
        this.following = header.getInt(20);
        this.firstSize = firstSize;
    }

    static PackedBlock of(byte[] content) {
        return new PackedBlock(content, ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(36));
    }

    /// Returns this block with a first section that is said to be of this size.
    PackedBlock withFirstSize(int size) {
        return new PackedBlock(content, size);
    }

    /// Returns the whole block as a section.
    SectionBytes section() {
        return Sections.of(content);
    }

    int particles() {
        return particles;
    }

    int frames() {
        return frames;
    }

    int firstSize() {
        return firstSize;
    }

    /// Says whether [Xtc3] or [Bwlzh] decodes the first frame.
    boolean isFirstOurs() {
        return isOurs(initial);
    }

    /// Says whether [Xtc3] or [Bwlzh] decodes the frames after the first.
    boolean isRestOurs() {
        return frames > 1 && isOurs(following);
    }

    private boolean isOurs(int algorithm) {
        return (isPositions ? Set.of(BWLZH_INTER, BWLZH_INTRA, XTC3) : Set.of(BWLZH_INTER, BWLZH_INTRA))
                .contains(algorithm);
    }

    /// Decodes and sums up the first frame.
    int[] first(SectionBytes section, CodedFrames bwlzh, CodedFrames xtc3) throws IOException {
        CodedFrames coder = initial == XTC3 ? xtc3 : bwlzh;
        section.open(HEADER_SIZE, firstSize, PackedBlock::place);
        coder.open(section, particles, 1, 0);
        int[] values = new int[3 * particles];
        coder.next(values, 0, values.length);
        return sum(initial, values, values);
    }

    /// Decodes and sums up the other frames, one after the other, from the first.
    int[] rest(SectionBytes section, CodedFrames bwlzh, CodedFrames xtc3, int[] first) throws IOException {
        CodedFrames coder = following == XTC3 ? xtc3 : bwlzh;
        int offset = HEADER_SIZE + firstSize + Integer.BYTES;
        int size = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(offset - Integer.BYTES);
        section.open(offset, size, PackedBlock::place);
        coder.open(section, particles, frames - 1, 0);
        int[] all = new int[3 * particles * (frames - 1)];
        int[] before = first;
        for (int f = 0; f < frames - 1; f++) {
            int[] values = new int[3 * particles];
            coder.next(values, 0, values.length);
            before = sum(following, values, before);
            System.arraycopy(before, 0, all, f * 3 * particles, 3 * particles);
        }
        return all;
    }

    private int[] sum(int algorithm, int[] values, int[] before) {
        for (int i = 0; i < values.length; i++) {
            if (algorithm == BWLZH_INTER) {
                values[i] += before[i];
            } else if (algorithm == BWLZH_INTRA && isPositions && i >= 3) {
                values[i] += values[i - 3];
            }
        }
        return values;
    }

    private static Place place() {
        return new Place("run.tng", "POSITIONS block", 638, 1);
    }
}
