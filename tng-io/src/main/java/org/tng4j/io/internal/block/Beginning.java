package org.tng4j.io.internal.block;

import java.io.IOException;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.ReadLimits;
import org.tng4j.io.internal.bytes.ByteReader;
import org.tng4j.io.internal.bytes.FileBytes;

/// The first bytes of a file, of which nobody has the rest yet: whether a trajectory begins so.
public final class Beginning {
    private Beginning() {}

    /// Requires a first block whose fields can be read. Its contents may go on behind these bytes.
    ///
    /// @param start of the file; all of it, or more than the fields can take
    /// @throws IOException what the first block is wrong in
    public static void require(FileBytes start) throws IOException {
        Source source = new Source(start, ByteOrderProbe.probe(start), ReadLimits.DEFAULT, new Findings(0));
        ByteReader reader = new ByteReader(start, BlockWalk.FETCH_SIZE, source.order());
        BlockHeader header = new BlockHeader(source);
        BlockHeader.State state = header.read(reader, 0, -1);
        if (state != BlockHeader.State.SOUND && state != BlockHeader.State.TRUNCATED) {
            throw header.get().broken(Kind.BAD_HEADER, header.problem());
        }
        reader.reset(header.contentsOffset(), header.contentsSize(), header);
        GeneralInfoReader.read(reader, header.version());
    }
}
