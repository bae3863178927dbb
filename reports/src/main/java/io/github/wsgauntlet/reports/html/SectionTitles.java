package io.github.wsgauntlet.reports.html;

import io.github.wsgauntlet.reports.view.Embedded;
import java.util.Map;
import java.util.stream.Collectors;

/** What the RFCs and their sections are called, as far as the ledger has requirements there. */
final class SectionTitles {
    private static final Map<String, String> TITLES = Embedded.text("html/sections.tsv")
            .lines()
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toUnmodifiableMap(line -> line[0], line -> line[1]));

    private SectionTitles() {}

    /**
     * Return a title; empty if it is not known.
     *
     * @param place the number of an RFC, or that and a section, for example {@code 6455 5.2}
     */
    static String of(String place) {
        return TITLES.getOrDefault(place, "");
    }
}
