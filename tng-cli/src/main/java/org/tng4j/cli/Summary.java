package org.tng4j.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.FrameCursor;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;
import org.tng4j.io.format.TngException;
import org.tng4j.io.format.TngStream;

/// The frames of all quantities taken together.
///
/// @param frameCount steps at which at least one quantity has data
/// @param firstStep  of the first frame; -1 without any
/// @param lastStep   of the last frame; -1 without any
/// @param firstTime  of the first frame in picoseconds, NaN where none is stored
/// @param lastTime   of the last frame
record Summary(long frameCount, long firstStep, long lastStep, double firstTime, double lastTime) {

    static Summary of(TngFile file, Report report) throws IOException {
        List<BlockInfo> framed = new ArrayList<>();
        for (BlockInfo info : file.blockInfos()) {
            if (info.frameSetCount() > 0) {
                framed.add(info);
            }
        }
        if (framed.isEmpty()) {
            return new Summary(0, -1, -1, Double.NaN, Double.NaN);
        }
        BlockInfo one = framed.getFirst();
        for (BlockInfo info : framed) {
            if (info.frameCount() == 0 || !one.hasSameSteps(info)) {
                return counted(file, framed, report);
            }
        }
        return new Summary(one.frameCount(), one.firstStep(), one.lastStep(), time(file, one.firstStep()),
                time(file, one.lastStep()));
    }

    private static Summary counted(TngFile file, List<BlockInfo> framed, Report report) throws IOException {
        BlockTarget[] targets = framed.stream()
                .map(info -> info.id().withoutValues().with(info.dependence())).toArray(BlockTarget[]::new);
        boolean isEachIdOnce = framed.stream().map(BlockInfo::id).distinct().count() == targets.length;
        if (isEachIdOnce) {
            try (FrameCursor frames = file.frames(targets)) {
                return counted(frames::next, frames::step, frames::timePicoseconds);
            } catch (TngException e) {
                // Damage costs a cursor over everything a whole set: count what is left one by one.
            }
        }
        try (MergedFrames frames = new MergedFrames(file, report)) {
            return counted(frames::next, frames::step, frames::time);
        }
    }

    /// Moves to the next frame.
    private interface Walk {
        boolean next() throws IOException;
    }

    private static Summary counted(Walk walk, LongSupplier step, DoubleSupplier time) throws IOException {
        Summary known = new Summary(0, -1, -1, Double.NaN, Double.NaN);
        while (walk.next()) {
            boolean isFirst = known.frameCount == 0;
            known = new Summary(known.frameCount + 1, isFirst ? step.getAsLong() : known.firstStep, step.getAsLong(),
                    isFirst ? time.getAsDouble() : known.firstTime, time.getAsDouble());
        }
        return known;
    }

    private static double time(TngFile file, long step) throws IOException {
        return file.time(step) * 1e12;
    }

    void write(Json json, TngFile file) throws IOException {
        boolean varies = file.generalInfo().variableParticles();
        json.member("particleCount", varies ? null : file.particleCount())
                .member("moleculeCount", varies ? null : file.molecules().moleculeCount())
                .member("largestParticleCount", file.particleCount())
                .member("frameSetCount", file.frameSetCount())
                .member("firstStep", file.firstStep() < 0 ? null : file.firstStep())
                .member("lastStep", file.lastStep() < 0 ? null : file.lastStep())
                .member("coveredStepCount", file.coveredStepCount())
                .member("frameCount", frameCount)
                .member("firstFrameStep", frameCount == 0 ? null : firstStep)
                .member("lastFrameStep", frameCount == 0 ? null : lastStep)
                .member("firstTimePicoseconds", firstTime).member("lastTimePicoseconds", lastTime);
    }

    /// Returns what the first TNG payload of a quantity says of itself; null with other codecs.
    static @Nullable TngStream firstStream(TngFile file, BlockInfo info) throws IOException {
        if (info.codec() != KnownCodec.TNG || info.firstStep() < 0) {
            return null;
        }
        for (StoredBlock block : file.blocks(file.frameSetOf(info.firstStep()))) {
            StoredValues values = block.values();
            if (values != null && block.id().equals(info.id()) && values.dependence() == info.dependence()) {
                return values.stream();
            }
        }
        return null;
    }
}
