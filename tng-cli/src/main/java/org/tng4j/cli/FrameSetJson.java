package org.tng4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.ParticleMapping;

/// A frame set, its pointers and its particle mappings as JSON.
final class FrameSetJson {

    private FrameSetJson() {
    }

    static void write(Json json, FrameSet set, TngFile file) throws IOException {
        json.member("index", set.index()).member("offset", set.offset()).member("firstStep", set.firstStep())
                .member("stepCount", set.stepCount()).member("storedStepCount", set.storedStepCount())
                .member("firstTime", set.firstTime()).member("timePerStep", set.timePerStep())
                .member("storedFirstTime", set.storedFirstTime()).member("storedTimePerStep", set.storedTimePerStep())
                .member("next", set.next()).member("previous", set.previous())
                .member("mediumNext", set.mediumNext()).member("mediumPrevious", set.mediumPrevious())
                .member("longNext", set.longNext()).member("longPrevious", set.longPrevious());
        moleculeCounts(json, set.moleculeCounts());
        json.member("particleCount", set.particleCount()).member("state", set.state().name().toLowerCase(Locale.ROOT))
                .member("isRecovered", set.isRecovered());
        json.array("mappings", array -> {
            for (ParticleMapping mapping : file.mappings(set.index())) {
                array.element(object -> write(object, mapping));
            }
        });
    }

    private static void moleculeCounts(Json json, @Nullable List<Long> counts)
            throws IOException {
        if (counts == null) {
            json.member("moleculeCounts", (String) null);
            return;
        }
        json.array("moleculeCounts", array -> counts.forEach(array::element));
    }

    private static void write(Json json, ParticleMapping mapping) throws IOException {
        int count = mapping.particleCount();
        json.member("firstParticle", mapping.firstParticle()).member("particleCount", count);
        json.array("realIndices", array -> {
            for (int i = 0; i < count; i++) {
                array.element(mapping.realIndex(mapping.firstParticle() + i));
            }
        });
    }
}
