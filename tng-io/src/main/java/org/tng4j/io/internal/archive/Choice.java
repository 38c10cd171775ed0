package org.tng4j.io.internal.archive;

import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tng4j.io.format.ArchiveMember;
import org.tng4j.io.internal.bytes.Printable;

/// Which member of an archive is meant: the one that was named, or the only trajectory by name. Belongs to one thread.
final class Choice {
    /// Names that a message lists.
    private static final int FEW = 3;
    private static final Pattern TRAJECTORY = Pattern.compile("(?:.*/)?(?!\\._)[^/]*\\.tng(?:\\.(?:gz|xz|bz2|zst))?");

    private static final Pattern PACKED = Pattern.compile("(?i)(?<=.)\\.(?:gz|xz|bz2|zst)$");

    private final String archive;
    private final @Nullable String wanted;
    private final List<String> chosen = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    /// @param wanted null for the only trajectory
    Choice(String archive, @Nullable String wanted) {
        this.archive = archive;
        this.wanted = wanted == null ? null : plain(wanted);
    }

    /// Says whether a member is meant, as far as one can know before all were seen.
    boolean takes(ArchiveMember member) {
        boolean isMeant = wanted != null ? plain(member.name()).equals(wanted)
                : member.type() == ArchiveMember.Type.FILE
                        && TRAJECTORY.matcher(member.name().toLowerCase(Locale.ROOT)).matches();
        List<String> names = isMeant ? chosen : others;
        if (names.size() <= FEW && member.type() != ArchiveMember.Type.FOLDER) {
            names.add(member.name());
        }
        return isMeant;
    }

    /// Says whether no further member can be meant.
    boolean isSettled() {
        return wanted != null && !chosen.isEmpty();
    }

    /// Says whether more were taken than one, so that none can be.
    boolean isAmbiguous() {
        return chosen.size() > FEW;
    }

    /// Requires that one was taken.
    ///
    /// @throws FileSystemException that says what the archive has
    void requireOne() throws FileSystemException {
        if (chosen.isEmpty()) {
            throw wanted == null ? new FileSystemException(archive, null, "has no member *.tng" + has(others))
                    : new NoSuchFileException(archive, null, "has no member " + Printable.quoted(wanted) + has(others));
        }
        if (chosen.size() > 1) {
            throw new FileSystemException(archive, null, wanted == null
                    ? "has several trajectories" + has(chosen) + "; name one, as in '" + archive + "!/NAME'"
                    : "has several members " + Printable.quoted(wanted));
        }
    }

    /// Returns what to call the chosen member.
    String label(ArchiveMember member) {
        String quoted = Printable.quoted(wanted == null ? member.name() : wanted);
        return archive + "!/" + quoted.substring(1, quoted.length() - 1);
    }

    /// Returns the name of what a packed file holds: its own, without what says how it is packed.
    static String unpackedName(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        return PACKED.matcher(last).replaceFirst("");
    }

    private static String has(List<String> names) {
        if (names.isEmpty()) {
            return ", it is empty";
        }
        return ", it has " + names.stream().limit(FEW).map(Printable::quoted).collect(Collectors.joining(", "))
                + (names.size() > FEW ? " and more" : "");
    }

    /// Leaves out what archives write in front of a name.
    private static String plain(String name) {
        int at = 0;
        while (name.startsWith("./", at) || name.startsWith("/", at)) {
            at = name.indexOf('/', at) + 1;
        }
        return name.substring(at);
    }
}
