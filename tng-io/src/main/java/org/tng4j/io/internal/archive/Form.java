package org.tng4j.io.internal.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/// What a file is that holds others, told by its first bytes and never by its name.
enum Form {
    GZIP("gzip", Packing.GZIP, "\u001f\u008b"),
    BZIP2("bzip2", Packing.BZIP2, "BZh"),
    XZ("xz", Packing.XZ, "\u00fd7zXZ\0"),
    ZSTD("zstd", Packing.ZSTD, "(\u00b5/\u00fd"),
    ZIP("zip", null, "PK\3\4"),
    EMPTY_ZIP("zip", null, "PK\5\6"),
    /// The first volume of several.
    SPLIT_ZIP("zip", null, "PK\7\b"),
    /// Last, because it says so far behind.
    TAR("tar", null, "") {
        @Override
        boolean matches(byte[] start, int count) {
            return count >= HEADER_SIZE && (Arrays.equals(start, MAGIC_OFFSET, MAGIC_OFFSET + USTAR.length, USTAR, 0,
                    USTAR.length) || hasChecksum(Arrays.copyOfRange(start, 0, HEADER_SIZE)));
        }

        // The oldest ones have no magic.
        private static boolean hasChecksum(byte[] header) {
            try {
                return TarUtils.verifyCheckSum(header);
            } catch (IllegalArgumentException _) {
                return false; // where the sum should be there is no number
            }
        }
    };

    /// Bytes that [#of] wants.
    static final int HEADER_SIZE = 512;

    private static final int MAGIC_OFFSET = 257;
    private static final byte[] USTAR = "ustar".getBytes(StandardCharsets.US_ASCII);

    private final String label;
    private final @Nullable Packing packing;
    /// Each character is a byte.
    private final String magic;

    Form(String label, @Nullable Packing packing, String magic) {
        this.label = label;
        this.packing = packing;
        this.magic = magic;
    }

    /// Returns what begins so, or null if it is none of these.
    static @Nullable Form of(byte[] start, int count) {
        for (Form form : values()) {
            if (form.matches(start, count)) {
                return form;
            }
        }
        return null;
    }

    boolean matches(byte[] start, int count) {
        boolean isIt = count >= magic.length();
        for (int i = 0; isIt && i < magic.length(); i++) {
            isIt = (start[i] & 0xff) == magic.charAt(i);
        }
        return isIt;
    }

    /// Returns the word that people use.
    String label() {
        return label;
    }

    /// Returns how the one file in it is packed; null for an archive of several.
    @Nullable Packing packing() {
        return packing;
    }
}
