package org.tng4j.io;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The picture of docs/architecture.md, *Which way doors open*, held against the compiled classes. Every door leads
/// downward, so a set of edges that passes cannot have a cycle.
class PackageEdgesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final String INTERNAL = "org.tng4j.io.internal..";

    @Test
    void everyDoorBetweenPackagesIsInThePicture() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.tng4j..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("io").definedBy("org.tng4j.io")
                .layer("format").definedBy("org.tng4j.io.format")
                .layer("block").definedBy("org.tng4j.io.internal.block")
                .layer("codec").definedBy("org.tng4j.io.internal.codec")
                // Optional until the decoder of the TNG codec is there.
                .optionalLayer("compress").definedBy("org.tng4j.io.internal.compress")
                .layer("archive").definedBy("org.tng4j.io.internal.archive")
                .layer("bytes").definedBy("org.tng4j.io.internal.bytes")
                // Optional too, because their classes are another module's and not among those imported.
                .optionalLayer("shape, view and copy").definedBy(
                        "org.tng4j.arrays.shape", "org.tng4j.arrays.view", "org.tng4j.arrays.copy")
                .optionalLayer("meta").definedBy("org.tng4j.arrays.meta")
                .optionalLayer("interop").definedBy("org.tng4j.arrays.interop")
                .whereLayer("io").mayOnlyAccessLayers(
                        "archive", "block", "codec", "compress", "bytes", "format", "shape, view and copy", "meta",
                        "interop")
                .whereLayer("block").mayOnlyAccessLayers("bytes", "format", "shape, view and copy", "meta")
                .whereLayer("codec").mayOnlyAccessLayers(
                        "compress", "bytes", "format", "shape, view and copy", "meta")
                .whereLayer("compress").mayOnlyAccessLayers("bytes", "format", "shape, view and copy", "meta")
                .whereLayer("archive").mayOnlyAccessLayers("bytes", "format")
                .whereLayer("bytes").mayOnlyAccessLayers("format")
                .whereLayer("format").mayOnlyAccessLayers("shape, view and copy")
                .check(CLASSES);
    }

    @Test
    void onlyArchivesKnowTheLibrariesForThem() {
        noClasses().that().resideOutsideOfPackage("org.tng4j.io.internal.archive")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "org.apache.commons..", "org.tukaani..", "com.github.luben..")
                .check(CLASSES);
    }

    @Test
    void noPublicSignatureNamesAnInternalClass() {
        noCodeUnits().that(modifier(PUBLIC).or(modifier(PROTECTED)))
                .and().areDeclaredInClassesThat(resideOutsideOfPackage(INTERNAL).and(modifier(PUBLIC)))
                .should().haveRawReturnType(resideInAPackage(INTERNAL))
                .orShould().haveRawParameterTypes(anyElementThat(resideInAPackage(INTERNAL)))
                .check(CLASSES);
    }

    @Test
    void noMemoryLeavesAsAByteBuffer() {
        noClasses().that().resideOutsideOfPackage("org.tng4j.io.internal.bytes")
                .should().accessTargetWhere(target(name("asByteBuffer")))
                .because("native code handed a mapped address, or the caller's, ends the JVM when the file shrinks")
                .check(CLASSES);
    }

    @Test
    void nobodyNamesUnsafe() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("sun.misc.Unsafe").check(CLASSES);
    }
}
