package io.github.wsgauntlet.cases;

import io.github.wsgauntlet.cases.Baseline.Entry;
import java.util.stream.Collectors;

/** Writes baselines as people read and edit them. */
public final class BaselineFile {
    private BaselineFile() {}

    /**
     * Returns the YAML of a baseline; {@link Baseline#read} reads it back.
     *
     * @param comment the lines to begin with, without the number sign
     */
    public static String yaml(String comment, Baseline baseline) {
        var yaml = new StringBuilder();
        comment.lines().forEach(line -> yaml.append(("# " + line).strip()).append('\n'));
        if (baseline.entries().isEmpty()) {
            return yaml.append("[]\n").toString();
        }
        baseline.entries().forEach(entry -> append(entry, yaml));
        return yaml.toString();
    }

    private static void append(Entry entry, StringBuilder yaml) {
        yaml.append("\n- cases:\n");
        entry.cases().forEach(id -> yaml.append("    - ").append(quoted(id)).append('\n'));
        yaml.append("  verdict: ").append(entry.verdict()).append('\n');
        if (entry.sometimes()) {
            yaml.append("  sometimes: true\n");
        }
        yaml.append("  reason: ").append(quoted(entry.reason())).append('\n');
        entry.link()
                .ifPresent(link -> yaml.append("  link: ").append(quoted(link)).append('\n'));
        entry.until().ifPresent(day -> yaml.append("  until: ").append(day).append('\n'));
    }

    /** Single quotes leave everything as it is; what is not printable needs double ones. */
    private static String quoted(String text) {
        if (text.codePoints().noneMatch(Character::isISOControl)) {
            return "'" + text.replace("'", "''") + "'";
        }
        return text.codePoints()
                .mapToObj(c -> c == '"' || c == '\\'
                        ? "\\" + (char) c
                        : Character.isISOControl(c) ? String.format("\\x%02x", c) : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
