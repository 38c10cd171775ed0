package org.tng4j.io.internal.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ArchiveLimits;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.format.Kind;
import org.tng4j.io.format.Place;
import org.tng4j.io.internal.bytes.FileBytes;
import org.tng4j.io.internal.bytes.Printable;

/// Goes into a file that is packed, or an archive, to the trajectory in it. May be used by several threads.
public final class Archives {
    /// An archive, and one inside it.
    private static final int LEVELS = 2;

    private final Unpacker outermost;

    /// @param progress is told how far unpacking is: packed bytes done, packed bytes in all or -1
    public Archives(Recognizer recognizer, ArchiveLimits limits, Progress progress) {
        this.outermost = new Unpacker(recognizer, limits, progress, LEVELS);
    }

    /// Is told how far unpacking is.
    @FunctionalInterface
    public interface Progress {
        /// Takes how many packed bytes are done, of how many, or of -1.
        void at(long done, long all);
    }

    /// Goes from a file to the trajectory in it; returns the file itself where that is no archive.
    ///
    /// @param file  closed with what is returned, or here
    /// @param names of members, from the outside in; without one, an archive must hold one trajectory only
    public FileBytes open(FileBytes file, List<String> names) throws IOException {
        return open(file, names, outermost);
    }

    /// Reads a stream to its end and goes to the trajectory in it.
    ///
    /// @param stream stays the caller's
    public FileBytes open(String name, InputStream stream) throws IOException {
        PackedInput packed = PackedInput.of(name, stream);
        Form form = outermost.form(name, packed.peek(Recognizer.ENOUGH));
        if (form == null || isZip(form)) {
            return open(outermost.keep(name, packed), List.of(), outermost);
        }
        Step step = form == Form.TAR
                ? tar(packed, null, new Guard(packed, "tar stream"), List.of(), outermost)
                : unpacked(packed, form, List.of(), outermost);
        return open(step.file, step.names, outermost.inside());
    }

    /// Lists an archive; what is packed alone is its only member. Unpacks only what must be gone through: a packed tar.
    ///
    /// @param file  closed here
    /// @param names of members that are archives, from the outside in
    public List<ArchiveMember> list(FileBytes file, List<String> names) throws IOException {
        Step at = new Step(file, names);
        Unpacker inside = outermost;
        Form form = formOf(at, inside);
        for (; form != null && !at.names.isEmpty(); form = formOf(at, inside)) {
            at = enter(at, form, inside);
            inside = inside.inside();
        }
        try (FileBytes archive = requireNoNames(at)) {
            if (form == null) {
                throw new FileSystemException(archive.name(), null, "is no archive");
            }
            if (form.packing() != null) {
                return listPacked(PackedInput.of(archive, 0, archive.size()), form, inside);
            }
            try (Directory directory = directory(archive, form, inside.limits())) {
                return directory.members();
            }
        }
    }

    /// Reads a stream to its end and lists the archive that it is.
    ///
    /// @param stream stays the caller's
    public List<ArchiveMember> list(String name, InputStream stream) throws IOException {
        PackedInput packed = PackedInput.of(name, stream);
        Form form = outermost.form(name, packed.peek(Recognizer.ENOUGH));
        if (form == null || isZip(form)) {
            return list(outermost.keep(name, packed), List.of());
        }
        return form == Form.TAR
                ? listTar(new TarStream(packed, null, new Guard(packed, "tar stream"), outermost.limits()))
                : listPacked(packed, form, outermost);
    }

    private static List<ArchiveMember> listPacked(PackedInput packed, Form form, Unpacker how) throws IOException {
        try (UnpackedInput in = decoder(packed, form, how)) {
            byte[] start = in.readNBytes(Form.HEADER_SIZE);
            if (how.form(packed.name(), start) == Form.TAR) {
                InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
                return listTar(new TarStream(whole, form, new Guard(packed, "tar in " + form.label()), how.limits()));
            }
            return List.of(new ArchiveMember(Choice.unpackedName(packed.name()), ArchiveMember.Type.FILE, -1,
                    packed.size(), form.label(), null));
        }
    }

    private static List<ArchiveMember> listTar(TarStream tar) throws IOException {
        List<ArchiveMember> members = new ArrayList<>();
        for (ArchiveMember member = tar.next(); member != null; member = tar.next()) {
            members.add(member);
        }
        return members;
    }

    /// What was found in an archive, and the names that lead on.
    private record Step(FileBytes file, List<String> names) {
    }

    private static FileBytes open(FileBytes file, List<String> names, Unpacker how) throws IOException {
        Step at = new Step(file, names);
        Unpacker inside = how;
        for (Form form = formOf(at, inside); form != null; form = formOf(at, inside)) {
            at = enter(at, form, inside);
            inside = inside.inside();
        }
        return requireNoNames(at);
    }

