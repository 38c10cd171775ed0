package org.tng4j.io.internal.compress;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.Memory;

/// The integers of one compressed payload after another, frame by frame. Going forward resumes where it stands and
/// skips without converting; going back, or far ahead, starts from the nearest state that was kept in front, and
/// without any starts the payload again.
///
/// Holds 3 integers per particle, twice that where frames are differences, what its coders hold, and what
/// [#keepStates(long)] allows. Allocates nothing per frame, but for a state that is kept for the first time. Belongs to
/// one cursor.
/// Source: docs/compression.md, *From coded values to the integer coordinates*.
public final class IntegerFrames {
    private static final int NO_FRAME = -1;

    private final FileBytes bytes;
    private final int windowSize;
    private final Container container;
    private final SectionBytes section;
    private final Map<Coder, CodedFrames> coders = new EnumMap<>(Coder.class);
    private final KeptStates states = new KeptStates();
    private int[] integers = new int[0];
    private int[] differences = new int[0];
    private int count;
    /// The frame that `integers` hold, and to which the open coder has come.
    private int current = NO_FRAME;
    /// How many of them are there; behind them stand those of the frame before.
    private int decoded;
    /// Whether the section of frames 1 and on has been opened, and its coder by nobody else since.
    private boolean isFollowingOpen;

    /// Makes a decoder for payloads of a file.
    public IntegerFrames(FileBytes bytes) {
        this(bytes, BitReader.WINDOW_SIZE);
    }

    /// @param windowSize bytes fetched at a time
    IntegerFrames(FileBytes bytes, int windowSize) {
        this.bytes = bytes;
        this.windowSize = windowSize;
        this.container = new Container(bytes);
        this.section = new SectionBytes(bytes);
    }

    /// Returns how many frames a payload may stand for, whatever it says: none is less than a value.
    public static long largestFrameCount(long payloadSize, long fileSize) {
        return SectionBytes.largestCount(payloadSize, fileSize);
    }

    /// Keeps states of the payload at hand and of later ones, so that going back costs less. For those who go back:
    /// whoever only goes forward would keep them for nothing.
    ///
    /// @param budget bytes that they may take; 0 for none, as it is before the first call. Another number than before
    ///     forgets those that were kept
    public void keepStates(long budget) {
        states.allow(budget);
    }

    /// Returns the bytes that the states take.
    long statesSize() {
        return states.size();
    }

    /// Starts on another payload: reads its header, decodes nothing yet.
    ///
    /// @param particles that it must have
    /// @param frames    that it may have at most
    /// @return the frames it has
    /// @throws IOException `SIZE_MISMATCH` for other counts, `CODEC_ERROR`, `LIMIT_EXCEEDED`
    public int open(long offset, long size, long particles, long frames, Supplier<Place> place) throws IOException {
        current = NO_FRAME;
        count = 0;
        if (particles > Integer.MAX_VALUE / 3) {
            throw place.get().unsupported(Kind.LIMIT_EXCEEDED, "particle count is " + particles + ", must be at most "
                    + Integer.MAX_VALUE / 3 + " in a TNG payload");
        }
        container.read(offset, size, particles, frames, place);
        count = 3 * container.particles();
        states.open(count, container.frames());
        return container.frames();
    }

    /// Makes [#integers()] those of a frame.
    ///
    /// @param frame below the count that [#open] returned
    public void seek(int frame) throws IOException {
        seek(frame, container.particles());
    }

    /// Makes the front of [#integers()] those of a frame. Where a coder can pause, what is behind them is not decoded
    /// before another frame needs it.
    ///
    /// @param frame     below the count that [#open] returned
    /// @param particles how many of them are wanted, at most all
    public void seek(int frame, int particles) throws IOException {
        int at = current;
        current = NO_FRAME; // whatever breaks from here on: the next call starts from a state, or again
        int kept = states.lastUpTo(frame);
        if (at == NO_FRAME || frame < at || kept > at) {
            at = start(kept);
        }
        for (; at < frame; at++) {
            decodeTo(count, at);
            if (at == 0) {
                startFollowing();
            }
            decoded = 0;
        }
        decodeTo(3 * particles, at);
        current = at;
    }

