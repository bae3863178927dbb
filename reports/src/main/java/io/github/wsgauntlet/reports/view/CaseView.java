package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.catalogue.Sensitivity;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Durations;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case as a report shows it.
 *
 * @param result the case
 * @param rules the requirements it cites, the one to name first
 * @param url the target, for the command that replays the case
 * @param adapter what made an echo server of the target, if anything did, for that command
 * @param own whether it is one of the user's, and cites a requirement that only the record knows
 * @param noticed the mutants that the case notices; empty for a case that is not built in
 * @param field how the servers of the field answer it; empty for a case of clients, or that is not built in
 * @param found how the case is replayed if fuzzing has found it
 */
public record CaseView(
        CaseResult result,
        List<RuleView> rules,
        String url,
        Optional<String> adapter,
        boolean own,
        Optional<Sensitivity.Noticed> noticed,
        Optional<FieldRecord.Answers> field,
        Optional<Fuzzing.Found> found) {
    private static final String COMMAND = "java -jar wsgauntlet.jar ";

    /** What stands in the command of a client that the tester starts; one that runs in a test has no command. */
    private static final String PLACE_OF_URL = "{url}";

    private static final int LAST = 3;
    private static final String FRAGMENT = "-._~!$&'()*+,;=:@/?";

    public static CaseView of(CaseResult result, Results run, Ledger ledger) {
        List<RuleView> rules = Stream.concat(
                        Stream.of(result.blamed()).filter(id -> !id.isEmpty()), result.requirements().stream())
                .distinct()
                .map(id -> RuleView.of(id, ledger))
                .toList();
        return new CaseView(
                result,
                rules,
                run.header().target().url(),
                run.header().echoAdapter(),
                run.header().requirements().stream()
                        .map(RunHeader.Citation::id)
                        .anyMatch(result.requirements()::contains),
                Optional.empty(),
                Optional.empty(),
                run.fuzzing().flatMap(fuzzing -> fuzzing.found(result.id())));
    }

    /** Return this view with what is known of the case, if it is built in: the field, if it is of servers, too. */
    public CaseView with(Sensitivity sensitivity, FieldRecord record) {
        Optional<Sensitivity.Noticed> known = sensitivity.of(result.id());
        Optional<FieldRecord.Answers> field =
                known.filter(built -> CaseIds.side(result.id()) == Role.SERVER).map(built -> record.of(result.id()));
        return new CaseView(result, rules, url, adapter, own, known, field, found);
    }

    /** Return which endpoint the case puts to a question, in a word. */
    public String endpoint() {
        return Words.of(CaseIds.side(result.id()));
    }

    /** Return the id of its place in the page. */
    public String anchor() {
        return Legible.text(result.id());
    }

    /** Return the link to its place in the page. */
    public String link() {
        return '#' + fragment(anchor());
    }

    /** Return a text as the fragment of a URL has it (RFC 3986 3.5), other characters as their UTF-8 bytes in hex. */
    public static String fragment(String text) {
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

    /** Return what the filter searches beside what the row shows: the Autobahn ids; empty if there are none. */
    public String searched() {
        return String.join(" ", result.autobahn());
    }

    /** Return how soon the case is shown: FAIL first, then STRICT and WARN, then all others in their own order. */
    public int urgency() {
        return result.verdict().atLeast(Verdict.WARN) ? Verdict.FAIL.compareTo(result.verdict()) : LAST;
    }

    /** Return the requirement that names the case where it missed one: FAIL, STRICT or WARN; empty of others. */
    public Optional<RuleView> duty() {
        return result.verdict().atLeast(Verdict.WARN)
                ? rules.stream().filter(rule -> !rule.keyword().isEmpty()).findFirst()
                : Optional.empty();
    }

    /** Return the case as the text of an issue, in Markdown; empty where there is no duty that was missed. */
    public String issue() {
        return duty().map(missed -> IssueText.of(this, missed)).orElse("");
    }

    /** Return a line for a shell that sends the same bytes without this; empty where there is none. */
    public String shellLine() {
        return ShellLine.of(result, url).orElse("");
    }

    /** Return whether the row should say the reason: a passed case explains itself. */
    public boolean explained() {
        return result.verdict() != Verdict.PASS;
    }

    public String time() {
        return Durations.words(result.millis());
    }

    /**
     * Return the command that plays this case alone, quoted for a POSIX shell; empty if there is none. The record does
     * not say where the cases of the user's own are.
     */
    public String replay() {
        if (result.fuzzed()) {
            return found.map(each -> replay(each.file())).orElse("");
        }
        return target("run ", "clients --exec ")
                .map(target -> COMMAND + target + (own ? " --cases DIR" : "") + " --include " + quoted(result.id()))
                .orElse("");
    }

    /** Return the command that plays a finding without its file, as {@link #replay} does; empty if there is none. */
    public String replayByToken() {
        return found.map(each -> replay(each.token())).orElse("");
    }

    /** Return why there is no command that plays this case. */
    String unplayable() {
        return result.id().endsWith("/holds")
                ? "There is nothing to replay: no sample has shown anything wrong."
                : "The record does not say how to replay this.";
    }

    private String replay(String finding) {
        return finding.isEmpty()
                ? ""
                : target("", "--client ")
                        .map(target -> COMMAND + "replay " + quoted(finding) + ' ' + target)
                        .orElse("");
    }

    /** Return how a command names the target; empty for a client that a command cannot start. */
    private Optional<String> target(String server, String client) {
        return switch (CaseIds.side(result.id())) {
            case SERVER ->
                Optional.of(server
                        + quoted(url)
                        + adapter.map(name -> " --echo " + quoted(name)).orElse(""));
            case CLIENT -> Optional.of(client + quoted(url)).filter(any -> url.contains(PLACE_OF_URL));
        };
    }

    private static String quoted(String argument) {
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
