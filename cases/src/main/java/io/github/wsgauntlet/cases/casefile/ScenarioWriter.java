package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Words;
import java.util.ArrayList;
import java.util.List;

/** Writes the steps of a case as {@link ScenarioReader} reads them. */
final class ScenarioWriter {
    private static final int STEP = CaseFileWriter.FIELD + 2;

    private ScenarioWriter() {}

    /** Write the steps, and how they end if that does not follow from them. */
    static void write(Scenario scenario, YamlLines lines) {
        lines.line(CaseFileWriter.FIELD, "steps:");
        List<Step> said = said(scenario.steps());
        for (int i = 0; i < said.size(); ) {
            i += write(said.get(i), said.subList(i + 1, said.size()), lines);
        }
        if (scenario.ending() != ScenarioReader.endingOf(scenario.steps())) {
            lines.entry(CaseFileWriter.FIELD, "ending", YamlPiece.plain(Words.of(scenario.ending())));
        }
    }

    /** Return all steps but a plain handshake, which is not said where the next step needs it and none asks before. */
    private static List<Step> said(List<Step> steps) {
        List<Step> said = new ArrayList<>(steps);
        for (int i = 0; i + 1 < steps.size() && !(steps.get(i) instanceof Turn.Ask); i++) {
            boolean plain =
                    steps.get(i).equals(Step.Open.standard()) || steps.get(i).equals(Step.Accept.standard());
            if (plain && !ScenarioReader.overHttp(steps.get(i + 1))) {
                said.remove(i);
                return said;
            }
        }
        return said;
    }

    /** Write a step, and return how many are said with that. */
    private static int write(Step step, List<Step> after, YamlLines lines) {
        switch (step) {
            case Turn turn -> {
                return TurnWriter.write(turn, after, STEP, lines);
            }
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
        return 1;
    }
}
