package org.tng4j.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Place;

/// A finding that was complained about, with the steps of the frame set it stands in.
final class Problem {
    private final Finding finding;
    private final @Nullable FrameSet set;
    private long more;

    /// @param file null where nobody asked for steps
    Problem(Finding finding, @Nullable TngFile file) {
        this.finding = finding;
        this.set = file == null ? null : set(file, finding.place());
    }

    /// Returns null where the frame set is not known, or has no steps. A pointer may lead to where a frame set should be,
    /// and what is at its index in the end is one that stands behind it.
    private static @Nullable FrameSet set(TngFile file, Place place) {
        int index = (int) place.frameSet();
        try {
            if (index < 0 || index >= file.frameSetCount()) {
                return null;
            }
            FrameSet set = file.frameSet(index);
            boolean hasSteps = set.stepCount() > 0 && set.state() != FrameSetState.INVALID;
            return hasSteps && set.offset() <= place.offset() ? set : null;
        } catch (IOException _) {
            return null; // the steps are a help; what is wrong with them is complained about in its own place
        }
    }

    Finding finding() {
        return finding;
    }

    String severity() {
        return Report.severity(finding.kind());
    }

    String line() {
        return set == null ? finding.toString()
                : finding.place() + ", steps " + set.firstStep() + " to " + set.lastStep() + ": " + finding.text();
    }

    /// Counts another one like it, which is not said.
    void addOneMore() {
        more++;
    }

    long more() {
        return more;
    }

    void write(Json json) {
        FindingsJson.write(json, finding);
        json.member("firstStep", set == null ? null : set.firstStep())
                .member("lastStep", set == null ? null : set.lastStep()).member("more", more);
    }
}
