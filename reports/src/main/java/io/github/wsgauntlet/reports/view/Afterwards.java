package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.reports.record.RunFooter;
import java.util.Optional;

/** What a target went on doing when a run was over. */
public final class Afterwards {
    private Afterwards() {}

    /** Return a remark as a sentence; empty if there is nothing to remark. */
    public static Optional<String> of(RunFooter footer) {
        return footer.busy() == 0
                ? Optional.empty()
                : Optional.of("When everything was closed, the target still kept " + footer.busy()
                        + " % of a processor busy.");
    }
}
