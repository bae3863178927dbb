package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.yaml.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The heads of the built-in cases, in the order of the catalogue. The build writes them down, a line
 * each, so that a list of the cases need not read what they send and expect, which takes ten times as long.
 * Immutable.
 */
public final class Heads {
    private static final String RESOURCE = "/heads.tsv";
    private static final String BY_DEFAULT = "on";
    private static final String BY_NAME = "off";
    private static final int FIELDS = 7;

    private final List<CaseHead> all;

    private Heads(List<CaseHead> all) {
        this.all = List.copyOf(all);
    }

    /** Load what the build has written down; where it has not, read the case files. */
    public static Heads load() {
        return Heads.class.getResource(RESOURCE) == null ? of(Catalogue.load()) : parse(TextFile.resource(RESOURCE));
    }

    /** Return the heads of these cases. */
    public static Heads of(Catalogue catalogue) {
        return new Heads(catalogue.cases().stream().map(CaseHead::of).toList());
    }

    /**
     * Write down the heads of the built-in cases.
     *
     * @param args the directory of the classes and resources of this module
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0] + RESOURCE), of(Catalogue.load()).written());
    }

    /** Read what was written down. */
    static Heads parse(String text) {
        return new Heads(text.lines().map(Heads::head).toList());
    }

    private static CaseHead head(String line) {
        String[] fields = line.split("\t", FIELDS);
        return new CaseHead(
                fields[0],
                fields[1],
                fields[2],
                Level.valueOf(fields[3]),
                fields[4].equals(BY_DEFAULT),
                words(fields[5]),
                words(fields[6]));
    }

    private static List<String> words(String field) {
        return field.isEmpty() ? List.of() : Arrays.asList(field.split(" "));
    }

    /** Return all of them as text, a line each. */
    String written() {
        return all.stream().map(Heads::line).collect(Collectors.joining());
    }

    private static String line(CaseHead head) {
        return Stream.of(
                        head.id(),
                        head.title().replace('\t', ' '),
                        head.section(),
                        head.level().name(),
                        head.byDefault() ? BY_DEFAULT : BY_NAME,
                        String.join(" ", head.requirements()),
                        String.join(" ", head.autobahn()))
                .collect(Collectors.joining("\t", "", "\n"));
    }

    /** Return all heads, in the order of the catalogue. */
    public List<CaseHead> all() {
        return all;
    }

    /**
     * Select heads as {@link Catalogue#select} selects cases.
     *
     * @throws IllegalArgumentException if an included glob matches no case; the message names it
     */
    public List<CaseHead> select(List<String> include, List<String> exclude) {
        return Glob.select(all, CaseHead::id, CaseHead::byDefault, include, exclude);
    }
}
