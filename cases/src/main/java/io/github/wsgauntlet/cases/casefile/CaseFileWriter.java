package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.YamlText;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes case files as people read and edit them. */
public final class CaseFileWriter {
    /** Where the keys of a case begin. */
    static final int FIELD = 4;

    private static final int CASE = FIELD - 2;

    private CaseFileWriter() {}

    /**
     * Return a case file with these cases; {@link CaseFileReader#parse} gives them back equal. What a case file has no
     * words for comes back as the same bytes in other words: a payload as hexadecimal, the edits of a request head in
     * another order or as the whole head.
     *
     * @param comment the lines to begin with, without the number sign; may be empty
     * @param cases the cases, at least one: all of one suite, all played by default or none, their ids without values
     *     in brackets
     * @throws IllegalArgumentException if they do not belong in one file, or one of them is refused by the reader, for
     *     example because it sends something after a half-close; the message says why
     */
    public static String yaml(String comment, List<Case> cases) {
        String suite = suiteOf(cases);
        String section = cases.getFirst().section();
        var lines = new YamlLines();
        lines.entry(0, "suite", YamlPiece.word(suite));
        if (cases.getFirst().side() == Role.CLIENT) {
            lines.line(0, "side: client");
        }
        lines.entry(0, "section", YamlPiece.text(section));
        if (!byDefault(cases)) {
            lines.line(0, "default: off");
        }
        lines.line(0, "cases:");
        boolean first = true;
        for (Case each : cases) {
            if (!first) {
                lines.gap();
            }
            write(each, suite, section, lines);
            first = false;
        }
        String text = YamlText.comment(comment) + lines;
        refuseUnreadable(suite + ".yaml", text, cases);
        return text;
    }

    private static void write(Case written, String suite, String section, YamlLines lines) {
        lines.item(
                CASE, "id", YamlPiece.word(written.id().substring(written.id().lastIndexOf('/') + 1)));
        lines.entry(FIELD, "title", YamlPiece.sentence(written.title()));
        if (!written.section().equals(section)) {
            lines.entry(FIELD, "section", YamlPiece.text(written.section()));
        }
        lines.entry(
                FIELD,
                "requirements",
                YamlPiece.list(written.requirements().stream().map(YamlPiece::word)));
        if (!written.autobahn().isEmpty()) {
            lines.entry(
                    FIELD,
                    "autobahn",
                    YamlPiece.list(written.autobahn().stream().map(YamlPiece::text)));
        }
        if (!written.needs().isEmpty()) {
            lines.entry(
                    FIELD,
                    "needs",
                    YamlPiece.list(written.needs().stream().sorted().map(need -> YamlPiece.plain(need.key()))));
        }
        if (!written.group().isEmpty()) {
            lines.entry(FIELD, "group", YamlPiece.word(inSuite(written.group(), suite)));
        }
        why(written.why().strip(), lines);
        ScenarioWriter.write(written.scenario(), lines);
        ExpectationWriter.write(written.expectation(), lines);
    }

    private static String inSuite(String group, String suite) {
        if (!group.startsWith(suite + "/")) {
            throw new IllegalArgumentException(
                    "A group of " + suite + " begins with " + suite + "/, not '" + group + "'");
        }
        return group.substring(suite.length() + 1);
    }

    /** Several lines are written as they are, if all that is in them can be seen. */
    private static void why(String why, YamlLines lines) {
        boolean severalLines = why.indexOf('\n') >= 0;
        if (severalLines && why.codePoints().allMatch(c -> c == '\n' || YamlText.isVisible(c))) {
            lines.line(FIELD, "why: |");
            Variables.literal(why).lines().forEach(line -> lines.line(FIELD + 2, line));
        } else if (!why.isEmpty()) {
            lines.entry(FIELD, "why", YamlPiece.sentence(why));
        }
    }

    private static String suiteOf(List<Case> cases) {
        List<String> suites = cases.stream()
                .map(each -> each.id().substring(0, Math.max(0, each.id().lastIndexOf('/'))))
                .distinct()
                .toList();
        if (suites.isEmpty()) {
            throw new IllegalArgumentException("A case file holds at least one case");
        }
        if (suites.size() > 1) {
            throw new IllegalArgumentException("A case file holds one suite, not " + Words.list(suites));
        }
        return suites.getFirst();
    }

    private static boolean byDefault(List<Case> cases) {
        boolean byDefault = cases.getFirst().byDefault();
        if (cases.stream().anyMatch(each -> each.byDefault() != byDefault)) {
            throw new IllegalArgumentException("Either all cases of a file are played by default or none");
        }
        return byDefault;
    }

    /** Refuse what the reader refuses. What a case file can say is known there, and need not be known here as well. */
    private static void refuseUnreadable(String name, String text, List<Case> cases) {
        Set<String> cited =
                cases.stream().flatMap(each -> each.requirements().stream()).collect(Collectors.toSet());
        try {
            CaseFileReader.parse(name, text, Ledger.naming(cited));
        } catch (InvalidFileException e) {
            throw new IllegalArgumentException("No case file can say this: " + e.getMessage(), e);
        }
    }
}
