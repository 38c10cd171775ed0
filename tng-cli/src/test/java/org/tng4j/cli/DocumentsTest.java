package org.tng4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// README.md and docs/ name nothing that is gone, and the sources cite no page or section of docs/ that is gone. Looked
/// at: class names in `code spans` and in java examples, relative links, and the *section titles* behind a page's name in
/// main and test sources. Not looked at: methods, anchors, and whether what is said is true.
class DocumentsTest {
    private static final Path ROOT = Path.of(System.getProperty("tng4j.testdata")).getParent();

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```(\\w*)[^\\n]*\\n(.*?)^ *``` *$");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern NOT_A_PATH = Pattern.compile("(?i)(#|//|[a-z][a-z0-9+.-]*:).*");

    /// CamelCase that opens a code span: alone, or before a member, arguments, type arguments, a variable.
    private static final Pattern OPENING_NAME = Pattern.compile("([A-Z]\\w*[a-z]\\w*)(?:[.#(<\\[, ].*)?");
    private static final Pattern NAME_IN_EXAMPLE = Pattern.compile("\\b([A-Z]\\w*[a-z]\\w*)\\b");
    private static final Pattern STRING_OR_COMMENT = Pattern.compile("\"[^\"\\n]*\"|//[^\\n]*|(?s)/\\*.*?\\*/");
    private static final Pattern DECLARATION = Pattern.compile(
            "(?m)^\\s*(?:[a-z@][\\w-]*(?:\\([^)\\n]*\\))?\\s+)*(?:class|record|enum|interface)\\s+([A-Z]\\w*)");

    private static final List<String> MODULES = List.of("tng-arrays", "tng-io", "tng-cli", "bench");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern LINE_BREAK_IN_JAVADOC = Pattern.compile("\\s*\\n\\s*///\\s*");
    /// A page, and titles behind it: one after a comma, further ones after a comma or an `and`.
    private static final Pattern CITATION =
            Pattern.compile("docs/([\\w/-]+\\.md)((?:(?:,| and|, and) \\*[^*\\n]+\\*)*)");
    private static final Pattern TITLE = Pattern.compile("\\*([^*]+)\\*");

    private static final List<String> JDK_PACKAGES = List.of(
            "java.io", "java.lang", "java.lang.foreign", "java.lang.invoke", "java.lang.ref", "java.math", "java.net",
            "java.net.http", "java.nio", "java.nio.channels", "java.nio.charset", "java.nio.file", "java.security",
            "java.time", "java.util", "java.util.concurrent", "java.util.concurrent.atomic", "java.util.function",
            "java.util.stream", "java.util.zip");

    /// CamelCase that is nobody's class here: words of formats, units and neighbours.
    private static final Set<String> OTHER_PEOPLES_WORDS = Set.of(
            "CpuBackend", "DynamicCustomOp", "GiB", "INDArray", "KiB", "MiB", "NDArrayIndex", "NaN", "Nd4j", "NumPy");

    @Test
    void everyClassNamedInADocumentExists() throws IOException {
        Set<String> ours = declaredTypes();
        List<String> gone = new ArrayList<>();
        for (Path document : documents()) {
            if (speaksOfThePast(document)) {
                continue;
            }
            for (String name : classNames(Files.readString(document))) {
                if (!ours.contains(name) && !OTHER_PEOPLES_WORDS.contains(name) && !isOfTheJdk(name)) {
                    gone.add(ROOT.relativize(document) + " names " + name);
                }
            }
        }
        assertEquals(List.of(), gone);
    }

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            String prose = CODE_SPAN.matcher(FENCE.matcher(Files.readString(document)).replaceAll("")).replaceAll("");
            LINK.matcher(prose).results().map(link -> link.group(1))
                    .filter(Predicate.not(NOT_A_PATH.asMatchPredicate()))
                    .filter(link -> !Files.exists(document.resolveSibling(link.replaceFirst("#.*", ""))))
                    .forEach(link -> broken.add(ROOT.relativize(document) + " links to " + link));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void everySectionCitedInASourceIsAHeading() throws IOException {
        int citations = 0;
        List<String> gone = new ArrayList<>();
        for (Path source : sources()) {
            String text = LINE_BREAK_IN_JAVADOC.matcher(Files.readString(source)).replaceAll(" ");
            for (MatchResult citation : CITATION.matcher(text).results().toList()) {
                citations++;
                missing(citation).forEach(what -> gone.add(ROOT.relativize(source) + " cites " + what));
            }
        }
        assertEquals(List.of(), gone);
        assertFalse(citations == 0, "no source cites any page");
    }

    /// What of a citation is not there: the page, or titles of it.
    private static List<String> missing(MatchResult citation) throws IOException {
        Path page = ROOT.resolve("docs").resolve(citation.group(1));
        if (!Files.exists(page)) {
            return List.of(citation.group(1));
        }
        Set<String> headings = new TreeSet<>();
        HEADING.matcher(FENCE.matcher(Files.readString(page)).replaceAll("")).results()
                .forEach(heading -> headings.add(heading.group(1)));
        return TITLE.matcher(citation.group(2)).results().map(title -> title.group(1))
                .filter(Predicate.not(headings::contains))
                .map(title -> citation.group(1) + ", *" + title + "*").toList();
    }

    private static Set<String> classNames(String document) {
        Set<String> names = new TreeSet<>();
        FENCE.matcher(document).results().filter(fence -> fence.group(1).equals("java"))
                .map(fence -> STRING_OR_COMMENT.matcher(fence.group(2)).replaceAll(" "))
                .flatMap(example -> NAME_IN_EXAMPLE.matcher(example).results())
                .forEach(name -> names.add(name.group(1)));
        CODE_SPAN.matcher(FENCE.matcher(document).replaceAll("")).results()
                .map(span -> OPENING_NAME.matcher(span.group(1)))
                .filter(span -> span.matches())
                .forEach(span -> names.add(span.group(1)));
        return names;
    }

    /// From the sources and not from class files: those of bench are not compiled yet when this test runs, and a class
    /// file may outlive its source.
    private static Set<String> declaredTypes() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path source : sources()) {
            DECLARATION.matcher(Files.readString(source)).results().forEach(type -> names.add(type.group(1)));
        }
        return names;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            sources.addAll(filesBelow(ROOT.resolve(module), ".java"));
        }
        return sources;
    }

    private static boolean isOfTheJdk(String name) {
        return JDK_PACKAGES.stream().anyMatch(jdkPackage -> {
            try {
                Class.forName(jdkPackage + "." + name, false, null);
                return true;
            } catch (ClassNotFoundException elsewhere) {
                return false;
            }
        });
    }

    /// A decision record and the changelog may name what was rejected, renamed or removed.
    private static boolean speaksOfThePast(Path document) {
        return document.startsWith(ROOT.resolve("docs/adr")) || document.endsWith("changelog.md");
    }

    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>(filesBelow(ROOT.resolve("docs"), ".md"));
        documents.add(ROOT.resolve("README.md"));
        return documents;
    }

    private static List<Path> filesBelow(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        }
    }
}
