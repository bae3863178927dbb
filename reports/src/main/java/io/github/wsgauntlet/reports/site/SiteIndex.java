package io.github.wsgauntlet.reports.site;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Headline;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All of a site.
 *
 * @param targets the targets, by name
 * @param rules the requirements that they were asked about, those that most of them break first
 */
record SiteIndex(List<SiteTarget> targets, List<SiteRule> rules) {

    static SiteIndex of(List<Results> runs, Ledger ledger) {
        List<SiteTarget> targets = SiteTarget.of(runs, ledger);
        return new SiteIndex(targets, SiteRule.of(targets, ledger));
    }

    /**
     * The targets of one side.
     *
     * @param side which
     * @param targets the targets, at least one
     */
    record Side(Role side, List<SiteTarget> targets) {
        /** Return the name of the file that has their matrix, in the root of the site. */
        String matrix() {
            return side == Role.CLIENT ? "clients.html" : "matrix.html";
        }

        String title() {
            return side == Role.CLIENT ? "Clients" : "Servers";
        }

        /** Return how many there are, for example {@code 32 servers}. */
        String counted() {
            return targets.size() + " " + Words.of(side) + (targets.size() == 1 ? "" : "s");
        }

        List<Results> runs() {
            return targets.stream().map(target -> target.newest().run()).toList();
        }
    }

    /** Return the sides that there are targets of, servers first. */
    List<Side> sides() {
        return Stream.of(Role.SERVER, Role.CLIENT)
                .map(side -> new Side(
                        side,
                        targets.stream().filter(target -> target.side() == side).toList()))
                .filter(side -> !side.targets().isEmpty())
                .toList();
    }

    /** Return how much there is, in words. */
    String headline() {
        return sides().stream().map(Side::counted).collect(Collectors.joining(", ")) + ", " + rules.size()
                + (rules.size() == 1 ? " requirement" : " requirements");
    }

    /** Return what the search looks through for a target, in lower case: its names, and what it breaks. */
    String searched(SiteTarget target) {
        Set<String> broken = Headline.broken(target.newest().run().cases());
        return Stream.concat(
                        target.visits().stream().map(visit -> SiteTarget.name(visit.run())),
                        broken.stream().sorted())
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    /** Return where the page of each requirement is, from the root of the site, by its id. */
    Map<String, String> pages() {
        return rules.stream().collect(Collectors.toMap(each -> each.rule().id(), SiteRule::page));
    }

    /** Return what played the cases, normally one version of the harness. */
    String tools() {
        return targets.stream()
                .map(target -> target.newest().run().header().tool())
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
