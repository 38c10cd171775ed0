package org.tng4j.io.internal.archive;

import java.io.IOException;
import java.util.List;
import org.tng4j.io.format.ArchiveMember;

/// An archive that says what is in it before anything is unpacked. Belongs to one thread; does not own its file.
interface Directory extends AutoCloseable {
    /// Returns what is in it, in the archive's order.
    List<ArchiveMember> members();

    /// Returns where a member starts, for messages.
    long offset(int index);

    /// Opens a member that has no obstacle.
    ///
    /// @param name what to call it
    /// @param how  what keeps it, if it must be unpacked
    Member open(int index, String name, Unpacker how) throws IOException;

    /// Ends the directory; members that were opened stay.
    @Override
    void close();
}
