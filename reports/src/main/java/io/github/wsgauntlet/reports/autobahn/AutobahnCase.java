package io.github.wsgauntlet.reports.autobahn;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.Legible;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is reported under one id in the shape of Autobahn|Testsuite, with all keys of the original.
 *
 * @param id the id it is reported under, legible
 * @param number its place among all, from 1
 * @param results the cases of ours that send this kind of input, at least one
 * @param run the run they are of
 * @param verdicts by whose rules it is said how the target behaved
 */
record AutobahnCase(String id, int number, List<CaseResult> results, Results run, AutobahnVerdicts verdicts) {
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Return how the target behaved in the worst of the cases. */
    AutobahnBehavior behavior() {
        return behavior(worst());
    }

    /** Return how the connection ended in the case that ended worst. */
    AutobahnBehavior closing() {
        return closing(worstClosing());
    }

    /** Return whether what went over the wire was not kept of the case that is shown. */
    boolean leavesOut() {
        return worst().leavesOut();
    }

    /** Return the row of the index. */
    ObjectNode row(String file) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("behavior", behavior().word());
        row.put("behaviorClose", closing().word());
        row.put("duration", duration());
        row.put("remoteCloseCode", code(From.TARGET));
        row.put("reportfile", file);
        return row;
    }

    /** Return the report on the case, which is on the worst of ours and names the others. */
    ObjectNode report() {
        CaseResult shown = worst();
        AutobahnWire wire = wire();
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("agent", agent());
        report.put("behavior", behavior().word());
        report.put("behaviorClose", closing().word());
        report.put("case", number);
        report.put("closedByMe", wire.closedByMe());
        report.put("createStats", true);
        report.put("createWirelog", true);
        report.put("description", Legible.text(shown.title() + ".\n" + String.join(".\n", shown.sent()) + "."));
        report.put("droppedByMe", wire.droppedByMe());
        report.put("duration", duration());
        report.put("expectation", Legible.text(String.join(".\n", shown.expected()) + "."));
        report.putObject("expected");
        report.putObject("expectedClose");
        report.put("failedByMe", false);
        report.put("httpRequest", wire.handshake(From.TESTER));
        report.put("httpResponse", wire.handshake(From.TARGET));
        report.put("id", id);
        report.put("isServer", CaseIds.side(shown.id()) == Role.CLIENT);
        report.put("localCloseCode", code(From.TESTER));
        report.put("localCloseReason", reason(From.TESTER));
        report.set("received", wire.received());
        report.put("remoteCloseCode", code(From.TARGET));
        report.put("remoteCloseReason", reason(From.TARGET));
        report.put("reportCompressionRatio", false);
        report.put("reportTime", false);
        report.put("result", Legible.text(shown.id() + ": " + shown.actual()));
        report.put(
                "resultClose",
                Legible.text(ReactionProse.sentence(worstClosing().closing())));
        report.putPOJO("rxFrameStats", wire.frames(From.TARGET));
        report.putPOJO("rxOctetStats", wire.octets(From.TARGET));
        report.put("started", STARTED.format(run.header().started()));
        report.putNull("trafficStats");
        report.putPOJO("txFrameStats", wire.frames(From.TESTER));
        report.putPOJO("txOctetStats", wire.octets(From.TESTER));
        report.put("wasClean", wire.wasClean());
        report.put("wasCloseHandshakeTimeout", wire.closeHandshakeTimeout());
        report.put("wasNotCleanReason", wire.wasClean() ? null : Legible.text(ReactionProse.sentence(shown.closing())));
        report.put("wasOpenHandshakeTimeout", wire.openHandshakeTimeout());
        report.put("wasServerConnectionDropTimeout", wire.connectionDropTimeout());
        report.set("wirelog", wire.log());
        var ours = report.putArray("wsgauntlet");
        for (CaseResult result : results) {
            ours.addObject()
                    .put("id", Legible.text(result.id()))
                    .put("verdict", result.verdict().name())
                    .put("closing", result.closing().verdict().name())
                    .put("actual", Legible.text(result.actual()));
        }
        return report;
    }

    private String agent() {
        return Legible.text(run.header().target().name());
    }

    private AutobahnWire wire() {
        return new AutobahnWire(worst().transcript());
    }

    /** Return how long the case took that is shown, in milliseconds. */
    private long duration() {
        return Math.round(worst().millis());
    }

    /** Return the code of the Close frame that a side sent. */
    @Nullable Integer code(From from) {
        return wire().closing(from).map(Preview.Close::code).orElse(null);
    }

    private @Nullable String reason(From from) {
        return wire().closing(from)
                .map(Preview.Close::reason)
                .map(Legible::text)
                .orElse(null);
    }

    private CaseResult worst() {
        return worst(Comparator.comparing(this::behavior));
    }

    private CaseResult worstClosing() {
        return worst(Comparator.comparing(this::closing));
    }

    /** Return the first of the worst. */
    private CaseResult worst(Comparator<CaseResult> order) {
        return results.stream()
                .reduce((a, b) -> order.compare(a, b) >= 0 ? a : b)
                .orElseThrow();
    }

    private AutobahnBehavior behavior(CaseResult result) {
        return verdicts.behavior(id, result, judged());
    }

    private AutobahnBehavior closing(CaseResult result) {
        return verdicts.closing(id, result, judged());
    }

    private boolean judged() {
        return run.footer().filter(RunFooter::judged).isPresent();
    }

    /** Return whether it is FAILED in one column or the other. */
    boolean failed() {
        return behavior() == AutobahnBehavior.FAILED || closing() == AutobahnBehavior.FAILED;
    }
}
