package org.tng4j.arrays;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The picture of docs/architecture.md, *Which way doors open*, held against the compiled classes. Every door leads
/// downward, so a set of edges that passes cannot have a cycle.
class PackageEdgesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void everyDoorBetweenPackagesIsInThePicture() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("org.tng4j..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("shape").definedBy("org.tng4j.arrays.shape")
                .layer("meta").definedBy("org.tng4j.arrays.meta")
                .layer("view").definedBy("org.tng4j.arrays.view")
                .layer("copy").definedBy("org.tng4j.arrays.copy")
                .layer("pool").definedBy("org.tng4j.arrays.pool")
                .optionalLayer("interop").definedBy("org.tng4j.arrays.interop")
                .whereLayer("shape").mayNotAccessAnyLayer()
                .whereLayer("meta").mayOnlyAccessLayers("shape")
                .whereLayer("view").mayOnlyAccessLayers("meta", "shape")
                .whereLayer("copy").mayOnlyAccessLayers("view", "meta", "shape")
                .whereLayer("pool").mayOnlyAccessLayers("copy", "view", "meta", "shape")
                .whereLayer("interop").mayOnlyAccessLayers("copy", "view", "meta", "shape")
                .check(CLASSES);
    }

    @Test
    void noMemoryLeavesAsAByteBuffer() {
        noClasses().that().resideOutsideOfPackage("org.tng4j.arrays.interop")
                .should().accessTargetWhere(target(name("asByteBuffer")))
                .because("native code handed a mapped address, or the caller's, ends the JVM when the file shrinks")
                .check(CLASSES);
    }

    @Test
    void nobodyNamesUnsafe() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("sun.misc.Unsafe").check(CLASSES);
    }
}
