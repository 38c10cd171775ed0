package org.tng4j.cli;

import java.io.IOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One line of an oracle, or of our digest: the first six columns.
///
/// @param when   step, `static`, or `a..b`
/// @param time   as printed
/// @param block  stored name
/// @param values type, count and checksum
record OracleRow(String when, String time, String block, String values) {
    private static final double TOLERANCE = 1e-6;

    static OracleRow of(String line) {
        String[] columns = line.split("\t", -1);
        return new OracleRow(columns[0], columns[1], columns[2], columns[3] + ' ' + columns[4] + ' ' + columns[5]);
    }

    static List<OracleRow> read(Path file) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
        return rows(text);
    }

    static List<OracleRow> rows(String text) {
        return text.lines().filter(line -> line.contains("\t") && !line.startsWith("#")).map(OracleRow::of).toList();
    }

    /// Says whether two rows are of the same place and hold the same values; times are compared apart.
    OracleRow withoutTime() {
        return new OracleRow(when, "", block, values);
    }

    boolean hasTimeOf(OracleRow other) {
        if (time.equals(other.time)) {
            return true;
        }
        if (time.equals("-") || other.time.equals("-")) {
            return false;
        }
        double a = Double.parseDouble(time);
        double b = Double.parseDouble(other.time);
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    /// Returns the key by which a block list knows this row.
    String place() {
        return when + ' ' + block;
    }
}
