package io.github.wsgauntlet.harness.junit;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.run.Exit;
import io.github.wsgauntlet.harness.run.InBrief;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Reason;
import io.github.wsgauntlet.reports.view.TranscriptText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/** Tests of cases that are already played. */
final class PlayedTests {
    private final Execution.Completed run;

    private PlayedTests(Execution.Completed run) {
        this.run = run;
    }

    /**
     * Return a container for each family, in the order of the cases, and one for what was fuzzed.
     *
     * @param run how that ended
     */
    static Stream<DynamicNode> of(Execution.Completed run) {
        return new PlayedTests(run).tests();
    }

    private Stream<DynamicNode> tests() {
        Map<String, CaseResult> results = new HashMap<>();
        run.results().forEach(result -> results.put(result.id(), result));
        Map<String, List<CaseResult>> families = new LinkedHashMap<>();
        Stream<CaseResult> fuzzed =
                results.values().stream().filter(CaseResult::fuzzed).sorted(Comparator.comparing(CaseResult::id));
        Stream.concat(run.plan().cases().stream().map(each -> results.get(each.id())), fuzzed)
                .forEach(result -> families.computeIfAbsent(result.family(), family -> new ArrayList<>())
                        .add(result));
        Stream<DynamicNode> containers = families.entrySet().stream()
                .map(family -> DynamicContainer.dynamicContainer(
                        family.getKey(), family.getValue().stream().map(this::test)));
        if (run.footer().exit() == Exit.NOT_JUDGED.code()) {
            return Stream.concat(containers, Stream.of(notJudged()));
        }
        return run.shortfalls().isEmpty() ? containers : Stream.concat(containers, Stream.of(incapable()));
    }

    private DynamicTest test(CaseResult result) {
        return DynamicTest.dynamicTest(result.id(), () -> {
            // Where the target could not be judged at all, one test says so for all of them.
            if (result.verdict().judged() || run.footer().judged()) {
                run.yardstick().surprise(result, ledger()).ifPresent(surprise -> {
                    throw new Failure(
                            InBrief.of(result).line() + ". " + surprise + " See " + run.page(), new Played(result));
                });
            }
            Assumptions.assumeTrue(
                    result.verdict().judged(), () -> result.verdict() + ": " + Reason.of(result, ledger()));
        });
    }

    private Ledger ledger() {
        return run.plan().repertoire().ledger();
    }

    /** A failure of a server, which no line of this code tells anything about. */
    private static final class Failure extends AssertionFailedError {
        private static final long serialVersionUID = 1L;

        Failure(String message, Played cause) {
            super(Legible.text(message), cause);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /**
     * What was played, as the cause of the failure: build tools list the first line of a failure, and show the rest on
     * demand.
     */
    private static final class Played extends Exception {
        private static final long serialVersionUID = 1L;

        Played(CaseResult result) {
            super(words(result), null, false, false);
        }

        private static String words(CaseResult result) {
            var text = new StringBuilder("this was sent:\n");
            result.sent().forEach(step -> text.append("- ").append(step).append('\n'));
            text.append("This is allowed:\n");
            result.expected()
                    .forEach(outcome -> text.append("- ").append(outcome).append('\n'));
            return text.append("This went over the wire:\n")
                    .append(TranscriptText.outline(result.transcript()))
                    .toString();
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }

    /** A server that has lost something must not end in a build where only more tests are skipped. */
    private DynamicNode incapable() {
        return DynamicTest.dynamicTest(
                "the target can do what is expected", () -> Assertions.fail(String.join("; ", run.shortfalls())));
    }

    /** A server that cannot be judged must not end in a build that looks fine. */
    private DynamicNode notJudged() {
        return DynamicTest.dynamicTest(
                "the target can be judged", () -> Assertions.fail(run.footer().summary()));
    }
}
