package org.tng4j.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.BlockRole;
import org.tng4j.io.format.Finding;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// A stored block as JSON.
final class BlockJson {

    private BlockJson() {
    }

    static void write(Json json, StoredBlock block, String hash) throws IOException {
        json.member("offset", block.offset()).member("headerSize", block.headerSize())
                .member("contentsSize", block.contentsSize()).member("id", block.id().hex())
                .member("storedId", "0x" + Long.toHexString(block.storedId())).member("name", block.name())
                .member("version", block.version()).member("role", role(block.role()))
                .member("frameSet", block.frameSet() < 0 ? null : (long) block.frameSet())
                .member("md5", block.md5().isEmpty() ? null : block.md5()).member("hash", hash);
        StoredValues values = block.values();
        if (values != null) {
            json.object("data", data -> write(data, values));
        }
        Finding problem = block.problem();
        if (problem != null) {
            json.object("problem", object -> FindingsJson.write(object, problem));
        }
    }

    private static String role(BlockRole role) {
        return switch (role) {
            case GENERAL_INFO -> "generalInfo";
            case MOLECULES -> "molecules";
            case FRAME_SET -> "frameSet";
            case PARTICLE_MAPPING -> "particleMapping";
            case DATA -> "data";
            case UNKNOWN -> "unknown";
        };
    }

    private static void write(Json json, StoredValues values) throws IOException {
        boolean hasFrames = values.isFrameDependent();
        boolean hasParticles = values.dependence() == ParticleDependence.PARTICLE;
        Long decoded = decodedSize(values);
        json.member("datashape", values.frameShape().toString()).member("type", values.type().toString())
                .member("isFrameDependent", hasFrames).member("isParticleDependent", hasParticles)
                .member("isSparse", values.isSparse()).member("values", values.values())
                .member("codec", QuantityJson.codec(values.codec())).member("codecId", values.codec().number())
                .member("multiplier", values.multiplier().orElse(Double.NaN))
                .member("firstStep", hasFrames ? values.firstStep() : null)
                .member("stride", hasFrames ? values.stride() : null).member("frameCount", values.frameCount())
                .member("firstParticle", hasParticles ? values.firstParticle() : null)
                .member("particleCount", hasParticles ? values.particleCount() : null)
                .member("payloadOffset", values.payloadOffset()).member("payloadSize", values.payloadSize())
                .member("decodedSize", decoded)
                .member("ratio", decoded == null || values.payloadSize() == 0
                        ? Double.NaN : decoded / (double) values.payloadSize());
        QuantityJson.stream(json, values.stream());
    }

    /// Returns the bytes of a block's values when they are unpacked; null where that depends on packed text, or on
    /// numbers that no file can mean.
    static @Nullable Long decodedSize(StoredValues values) {
        if (!(values.type() instanceof Scalar scalar)) {
            return values.codec().number() == 0 ? values.payloadSize() : null;
        }
        try {
            return Math.multiplyExact(Math.multiplyExact(values.frameShape().elementCount(), values.frameCount()),
                    scalar.byteSize());
        } catch (ArithmeticException e) {
            return null;
        }
    }
}
