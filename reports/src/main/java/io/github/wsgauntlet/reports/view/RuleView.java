package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import java.util.regex.Pattern;

/**
 * A requirement as a report shows it.
 *
 * @param id its id in the ledger
 * @param keyword how strongly it is worded; empty if the ledger does not know the id
 * @param says the sentence in our words, or the id if the ledger does not know it
 * @param reference the section it comes from; empty if the ledger does not know the id
 * @param link where the section can be read; empty if there is no such page
 */
public record RuleView(String id, String keyword, String says, String reference, String link) {
    private static final Pattern SECTION = Pattern.compile("[0-9]+(\\.[0-9]+)*");

    /** Look a requirement up; results may be older or newer than the ledger, so it may not be there. */
    public static RuleView of(String id, Ledger ledger) {
        return ledger.find(id)
                .map(RuleView::of)
                .orElseGet(() -> new RuleView(id, "", id.isEmpty() ? "No requirement is named." : id, "", ""));
    }

    /** Return what it says with the keyword of an obligation before it, if it is one: "MUST: …". */
    public String duty() {
        return obligation().isEmpty() ? says : obligation() + ": " + says;
    }

    /** Return the keyword if it is that of an obligation, which a rule and a MAY are not; else an empty string. */
    public String obligation() {
        return keyword.startsWith("MUST") || keyword.startsWith("SHOULD") ? keyword : "";
    }

    /** Return how strongly it is worded and where; empty if the ledger does not know the id. */
    public String source() {
        return (keyword + ' ' + reference).strip();
    }

    private static RuleView of(Requirement requirement) {
        return new RuleView(
                requirement.id(),
                requirement.level().keyword(),
                requirement.says(),
                requirement.reference(),
                requirement.ofRfc() ? link(requirement.document(), requirement.section()) : requirement.link());
    }

    private static String link(String rfc, String section) {
        return "https://www.rfc-editor.org/rfc/rfc" + rfc
                + (SECTION.matcher(section).matches() ? "#section-" + section : "");
    }
}
