package io.github.wsgauntlet.reports.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the servers of the field answer the built-in cases, as the build holds it against them. Immutable.
 *
 * <p>The first line of the file names the servers. Each other line is a case that some of them do not pass: its id, and
 * after each verdict the numbers of the servers, with {@code ~} after those that do better now and then.
 */
public final class FieldRecord {
    private final int servers;
    private final Map<String, List<Alike>> byCase;

    /**
     * Servers that answer a case alike.
     *
     * @param verdict the verdict, {@code FAIL}, {@code STRICT}, {@code WARN} or {@code INFO}, or {@code UNPLAYED}
     * @param servers their names and versions
     */
    public record Alike(String verdict, List<String> servers) {
        /** Return the class that it is drawn with. */
        public String css() {
            return verdict.equals("UNPLAYED")
                    ? "v-skip"
                    : RuleState.valueOf(verdict).css();
        }

        /** Return the verdict with the sign that it has elsewhere. */
        public String label() {
            return verdict.equals("UNPLAYED")
                    ? "– not played"
                    : RuleState.valueOf(verdict).symbol() + ' ' + verdict;
        }

        /** Return the servers; some have commas in their names. */
        public String names() {
            return String.join("; ", servers);
        }
    }

    /**
     * How the field answers one case.
     *
     * @param servers how many servers there are
     * @param groups those that do not pass, worst first
     */
    public record Answers(int servers, List<Alike> groups) {
        /** Return how many servers are not known to do anything but pass. */
        public String others() {
            int named = groups.stream().mapToInt(each -> each.servers().size()).sum();
            String rest = named == 0 ? "all" : named == servers ? "none" : String.valueOf(servers - named);
            return "Of " + servers + " servers in the field, " + rest
                    + (rest.equals("1") || rest.equals("none") ? " passes, or lacks" : " pass, or lack")
                    + " what the case needs.";
        }
    }

    private FieldRecord(int servers, Map<String, List<Alike>> byCase) {
        this.servers = servers;
        this.byCase = byCase;
    }

    /** Return what the build knows. */
    public static FieldRecord load() {
        return parse(Embedded.text("view/field.tsv"));
    }

    public static FieldRecord parse(String text) {
        List<String> lines = text.lines().toList();
        String[] first = lines.getFirst().split("\t");
        List<String> names = List.of(first).subList(1, first.length);
        Map<String, List<Alike>> byCase = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split("\t");
            List<Alike> groups = new ArrayList<>();
            for (String field : List.of(fields).subList(1, fields.length)) {
                groups.add(alike(field.split(" "), names));
            }
            byCase.put(fields[0], List.copyOf(groups));
        }
        return new FieldRecord(names.size(), byCase);
    }

    private static Alike alike(String[] words, List<String> names) {
        List<String> some = new ArrayList<>();
        for (String word : List.of(words).subList(1, words.length)) {
            boolean sometimes = word.endsWith("~");
            String name = names.get(Integer.parseInt(sometimes ? word.substring(0, word.length() - 1) : word));
            some.add(sometimes ? name + " (not each time)" : name);
        }
        return new Alike(words[0], List.copyOf(some));
    }

    /** Return how the field answers a built-in case. */
    Answers of(String id) {
        return new Answers(servers, byCase.getOrDefault(id, List.of()));
    }
}
