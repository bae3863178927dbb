package io.github.wsgauntlet.harness;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.github.wsgauntlet.harness.target.Pause;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Imports run one way: harness to cases, reports and reference server; reports to cases; nothing else. */
class ArchitectureTest {
    private static final String ROOT = "io.github.wsgauntlet.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.github.wsgauntlet");

    /** What lets time go by, and whose wait no event is there to end. */
    private static final Map<Class<?>, Set<String>> WAYS_TO_SLEEP = Map.of(
            Thread.class, Set.of("sleep"),
            TimeUnit.class, Set.of("sleep", "timedWait", "timedJoin"),
            LockSupport.class, Set.of("parkNanos", "parkUntil"),
            CompletableFuture.class, Set.of("orTimeout", "completeOnTimeout", "delayedExecutor"),
            ScheduledExecutorService.class, Set.of("schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay"),
            Timer.class, Set.of("schedule", "scheduleAtFixedRate"));

    /** What waits for an event unless it is told how long. */
    private static final Map<Class<?>, Set<String>> WAYS_TO_WAIT = Map.of(
            Thread.class, Set.of("join"),
            Object.class, Set.of("wait"),
            Semaphore.class, Set.of("tryAcquire"));

    private static final ArchRule NOTHING_SLEEPS = noClasses()
            .that()
            .doNotBelongToAnyOf(Pause.class)
            .should()
            .accessTargetWhere(describe("it lets time go by", ArchitectureTest::sleeps));

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
                .definedBy(ROOT + "server..", ROOT + "client..")
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

    /** A terminal and a workflow obey some of what they read, and a server may have written it. */
    @Test
    void what_commands_print_goes_through_the_terminal() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + "harness.cli")
                .and()
                .haveNameNotMatching(".*\\.(Terminal|Main|ConfigPlans)([$].*)?")
                .should()
                .callMethod(CommandLine.class, "getOut")
                .orShould()
                .callMethod(CommandLine.class, "getErr")
                .check(CLASSES);
    }

    /** Each package is a slice of its own, and so is the root of a module. */
    @Test
    void packages_are_free_of_cycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void the_model_of_a_case_knows_nothing_of_how_it_is_written_or_told() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "cases", ROOT + "cases.reaction", ROOT + "cases.deflate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + "cases.yaml..",
                        ROOT + "cases.casefile..",
                        ROOT + "cases.ledger..",
                        ROOT + "cases.catalogue..",
                        ROOT + "cases.baseline..",
                        ROOT + "cases.prose..")
                .check(CLASSES);
    }

    @Test
    void the_judge_knows_nothing_of_reports() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "harness.wire..",
                        ROOT + "harness.conversation..",
                        ROOT + "harness.drive..",
                        ROOT + "harness.judge..",
                        ROOT + "harness.oracle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "reports..")
                .check(CLASSES);
    }

    @Test
    void the_record_knows_nothing_of_formats_and_a_format_of_no_other_but_markdown() {
        String[] formats = {"html", "matrix", "diff", "junit", "sarif", "badge", "autobahn", "site"};
        Set<String> inTheSite = Set.of("matrix", "badge");
        for (String format : formats) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "reports..")
                    .and()
                    .resideOutsideOfPackages(
                            ROOT + "reports." + format,
                            ROOT + "reports." + (inTheSite.contains(format) ? "site" : format))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "reports." + format)
                    .check(CLASSES);
        }
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "reports.record", ROOT + "reports.view")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + "reports.markdown")
                .check(CLASSES);
    }

    @Test
    void a_run_is_executed_in_one_place() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "harness.cli..", ROOT + "harness.junit..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(ROOT + "harness.(run.Examiner|fuzz.Fuzzer)")
                .check(CLASSES);
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

    /** Waiting for something that happens is no sleep, also where a deadline ends it. */
    @Test
    void nothing_sleeps_but_a_pause() {
        NOTHING_SLEEPS.check(CLASSES);
    }

    @Test
    void whoever_sleeps_is_found_out() {
        var sleepless = new ClassFileImporter().importClasses(Awake.class);
        NOTHING_SLEEPS.check(sleepless);
        var asleep = new ClassFileImporter().importClasses(Asleep.class);
        assertThat(NOTHING_SLEEPS.evaluate(asleep).getFailureReport().getDetails())
                .hasSize(Asleep.class.getDeclaredMethods().length);
    }

    /** Each method sleeps in another way. */
    static final class Asleep {
        void thread() throws InterruptedException {
            Thread.sleep(Duration.ZERO);
        }

        void unit() throws InterruptedException {
            TimeUnit.SECONDS.sleep(0);
        }

        Consumer<Long> parked() {
            return LockSupport::parkNanos;
        }

        boolean semaphore(Semaphore empty) throws InterruptedException {
            return empty.tryAcquire(0, TimeUnit.SECONDS);
        }

        void dead(Thread other) throws InterruptedException {
            other.join(Duration.ZERO);
        }

        CompletableFuture<Object> late() {
            return new CompletableFuture<>().orTimeout(0, TimeUnit.SECONDS);
        }
    }

    /** Waits for what happens. */
    static final class Awake {
        boolean semaphore(Semaphore places) {
            return places.tryAcquire();
        }

        void dead(Thread other) throws InterruptedException {
            other.join();
        }

        boolean latch(CountDownLatch done) throws InterruptedException {
            return done.await(0, TimeUnit.SECONDS);
        }
    }

    private static boolean sleeps(JavaAccess<?> access) {
        boolean timed = access.getTarget() instanceof CodeUnitAccessTarget called
                && called.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(long.class) || type.isEquivalentTo(Duration.class));
        return isOneOf(WAYS_TO_SLEEP, access) || (timed && isOneOf(WAYS_TO_WAIT, access));
    }

    private static boolean isOneOf(Map<Class<?>, Set<String>> ways, JavaAccess<?> access) {
        return ways.entrySet().stream()
                .anyMatch(way -> access.getTargetOwner().isAssignableTo(way.getKey())
                        && way.getValue().contains(access.getName()));
    }
}
