package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Words;
import java.util.List;

/** Writes the steps of a case as {@link ScenarioReader} reads them. */
final class ScenarioWriter {
    private static final int STEP = CaseFileWriter.FIELD + 2;

    private ScenarioWriter() {}

    /** Write the steps, and how they end if that does not follow from them. */
    static void write(Scenario scenario, YamlLines lines) {
        lines.line(CaseFileWriter.FIELD, "steps:");
        said(scenario.steps()).forEach(step -> write(step, lines));
        if (scenario.ending() != ScenarioReader.endingOf(scenario.steps())) {
            lines.entry(CaseFileWriter.FIELD, "ending", YamlPiece.plain(Words.of(scenario.ending())));
        }
    }

    /** Return all steps but a plain handshake, which is not said unless nothing else is. */
    private static List<Step> said(List<Step> steps) {
        boolean plain = steps.getFirst().equals(Step.Open.standard())
                || steps.getFirst().equals(Step.Accept.standard());
        return plain && steps.size() > 1 ? steps.subList(1, steps.size()) : steps;
    }

    private static void write(Step step, YamlLines lines) {
        switch (step) {
            case Step.Open open -> lines.item(STEP, "open", OpenWriter.written(open));
            case Step.Accept accept -> lines.item(STEP, "accept", AcceptWriter.written(accept));
            case Step.Send send -> lines.item(STEP, "send", UnitWriter.sent(send));
            case Step.Await(Step.Awaited awaited) -> lines.item(STEP, "await", YamlPiece.plain(Words.of(awaited)));
            case Step.Pause() -> lines.line(STEP, "- pause");
            case Step.StopReading() -> lines.line(STEP, "- stop-reading");
            case Step.HalfClose(boolean silent) -> lines.line(STEP, silent ? "- half-close-silently" : "- half-close");
            case Step.Reset() -> lines.line(STEP, "- reset");
            case Step.Canary() -> lines.line(STEP, "- canary");
        }
    }
}
