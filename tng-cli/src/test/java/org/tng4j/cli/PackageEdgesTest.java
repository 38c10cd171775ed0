package org.tng4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The command line is the first user of the public packages, and has no other door.
class PackageEdgesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @Test
    void everyDoorBetweenPackagesIsInThePicture() {
        classes().should().onlyDependOnClassesThat().resideOutsideOfPackage("org.tng4j..internal..").check(CLASSES);
        slices().matching("org.tng4j.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobodyNamesUnsafe() {
        noClasses().should().dependOnClassesThat().haveFullyQualifiedName("sun.misc.Unsafe").check(CLASSES);
    }
}
