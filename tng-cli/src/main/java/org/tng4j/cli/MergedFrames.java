package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.TngFile;

/// The frames of a file: every step at which a quantity has one, with all that has values there. Reads no values.
final class MergedFrames implements AutoCloseable {
    private final List<QuantityFrames> all = new ArrayList<>();
    private final List<QuantityFrames> standing = new ArrayList<>();
    private List<QuantityFrames> present = List.of();
    private boolean isStarted;
    private int frameSet = -1;
    private long step;
    private double time;

    MergedFrames(TngFile file, Report report) throws IOException {
        for (BlockInfo info : file.blockInfos()) {
            if (info.frameSetCount() > 0) {
                all.add(new QuantityFrames(file, info, info.id().withoutValues().with(info.dependence()), report));
            }
        }
        standing.addAll(all);
    }

    /// Moves to the next frame. Returns false behind the last one.
    boolean next() {
        leave();
        if (standing.isEmpty()) {
            return false;
        }
        frameSet = standing.stream().mapToInt(QuantityFrames::frameSet).min().orElse(frameSet);
        QuantityFrames first = present(QuantityFrames::isConstant).findFirst().orElse(null);
        step = present(frames -> !frames.isConstant()).mapToLong(QuantityFrames::step).min()
                .orElseGet(() -> first == null ? step : first.step());
        present = present(frames -> frames.isConstant() || frames.step() == step).toList();
        time = present.stream().filter(frames -> frames.step() == step).findFirst().map(QuantityFrames::time)
                .orElse(Double.NaN);
        return true;
    }

    private Stream<QuantityFrames> present(Predicate<QuantityFrames> which) {
        return standing.stream().filter(frames -> frames.frameSet() == frameSet).filter(which);
    }

    /// Moves what stands at the frame at hand. What is constant waits until nothing else is left in its frame set.
    private void leave() {
        if (!isStarted) {
            isStarted = true;
            standing.removeIf(frames -> !frames.next());
            return;
        }
        standing.removeIf(frames -> isHere(frames) && !frames.isConstant() && !frames.next());
        if (standing.stream().allMatch(frames -> frames.frameSet() != frameSet || frames.isConstant())) {
            standing.removeIf(frames -> isHere(frames) && !frames.next());
        }
    }

    private boolean isHere(QuantityFrames frames) {
        return frames.frameSet() == frameSet && (frames.isConstant() || frames.step() == step);
    }

    int frameSet() {
        return frameSet;
    }

    long step() {
        return step;
    }

    /// Returns the time in picoseconds, NaN where none is stored.
    double time() {
        return time;
    }

    /// Returns what has values, by first appearance; what is constant in the frame set included.
    List<QuantityFrames> present() {
        return present;
    }

    @Override
    public void close() {
        all.forEach(QuantityFrames::close);
    }
}
