package org.tng4j.cli;

import java.io.IOException;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.FrameSetState;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;

/// Whether later steps have later times. Steps themselves are compared where the chain is walked.
final class Times {
    private final TngFile file;
    private final Report report;
    private long lastStep = -1;
    private double last = Double.NEGATIVE_INFINITY;

    Times(TngFile file, Report report) {
        this.file = file;
        this.report = report;
    }

    void compare() throws IOException {
        for (int i = 0; i < file.frameSetCount(); i++) {
            FrameSet set = file.frameSet(i);
            if (set.state() != FrameSetState.INVALID) {
                compare(set);
                leave(set);
            }
        }
    }

    private void compare(FrameSet set) {
        if (set.timePerStep() < 0) {
            complain(set, "time per step is " + Shortest.of(set.timePerStep()) + " s, must be at least 0");
        }
        // A set that goes back in steps may go back in time; that is an overlap, and said as such.
        if (set.firstTime() < last && set.firstStep() > lastStep) {
            complain(set, "first time is " + Shortest.of(set.firstTime()) + " s, must be at least " + Shortest.of(last)
                    + " s, where the frame set before ends");
        }
    }

    /// A set without times says nothing; that before it still holds.
    private void leave(FrameSet set) {
        double end = set.time(set.lastStep());
        double known = Double.isNaN(end) ? set.firstTime() : end;
        if (!Double.isNaN(known)) {
            last = known;
            lastStep = set.lastStep();
        }
    }

    private void complain(FrameSet set, String text) {
        Place place = new Place(file.name(), "TRAJECTORY FRAME SET block", set.offset(), set.index());
        report.finding(new Finding(Kind.BAD_VALUE, place, text));
    }
}
