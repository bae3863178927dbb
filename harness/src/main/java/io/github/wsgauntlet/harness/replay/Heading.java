package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in the comment at the top of a program what is required, what is allowed and what was seen. */
final class Heading {
    private static final Ledger LEDGER = Ledger.load();
    private static final int WIDTH = 100;
    private static final String INDENTATION = "  ";
    private static final String HANGING = "    ";

    private final List<String> lines = new ArrayList<>();

    private Heading() {}

    /**
     * Return the comment.
     *
     * @param finding the case
     * @param adapter what its messages are wrapped by, if they are
     * @param seen what was seen instead of what is allowed; may be empty
     */
    static String of(Case finding, Optional<EchoAdapter> adapter, String seen, Dialect dialect) {
        var heading = new Heading();
        heading.line(finding.id());
        heading.line(finding.title());
        heading.part("Required:", requirements(finding));
        heading.part("Allowed:", Prose.expectation(finding.expectation()));
        heading.part("Why:", finding.why().lines().toList());
        heading.part("Seen:", seen.lines().toList());
        List<String> notes = new ArrayList<>();
        if (compresses(finding)) {
            notes.add("Messages are compressed for an answer that accepts the first offer as it stands.");
        }
        adapter.ifPresent(known -> notes.add("Messages are wrapped for --echo " + known.name() + "."));
        heading.part("Mind:", notes);
        return heading.lines.stream().map(dialect::comment).collect(Collectors.joining("\n"));
    }

    private static boolean compresses(Case finding) {
        return finding.scenario().steps().stream()
                .flatMap(step -> step.units().stream())
                .anyMatch(Unit.Compressed.class::isInstance);
    }

    private static List<String> requirements(Case finding) {
        return finding.requirements().stream()
                .map(id -> LEDGER.find(id).map(Heading::requirement).orElse(id))
                .toList();
    }

    private static String requirement(Requirement requirement) {
        return "%s, %s: %s (%s)"
                .formatted(
                        requirement.reference(), requirement.level().keyword(), requirement.says(), requirement.id());
    }

    private void part(String name, List<String> sentences) {
        if (!sentences.isEmpty()) {
            lines.add("");
            line(name);
            sentences.forEach(sentence -> line(INDENTATION + sentence));
        }
    }

    /** Add a line, broken between words where it is too long. */
    private void line(String text) {
        String rest = Ascii.visible(text).stripTrailing();
        int end = rest.lastIndexOf(' ', WIDTH);
        while (rest.length() > WIDTH && !rest.substring(0, end + 1).isBlank()) {
            lines.add(rest.substring(0, end).stripTrailing());
            rest = HANGING + rest.substring(end).strip();
            end = rest.lastIndexOf(' ', WIDTH);
        }
        lines.add(rest);
    }
}
