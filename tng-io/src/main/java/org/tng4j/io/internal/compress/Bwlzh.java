package org.tng4j.io.internal.compress;

import java.io.IOException;

/// BWLZH as a coder of its own: `offset(int32)`, then one [BwlzhBlock] of all values of the section, each with the
/// offset added, in the order particle, component, frame.
///
/// No frame is whole before the last inner block is decoded, so the section's values are held, in the order frame,
/// particle, component. Source: docs/compression.md, *BWLZH*.
final class Bwlzh implements CodedFrames {
    /// Places in a frame that are filled together: what they read of an inner block stays in the first-level cache.
    private static final int TILE = 64;

    private final BwlzhBlock block = new BwlzhBlock();
    private int[] inner = {};
    private int[] section = {};
    private int width;
    private int frames;
    private int frame;

    @Override
    public void open(SectionBytes bytes, int particles, int frameCount, int parameter) throws IOException {
        int count = 3 * particles * frameCount;
        bytes.requireProportion(count);
        width = 3 * particles;
        frames = frameCount;
        frame = 0;
        int offset = bytes.int32();
        block.open(bytes, count);
        BwlzhBlock.requireRoom(bytes, count);
        section = Scratch.ints(section, count);
        for (int done = 0; done < count; ) {
            int size = block.openInner(bytes, count - done);
            inner = Scratch.ints(inner, size);
            block.decodeInner(bytes, inner, 0);
            place(done, size, offset);
            done += size;
        }
    }

    /// Places the values of an inner block, number `first` and after in the section, into their frames.
    private void place(int first, int size, int offset) {
        if (frames == 1) {
            placeInOneFrame(first, size, offset);
        } else if (size / 2 < frames) {
            placeOneByOne(first, size, offset);
        } else {
            placeByTiles(first, size, offset);
        }
    }

    private void placeInOneFrame(int first, int size, int offset) {
        for (int i = 0; i < size; i++) {
            section[first + i] = inner[i] - offset;
        }
    }

    private void placeOneByOne(int first, int size, int offset) {
        int k = first / frames;
        int f = first % frames;
        for (int i = 0; i < size; i++) {
            section[f * width + k] = inner[i] - offset;
            if (++f == frames) {
                f = 0;
                k++;
            }
        }
    }

    private void placeByTiles(int first, int size, int offset) {
        long end = (long) first + size;
        for (long low = first / frames; low * frames < end; low += TILE) {
            for (int f = 0; f < frames; f++) {
                int from = (int) Math.max(low, (first - f + frames - 1L) / frames);
                int to = (int) Math.min(low + TILE, (end - f + frames - 1L) / frames);
                int at = from * frames + f - first;
                int target = f * width;
                for (int k = from; k < to; k++) {
                    section[target + k] = inner[at] - offset;
                    at += frames;
                }
            }
        }
    }

    @Override
    public void next(int[] values, int from, int to) {
        System.arraycopy(section, frame * width + from, values, from, to - from);
        frame += to == width ? 1 : 0;
    }

    @Override
    public void mark(Mark mark) {
        mark.put(frame);
    }

    @Override
    public void resume(Mark mark, int[] before) {
        frame = mark.take();
    }
}
