package org.tng4j.cli;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.format.CodecId;
import org.tng4j.io.format.KnownCodec;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.TngStream;

/// One quantity, and what its first block says of its packing, as JSON.
final class QuantityJson {

    private QuantityJson() {
    }

    static void write(Json json, BlockInfo info, @Nullable TngStream stream, Units units) throws IOException {
        boolean hasFrames = info.frameCount() > 0;
        json.member("id", info.id().hex()).member("name", info.name()).member("datashape", info.datashape().toString())
                .member("type", info.type().toString()).member("values", info.values())
                .member("unit", units.of(info.id()).isEmpty() ? null : units.of(info.id()))
                .member("isFrameDependent", info.isFrameDependent())
                .member("isParticleDependent", info.dependence() == ParticleDependence.PARTICLE)
                .member("isInHeaderSection", info.isInHeaderSection())
                .member("isUniform", info.isUniform())
                .member("codec", codec(info.codec())).member("codecId", info.codec().number())
                .member("stride", info.isFrameDependent() ? info.stride() : null)
                .member("frameSetCount", info.frameSetCount()).member("frameCount", info.frameCount())
                .member("firstStep", hasFrames ? info.firstStep() : null)
                .member("lastStep", hasFrames ? info.lastStep() : null);
        stream(json, stream);
    }

    /// Returns a codec in one word, or `codec 9`.
    static String codec(CodecId id) {
        return id instanceof KnownCodec known ? known.name().toLowerCase(Locale.ROOT) : id.toString();
    }

    /// Writes the member `stream`: what a TNG payload says of itself, or null.
    static void stream(Json json, @Nullable TngStream stream) throws IOException {
        if (stream == null) {
            json.member("stream", (String) null);
            return;
        }
        json.object("stream", inner -> inner.member("isVelocities", stream.isVelocities())
                .member("particleCount", stream.particleCount()).member("frameCount", stream.frameCount())
                .object("initialAlgorithm", first -> algorithm(first, stream.isVelocities(), stream.initialAlgorithm()))
                .object("algorithm", others -> algorithm(others, stream.isVelocities(), stream.algorithm()))
                .member("precision", stream.precision()));
    }

    private static void algorithm(Json json, boolean isVelocities, int id) {
        String name = Algorithms.name(isVelocities, id);
        json.member("id", id).member("name", name.equals(Algorithms.UNKNOWN) ? null : name);
    }
}
