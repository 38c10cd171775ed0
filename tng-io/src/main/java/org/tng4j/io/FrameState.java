package org.tng4j.io;

import java.io.IOException;
import java.lang.foreign.SegmentAllocator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.KnownBlock;

/// Positions, velocities, forces and box of one frame, or some of these, in the caller's memory: one call of
/// [FrameCursor#next()] fills them all. The views stay where they are from frame to frame, and asking for one copies
/// nothing.
///
/// ```java
/// FrameState state = FrameState.allocate(trajectory, arena);
/// try (FrameCursor frames = trajectory.frames(state.targets())) {
///     while (frames.next()) {
///         analyse(state.positions(), state.box());
///     }
/// }
/// ```
///
/// Where a frame lacks one of them, its view holds what it held: [FrameCursor#status] tells.
///
/// **Datashape:** positions, velocities and forces `particles * 3 * type`, box `3 * 3 * type`. **Units:** as stored.
/// **Ownership:** none; the memory stays the caller's. **Threads:** immutable; its memory obeys its arena.
public final class FrameState {
    private static final List<KnownBlock> PARTS =
            List.of(KnownBlock.POSITIONS, KnownBlock.VELOCITIES, KnownBlock.FORCES, KnownBlock.BOX_SHAPE);

    private final Map<KnownBlock, NdView> views;

    private FrameState(Map<KnownBlock, NdView> views) {
        this.views = views;
    }

    /// Makes a state without parts.
    public static FrameState empty() {
        return new FrameState(new EnumMap<>(KnownBlock.class));
    }

    /// Takes memory for those of the four that a trajectory has in its frame sets.
    ///
    /// @param allocator where from
    /// @throws IOException what asking the file for its blocks throws
    public static FrameState allocate(TngFile file, SegmentAllocator allocator) throws IOException {
        FrameState state = empty();
        for (KnownBlock part : PARTS) {
            if (file.hasBlock(part)) {
                state = state.with(part, file.block(part).allocate(allocator));
            }
        }
        return state;
    }

    /// Returns this state with one part more, or in other memory.
    ///
    /// @param part one of the four
    /// @param view stays the caller's; checked when a cursor takes it
    /// @throws IllegalArgumentException if the part is none of the four
    public FrameState with(KnownBlock part, NdView view) {
        if (!PARTS.contains(part)) {
            throw new IllegalArgumentException("part is " + part + ", must be one of " + PARTS);
        }
        Map<KnownBlock, NdView> more = new EnumMap<>(views);
        more.put(part, Objects.requireNonNull(view, "view"));
        return new FrameState(more);
    }

    /// Returns whether a part is among them.
    public boolean has(KnownBlock part) {
        return views.containsKey(part);
    }

    /// Returns the positions.
    ///
    /// @throws IllegalStateException if they are not among the parts
    public NdView positions() {
        return part(KnownBlock.POSITIONS);
    }

    /// Returns the velocities.
    ///
    /// @throws IllegalStateException if they are not among the parts
    public NdView velocities() {
        return part(KnownBlock.VELOCITIES);
    }

    /// Returns the forces.
    ///
    /// @throws IllegalStateException if they are not among the parts
    public NdView forces() {
        return part(KnownBlock.FORCES);
    }

    /// Returns the box, a row for each box vector.
    ///
    /// @throws IllegalStateException if it is not among the parts
    public NdView box() {
        return part(KnownBlock.BOX_SHAPE);
    }

    private NdView part(KnownBlock part) {
        @Nullable NdView view = views.get(part);
        if (view == null) {
            throw new IllegalStateException("state has no " + part + ", has " + views.keySet());
        }
        return view;
    }

    /// Returns what a cursor needs to fill all parts.
    public BlockTarget[] targets() {
        return views.entrySet().stream().map(part -> part.getKey().into(part.getValue())).toArray(BlockTarget[]::new);
    }
}