    private static @Nullable Form formOf(Step at, Unpacker how) throws IOException {
        boolean isSound = false;
        try {
            Form form = how.form(at.file);
            isSound = true;
            return form;
        } finally {
            closeUnless(isSound, at.file);
        }
    }

    private static FileBytes requireNoNames(Step at) throws IOException {
        if (!at.names.isEmpty()) {
            at.file.close();
            throw new FileSystemException(at.file.name(), null,
                    "is no archive, has no member " + Printable.quoted(at.names.getFirst()));
        }
        return at.file;
    }

    /// Takes one step inward. The archive is closed, unless what is found lies in it.
    private static Step enter(Step at, Form form, Unpacker how) throws IOException {
        boolean isKept = false;
        try {
            how.requireLevel(at.file.name(), form);
            if (form.packing() != null) {
                return unpacked(PackedInput.of(at.file, 0, at.file.size()), form, at.names, how);
            }
            Member member = member(at.file, form, first(at.names), how);
            isKept = member.isInPlace();
            return new Step(member.file(), rest(at.names));
        } finally {
            closeUnless(isKept, at.file);
        }
    }

    private static void closeUnless(boolean isKept, FileBytes file) {
        if (!isKept) {
            file.close();
        }
    }

    private static Member member(FileBytes file, Form form, @Nullable String wanted, Unpacker how) throws IOException {
        try (Directory directory = directory(file, form, how.limits())) {
            Choice choice = new Choice(file.name(), wanted);
            List<ArchiveMember> members = directory.members();
            int index = -1;
            for (int i = 0; i < members.size(); i++) {
                index = choice.takes(members.get(i)) ? i : index;
            }
            choice.requireOne();
            requireNoObstacle(file.name(), members.get(index), directory.offset(index));
            return directory.open(index, choice.label(members.get(index)), how.inside());
        }
    }

    private static Directory directory(FileBytes file, Form form, ArchiveLimits limits) throws IOException {
        if (form == Form.SPLIT_ZIP) {
            throw ZipEnd.severalVolumes(file, 1);
        }
        return form == Form.TAR ? TarDirectory.read(file, limits) : ZipDirectory.read(file, limits);
    }

    private static void requireNoObstacle(String archive, ArchiveMember member, long offset) throws IOException {
        String obstacle = member.obstacle();
        if (obstacle != null) {
            throw new Place(archive, "member " + Printable.quoted(member.name()), offset, -1)
                    .unsupported(Kind.UNSUPPORTED_CODEC, obstacle);
        }
    }

    private static Step unpacked(PackedInput packed, Form form, List<String> names, Unpacker how) throws IOException {
        try (UnpackedInput in = decoder(packed, form, how)) {
            byte[] start = in.readNBytes(Form.HEADER_SIZE);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), in);
            if (how.form(packed.name(), start) == Form.TAR) {
                return tar(whole, form, new Guard(packed, "tar in " + form.label()), names, how);
            }
            return new Step(how.inside().keep(packed.name(), whole), names);
        }
    }

    private static UnpackedInput decoder(PackedInput packed, Form form, Unpacker how) throws IOException {
        Packing packing = form.packing();
        if (packing == null) {
            throw new IllegalArgumentException(form + " holds several files, must hold one");
        }
        return new UnpackedInput(packed, packing, form.label() + " stream", how.limits(), how.progress());
    }

    /// Goes through an archive as far as it must: to the member that was named, or to the end.
    private static Step tar(InputStream stream, @Nullable Form form, Guard guard, List<String> names, Unpacker how)
            throws IOException {
        TarStream tar = new TarStream(stream, form, guard, how.limits());
        String archive = guard.origin().name();
        Choice choice = new Choice(archive, first(names));
        List<FileBytes> found = new ArrayList<>(1);
        boolean isFound = false;
        try {
            for (ArchiveMember member = tar.next(); member != null && !choice.isAmbiguous(); member = tar.next()) {
                if (choice.takes(member) && found.isEmpty()) {
                    requireNoObstacle(archive, member, guard.origin().offset());
                    found.add(how.inside().keep(choice.label(member), tar));
                }
                if (choice.isSettled()) {
                    break;
                }
            }
            choice.requireOne();
            isFound = true;
            return new Step(found.getFirst(), rest(names));
        } finally {
            for (FileBytes file : found) {
                closeUnless(isFound, file);
            }
        }
    }

    private static @Nullable String first(List<String> names) {
        return names.isEmpty() ? null : names.getFirst();
    }

    private static List<String> rest(List<String> names) {
        return names.isEmpty() ? names : names.subList(1, names.size());
    }

    private static boolean isZip(Form form) {
        return form == Form.ZIP || form == Form.EMPTY_ZIP || form == Form.SPLIT_ZIP;
    }
}
