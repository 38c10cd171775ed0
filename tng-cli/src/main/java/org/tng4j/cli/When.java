package org.tng4j.cli;

import org.tng4j.io.format.FrameSet;

/// Where a row holds: at a step, in a frame set, or in the whole file.
sealed interface When {
    /// The first two columns of a digest: step and time.
    String column();

    /// Time in picoseconds, `-1` where none is stored, `-` where there is none to store.
    default String timeColumn() {
        return "-";
    }

    /// Writes `firstStep` and `lastStep`, and `timePicoseconds` of a single step.
    void write(Json json);

    /// In the whole file.
    record Always() implements When {
        @Override
        public String column() {
            return "static";
        }

        @Override
        public void write(Json json) {
            json.member("step", (String) null);
        }
    }

    /// In a frame set.
    record InSet(long firstStep, long lastStep) implements When {
        InSet(FrameSet set) {
            this(set.firstStep(), set.lastStep());
        }

        @Override
        public String column() {
            return firstStep + ".." + lastStep;
        }

        @Override
        public void write(Json json) {
            json.member("firstStep", firstStep).member("lastStep", lastStep);
        }
    }

    /// At a step.
    ///
    /// @param time in picoseconds, NaN where none is stored
    record AtStep(long step, double time) implements When {
        @Override
        public String column() {
            return Long.toString(step);
        }

        @Override
        public String timeColumn() {
            return Double.isNaN(time) ? "-1" : GeneralFormat.of(time, 9);
        }

        @Override
        public void write(Json json) {
            json.member("step", step).member("timePicoseconds", time);
        }
    }
}
