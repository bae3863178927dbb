package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.nio.file.Path;
import java.util.List;

/** Is told how a run goes. */
public interface Audience {

    /** Gives each run an audience. */
    @FunctionalInterface
    interface Source {
        /**
         * Return the audience of a run that begins now.
         *
         * @param plan the plan of the run
         * @param target the server, of which nothing is known yet
         * @param cases the cases that are played
         */
        Audience begin(Plan plan, Target target, List<Case> cases);
    }

    /** Return an audience for each run that does not listen. */
    static Source nobody() {
        return (plan, target, cases) -> new Audience() {};
    }

    /**
     * A case has ended, or something was found; called from several threads. Its fault may yet get another name.
     *
     * @param yardstick what is expected of it
     */
    default void see(CaseResult result, Yardstick yardstick) {}

    /** Fuzzing has ended. */
    default void fuzzed(Fuzzing fuzzing) {}

    /**
     * The run has ended.
     *
     * @param footer the end of its record
     * @param results what it has shown, each fault under one name
     * @param yardstick what was expected
     * @param page the report for people
     */
    default void end(RunFooter footer, List<CaseResult> results, Yardstick yardstick, Path page) {}

    /** The run could not come to its end. */
    default void brokenOff() {}

    /** The baseline was written. */
    default void updated(Path baseline) {}
}
