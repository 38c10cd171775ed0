package org.tng4j.cli;

import java.io.IOException;
import org.tng4j.io.TngFile;
import org.tng4j.io.format.Finding;

/// Findings as JSON: those of the file and those of reading it, information included.
final class FindingsJson {

    private FindingsJson() {
    }

    /// Complains about what is left to complain about, then writes the member `findings`.
    static void write(Json json, TngFile file, Report report) throws IOException {
        for (Finding finding : file.findings()) {
            report.finding(finding);
        }
        json.array("findings", array -> {
            for (Problem problem : report.problems()) {
                array.element(object -> write(object, problem.finding()));
            }
        });
    }

    /// Writes the members of one finding.
    static void write(Json json, Finding finding) {
        json.member("kind", finding.kind().name()).member("severity", Report.severity(finding.kind()))
                .member("block", finding.place().block()).member("offset", finding.place().offset())
                .member("frameSet", finding.place().frameSet() < 0 ? null : finding.place().frameSet())
                .member("text", finding.text());
    }
}
