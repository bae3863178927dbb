package io.github.wsgauntlet.reports.html;

import static java.util.stream.Collectors.toMap;

import io.github.wsgauntlet.cases.FuzzedIds;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Coverage;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.view.Afterwards;
import io.github.wsgauntlet.reports.view.Capability;
import io.github.wsgauntlet.reports.view.CaseLinks;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Dates;
import io.github.wsgauntlet.reports.view.FieldRecord;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Missed;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.VerdictCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the HTML report shows, in the order it is shown. */
final class ReportPage {
    private final Results results;
    private final List<Family> families;
    private final List<Fix> fixes;
    private final RfcMap map;
    private final Optional<FuzzView> fuzzing;

    private ReportPage(
            Results results, List<Family> families, List<Fix> fixes, RfcMap map, Optional<FuzzView> fuzzing) {
        this.results = results;
        this.families = families;
        this.fixes = fixes;
        this.map = map;
        this.fuzzing = fuzzing;
    }

    /** The cases whose ids begin alike. */
    record Family(String name, List<CaseView> cases) {
        String anchor() {
            return "family-" + Legible.text(name);
        }

        /** Return whether this is what was made up, which comes after the catalogue. */
        boolean fuzzed() {
            return FuzzedIds.has(name + "/");
        }

        /** Return how soon it is shown: what someone has to look into comes first. */
        int urgency() {
            return cases.stream().mapToInt(CaseView::urgency).min().orElse(Integer.MAX_VALUE);
        }

        List<VerdictCount> counts() {
            return VerdictCount.of(cases.stream().map(CaseView::result).toList());
        }

        String section() {
            return cases.stream()
                    .map(view -> view.result().section())
                    .min(NaturalOrder.COMPARATOR)
                    .orElse("");
        }
    }

    /** A requirement that is not kept, with links to the cases that show it. */
    record Fix(Missed missed, CaseLinks links) {}

    /** Why some cases say nothing about the target. */
    record Unjudged(Verdict verdict, String reason, List<CaseView> cases) {
        CaseLinks links() {
            return new CaseLinks(cases);
        }
    }

    static ReportPage of(
            Results results, Ledger ledger, Coverage coverage, Sensitivity sensitivity, FieldRecord field) {
        List<CaseView> views = results.cases().stream()
                .sorted(Comparator.comparing(CaseResult::id, NaturalOrder.COMPARATOR))
                .map(result -> CaseView.of(result, results, ledger).with(sensitivity, field))
                .toList();
        List<Family> families = families(views);
        return new ReportPage(
                results,
                families,
                fixes(views, ledger),
                RfcMap.of(
                        families.stream()
                                .flatMap(family -> family.cases().stream())
                                .toList(),
                        ledger,
                        coverage),
                results.fuzzing().map(each -> FuzzView.of(each, views, ledger)));
    }

    /** Return what is behind the worst verdicts of the run, of those on what is not kept. */
    private static List<Fix> fixes(List<CaseView> views, Ledger ledger) {
        Map<String, CaseView> byId =
                views.stream().collect(toMap(view -> view.result().id(), view -> view));
        List<CaseResult> cases = views.stream().map(CaseView::result).toList();
        return Missed.VERDICTS.stream()
                .map(verdict -> Missed.of(verdict, cases, ledger))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .map(missed -> new Fix(missed, links(missed, byId)))
                .toList();
    }

    private static CaseLinks links(Missed missed, Map<String, CaseView> views) {
        return new CaseLinks(
                missed.cases().stream().map(each -> views.get(each.id())).toList());
    }

    private static List<Family> families(List<CaseView> views) {
        Map<String, List<CaseView>> families = new LinkedHashMap<>();
        for (CaseView view : views) {
            families.computeIfAbsent(view.result().family(), name -> new ArrayList<>())
                    .add(view);
        }
        return families.entrySet().stream()
                .map(entry -> new Family(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted(Comparator.comparingInt(CaseView::urgency))
                                .toList()))
                .sorted(Comparator.comparing(Family::fuzzed)
                        .thenComparingInt(Family::urgency)
                        .thenComparing(Family::section, NaturalOrder.COMPARATOR)
                        .thenComparing(Family::name))
                .toList();
    }

    RunHeader header() {
        return results.header();
    }

    /** Return what a reader must know before anything else: that the record is not whole, or why it proves nothing. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!results.complete()) {
            warnings.add("This run did not finish: " + results.chosen() + " of "
                    + results.header().cases() + " cases are here. What is missing may have failed.");
        }
        results.footer()
                .filter(footer -> !footer.judged())
                .ifPresent(footer -> warnings.add("The target could not be judged: " + footer.summary()));
        results.footer()
                .filter(footer -> footer.judged() && footer.early())
                .ifPresent(footer -> warnings.add("This run was ended early: " + footer.summary()));
        results.notes().forEach(note -> warnings.add(note + "."));
        return warnings;
    }

    String headline() {
        return Headline.of(results);
    }

    /** Return the verdict that colours the page. */
    Verdict verdict() {
        return results.cases().stream().anyMatch(result -> result.verdict() == Verdict.FAIL)
                ? Verdict.FAIL
                : results.judged()
                                && results.cases().stream()
                                        .anyMatch(result -> result.verdict().judged())
                        ? Verdict.PASS
                        : Verdict.INCONCLUSIVE;
    }

    List<VerdictCount> counts() {
        return VerdictCount.of(results.cases());
    }

    int size() {
        return results.cases().size();
    }

    Instant started() {
        return results.header().started();
    }

    String date() {
        return Dates.words(started());
    }

    /** Return how long the run took, or an empty string if nobody knows. */
    String duration() {
        return results.footer().map(footer -> Durations.words(footer.millis())).orElse("");
    }

    List<Fix> fixes() {
        return fixes;
    }

    /** Return every requirement of a server with what the run says about it. */
    RfcMap map() {
        return map;
    }

    /** Return how long the cases took, if there are any. */
    Optional<Timing> timing() {
        List<CaseView> views = views();
        return views.isEmpty() ? Optional.empty() : Optional.of(Timing.of(views));
    }

    /** Return what was skipped and what could not be judged, by reason, that of most cases first. */
    List<Unjudged> unjudged() {
        return views().stream()
                .filter(view -> !view.result().verdict().judged())
                .collect(Collectors.groupingBy(
                        view -> List.of(
                                view.result().verdict().name(), view.result().actual()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .map(some -> new Unjudged(
                        some.getFirst().result().verdict(),
                        some.getFirst().result().actual(),
                        some))
                .sorted(Comparator.comparingInt((Unjudged each) -> -each.cases().size()))
                .toList();
    }

    /** Return what is known of the target before the first case. */
    List<Capability> capabilities() {
        return header().capabilities().entrySet().stream().map(Capability::of).toList();
    }

    /** Return what the target went on doing after the run, if that is to be remarked. */
    Optional<String> afterwards() {
        return results.footer().flatMap(Afterwards::of);
    }

    private List<CaseView> views() {
        return families.stream().flatMap(family -> family.cases().stream()).toList();
    }

    /** Return what was fuzzed, if the run was fuzzed. */
    Optional<FuzzView> fuzzing() {
        return fuzzing;
    }

    List<Family> families() {
        return families;
    }
}