    /// Goes to a frame that is kept, or, without any, in front of frame 0.
    private int start(int kept) throws IOException {
        if (kept == NO_FRAME) {
            openFirst();
            return 0;
        }
        if (kept > 0 && !isFollowingOpen) {
            openFollowing();
        }
        states.restore(kept, integers, coder(container.following()));
        decoded = count;
        return kept;
    }

    private void startFollowing() throws IOException {
        if (isFollowingOpen) {
            states.restoreStart(integers, coder(container.following()));
        } else {
            openFollowing();
        }
    }

    private void openFirst() throws IOException {
        isFollowingOpen = false;
        container.openFirst(section);
        coder(container.initial()).open(section, container.particles(), 1, container.initialParameter());
        integers = atLeast(integers);
        decoded = 0;
    }

    private void openFollowing() throws IOException {
        container.openFollowing(section);
        CodedFrames following = coder(container.following());
        following.open(section, container.particles(), container.frames() - 1, container.followingParameter());
        states.keepStart(following);
        isFollowingOpen = true;
    }

    private CodedFrames coder(Algorithm algorithm) {
        CodedFrames coded = coders.get(algorithm.coder());
        if (coded == null) {
            coded = algorithm.coder().make(bytes, windowSize);
            coders.put(algorithm.coder(), coded);
        }
        return coded;
    }

    private int[] atLeast(int[] array) {
        return array.length < count ? Memory.ints(count) : array;
    }

    private void decodeTo(int to, int frame) throws IOException {
        if (decoded < to) {
            Algorithm algorithm = frame == 0 ? container.initial() : container.following();
            decode(algorithm, decoded, to);
            decoded = to;
            if (to == count && states.wants(frame)) {
                states.keep(frame, integers, coder(algorithm));
            }
        }
    }

    private void decode(Algorithm algorithm, int from, int to) throws IOException {
        CodedFrames coded = coder(algorithm);
        switch (algorithm.reference()) {
            case NONE -> coded.next(integers, from, to);
            case PARTICLE_BEFORE -> {
                coded.next(integers, from, to);
                sumAlongParticles(integers, from, to);
            }
            case FRAME_BEFORE -> {
                differences = atLeast(differences);
                coded.next(differences, from, to);
                add(differences, integers, from, to);
            }
        }
    }

    private static void sumAlongParticles(int[] values, int from, int to) {
        int x = from == 0 ? 0 : values[from - 3];
        int y = from == 0 ? 0 : values[from - 2];
        int z = from == 0 ? 0 : values[from - 1];
        for (int i = from; i < to; i += 3) {
            x += values[i];
            y += values[i + 1];
            z += values[i + 2];
            values[i] = x;
            values[i + 1] = y;
            values[i + 2] = z;
        }
    }

    private static void add(int[] differences, int[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] += differences[i];
        }
    }

    /// Returns the integers of the frame at hand, x y z of one particle after another; may be longer than they are.
    /// They are this decoder's and change with the next call.
    public int[] integers() {
        return integers;
    }

    /// Returns what the integers of this payload are multiples of.
    public double precision() {
        return container.precision();
    }

    /// Returns how many bytes follow the last section of this payload.
    public long surplus() {
        return container.surplus();
    }

    /// Says in a few words where going back in this payload begins; nothing where it has one frame.
    public String explainStates() {
        return container.frames() > 1 ? "; " + states.explain() : "";
    }

    /// Says in a few words how this payload is coded: `XTC2 one to one, then triplets frame to frame`.
    public String explain() {
        return container.initial() + (container.frames() > 1 ? ", then " + container.following() : "");
    }
}
