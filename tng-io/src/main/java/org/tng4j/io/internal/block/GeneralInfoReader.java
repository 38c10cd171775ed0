package org.tng4j.io.internal.block;

import java.io.IOException;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.internal.bytes.ByteReader;

/// Reads the contents of the first block.
///
/// `firstProgram lastProgram firstUser lastUser firstComputer lastComputer firstSignature lastSignature
/// forceField(text) creationTime(int64) variableParticles(uint8) stepsPerFrameSet firstFrameSet lastFrameSet
/// mediumStride longStride(int64) distanceUnitExponent(int64)?`
///
/// Source: docs/format.md, *General info*.
final class GeneralInfoReader {

    /// Programs, users, computers, signatures, force field.
    private static final int TEXTS = 9;

    private GeneralInfoReader() {}

    static GeneralInfo read(ByteReader reader, long version) throws IOException {
        return new GeneralInfo(
                reader.text("first program"), reader.text("last program"),
                reader.text("first user"), reader.text("last user"),
                reader.text("first computer"), reader.text("last computer"),
                reader.text("first signature"), reader.text("last signature"),
                reader.text("force field"),
                reader.int64("creation time"),
                reader.uint8("variable-atoms flag") != 0,
                reader.int64("steps per frame set"),
                reader.int64("first frame set"), reader.int64("last frame set"),
                reader.int64("medium stride"), reader.int64("long stride"),
                hasExponent(reader, version)
                        ? reader.int64("distance unit exponent") : TngConstants.DEFAULT_DISTANCE_EXPONENT);
    }

    /// Returns where the offset of the first frame set stands, the last one's behind it.
    static long pointersOffset(ByteReader reader) throws IOException {
        for (int i = 0; i < TEXTS; i++) {
            reader.text("text");
        }
        return reader.offset() + Long.BYTES + 1 + Long.BYTES;
    }

    /// A file stamped version 0 may have the field all the same.
    private static boolean hasExponent(ByteReader reader, long version) {
        return version >= TngConstants.VERSION_WITH_TIMES || reader.remaining() >= Long.BYTES;
    }
}
