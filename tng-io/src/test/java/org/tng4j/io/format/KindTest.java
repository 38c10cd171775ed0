package org.tng4j.io.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Which kinds are whose: docs/format.md, *When a file is wrong*.
class KindTest {

    @Test
    void callsUnsupportedWhatOtherReadersMayRead() {
        assertEquals(EnumSet.of(Kind.UNSUPPORTED_TYPE, Kind.UNSUPPORTED_CODEC, Kind.LIMIT_EXCEEDED),
                Arrays.stream(Kind.values()).filter(Kind::isUnsupported).collect(Collectors.toSet()));
    }

    @Test
    void callsInformationWhatNobodyNeedsToMend() {
        assertEquals(EnumSet.of(Kind.UNKNOWN_BLOCK, Kind.STALE_BYTES, Kind.FEWER_BLOCKS),
                Arrays.stream(Kind.values()).filter(Kind::isInformation).collect(Collectors.toSet()));
    }
}
