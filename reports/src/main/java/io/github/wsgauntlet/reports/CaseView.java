package io.github.wsgauntlet.reports;

import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Sensitivity;
import io.github.wsgauntlet.cases.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case as a report shows it.
 *
 * @param result the case
 * @param rules the requirements it cites, the one to name first
 * @param url the target, for the command that replays the case
 * @param noticed the mutants of the reference server that the case notices; empty for a case that is not built in
 */
record CaseView(CaseResult result, List<RuleView> rules, String url, Optional<Sensitivity.Noticed> noticed) {
    private static final String FRAGMENT = "-._~!$&'()*+,;=:@/?";

    static CaseView of(CaseResult result, String url, Ledger ledger) {
        List<RuleView> rules = Stream.concat(
                        Stream.of(result.blamed()).filter(id -> !id.isEmpty()), result.requirements().stream())
                .distinct()
                .map(id -> RuleView.of(id, ledger))
                .toList();
        return new CaseView(result, rules, url, Optional.empty());
    }

    /** Returns this view with what the case notices. */
    CaseView with(Sensitivity sensitivity) {
        return new CaseView(result, rules, url, sensitivity.of(result.id()));
    }

    /** Returns the id of its place in the page. */
    String anchor() {
        return Legible.text(result.id());
    }

    /** Returns the link to its place in the page. */
    String link() {
        return '#' + fragment(anchor());
    }

    /** Returns a text as the fragment of a URL has it (RFC 3986 3.5), other characters as their UTF-8 bytes in hex. */
    static String fragment(String text) {
        StringBuilder fragment = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || FRAGMENT.indexOf(c) >= 0)) {
                fragment.append(c);
            } else {
                fragment.append(String.format("%%%02X", (int) c));
            }
        }
        return fragment.toString();
    }

    /** Returns what the filter searches, in lower case. */
    String searched() {
        return (result.id() + ' ' + result.title() + ' ' + result.reason() + ' ' + String.join(" ", result.autobahn()))
                .toLowerCase(Locale.ROOT);
    }

    /** Returns whether the row should say the reason: a passed case explains itself. */
    boolean explained() {
        return result.verdict() != Verdict.PASS;
    }

    String time() {
        return Durations.words(result.millis());
    }

    /** Returns the command that plays this case alone, quoted for a POSIX shell. */
    String replay() {
        return "java -jar wsgauntlet.jar run " + quoted(url) + " --include " + quoted(result.id());
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
