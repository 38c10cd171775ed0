package org.tng4j.io.format;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/// What a file says of itself. Source: docs/format.md, *General info*.
///
/// @param firstProgram        program that created the file
/// @param lastProgram         program that last changed it
/// @param firstUser           user that created it
/// @param lastUser            user that last changed it
/// @param firstComputer       computer it was created on
/// @param lastComputer        computer it was last changed on
/// @param firstSignature      signature of the creator, usually empty
/// @param lastSignature       signature of the last change
/// @param forceField          name of the force field, usually empty
/// @param creationSeconds     seconds since 1970-01-01 UTC, as stored
/// @param variableParticles   molecule counts are in each frame set
/// @param stepsPerFrameSet    nominal; real frame sets may have any count
/// @param firstFrameSetOffset where the chain starts; 0 or less: no frame set
/// @param lastFrameSetOffset  where the chain ends; 0 or less: none, or not yet written
/// @param mediumStride        frame sets that a medium-stride pointer skips
/// @param longStride          frame sets that a long-stride pointer skips
/// @param distanceUnitExponent lengths are in 10 to this power metres; -9 where the file stores none
public record GeneralInfo(
        String firstProgram, String lastProgram,
        String firstUser, String lastUser,
        String firstComputer, String lastComputer,
        String firstSignature, String lastSignature,
        String forceField,
        long creationSeconds,
        boolean variableParticles,
        long stepsPerFrameSet,
        long firstFrameSetOffset, long lastFrameSetOffset,
        long mediumStride, long longStride,
        long distanceUnitExponent) {

    /// Returns when the file was created; empty where the number is no instant.
    public Optional<Instant> creationTime() {
        try {
            return Optional.of(Instant.ofEpochSecond(creationSeconds));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
