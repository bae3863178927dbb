package io.github.wsgauntlet.reports.site;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.matrix.MatrixRuns;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs that become a site, and what is in the files of one. */
final class SiteRuns {
    static final String UNMASKED = "rfc6455-5.1-server-closes-unmasked";
    static final String RESERVED = "rfc6455-5.2-rsv-on-data-fails";

    private SiteRuns() {}

    /** Return a case that is about one requirement, and names another beside it. */
    static CaseResult result(String id, Verdict verdict, String rule, String reason) {
        CaseResult like = MatrixRuns.result(id, verdict);
        return new CaseResult(
                id,
                like.title(),
                like.section(),
                verdict,
                like.closing(),
                like.level(),
                List.of(rule),
                like.autobahn(),
                like.millis(),
                like.sent(),
                like.expected(),
                "",
                "",
                new Unasked.Obstacle(reason),
                false,
                SampleConversation.opened()
                        .text(Entry.From.TARGET, reason)
                        .closed()
                        .entries());
    }

    static Results run(String name, CaseResult... cases) {
        return MatrixRuns.run(name, List.of(cases));
    }

    static void write(Path directory, List<String> embargo, Results... runs) {
        List<Results> all = List.of(runs);
        SiteReport.write(all, Embargo.of(embargo, all), Optional.empty(), directory);
    }

    /** Return the text of each file, by its place. */
    static TreeMap<String, String> files(Path directory) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(directory).filter(Files::isRegularFile)) {
            for (Path file : all.toList()) {
                files.put(directory.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
