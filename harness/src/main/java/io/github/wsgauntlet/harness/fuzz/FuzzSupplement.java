package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Closing.Manner;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.replay.Token;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Fuzzing.Found;
import io.github.wsgauntlet.reports.record.Fuzzing.Tried;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fuzzes a target after the cases of a run. Each finding is a result of the run, and a file in the directory {@code
 * findings} as soon as it is found; so is each property a result for which nothing was found.
 */
public final class FuzzSupplement implements RecordedRun.Supplement {
    private static final String DIRECTORY = "findings";
    private static final Closing NOT_ASKED = new Closing(Verdict.SKIP, Manner.EACH_ITS_OWN);

    private final Target target;
    private final Ledger ledger;
    private final FuzzOptions options;
    private final Path report;

    /**
     * Create a supplement.
     *
     * @param target the endpoint under test
     * @param ledger where requirements are looked up
     * @param options how it is fuzzed
     * @param report the directory of the report, in which {@code findings} are written
     */
    public FuzzSupplement(Target target, Ledger ledger, FuzzOptions options, Path report) {
        this.target = target;
        this.ledger = ledger;
        this.options = options;
        this.report = report;
    }

    @Override
    public Optional<Fuzzing> play(Consumer<CaseResult> each) {
        var found = new ArrayList<Found>();
        FuzzReport fuzzed = Fuzzer.prepare(target, ledger, options).execute(finding -> {
            found.add(keep(finding));
            each.accept(finding.shown().result(finding.wrong().withId(finding.id())));
        });
        List<Property> asked = options.asking(target.role()).properties();
        var tried = new ArrayList<Tried>();
        for (Property property : asked) {
            int tries = fuzzed.tries().getOrDefault(property, 0);
            int findings = (int) fuzzed.findings().stream()
                    .filter(finding -> finding.property() == property)
                    .count();
            tried.add(new Tried(property.key(), property.title(), tries, findings));
            if (findings == 0) {
                each.accept(holds(target.role(), property, tries));
            }
        }
        return Optional.of(new Fuzzing(
                options.seed(),
                fuzzed.total(),
                fuzzed.unjudged(),
                fuzzed.again(),
                fuzzed.millis(),
                tried,
                fuzzed.states(),
                fuzzed.requirements(),
                found,
                remarks(fuzzed)));
    }

    private Found keep(Finding finding) {
        String name = FindingFile.name(finding.id());
        try {
            Files.createDirectories(report.resolve(DIRECTORY));
            Files.writeString(file(report, finding.id()), FindingFile.yaml(finding, options.seed()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Found(finding.id(), DIRECTORY + "/" + name, Token.of(FindingFile.bare(finding.cases())));
    }

    /**
     * Return where a finding of a run is.
     *
     * @param report the directory of the report
     * @param id what the finding is called
     */
    public static Path file(Path report, String id) {
        return report.resolve(DIRECTORY).resolve(FindingFile.name(id));
    }

    private static CaseResult holds(Role side, Property property, int tries) {
        boolean asked = tries > 0;
        return new CaseResult(
                FuzzedIds.of(side, property.key(), "holds"),
                property.title(),
                "5",
                asked ? Verdict.PASS : Verdict.SKIP,
                NOT_ASKED,
                Level.RULE,
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of(),
                "",
                "",
                asked ? new Unasked.PropertyHeld(tries) : new Unasked.PropertyNotOffered(),
                false,
                List.of());
    }

    private static List<String> remarks(FuzzReport fuzzed) {
        var remarks = new ArrayList<String>();
        for (Finding flaky : fuzzed.flaky()) {
            remarks.add(flaky.shown().judgement().actual() + " It was seen with sample " + flaky.index() + ", and then "
                    + flaky.confirmed() + " times of " + Finding.CONFIRMATIONS + ".");
        }
        if (!fuzzed.gone().isEmpty()) {
            remarks.add(fuzzed.gone());
        }
        return remarks;
    }
}
