package io.github.wsgauntlet.cases.baseline;

import io.github.wsgauntlet.cases.baseline.Baseline.Entry;
import io.github.wsgauntlet.cases.yaml.YamlText;

/** Writes baselines as people read and edit them. */
public final class BaselineFile {
    private BaselineFile() {}

    /**
     * Return the YAML of a baseline; {@link Baseline#read} reads it back.
     *
     * @param comment the lines to begin with, without the number sign
     */
    public static String yaml(String comment, Baseline baseline) {
        var yaml = new StringBuilder(YamlText.comment(comment));
        if (baseline.isEmpty()) {
            return yaml.append("[]\n").toString();
        }
        baseline.capabilities()
                .ifPresent(known -> yaml.append("\n- capabilities:\n").append(known.yaml("    ")));
        baseline.entries().forEach(entry -> append(entry, yaml));
        return yaml.toString();
    }

    private static void append(Entry entry, StringBuilder yaml) {
        yaml.append("\n- cases:\n");
        entry.cases()
                .forEach(id -> yaml.append("    - ").append(YamlText.quoted(id)).append('\n'));
        yaml.append("  verdict: ").append(entry.verdict()).append('\n');
        if (entry.sometimes()) {
            yaml.append("  sometimes: true\n");
        }
        yaml.append("  reason: ").append(YamlText.quoted(entry.reason())).append('\n');
        entry.link()
                .ifPresent(link ->
                        yaml.append("  link: ").append(YamlText.quoted(link)).append('\n'));
        entry.until().ifPresent(day -> yaml.append("  until: ").append(day).append('\n'));
    }
}
