package io.github.wsgauntlet.harness;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Imports run one way: harness to cases, reports and reference server; reports to cases; nothing else. */
class ArchitectureTest {
    private static final String ROOT = "io.github.wsgauntlet.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.wsgauntlet");

    @Test
    void modules_import_one_way() {
        ArchRule rule = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.github.wsgauntlet..")
                .layer("harness")
                .definedBy(ROOT + "harness..")
                .layer("reports")
                .definedBy(ROOT + "reports..")
                .layer("cases")
                .definedBy(ROOT + "cases..")
                .layer("server")
                .definedBy(ROOT + "server..")
                .whereLayer("harness")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("reports")
                .mayOnlyBeAccessedByLayers("harness")
                .whereLayer("cases")
                .mayOnlyBeAccessedByLayers("harness", "reports")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("harness");
        rule.check(CLASSES);
    }

    @Test
    void packages_of_the_harness_are_free_of_cycles() {
        slices().matching(ROOT + "harness.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_oracle_and_the_judge_know_nothing_of_the_reference_server() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "harness.oracle..", ROOT + "harness.judge..", ROOT + "harness.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "server..")
                .check(CLASSES);
    }

    @Test
    void the_reference_server_needs_nothing_but_the_jdk() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "server..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "javax..", "org.jspecify..", ROOT + "server..")
                .check(CLASSES);
    }

    @Test
    void nothing_sleeps() {
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
    }
}
