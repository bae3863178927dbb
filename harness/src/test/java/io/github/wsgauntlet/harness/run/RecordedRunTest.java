package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Lifeline;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What is left of runs that trouble of our own ends. */
class RecordedRunTest {
    private static final List<Case> CASES = Suite.CATALOGUE.select(List.of("masking/keys"), List.of());
    private static final int ENOUGH = 3;

    private ReferenceServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void startServer() throws IOException {
        server = ReferenceServer.start(ServerOptions.defaults());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void what_was_played_before_a_disk_was_full_is_kept_and_has_a_page() {
        assertThatThrownBy(() -> execute(failing(new UncheckedIOException(new IOException("x: No space left")))))
                .isInstanceOf(BrokenRunException.class)
                .message()
                .matches("x: No space left\\. The run ended early, after \\d+ of " + CASES.size() + " cases: "
                        + directory.resolve("index.html"));
        assertKept();
    }

    @Test
    void what_was_played_before_memory_ran_out_is_kept_and_has_a_page() {
        assertThatThrownBy(() -> execute(failing(new OutOfMemoryError("Java heap space"))))
                .isInstanceOf(BrokenRunException.class)
                .message()
                .startsWith("Out of memory: ")
                .endsWith(" cases: " + directory.resolve("index.html"));
        assertKept();
    }

    @Test
    void what_a_target_without_memory_did_in_this_jvm_is_no_verdict() {
        var lacking = Optional.<VirtualMachineError>of(new OutOfMemoryError("Java heap space"));
        ServerTarget target = target();
        Run run = Run.prepare(target, Lifeline.inside(target, () -> lacking), CASES, RunOptions.standard());
        assertThatThrownBy(() -> execute(run, result -> {}))
                .isInstanceOf(BrokenRunException.class)
                .hasMessageContaining("Out of memory: ")
                .hasMessageContaining("after 0 of " + CASES.size() + " cases");
    }

    @Test
    void a_target_that_does_not_come_to_rest_is_remarked_and_no_run_fails_of_it() {
        Target target = target();
        Run run = Run.prepare(target, restless(Lifeline.of(target)), CASES, RunOptions.standard());
        execute(run, result -> {});
        assertThat(Results.read(directory.resolve("results.ndjson")).footer()).hasValueSatisfying(footer -> {
            assertThat(footer.busy()).isEqualTo(98);
            assertThat(footer.exit()).isZero();
        });
    }

    private static Lifeline restless(Lifeline quiet) {
        return new Lifeline() {
            @Override
            public boolean accepts() {
                return quiet.accepts();
            }

            @Override
            public int deaths() {
                return quiet.deaths();
            }

            @Override
            public boolean awaitBack(Duration limit) {
                return quiet.awaitBack(limit);
            }

            @Override
            public OptionalInt load() {
                return OptionalInt.of(98);
            }
        };
    }

    @Test
    void reports_of_a_previous_run_are_not_left_to_pass_for_this_one() throws IOException {
        Files.writeString(directory.resolve("summary.md"), "All is well.");
        assertThatThrownBy(() -> execute(failing(new IllegalStateException("broken"))))
                .hasMessageStartingWith("This is a fault of wsgauntlet, please report it: ");
        assertThat(directory.resolve("summary.md")).doesNotExist();
        assertThat(directory.resolve("junit.xml")).content().contains("INCOMPLETE");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_run_of_which_no_page_can_be_written_is_complete_in_its_record() {
        var told = new AtomicInteger();
        assertThatThrownBy(() -> execute(result -> {
                    if (told.incrementAndGet() == 1) {
                        linkToFullDisk(directory.resolve("index.html"));
                    }
                }))
                .isInstanceOf(BrokenRunException.class)
                .hasMessage("No space left on device. The run is complete in " + directory.resolve("results.ndjson")
                        + ", but not all reports are written.");
        assertThat(Results.read(directory.resolve("results.ndjson")).complete()).isTrue();
    }

    private static void linkToFullDisk(Path file) {
        try {
            Files.createSymbolicLink(file, Path.of("/dev/full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertKept() {
        Results results = Results.read(directory.resolve("results.ndjson"));
        assertThat(results.complete()).isFalse();
        assertThat(results.footer()).isEmpty();
        assertThat(results.cases()).hasSizeBetween(ENOUGH, CASES.size());
        assertThat(directory.resolve("index.html")).content().contains("did not finish");
    }

    /** Return somebody who is told of results, and breaks after some. */
    private static Consumer<CaseResult> failing(Throwable failure) {
        var told = new AtomicInteger();
        return result -> {
            if (told.incrementAndGet() >= ENOUGH) {
                RecordedRunTest.<RuntimeException>raise(failure);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable failure) throws T {
        throw (T) failure;
    }

    private ServerTarget target() {
        return Suite.target(server.uri());
    }

    private void execute(Consumer<CaseResult> each) {
        execute(Run.prepare(target(), CASES, RunOptions.standard()), each);
    }

    private void execute(Run run, Consumer<CaseResult> each) {
        new RecordedRun(run, directory, Set.of(), Transcripts.ALL)
                .execute(Yardstick.of(Optional.of(Verdict.FAIL)), each, recording -> Optional.empty(), cut -> {});
    }
}
