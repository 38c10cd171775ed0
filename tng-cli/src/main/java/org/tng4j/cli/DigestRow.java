package org.tng4j.cli;

import java.util.List;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.arrays.shape.Text;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.ParticleDependence;

/// One stored row: when, of what, how many values, and their checksum.
///
/// @param when      where it holds
/// @param info      the quantity
/// @param particles that have data; 1 without particles
/// @param crc       CRC-32 of the values
record DigestRow(When when, BlockInfo info, long particles, int crc) {

    /// Computes the checksum of the row in a target.
    ///
    /// @param covered real particles that have values; not looked at without particles
    static DigestRow of(When when, BlockInfo info, List<ParticleRange> covered, RowChecksum checksum) {
        checksum.reset();
        if (info.dependence() == ParticleDependence.NOT_PARTICLE) {
            checksum.add(0, info.values());
            return new DigestRow(when, info, 1, checksum.value());
        }
        long particles = 0;
        for (ParticleRange range : covered) {
            checksum.add(range.first() * info.values(), range.count() * info.values());
            particles += range.count();
        }
        return new DigestRow(when, info, particles, checksum.value());
    }

    /// Returns the six columns.
    String line() {
        return when.column() + '\t' + when.timeColumn() + '\t' + Printable.field(info.name()) + '\t' + type() + '\t'
                + particles + 'x' + info.values() + '\t' + hexCrc();
    }

    /// Writes the same as an object.
    void write(Json json) {
        when.write(json);
        json.member("block", info.name()).member("id", info.id().hex()).member("type", type())
                .member("particleCount", info.dependence() == ParticleDependence.PARTICLE ? particles : null)
                .member("values", info.values()).member("crc32", hexCrc());
    }

    private String hexCrc() {
        return String.format("%08x", crc);
    }

    private String type() {
        return switch (info.type()) {
            case Text _ -> "str";
            case Scalar scalar -> switch (scalar) {
                case FLOAT32 -> "f32";
                case FLOAT64 -> "f64";
                default -> "i64";
            };
            default -> throw new IllegalStateException(info.type() + " is no type of one value");
        };
    }
}
