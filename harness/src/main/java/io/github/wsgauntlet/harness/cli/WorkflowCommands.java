package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.cli.Findings.Fault;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a step of GitHub Actions prints to tell its workflow something. All else that is printed goes through a {@link
 * HarmlessWriter}.
 */
final class WorkflowCommands {
    /** A step shows no more annotations of a kind. */
    private static final int MOST_ANNOTATIONS = 10;

    private static final int MOST_CASES = 10;

    private WorkflowCommands() {}

    /** Return them if a step of GitHub Actions runs in that environment. */
    static Optional<WorkflowCommands> in(Map<String, String> environment) {
        return "true".equals(environment.get("GITHUB_ACTIONS"))
                ? Optional.of(new WorkflowCommands())
                : Optional.empty();
    }

    /** Print an annotation for each fault that fails the run. */
    void annotate(List<Fault> faults, PrintWriter out) {
        faults.stream().limit(MOST_ANNOTATIONS).forEach(fault -> out.println(annotation(fault)));
    }

    private static String annotation(Fault fault) {
        String level = fault.verdict() == Verdict.PASS ? "notice" : "error";
        String ids =
                fault.cases().stream().limit(MOST_CASES).map(CaseResult::id).collect(Collectors.joining("\n"));
        int more = fault.cases().size() - MOST_CASES;
        String text = fault.title() + "\n" + fault.first().actual() + "\n" + ids
                + (more > 0 ? "\nand " + more + " more" : "");
        return "::" + level + " title=" + property("WebSocket conformance: " + fault.verdict()) + "::" + data(text);
    }

    private static String data(String text) {
        return Legible.text(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
