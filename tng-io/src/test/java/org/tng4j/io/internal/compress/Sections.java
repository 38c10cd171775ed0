package org.tng4j.io.internal.compress;

import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.HeapFile;

/// Data sections that are arrays, for tests.
final class Sections {

    private Sections() {}

    /// Returns a section that is the whole array.
    static SectionBytes of(byte[] content) {
        return of(content, 0, content.length);
    }

    /// Returns a section of the array.
    static SectionBytes of(byte[] content, int offset, int size) {
        SectionBytes section = new SectionBytes(new HeapFile("run.tng", content));
        section.open(offset, size, () -> new Place("run.tng", "POSITIONS block", 638, 1));
        return section;
    }
}
