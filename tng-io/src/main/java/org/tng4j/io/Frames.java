package org.tng4j.io;

/// A range of frames, as Python slices: `from` inclusive, `to` exclusive, negative ends counted from the last frame,
/// ends outside clipped. Counts frames, never steps.
///
/// @param from  first frame; [#OPEN] for the natural one
/// @param to    the frame behind the last; [#OPEN] for the natural one
/// @param every distance between two, not 0; negative goes backwards, which a cursor refuses
public record Frames(long from, long to, long every) {
    /// No end of one's own.
    public static final long OPEN = Long.MIN_VALUE;
    /// All of them.
    public static final Frames ALL = new Frames(OPEN, OPEN, 1);

    /// Checks that the range moves.
    public Frames {
        if (every == 0 || every == OPEN) {
            throw new IllegalArgumentException("every is " + every + ", must not be 0");
        }
    }

    /// Starts a range.
    public static Frames from(long frame) {
        return new Frames(frame, OPEN, 1);
    }

    /// Ends the range before a frame.
    public Frames to(long frame) {
        return new Frames(from, frame, every);
    }

    /// Takes each n-th frame only.
    public Frames every(long n) {
        return new Frames(from, to, n);
    }

    /// Parses `from:to:every`, each part of which may be missing, or one number for one frame.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Frames parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new IllegalArgumentException("range is '" + text + "', must be from:to:every");
        }
        if (parts.length == 1) {
            long frame = part(text, text.isBlank() ? "?" : text, OPEN);
            return new Frames(frame, frame == -1 ? OPEN : frame + 1, 1);
        }
        return new Frames(part(text, parts[0], OPEN), part(text, parts[1], OPEN),
                parts.length < 3 ? 1 : part(text, parts[2], 1));
    }

    private static long part(String text, String part, long missing) {
        try {
            return part.isBlank() ? missing : Long.parseLong(part.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("range is '" + text + "', must be from:to:every in whole numbers", e);
        }
    }

    /// Says whether the range can be followed without knowing how many frames there are.
    boolean isForward() {
        return every > 0 && (from == OPEN || from >= 0) && (to == OPEN || to >= 0);
    }

    /// Returns the same range with both ends inside `count` frames: `from` to `to` by `every` yields [#size()] frames.
    Frames within(long count) {
        long low = every > 0 ? 0 : -1;
        long high = every > 0 ? count : count - 1;
        long start = from == OPEN ? (every > 0 ? low : high) : clip(from, count, low, high);
        long end = to == OPEN ? (every > 0 ? high : low) : clip(to, count, low, high);
        return new Frames(start, end, every);
    }

    private static long clip(long end, long count, long low, long high) {
        return Math.clamp(end < 0 ? end + count : end, low, high);
    }

    /// Returns how many frames a range with known ends has.
    long size() {
        long span = every > 0 ? to - from : from - to;
        return span <= 0 ? 0 : (span - 1) / Math.abs(every) + 1;
    }
}
