package org.tng4j.cli;

import java.io.IOException;

/// What was found out about one file.
///
/// @param report its problems
/// @param work   what was looked at
record Verdict(Report report, Work work) {

    /// In one word, or two.
    enum Word {
        WHOLE("whole"),
        DAMAGED("damaged"),
        UNSUPPORTED("not supported"),
        /// It could not be opened, or not be looked at to its end; what was seen of it is not damaged.
        UNREAD("not read");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// What was looked at, as far as reading got.
    ///
    /// @param isQuick no payload
    /// @param bytes   of the contents that were hashed
    /// @param frames  that were decoded, over all quantities; what is constant is one
    record Work(boolean isQuick, int frameSets, long blocks, long bytes, long frames) {

        /// Returns nothing, which it is for what could not be opened: no trajectory is without blocks.
        @Override
        public String toString() {
            return blocks == 0 ? "" : "; " + count(frameSets, "frame set") + ", " + count(blocks, "block")
                    + (isQuick ? ", no payload read"
                    : ", " + count(bytes, "byte") + " hashed, " + count(frames, "frame") + " decoded");
        }
    }

    Word word() {
        return switch (report.exitCode()) {
            case WHOLE -> Word.WHOLE;
            case UNSUPPORTED -> Word.UNSUPPORTED;
            case USAGE, BAD_FILE -> report.hasDamage() ? Word.DAMAGED : Word.UNREAD;
        };
    }

    /// Returns it as text, without the file's name.
    String line() {
        long warnings = report.count("warning");
        long errors = report.count("error");
        return word() + (errors == 0 ? "" : ", " + count(errors, "error"))
                + (warnings == 0 ? "" : ", " + count(warnings, "warning")) + work;
    }

    private static String count(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }

    /// Writes its members.
    ///
    /// @param name of the file
    void write(Json json, String name) throws IOException {
        json.member("file", name).member("verdict", word().toString())
                .member("errorCount", report.count("error")).member("warningCount", report.count("warning"))
                .member("isQuick", work.isQuick).member("frameSetCount", work.frameSets)
                .member("blockCount", work.blocks).member("hashedSize", work.bytes)
                .member("decodedFrameCount", work.frames);
        json.array("errors", array -> report.errors().forEach(array::element));
        json.array("findings", array -> {
            for (Problem problem : report.problems()) {
                array.element(problem::write);
            }
        });
    }
}
