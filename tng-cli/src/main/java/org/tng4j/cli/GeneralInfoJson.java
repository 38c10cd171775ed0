package org.tng4j.cli;

import java.time.Instant;
import org.tng4j.io.format.GeneralInfo;

/// What a file says of itself, as JSON.
final class GeneralInfoJson {

    private GeneralInfoJson() {
    }

    static void write(Json json, GeneralInfo info) {
        json.member("firstProgram", info.firstProgram()).member("lastProgram", info.lastProgram())
                .member("firstUser", info.firstUser()).member("lastUser", info.lastUser())
                .member("firstComputer", info.firstComputer()).member("lastComputer", info.lastComputer())
                .member("firstSignature", info.firstSignature()).member("lastSignature", info.lastSignature())
                .member("forceField", info.forceField()).member("creationSeconds", info.creationSeconds())
                .member("creationTime", info.creationTime().map(Instant::toString).orElse(null))
                .member("variableParticles", info.variableParticles())
                .member("stepsPerFrameSet", info.stepsPerFrameSet())
                .member("firstFrameSetOffset", info.firstFrameSetOffset())
                .member("lastFrameSetOffset", info.lastFrameSetOffset())
                .member("mediumStride", info.mediumStride()).member("longStride", info.longStride())
                .member("distanceUnitExponent", info.distanceUnitExponent());
    }
}
