package io.github.wsgauntlet.reports.site;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.FamilyBodies;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A target with every version of it that is among the records.
 *
 * @param name what all of its versions are called
 * @param side which end of a connection it is
 * @param file what its files are called, without their ends
 * @param visits its versions, the oldest first
 */
record SiteTarget(String name, Role side, String file, List<Visit> visits) {

    /** Make targets of runs, by their names. Of several runs of one version, the latest counts. */
    static List<SiteTarget> of(List<Results> runs, Ledger ledger) {
        Map<String, List<Results>> targets = new TreeMap<>();
        for (Results run : runs) {
            String key = TargetName.of(name(run)).key() + '\n' + Words.of(run.side());
            targets.computeIfAbsent(key, none -> new ArrayList<>()).add(run);
        }
        FileNames files = new FileNames();
        return targets.values().stream()
                .map(versions -> of(versions, files, ledger))
                .toList();
    }

    private static SiteTarget of(List<Results> runs, FileNames files, Ledger ledger) {
        Map<String, Results> versions = new HashMap<>();
        for (Results run : runs) {
            versions.merge(TargetName.of(name(run)).version(), run, SiteTarget::later);
        }
        List<Visit> visits = versions.entrySet().stream()
                .map(each -> Visit.of(each.getKey(), each.getValue(), ledger))
                .sorted(Visit.OLDEST_FIRST)
                .toList();
        Results newest = visits.getLast().run();
        String base = TargetName.of(name(newest)).base();
        String file = files.of(newest.side() == Role.CLIENT ? base + "-client" : base);
        return new SiteTarget(base, newest.side(), file, visits);
    }

    private static Results later(Results one, Results other) {
        return one.header().started().isAfter(other.header().started()) ? one : other;
    }

    /** Return what a run calls its target; one without a name is known by its URL. */
    static String name(Results run) {
        String name = run.header().target().name();
        return Legible.line(name.isBlank() ? run.header().target().url() : name);
    }

    /** Return the version that everything but its history is about. */
    Visit newest() {
        return visits.getLast();
    }

    /** Return its name with the newest version. */
    String label() {
        return name(newest().run());
    }

    /** Return the label, which says of a client that it is one: there may be a server of the same name. */
    String fullLabel() {
        return side == Role.CLIENT ? label() + ", client" : label();
    }

    /** Return the verdict on it in one sentence. */
    String headline() {
        return Headline.of(newest().run(), fullLabel());
    }

    Tally tally() {
        return newest().tally();
    }

    /** Return where its page is, from the root of the site. */
    String page() {
        return "targets/" + file + ".html";
    }

    /** Return where its badge is, from the root of the site. */
    String badge() {
        return "badge/" + file + ".svg";
    }

    /**
     * Return the cases that its page shows, by their families, what someone has to look into first. Those that passed
     * or were skipped are told by the matrix.
     */
    Map<String, List<CaseView>> families() {
        return newest().views().stream()
                .filter(view -> !FamilyBodies.isQuiet(view))
                .collect(groupingBy(view -> view.result().family(), LinkedHashMap::new, toList()));
    }

    /** Return what it does not keep, what is worst first. */
    List<Lapse> lapses(Ledger ledger) {
        return Lapse.of(this, ledger);
    }

    /** Return the requirements that the version before the newest missed, and the newest keeps, in their order. */
    List<String> mended() {
        if (visits.size() < 2) {
            return List.of();
        }
        Visit previous = visits.get(visits.size() - 2);
        return previous.states().keySet().stream()
                .filter(rule -> previous.misses(rule) && newest().keeps(rule))
                .sorted(Comparator.naturalOrder())
                .toList();
    }
}
