package io.github.wsgauntlet.harness;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.wsgauntlet.cases.Baseline;
import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.FuzzSupplement;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.CaseResult;
import io.github.wsgauntlet.reports.Fuzzing;
import io.github.wsgauntlet.reports.RunFooter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code mvn verify} plays: every case against the server that is asked for, or the embedded reference server. */
@DisplayName("wsgauntlet")
class ConformanceIT {
    private static final FailOn FAIL_ON = FailOn.parse(System.getProperty("wsgauntlet.failOn", "fail"));
    private static final Path REPORT = Path.of(System.getProperty("wsgauntlet.report", "target/wsgauntlet"));

    private static Subject subject;

    @BeforeAll
    static void findTheServer() throws IOException {
        subject = Subject.start(REPORT);
    }

    @AfterAll
    static void letItGo() {
        if (subject != null) {
            subject.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> cases() throws NoSuchAlgorithmException {
        var ledger = Ledger.load();
        var catalogue = Catalogue.load(ledger);
        int messages = number("messages", 9_999_999);
        List<Case> cases = catalogue.select(globs("wsgauntlet.include"), globs("wsgauntlet.exclude")).stream()
                .map(each -> each.withMessages(messages))
                .toList();
        var target = new Target(subject.name(), subject.url(), SSLContext.getDefault());
        Run run = Run.prepare(target, cases, ledger, RunOptions.standard());
        var recorded = new RecordedRun(run, REPORT, fuzzing(target, ledger));
        Map<String, CaseResult> results = new ConcurrentHashMap<>();
        var yardstick = new Yardstick(FAIL_ON.threshold(), baseline(catalogue), LocalDate.now(ZoneOffset.UTC));
        RunFooter footer = recorded.execute(yardstick, result -> results.put(result.id(), result));
        System.out.printf(
                "%s: %d cases in %.2f s: %s%n", target.name(), cases.size(), footer.millis() / 1e3, footer.summary());
        Stream<DynamicTest> fuzzed = results.values().stream()
                .filter(result -> result.family().equals(Fuzzing.FAMILY))
                .sorted(Comparator.comparing(CaseResult::id))
                .map(result -> test(result, yardstick));
        Stream<DynamicTest> tests =
                Stream.concat(cases.stream().map(each -> test(results.get(each.id()), yardstick)), fuzzed);
        boolean judged = footer.exit() != Exit.NOT_JUDGED.code();
        return judged ? tests : Stream.concat(tests, Stream.of(notJudged(footer.summary())));
    }

    private static RecordedRun.Supplement fuzzing(Target target, Ledger ledger) {
        int tries = number("fuzz.tries", 1_000_000_000);
        if (tries == 0) {
            return each -> Optional.empty();
        }
        FuzzOptions options = FuzzOptions.standard()
                .withTries(tries)
                .withThreshold(FAIL_ON.threshold().orElse(Verdict.FAIL))
                .withSeed(seed());
        System.out.println("Fuzzing with -Dfuzz.seed=" + options.seed());
        return new FuzzSupplement(target, ledger, options, REPORT);
    }

    private static long seed() {
        String seed = System.getProperty("wsgauntlet.fuzz.seed", "");
        if (seed.isEmpty()) {
            return new SecureRandom().nextLong(1_000_000_000);
        }
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-Dfuzz.seed is a whole number of 64 bits, not '" + seed + "'", e);
        }
    }

    private static Baseline baseline(Catalogue catalogue) {
        String file = System.getProperty("wsgauntlet.baseline", "");
        if (file.isEmpty()) {
            return Baseline.empty();
        }
        Path root = Path.of(System.getProperty("wsgauntlet.root", ""));
        return Baseline.read(root.resolve(file), catalogue);
    }

    private static int number(String name, int most) {
        String text = System.getProperty("wsgauntlet." + name, "0");
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("-D" + name + " is 0 to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static DynamicTest test(CaseResult result, Yardstick yardstick) {
        return dynamicTest(result.id(), () -> {
            if (!result.verdict().judged()) {
                abort(result.verdict() + ": " + result.reason());
            }
            yardstick.surprise(result).ifPresent(Assertions::fail);
        });
    }

    /** A target that cannot be judged must not end in a build that looks fine. */
    private static DynamicTest notJudged(String obstacle) {
        return dynamicTest("the target can be judged", () -> fail(obstacle));
    }

    private static List<String> globs(String property) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? List.of() : List.of(value);
    }
}
