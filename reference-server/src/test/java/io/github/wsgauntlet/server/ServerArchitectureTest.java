package io.github.wsgauntlet.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Which package of the server may know which. */
class ServerArchitectureTest {

    private static final String ROOT = "io.github.wsgauntlet.server";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** The slices start one level above the server, so that its own package is one of them. */
    @Test
    void packages_are_free_of_cycles() {
        slices().matching("io.github.wsgauntlet.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_clean_server_knows_nothing_of_its_defects() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".defect..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".defect..")
                .check(CLASSES);
    }

    @Test
    void the_core_knows_no_socket() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".rule",
                        ROOT + ".deflate",
                        ROOT + ".protocol",
                        ROOT + ".http",
                        ROOT + ".json",
                        ROOT + ".engineio",
                        ROOT + ".socketio")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.channels..", "javax.net..")
                .check(CLASSES);
    }

    @Test
    void nothing_but_the_jdk_is_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "javax..", "org.jspecify..", ROOT + "..")
                .check(CLASSES);
    }
}
