package org.tng4j.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.tng4j.arrays.shape.Scalar;
import org.tng4j.io.format.Atom;
import org.tng4j.io.format.Bond;
import org.tng4j.io.format.Chain;
import org.tng4j.io.format.FrameSet;
import org.tng4j.io.format.GeneralInfo;
import org.tng4j.io.format.Molecule;
import org.tng4j.io.format.ParticleDependence;
import org.tng4j.io.format.ParticleMapping;
import org.tng4j.io.format.Residue;
import org.tng4j.io.format.StoredBlock;
import org.tng4j.io.format.StoredValues;

/// Says what a file holds in the words of the vectors' `.json`: the one place that maps our words to the reference's.
final class ReferenceWords {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReferenceWords() {}

    static ObjectNode generalInfo(GeneralInfo info) {
        return JSON.objectNode()
                .put("firstProgramName", info.firstProgram()).put("lastProgramName", info.lastProgram())
                .put("firstUserName", info.firstUser()).put("lastUserName", info.lastUser())
                .put("firstComputerName", info.firstComputer()).put("lastComputerName", info.lastComputer())
                .put("firstSignature", info.firstSignature()).put("lastSignature", info.lastSignature())
                .put("forceFieldName", info.forceField()).put("creationTime", info.creationSeconds())
                .put("variableAtoms", info.variableParticles()).put("framesPerFrameSet", info.stepsPerFrameSet())
                .put("firstFrameSet", info.firstFrameSetOffset()).put("lastFrameSet", info.lastFrameSetOffset())
                .put("mediumStride", info.mediumStride()).put("longStride", info.longStride())
                .put("distanceUnitExponent", info.distanceUnitExponent());
    }

    static ObjectNode molecule(Molecule molecule) {
        ObjectNode json = JSON.objectNode().put("id", molecule.id()).put("name", molecule.name())
                .put("quaternaryStructure", molecule.quaternaryStructure());
        json.set("count", molecule.count().isPresent()
                ? JSON.numberNode(molecule.count().getAsLong()) : JSON.nullNode());
        json.put("chainCount", molecule.chains().size()).put("residueCount", molecule.residues().size())
                .put("atomCount", molecule.atoms().size()).put("bondCount", molecule.bonds().size());
        var chains = json.putArray("chains");
        for (Chain chain : molecule.chains()) {
            chains.addObject().put("id", chain.id()).put("name", chain.name())
                    .put("firstResidue", chain.firstResidue()).put("residues", chain.residueCount());
        }
        var residues = json.putArray("residues");
        for (Residue residue : molecule.residues()) {
            residues.addObject().put("id", residue.id()).put("name", residue.name()).put("chain", index(residue.chain()))
                    .put("firstAtom", residue.firstAtom()).put("atoms", residue.atomCount());
        }
        var atoms = json.putArray("atoms");
        for (Atom atom : molecule.atoms()) {
            atoms.addObject().put("id", atom.id()).put("name", atom.name()).put("type", atom.type())
                    .put("residue", index(atom.residue()));
        }
        var bonds = json.putArray("bonds");
        for (Bond bond : molecule.bonds()) {
            bonds.addArray().add(bond.from()).add(bond.to());
        }
        return json;
    }

    private static Integer index(int ours) {
        return ours < 0 ? null : ours;
    }

    static ObjectNode frameSet(FrameSet set, List<ParticleMapping> mappings) {
        ObjectNode json = JSON.objectNode().put("index", set.index()).put("offset", set.offset())
                .put("firstFrame", set.firstStep()).put("frameCount", set.stepCount())
                .put("frameCountStored", set.storedStepCount());
        json.put("firstFrameTime", number(set.firstTime())).put("timePerFrame", number(set.timePerStep()))
                .put("firstFrameTimeStored", number(set.storedFirstTime()))
                .put("timePerFrameStored", number(set.storedTimePerStep()))
                .put("next", set.next()).put("previous", set.previous())
                .put("mediumNext", set.mediumNext()).put("mediumPrevious", set.mediumPrevious())
                .put("longNext", set.longNext()).put("longPrevious", set.longPrevious());
        if (set.moleculeCounts() == null) {
            json.putNull("moleculeCounts");
        } else {
            var counts = json.putArray("moleculeCounts");
            set.moleculeCounts().forEach(counts::add);
        }
        json.put("particleCount", set.particleCount()).put("state", set.state().name())
                .put("recovered", set.isRecovered());
        var maps = json.putArray("mappings");
        for (ParticleMapping mapping : mappings) {
            var real = maps.addObject().put("firstParticle", mapping.firstParticle())
                    .put("particleCount", mapping.particleCount()).putArray("realParticles");
            for (int i = 0; i < mapping.particleCount(); i++) {
                real.add(mapping.realIndex(mapping.firstParticle() + i));
            }
        }
        return json;
    }

    private static Double number(double ours) {
        return Double.isNaN(ours) ? null : ours;
    }

    static ObjectNode block(TngFile file, StoredBlock block) throws IOException {
        ObjectNode json = JSON.objectNode().put("offset", block.offset()).put("headerSize", block.headerSize())
                .put("contentsSize", block.contentsSize()).put("id", "0x" + Long.toHexString(block.storedId()))
                .put("name", block.name()).put("version", block.version())
                .put("hash", file.hashState(block).name().toLowerCase(java.util.Locale.ROOT));
        json.put("kind", switch (block.role()) {
            case GENERAL_INFO -> "generalInfo";
            case MOLECULES -> "molecules";
            case FRAME_SET -> "frameSet";
            case PARTICLE_MAPPING -> "mapping";
            case DATA -> "data";
            case UNKNOWN -> "unknown";
        });
        json.put("frameSet", index(block.frameSet()));
        if (block.values() != null) {
            json.set("data", values(block.values()));
        }
        return json;
    }

    private static JsonNode values(StoredValues values) {
        boolean isParticle = values.dependence() == ParticleDependence.PARTICLE;
        ObjectNode json = JSON.objectNode()
                .put("type", values.type() instanceof Scalar scalar ? scalar.toString() : "char")
                .put("dependency", (values.isFrameDependent() ? 1 : 0) + (isParticle ? 2 : 0))
                .put("frameDependent", values.isFrameDependent()).put("particleDependent", isParticle)
                .put("sparse", values.isSparse()).put("valuesPerFrame", values.values())
                .put("codec", values.codec().number());
        json.set("multiplier", values.multiplier().isPresent()
                ? JSON.numberNode(values.multiplier().getAsDouble()) : JSON.nullNode());
        json.put("firstFrameWithData", values.isFrameDependent() ? (Long) values.firstStep() : null)
                .put("stride", values.isFrameDependent() ? (Long) values.stride() : null)
                .put("firstParticle", isParticle ? (Long) values.firstParticle() : null)
                .put("particleCount", isParticle ? (Long) values.particleCount() : null)
                .put("rows", values.frameCount()).put("payloadSize", values.payloadSize());
        return json;
    }
}
