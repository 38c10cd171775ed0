package org.tng4j.io.internal.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.TngFormatException;

class UnpackedInputTest {
    @Test
    @Timeout(60)
    void endsWhereAnArchiveDeclaresTheLargestSize() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[1000]);
        }
        PackedInput input = PackedInput.of("a", new ByteArrayInputStream(packed.toByteArray()));
        try (UnpackedInput in = new UnpackedInput(input, Packing.GZIP, "member", ArchiveLimits.DEFAULT, (done, all) -> { },
                Long.MAX_VALUE, -1)) {
            TngFormatException e = assertThrows(TngFormatException.class, in::readAllBytes);
            assertEquals(Kind.SIZE_MISMATCH, e.kind(), e.getMessage());
        }
    }
}
