package org.tng4j.io.internal.archive;

import java.io.IOException;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;

/// The last record of a zip archive: tells one that begins as something else, and the volumes of one that was split.
///
/// `signature(4) volume(2) …(16) commentSize(2) comment`
final class ZipEnd {
    private static final int SIZE = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int VOLUME = 4;
    /// Where a zip64 record has the number.
    private static final int ELSEWHERE = 0xffff;

    private ZipEnd() {}

    /// Says whether a file ends with the record, without a comment.
    static boolean isAtEndOf(FileBytes file) throws IOException {
        byte[] end = new byte[SIZE];
        if (file.size() < SIZE) {
            return false;
        }
        file.read(file.size() - SIZE, end, 0, SIZE);
        return isAt(end, 0);
    }

    /// Refuses one of several volumes.
    static void requireOneVolume(FileBytes file) throws IOException {
        byte[] end = isAtEndOf(file) ? new byte[SIZE] : new byte[SIZE + LONGEST_COMMENT];
        int count = (int) Math.min(end.length, file.size());
        file.read(file.size() - count, end, 0, count);
        for (int at = count - SIZE; at >= 0; at--) {
            if (isAt(end, at)) {
                int volume = (end[at + VOLUME] & 0xff) | (end[at + VOLUME + 1] & 0xff) << Byte.SIZE;
                if (volume != 0 && volume != ELSEWHERE) {
                    throw severalVolumes(file, volume + 1);
                }
                return;
            }
        }
    }

    static IOException severalVolumes(FileBytes file, int volume) {
        return new Place(file.name(), "zip archive", 0, -1).unsupported(Kind.UNSUPPORTED_CODEC,
                "is volume " + volume + " of several, must be whole");
    }

    private static boolean isAt(byte[] bytes, int at) {
        return bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6;
    }
}
