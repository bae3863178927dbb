package io.github.wsgauntlet.reports.autobahn;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a run as Autobahn|Testsuite writes it, for scripts that read its {@code index.json}, its {@code index.html}
 * and the file of each case: the same keys, types, classes and file names.
 *
 * <p>Several of our cases may send the same kind of input as one of Autobahn's: the worst behaviour is reported, and so
 * is the worst closing. With {@linkplain AutobahnVerdicts#OURS our verdicts}, PASS is OK, INFO is INFORMATIONAL, WARN
 * and STRICT are NON-STRICT (UNCLEAN where they are on the closing), SKIP is UNIMPLEMENTED, and both FAIL and
 * INCONCLUSIVE are FAILED: what was not judged never looks well. Events that were expected ({@code expected},
 * {@code expectedClose}) are empty, as our outcomes are no lists of events; they stand in prose in
 * {@code expectation}. {@code wsgauntlet} is a key of our own, with all our cases under that id.
 */
public final class AutobahnReport {
    /** The name of the index in the directory that {@link #write} is given. */
    public static final String INDEX = "index.json";

    /** The name of the page beside it. */
    public static final String PAGE = "index.html";

    /** How many characters of an id go into the name of its file. */
    private static final int LONGEST = 120;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("   ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("   ", "\n"))
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER)))
            .build();

    private AutobahnReport() {}

    /** Under which ids cases are reported. */
    public enum Ids {
        /** Under those of Autobahn; cases that have none are left out, so that scripts see no id they do not know. */
        AUTOBAHN,
        /** Under our own. */
        OURS,
        /** Under those of Autobahn, and cases that have none under our own. */
        BOTH
    }

    /**
     * Write {@value #INDEX}, {@value #PAGE} and a file for each case. Directories that are missing are made, and files
     * that are there are replaced; the index is written last.
     *
     * @param directory where the files go
     * @param ids under which ids cases are reported
     * @param verdicts by whose rules it is said how the target behaved
     * @return how many of the index are FAILED, be it in their behaviour or in their closing
     * @throws IllegalStateException if the run is not {@linkplain Results#complete complete}: a case that is missing
     *     might have failed
     * @throws IllegalArgumentException if no case has such an id: a script would take an empty index for a good one;
     *     or if what went over the wire was not kept
     * @throws UncheckedIOException if a file cannot be written
     */
    public static int write(Results results, Path directory, Ids ids, AutobahnVerdicts verdicts) {
        return write(List.of(results), directory, ids, verdicts);
    }

    /**
     * Write the runs of several agents into one index, as the other method does for one. Of several with the same name
     * the last is written.
     */
    public static int write(List<Results> runs, Path directory, Ids ids, AutobahnVerdicts verdicts) {
        Map<String, List<AutobahnCase>> agents = new LinkedHashMap<>();
        for (Results run : runs) {
            agents.put(Legible.text(run.header().target().name()), reported(run, ids, verdicts));
        }
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        Map<String, ObjectNode> files = new LinkedHashMap<>();
        var page = new AutobahnPage();
        int failed = 0;
        for (Map.Entry<String, List<AutobahnCase>> agent : agents.entrySet()) {
            ObjectNode rows = index.putObject(agent.getKey());
            for (AutobahnCase each : agent.getValue()) {
                String file = file(agent.getKey(), each.id(), files.keySet());
                rows.set(each.id(), each.row(file));
                files.put(file, each.report());
                page.add(agent.getKey(), each, file);
                failed += each.failed() ? 1 : 0;
            }
        }
        try {
            Files.createDirectories(directory.toAbsolutePath());
            for (Map.Entry<String, ObjectNode> file : files.entrySet()) {
                write(file.getValue(), directory.resolve(file.getKey()));
            }
            Files.write(directory.resolve(PAGE), page.html().getBytes(StandardCharsets.UTF_8));
            write(index, directory.resolve(INDEX));
            return failed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<AutobahnCase> reported(Results run, Ids ids, AutobahnVerdicts verdicts) {
        run.requireComplete();
        List<AutobahnCase> cases = cases(run, ids, verdicts);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException(
                    "No case of this run sends what a case of Autobahn does, so there is nothing to report by its ids");
        }
        requireWires(cases);
        return cases;
    }

    /** A wire log that is empty, and a close code that is null, would say what never was. */
    private static void requireWires(List<AutobahnCase> cases) {
        long without = cases.stream().filter(AutobahnCase::leavesOut).count();
        if (without > 0) {
            throw new IllegalArgumentException("The record leaves out what went over the wire in " + without
                    + " of these cases, which passed; 'run --format autobahn' and '--transcripts all' keep it");
        }
    }

    private static List<AutobahnCase> cases(Results results, Ids ids, AutobahnVerdicts verdicts) {
        Map<String, List<CaseResult>> byId = new TreeMap<>(NaturalOrder.COMPARATOR);
        results.cases().stream()
                .sorted(Comparator.comparing(CaseResult::id, NaturalOrder.COMPARATOR))
                .forEach(result -> ids(result, ids)
                        .forEach(id -> byId.computeIfAbsent(id, each -> new ArrayList<>())
                                .add(result)));
        List<AutobahnCase> cases = new ArrayList<>();
        byId.forEach((id, each) -> cases.add(new AutobahnCase(id, cases.size() + 1, each, results, verdicts)));
        return cases;
    }

    private static List<String> ids(CaseResult result, Ids ids) {
        List<String> own = List.of(Legible.text(result.id()));
        List<String> theirs =
                result.autobahn().stream().map(Legible::text).distinct().toList();
        return switch (ids) {
            case AUTOBAHN -> theirs;
            case OURS -> own;
            case BOTH -> theirs.isEmpty() ? own : theirs;
        };
    }

    /** Return the name of a file of which there is no other yet. */
    private static String file(String agent, String id, Set<String> taken) {
        String name = clean(agent) + "_case_" + clean(id);
        String file = name + ".json";
        for (int i = 2; taken.contains(file); i++) {
            file = name + '_' + i + ".json";
        }
        return file;
    }

    /** Return a text as names of files have it: letters, digits and underscores. */
    private static String clean(String text) {
        String clean = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", " ")
                .strip()
                .replace(' ', '_');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    private static void write(ObjectNode json, Path file) throws IOException {
        Files.write(
                file,
                (MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + '\n')
                        .getBytes(StandardCharsets.UTF_8));
    }
}
