package org.tng4j.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tng4j.arrays.interop.ReplacedFile;

/// Writes a new, valid file of all that is intact in a broken one.
///
/// Blocks are copied byte for byte; nothing is encoded anew. Only GENERAL INFO and frame-set blocks get new pointers,
/// step counts in the file's byte order, and a new hash where they had one. A block is kept if its header and fields
/// hold, and its MD5 matches, or it has none and decodes; a frame set if one of its data blocks is. Of frame sets that
/// cover the same steps one is kept, and all go in the order of their steps. Byte order, versions, unknown blocks and
/// reserved bytes stay; holes and bytes of no block go. Where the molecules are lost, a count of particles without
/// names takes their place.
///
/// The new file is there whole or not at all: it is written as `NAME.part`, read back strictly, every byte, and
/// renamed. The broken file is only read.
///
/// ```java
/// SalvageReport report = Salvage.of(Path.of("broken.tng"), Path.of("good.tng")).run();
/// ```
///
/// **Threads:** one. **Source:** docs/format.md, *What is kept of a broken file*.
public final class Salvage {

    /// Is told how far a salvage has got.
    public interface Watcher {
        /// Takes a word on it; called often.
        ///
        /// @param what what is being done
        /// @param done bytes that are behind it, of `all`
        void at(String what, long done, long all);
    }

    /// Opens what is broken.
    private interface Input {
        TngFile open() throws IOException;
    }

    private static final Watcher NOBODY = (what, done, all) -> { };

    private final Input broken;
    private final Path target;
    private final boolean keepsSuspects;
    private final Watcher watcher;

    private Salvage(Input broken, Path target, boolean keepsSuspects, Watcher watcher) {
        this.broken = broken;
        this.target = target;
        this.keepsSuspects = keepsSuspects;
        this.watcher = watcher;
    }

    /// Plans a salvage.
    ///
    /// @param broken the file to read, packed or a member of an archive too, as [TngFile#open(Path)] takes it
    /// @param target the file to write, replaced if it exists
    /// @throws IllegalArgumentException if both are the same file, by whatever names and links, or the target is the
    ///     archive
    /// @throws IOException if that cannot be told
    public static Salvage of(Path broken, Path target) throws IOException {
        Path read = Opening.of(broken).path();
        requireOther(read, target);
        requireOther(read, ReplacedFile.part(target));
        return new Salvage(() -> TngFile.open(broken), target, false, NOBODY);
    }

    /// Plans a salvage of what a stream holds, which is read to its end.
    ///
    /// @param broken stays the caller's; read once, so that there is one run
    /// @param name   what messages call it
    /// @param target the file to write, replaced if it exists
    public static Salvage of(InputStream broken, String name, Path target) {
        return new Salvage(() -> TngFile.open(broken, name, ReadOptions.DEFAULT), target, false, NOBODY);
    }

    private static void requireOther(Path broken, Path written) throws IOException {
        if (Files.exists(broken) && Files.exists(written) && Files.isSameFile(broken, written)) {
            throw new IllegalArgumentException(
                    written + " is " + broken + ", which is to be read; must be another file");
        }
    }

    /// Returns the same salvage, keeping blocks whose MD5 does not match, with the hash that they have: readers go on
    /// complaining about them.
    public Salvage keepingSuspects() {
        return new Salvage(broken, target, true, watcher);
    }

    /// Returns the same salvage with somebody who is told how far it has got.
    public Salvage watchedBy(Watcher somebody) {
        return new Salvage(broken, target, keepsSuspects, somebody);
    }

    /// Does it.
    ///
    /// @throws org.tng4j.io.format.TngException if the broken file cannot be opened at all, or if its frame sets cannot
    ///     be told apart: the target stays as it was
    /// @throws IOException if a file cannot be read or written: the target stays as it was
    public SalvageReport run() throws IOException {
        try (TngFile file = broken.open()) {
            SalvagePlan plan = new SalvagePlan(file.contents(), keepsSuspects, watcher);
            return plan.report(ReplacedFile.write(target, channel -> {
                SalvageWriter writer = new SalvageWriter(file.contents(), plan, channel, watcher);
                long size = writer.write();
                new SalvageCheck(plan, watcher).readBack(ReplacedFile.part(target).toString(), channel, writer);
                return size;
            }));
        }
    }
}
