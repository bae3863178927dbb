package io.github.wsgauntlet.harness.proof.field;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file from which a report tells how the field answered the same bytes: what the baselines say, by case. Its first
 * line names the servers. Each other line is a case that some of them do not pass: its id, and for each verdict the
 * numbers of the servers, of which {@code ~} marks those that do better now and then. {@code UNPLAYED} stands before
 * the servers that are not asked.
 */
final class FieldFile {
    private static final Path FILE =
            Path.of("../reports/src/main/resources/io/github/wsgauntlet/reports/view/field.tsv");
    private static final Path BASELINES = Path.of("src", "proof", "resources", "field", "baselines");
    private static final List<Verdict> WORST_FIRST = List.of(Verdict.FAIL, Verdict.STRICT, Verdict.WARN, Verdict.INFO);

    private FieldFile() {}

    /** A server, what it is known not to pass, and what it is not asked. */
    private record Known(String title, Baseline baseline, Set<String> unplayed) {
        static Known of(String id, String title, List<String> left, Catalogue catalogue) {
            Set<String> unplayed = new HashSet<>();
            if (!left.isEmpty()) {
                catalogue.select(left, List.of()).forEach(each -> unplayed.add(each.id()));
            }
            Path file = baselineOf(id);
            return new Known(title, Files.exists(file) ? Baseline.read(file, catalogue) : Baseline.empty(), unplayed);
        }
    }

    /** Return where a server's baseline is kept. */
    static Path baselineOf(String id) {
        return BASELINES.resolve(id + ".yaml");
    }

    static String read() throws IOException {
        return Files.readString(FILE);
    }

    /** Write the file anew, by the baselines as they are now. */
    static synchronized void write(Catalogue catalogue) throws IOException {
        Files.writeString(FILE, text(catalogue));
    }

    /** Return what the file has to say. */
    static String text(Catalogue catalogue) {
        List<Known> servers = Stream.concat(
                        FieldServer.on(FieldPage.SERVERS)
                                .map(each -> Known.of(each.id(), each.title(), each.unplayed(), catalogue)),
                        ContainerServer.on(FieldPage.SERVERS)
                                .map(each -> Known.of(each.id(), each.title(), each.unplayed(), catalogue)))
                .sorted(Comparator.comparing(Known::title, String.CASE_INSENSITIVE_ORDER))
                .toList();
        var text = new StringBuilder(
                "*\t" + String.join("\t", servers.stream().map(Known::title).toList()) + "\n");
        for (Case each : catalogue.cases()) {
            List<String> fields = fields(each.id(), servers);
            if (!fields.isEmpty()) {
                text.append(each.id())
                        .append('\t')
                        .append(String.join("\t", fields))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static List<String> fields(String id, List<Known> servers) {
        List<String> fields = new ArrayList<>();
        for (Verdict verdict : WORST_FIRST) {
            var numbers = new StringBuilder();
            for (int i = 0; i < servers.size(); i++) {
                Optional<Baseline.Entry> entry = servers.get(i).baseline().of(id, LocalDate.EPOCH);
                if (entry.isPresent() && entry.get().verdict() == verdict) {
                    numbers.append(' ').append(i).append(entry.get().sometimes() ? "~" : "");
                }
            }
            if (!numbers.isEmpty()) {
                fields.add(verdict.name() + numbers);
            }
        }
        var unplayed = new StringBuilder();
        for (int i = 0; i < servers.size(); i++) {
            unplayed.append(servers.get(i).unplayed().contains(id) ? " " + i : "");
        }
        if (!unplayed.isEmpty()) {
            fields.add("UNPLAYED" + unplayed);
        }
        return fields;
    }
}
