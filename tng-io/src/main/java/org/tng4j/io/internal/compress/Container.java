package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;

/// The header of a compressed payload: every field is checked before anybody uses it. Little-endian in every file.
///
/// `magic(uint32) particles(int32) frames(int32) algorithm(int32) parameter(int32) followingAlgorithm(int32)
/// followingParameter(int32) precisionLow(uint32) precisionHigh(uint32) firstSize(int32) first(bytes)
/// [followingSize(int32) following(bytes), if frames > 1]`
///
/// Source: docs/compression.md, *Outer layout*.
final class Container {
    private static final int HEADER_SIZE = 40;
    private static final VarHandle INT_LE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final FileBytes bytes;
    private final byte[] header = new byte[HEADER_SIZE];
    private Supplier<Place> place = () -> new Place("", "file", 0, -1);
    private long offset;
    private long size;
    private int particles;
    private int frames;
    private Algorithm initial = Algorithm.POSITIONS_5;
    private Algorithm following = Algorithm.POSITIONS_5;
    private int initialParameter;
    private int followingParameter;
    private double precision;
    private int firstSize;
    private int followingSize;

    Container(FileBytes bytes) {
        this.bytes = bytes;
    }

    /// Reads the header of a payload.
    ///
    /// @param ofParticles what the particle count must be
    /// @param mostFrames  what the frame count must not exceed
    void read(long at, long bytesThere, long ofParticles, long mostFrames, Supplier<Place> of) throws IOException {
        place = of;
        offset = at;
        size = bytesThere;
        if (size < HEADER_SIZE) {
            throw of.get().broken(Kind.CODEC_ERROR,
                    "TNG payload is " + size + " bytes, must be at least " + HEADER_SIZE);
        }
        bytes.read(offset, header, 0, HEADER_SIZE);
        Algorithm.Quantity quantity = quantity(int32(0));
        readCounts(ofParticles, mostFrames);
        initial = algorithm(quantity, int32(12), true);
        initialParameter = parameter("initial", initial.coder(), 16);
        following = frames == 1 ? initial : algorithm(quantity, int32(20), false);
        followingParameter = frames == 1 ? 0 : parameter("following", following.coder(), 24);
        precision = FixPoint.precision(int32(32), int32(28));
        firstSize = requireSize("first section size", int32(36), 36, size - HEADER_SIZE);
        followingSize = frames == 1 ? 0 : readFollowingSize();
    }

    private int int32(int at) {
        return (int) INT_LE.get(header, at);
    }

    private Algorithm.Quantity quantity(int magic) throws IOException {
        Algorithm.Quantity quantity = Algorithm.Quantity.of(magic);
        if (quantity == null) {
            throw broken(Kind.CODEC_ERROR, String.format("magic is 0x%08x", magic), 0,
                    "must be 0x50474e54 (TNGP) or 0x56474e54 (TNGV)");
        }
        return quantity;
    }

    private void readCounts(long ofParticles, long mostFrames) throws IOException {
        particles = int32(4);
        if (particles != ofParticles || particles < 1) {
            throw broken(Kind.SIZE_MISMATCH, "particle count is " + particles, 4, "must be " + ofParticles);
        }
        frames = int32(8);
        if (frames < 1 || frames > mostFrames) {
            throw broken(Kind.SIZE_MISMATCH, "frame count is " + frames, 8, "must be 1 to " + mostFrames);
        }
        if (3L * particles * frames > Integer.MAX_VALUE) {
            throw broken(Kind.CODEC_ERROR, "value count is 3 * " + particles + " * " + frames, 4,
                    "must be below 2^31");
        }
    }

    private Algorithm algorithm(Algorithm.Quantity quantity, int id, boolean isFirst) throws IOException {
        @Nullable Algorithm algorithm = Algorithm.of(quantity, id, isFirst);
        if (algorithm == null) {
            throw broken(Kind.CODEC_ERROR, (isFirst ? "initial" : "following") + " algorithm is " + id,
                    isFirst ? 12 : 20, "must be one for " + (isFirst ? "the first frame of " : "frames of ")
                    + (quantity == Algorithm.Quantity.POSITIONS ? "positions" : "velocities"));
        }
        return algorithm;
    }

    private int parameter(String which, Coder coder, int at) throws IOException {
        int parameter = int32(at);
        if (parameter < coder.minParameter() || parameter > coder.maxParameter()) {
            throw broken(Kind.CODEC_ERROR, which + " parameter of " + coder + " is " + parameter, at,
                    "must be " + coder.minParameter() + " to " + coder.maxParameter());
        }
        return parameter;
    }

    private int requireSize(String field, int found, long at, long most) throws IOException {
        if (found < 0 || found > most) {
            throw broken(Kind.CODEC_ERROR, field + " is " + found, at, "must be 0 to " + most);
        }
        return found;
    }

    private int readFollowingSize() throws IOException {
        long at = (long) HEADER_SIZE + firstSize;
        if (size - at < Integer.BYTES) {
            throw place.get().broken(Kind.CODEC_ERROR, "first section ends " + (size - at)
                    + " bytes before the payload, the size of the following section needs 4 at offset "
                    + (offset + at));
        }
        bytes.read(offset + at, header, 0, Integer.BYTES);
        return requireSize("following section size", int32(0), at, size - at - Integer.BYTES);
    }

    private IOException broken(Kind kind, String found, long at, String rule) {
        return place.get().broken(kind, found + " (in the TNG payload, at offset " + (offset + at) + "), " + rule);
    }

    int particles() {
        return particles;
    }

    int frames() {
        return frames;
    }

    double precision() {
        return precision;
    }

    Algorithm initial() {
        return initial;
    }

    /// Returns the algorithm of frames 1 and on; that of frame 0 where there are no others.
    Algorithm following() {
        return following;
    }

    int initialParameter() {
        return initialParameter;
    }

    int followingParameter() {
        return followingParameter;
    }

    /// Points at the section of the first frame.
    void openFirst(SectionBytes section) {
        section.open(offset + HEADER_SIZE, firstSize, place);
    }

    /// Points at the section of all other frames.
    void openFollowing(SectionBytes section) {
        section.open(offset + HEADER_SIZE + firstSize + Integer.BYTES, followingSize, place);
    }

    /// Returns the bytes of the payload behind its last section.
    long surplus() {
        return size - HEADER_SIZE - firstSize - (frames == 1 ? 0 : Integer.BYTES + (long) followingSize);
    }
}
