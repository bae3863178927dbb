package io.github.wsgauntlet.reports.markdown;

import io.github.wsgauntlet.reports.view.Legible;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes Markdown as GitHub reads it (CommonMark with tables and links that are found in plain text). */
public final class Markdown {
    /** The characters that Markdown or HTML could take for more than themselves. */
    private static final String ESCAPED = "\\`*_[]<>|~&$";

    /** Where GitHub finds a link or an address in plain text; an empty comment keeps it from that. */
    private static final Pattern LINK =
            Pattern.compile("(?<=https?|ftp|mailto|xmpp)(?=:)|(?<=www)(?=\\.)|(?=@)", Pattern.CASE_INSENSITIVE);

    private final StringBuilder text = new StringBuilder();

    /** Write a line. */
    public Markdown line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** Write a paragraph or a heading, and an empty line after it. */
    public Markdown block(String line) {
        return line(line).line("");
    }

    /** Write a row of a table. */
    public Markdown row(Stream<String> cells) {
        return line(cells.collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** Write a row of a table. */
    public Markdown row(String... cells) {
        return row(Stream.of(cells));
    }

    /** Return what was written. */
    @Override
    public String toString() {
        return text.toString();
    }

    /** Return a text as a part of a line that means nothing but itself. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        LINK.matcher(Legible.line(text)).replaceAll("\u0000").chars().forEach(c -> {
            if (ESCAPED.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c == 0 ? "<!-- -->" : String.valueOf((char) c));
        });
        return escaped.toString();
    }

    /** Return the beginning of a text, if it is long, as a part of a line that means nothing but itself. */
    public static String escaped(String text, int limit) {
        return escaped(limited(Legible.line(text), limit));
    }

    /** Return a text as code in a cell of a table, or its beginning if it is long. */
    static String code(String text, int limit) {
        String code = limited(Legible.line(text), limit).replace('`', '\'').strip();
        return code.isEmpty() ? "" : '`' + code.replace("\\", "\\\\").replace("|", "\\|") + '`';
    }

    private static String limited(String text, int limit) {
        return text.codePointCount(0, text.length()) <= limit
                ? text
                : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + '…';
    }
}
