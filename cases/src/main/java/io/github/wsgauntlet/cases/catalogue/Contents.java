package io.github.wsgauntlet.cases.catalogue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which cases stand in which of the built-in files of servers. The build writes it down, a line for each file and for
 * each head of a case in it, so that a file is read only when what its cases send and expect is wanted, which takes ten
 * times as long.
 *
 * @param parts the files, in the order of the catalogue
 */
record Contents(List<Part> parts) {
    private static final String RESOURCE = "/contents.tsv";
    private static final String BY_DEFAULT = "on";
    private static final String BY_NAME = "off";
    private static final int FIELDS = 7;

    Contents {
        parts = List.copyOf(parts);
    }

    /**
     * A file.
     *
     * @param file its name in the catalogue
     * @param heads the heads of its cases, in order
     */
    record Part(String file, List<CaseHead> heads) {
        Part {
            heads = List.copyOf(heads);
        }
    }

    /** Load what the build has written down; where it has not, read the case files. */
    static Contents load() {
        return Contents.class.getResource(RESOURCE) == null ? read() : parse(TextFile.resource(RESOURCE));
    }

    private static Contents read() {
        var reader = new CaseFileReader(Ledger.load());
        return new Contents(Catalogue.index(Role.SERVER).stream()
                .map(file -> new Part(file, heads(reader.read(Catalogue.yaml(file)))))
                .toList());
    }

    private static List<CaseHead> heads(List<Case> cases) {
        return cases.stream().map(CaseHead::of).toList();
    }

    /**
     * Write down the contents of the built-in files.
     *
     * @param args the directory of the classes and resources of this module
     * @throws IOException if the file cannot be written
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0] + RESOURCE), read().written());
    }

    /** Read what was written down. */
    static Contents parse(String text) {
        var parts = new ArrayList<Part>();
        var heads = new ArrayList<CaseHead>();
        for (String line : text.lines().toList().reversed()) {
            if (line.indexOf('\t') < 0) {
                parts.addFirst(new Part(line, heads.reversed()));
                heads.clear();
            } else {
                heads.add(head(line));
            }
        }
        return new Contents(parts);
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

    /** Return them as text: the name of each file in a line, and after it the heads of its cases, a line each. */
    String written() {
        return parts.stream()
                .flatMap(part -> Stream.concat(
                        Stream.of(part.file()), part.heads().stream().map(Contents::line)))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(CaseHead head) {
        return String.join(
                "\t",
                head.id(),
                head.title().replace('\t', ' '),
                head.section(),
                head.level().name(),
                head.byDefault() ? BY_DEFAULT : BY_NAME,
                String.join(" ", head.requirements()),
                String.join(" ", head.autobahn()));
    }

    /** Return the heads of all cases, in order. */
    Heads heads() {
        return Heads.of(parts.stream().flatMap(part -> part.heads().stream()).toList());
    }
}
