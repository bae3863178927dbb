package io.github.wsgauntlet.reports.matrix;

import static io.github.wsgauntlet.reports.record.Entry.From.TARGET;
import static io.github.wsgauntlet.reports.record.Entry.From.TESTER;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.record.SampleConversation;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.InflaterOutputStream;

/** Runs to put side by side, and what a browser does to read the page that comes of them. */
public final class MatrixRuns {
    static final Instant STARTED = Instant.parse("2026-11-22T14:03:07.520Z");
    public static final String BYTES = "hello from the target";

    private static final CaseResult LIKE = SampleRun.faulty().cases().getFirst();

    private MatrixRuns() {}

    public static Results run(String name, List<CaseResult> cases) {
        return run(name, STARTED, cases);
    }

    public static Results run(String name, Instant started, List<CaseResult> cases) {
        RunHeader like = SampleRun.header(cases.size());
        RunHeader header = new RunHeader(
                like.tool(),
                started,
                new RunHeader.Target(name, SampleRun.URL),
                like.capabilities(),
                cases.size(),
                SampleRun.WHOLE,
                like.requirements());
        RunFooter footer = new RunFooter(started.plusMillis(1180), 1180, RunFooter.count(cases), 0, "a summary");
        return Results.of(header, cases, footer);
    }

    public static CaseResult result(String id, Verdict verdict) {
        return result(
                id,
                verdict,
                "It ended in " + verdict.key(),
                SampleConversation.opened().text(TARGET, BYTES).closed().entries());
    }

    public static CaseResult result(String id, Verdict verdict, String reason, List<Entry> transcript) {
        return new CaseResult(
                id,
                "The title of " + id,
                LIKE.section(),
                verdict,
                LIKE.closing(),
                LIKE.level(),
                List.of("rfc6455-5.1-server-closes-unmasked"),
                List.of("3.1"),
                1,
                List.of("Complete the opening handshake", "Send an unmasked frame"),
                List.of("the target fails the connection with code 1002 (PASS)"),
                "",
                "",
                new Unasked.Obstacle(reason),
                false,
                transcript);
    }

    /** Run of 1133 cases each, of which some 4000 did not pass; no two conversations have the same bytes. */
    static List<Results> field(int targets) {
        Random random = new Random(6455);
        List<CaseResult> like = SampleRun.large(1133).cases();
        List<Results> runs = new ArrayList<>();
        for (int target = 0; target < targets; target++) {
            List<CaseResult> cases = new ArrayList<>();
            for (CaseResult result : like) {
                boolean noted = random.nextInt(1133 * targets) < 4000;
                Verdict verdict = noted ? Verdict.values()[1 + random.nextInt(4)] : Verdict.PASS;
                cases.add(result(
                        result.id(), verdict, result.actual(), noted ? conversation(random) : result.transcript()));
            }
            runs.add(run("server " + target, cases));
        }
        return runs;
    }

    private static List<Entry> conversation(Random random) {
        byte[] words = new byte[16 + random.nextInt(300)];
        random.nextBytes(words);
        String key = Base64.getEncoder().encodeToString(words).substring(0, 20);
        return SampleConversation.seeded(random.nextLong())
                .head(TESTER, "opening handshake", "GET / HTTP/1.1\nSec-WebSocket-Key: " + key + "\n\n")
                .head(TARGET, "101", "HTTP/1.1 101 Switching Protocols\nSec-WebSocket-Accept: " + key + "=\n\n")
                .frame(TESTER, false, 0, 2, words)
                .frame(TESTER, true, 0, 0, words)
                .frame(TARGET, true, 0, 2, words)
                .closed()
                .entries();
    }

    /** Unpack the cells of each row, as the script of the page does. */
    static List<List<String>> cells(String page) {
        return Pattern.compile("<template>([^<]*)</template>")
                .matcher(page)
                .results()
                .map((MatchResult match) -> List.of(unpacked(match.group(1)).split("\u001e", -1)))
                .toList();
    }

    private static String unpacked(String pack) {
        var html = new ByteArrayOutputStream();
        try (var out = new InflaterOutputStream(html)) {
            out.write(Base64.getDecoder().decode(pack));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return html.toString(StandardCharsets.UTF_8);
    }
}
