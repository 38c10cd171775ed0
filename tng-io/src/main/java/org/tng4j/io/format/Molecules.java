package org.tng4j.io.format;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The molecular system: which molecules, and how many of each. Source: docs/format.md, *MOLECULES*.
///
/// Particles in real order are type after type, molecule after molecule, atom after atom; nothing here holds a table
/// of them, and no answer takes longer than a look at each type. Where a file stores its molecule counts in the frame
/// sets, ask [#withCounts(List)] for the system of one set first: what needs counts throws
/// `IllegalStateException` without them.
///
/// @param types in file order
public record Molecules(List<Molecule> types) {

    /// Copies the list.
    public Molecules {
        types = List.copyOf(types);
    }

    /// Returns the same types with other counts, such as those of one frame set.
    ///
    /// @param counts molecules of each type, at least 0
    public Molecules withCounts(List<Long> counts) {
        if (counts.size() != types.size()) {
            throw new IllegalArgumentException(
                    "number of molecule counts is " + counts.size() + ", must be " + types.size());
        }
        return new Molecules(
                IntStream.range(0, types.size()).mapToObj(t -> counted(types.get(t), counts.get(t))).toList());
    }

    private static Molecule counted(Molecule type, long count) {
        return new Molecule(type.id(), type.name(), type.quaternaryStructure(), OptionalLong.of(count), type.chains(),
                type.residues(), type.atoms(), type.bonds());
    }

    /// Returns the type of that name; the last one where it repeats, as the reference does.
    public Optional<Molecule> find(String name) {
        return types.reversed().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    /// Returns the type of that id; the last one where it repeats, as the reference does.
    public Optional<Molecule> find(long id) {
        return types.reversed().stream().filter(type -> type.id() == id).findFirst();
    }

    /// Returns how many molecules the system has.
    public long moleculeCount() {
        return types.stream().mapToLong(Molecules::count).reduce(0, Math::addExact);
    }

    /// Returns how many particles the system has.
    public long particleCount() {
        return types.stream().mapToLong(Molecules::particleCount).reduce(0, Math::addExact);
    }

    /// Returns the particle with that real index.
    ///
    /// @throws IndexOutOfBoundsException if it is not below [#particleCount()]
    public Particle particle(long index) {
        long left = Objects.checkIndex(index, particleCount());
        long residues = 0;
        int t = 0;
        for (; left >= particleCount(types.get(t)); t++) {
            left -= particleCount(types.get(t));
            residues += residueCount(types.get(t), count(types.get(t)));
        }
        Molecule type = types.get(t);
        long instance = left / type.atoms().size();
        int atom = (int) (left % type.atoms().size());
        return new Particle(index, type, instance, atom, residues + residueCount(type, instance));
    }

    /// Returns all bonds of the system as pairs of real indices, made one by one as they are asked for.
    ///
    /// A bond that leaves its molecule has no real index and is left out: [Molecule#bonds()] has it as stored.
    public Stream<Bond> bonds() {
        long[] firstParticle = types.stream().mapToLong(Molecules::particleCount).toArray();
        long particles = 0;
        for (int t = 0; t < firstParticle.length; t++) {
            long next = Math.addExact(particles, firstParticle[t]);
            firstParticle[t] = particles;
            particles = next;
        }
        return IntStream.range(0, firstParticle.length).boxed().flatMap(t -> bonds(types.get(t), firstParticle[t]));
    }

    private static Stream<Bond> bonds(Molecule type, long firstParticle) {
        int atoms = type.atoms().size();
        List<Bond> bonds = type.bonds().stream().filter(bond -> bond.isWithin(atoms)).toList();
        return LongStream.range(0, bonds.isEmpty() ? 0 : count(type)).boxed().flatMap(instance -> {
            long first = firstParticle + instance * atoms;
            return bonds.stream().map(bond -> new Bond(first + bond.from(), first + bond.to()));
        });
    }

    private static long count(Molecule type) {
        return type.count().orElseThrow(() -> new IllegalStateException(
                "molecule counts are in the frame sets, give those of one to withCounts"));
    }

    private static long particleCount(Molecule type) {
        return Math.multiplyExact(count(type), (long) type.atoms().size());
    }

    private static long residueCount(Molecule type, long count) {
        return Math.multiplyExact(count, (long) type.residues().size());
    }
}
