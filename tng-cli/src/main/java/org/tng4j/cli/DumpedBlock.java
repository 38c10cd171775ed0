package org.tng4j.cli;

import java.io.IOException;
import java.util.List;
import org.tng4j.arrays.view.NdView;
import org.tng4j.io.BlockInfo;
import org.tng4j.io.Frames;
import org.tng4j.io.format.ParticleRange;
import org.tng4j.io.format.BlockTarget;
import org.tng4j.io.format.ParticleDependence;

/// A quantity with memory for one frame, and how that frame is printed.
final class DumpedBlock {
    private static final int ROW_OF_BOX = 3;

    private final BlockInfo info;
    private final NdView view;
    private final Values values;
    private final String unit;
    private final Frames atoms;

    /// @param atoms which particles
    DumpedBlock(BlockInfo info, NdView view, String unit, Frames atoms) {
        this.info = info;
        this.view = view;
        this.values = new Values(view, info.values());
        this.unit = unit;
        this.atoms = atoms;
    }

    BlockInfo info() {
        return info;
    }

    /// Returns the wish for a frame in this memory.
    BlockTarget target() {
        return info.id().into(view).orFill(0).with(info.dependence());
    }

    private boolean hasParticles() {
        return info.dependence() == ParticleDependence.PARTICLE;
    }

    /// Prints a heading and the values.
    ///
    /// @param covered the particles that have values
    void print(Console console, long particles, List<ParticleRange> covered) {
        console.line(Printable.field(info.name()) + (unit.isEmpty() ? "" : " (" + unit + ")") + ", " + view.shape());
        if (!hasParticles()) {
            printRows(console);
            return;
        }
        Slice chosen = Slice.of(atoms, particles);
        int width = Long.toString(Math.max(0, chosen.to() - 1)).length();
        for (ParticleRange range : covered) {
            long end = Math.min(chosen.to(), range.first() + range.count());
            for (long i = firstIn(chosen, range); i < end; i += chosen.every()) {
                console.line(row(padded(Long.toString(i), width), i * info.values(), info.values()));
            }
        }
    }

    /// Returns the first chosen particle that is not in front of a range.
    private static long firstIn(Slice chosen, ParticleRange range) {
        long behind = Math.max(0, range.first() - chosen.from());
        return chosen.from() + (behind + chosen.every() - 1) / chosen.every() * chosen.every();
    }

    private void printRows(Console console) {
        long row = view.shape().rank() == 2 ? ROW_OF_BOX : info.values();
        for (long at = 0; at < info.values(); at += row) {
            console.line(row("", at, row));
        }
    }

    private String row(String start, long first, long count) {
        StringBuilder line = new StringBuilder("  ").append(start);
        for (long i = first; i < first + count; i++) {
            line.append(' ').append(padded(values.text(i), values.width()));
        }
        return line.toString();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /// Writes what does not change from frame to frame.
    void describe(Json json) throws IOException {
        json.member("id", info.id().hex()).member("name", info.name()).member("datashape", info.datashape().toString())
                .member("unit", unit.isEmpty() ? null : unit);
    }

    /// Writes the values, nested as the datashape says.
    void write(Json json, long particles, List<ParticleRange> covered) throws IOException {
        json.member("id", info.id().hex()).member("name", info.name());
        if (!hasParticles()) {
            writeRows(json);
            return;
        }
        Slice chosen = Slice.of(atoms, particles);
        json.object("particles", object -> object.member("from", chosen.from()).member("to", chosen.to())
                .member("every", chosen.every()));
        json.array("values", array -> {
            for (long i = chosen.from(); i < chosen.to(); i += chosen.every()) {
                writeParticle(array, i, isCovered(covered, i));
            }
        });
    }

    private void writeParticle(Json array, long particle, boolean hasValues) throws IOException {
        if (!hasValues) {
            array.nothing();
        } else if (info.values() == 1) {
            values.write(array, particle);
        } else {
            array.arrayElement(inner -> writeRow(inner, particle * info.values(), info.values()));
        }
    }

    private static boolean isCovered(List<ParticleRange> covered, long particle) {
        return covered.stream()
                .anyMatch(range -> particle >= range.first() && particle < range.first() + range.count());
    }

    private void writeRows(Json json) throws IOException {
        json.array("values", array -> {
            if (view.shape().rank() < 2) {
                writeRow(array, 0, info.values());
                return;
            }
            for (long at = 0; at < info.values(); at += ROW_OF_BOX) {
                long first = at;
                array.arrayElement(inner -> writeRow(inner, first, ROW_OF_BOX));
            }
        });
    }

    private void writeRow(Json array, long first, long count) {
        for (long i = first; i < first + count; i++) {
            values.write(array, i);
        }
    }
}
