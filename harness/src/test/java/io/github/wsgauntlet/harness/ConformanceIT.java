package io.github.wsgauntlet.harness;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.cli.FailOn;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.CaseResult;
import io.github.wsgauntlet.reports.RunFooter;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What {@code mvn verify} plays: every case against {@code -Dtarget}, or against the embedded reference server. */
@DisplayName("wsgauntlet")
class ConformanceIT {
    private static final String URL = System.getProperty("wsgauntlet.target", "");
    private static final FailOn FAIL_ON = FailOn.parse(System.getProperty("wsgauntlet.failOn", "fail"));

    private static ReferenceServer embedded;

    @BeforeAll
    static void startEmbeddedServer() throws IOException {
        if (URL.isEmpty()) {
            embedded = ReferenceServer.start(ServerOptions.defaults());
        }
    }

    @AfterAll
    static void stopEmbeddedServer() {
        if (embedded != null) {
            embedded.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> cases() throws NoSuchAlgorithmException {
        var ledger = Ledger.load();
        List<Case> cases = Catalogue.load(ledger).select(globs("wsgauntlet.include"), globs("wsgauntlet.exclude"));
        URI url = URL.isEmpty() ? embedded.uri() : Target.parse(URL);
        String name = URL.isEmpty() ? "reference server" : url.toString();
        Run run = Run.prepare(new Target(name, url, SSLContext.getDefault()), cases, ledger, RunOptions.standard());
        var recorded = new RecordedRun(run, Path.of(System.getProperty("wsgauntlet.report", "target/wsgauntlet")));
        Map<String, CaseResult> results = new ConcurrentHashMap<>();
        RunFooter footer = recorded.execute(FAIL_ON.threshold(), result -> results.put(result.id(), result));
        System.out.printf("%s: %d cases in %.2f s: %s%n", name, cases.size(), footer.millis() / 1e3, footer.summary());
        Stream<DynamicTest> tests = cases.stream().map(each -> test(results.get(each.id())));
        boolean judged = footer.exit() != Exit.NOT_JUDGED.code();
        return judged ? tests : Stream.concat(tests, Stream.of(notJudged(footer.summary())));
    }

    private static DynamicTest test(CaseResult result) {
        return dynamicTest(result.id(), () -> {
            Verdict verdict = result.verdict();
            if (!verdict.judged()) {
                abort(verdict + ": " + result.reason());
            }
            if (FAIL_ON.threshold().filter(verdict::atLeast).isPresent()) {
                fail(verdict + ": " + result.reason());
            }
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
