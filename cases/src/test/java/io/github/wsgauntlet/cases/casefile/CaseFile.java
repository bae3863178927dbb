package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.util.List;

/** The text of a case file for tests: a small right one, in which pieces are exchanged. */
public record CaseFile(String text) {
    public static final Ledger LEDGER = Ledger.load();

    private static final String PLAIN = """
            suite: framing/example
            section: "5.2"
            cases:
              - id: first
                title: A title
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - send: {opcode: text}
                expect:
                  - echoed: {}
            """;

    /** Return the file with one case; the step stands in line 8 and the outcome in line 10. */
    public static CaseFile plain() {
        return new CaseFile(PLAIN);
    }

    /** Return the file with that list of steps, in flow style, in line 7. */
    public static CaseFile steps(String steps) {
        return plain().with("steps:\n      - send: {opcode: text}", "steps: " + steps);
    }

    /** Return the file with that single unit, in line 8. */
    public static CaseFile unit(String unit) {
        return plain().with("{opcode: text}", unit);
    }

    /** Return the file with that list of allowed outcomes, in flow style, in line 9. */
    public static CaseFile expect(String expect) {
        return plain().with("expect:\n      - echoed: {}", "expect: " + expect);
    }

    /** Return the file with one piece of text exchanged for another. */
    CaseFile with(String piece, String other) {
        assertThat(text).contains(piece);
        return new CaseFile(text.replace(piece, other));
    }

    /** Return the file with another line before the steps, which is line 7. */
    public CaseFile withLine(String line) {
        return with("    steps:", "    " + line + "\n    steps:");
    }

    public List<Case> parse() {
        return CaseFileReader.parse("example.yaml", text, LEDGER);
    }

    public Case first() {
        return parse().getFirst();
    }

    List<String> ids() {
        return parse().stream().map(Case::id).toList();
    }

    Step lastStep() {
        return first().scenario().steps().getLast();
    }

    public Unit firstUnit() {
        return ((Step.Send) lastStep()).units().getFirst();
    }
}
