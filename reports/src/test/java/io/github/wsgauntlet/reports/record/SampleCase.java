package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.cases.reaction.Unasked;
import java.util.List;

/**
 * A case of which only that counts which is said.
 *
 * @param result the case as it is
 */
public record SampleCase(CaseResult result) {

    public static SampleCase of(String id, Verdict verdict) {
        return new SampleCase(new CaseResult(
                id,
                "The title of " + id,
                "5.1",
                verdict,
                new Closing(Verdict.PASS, Closing.Manner.CLEAN),
                Level.MUST,
                List.of("rfc6455-5.1-server-closes-unmasked"),
                List.of(),
                1.4,
                List.of("Complete the opening handshake", "Send an unmasked frame"),
                List.of("Expected: the target fails the connection", "Everything else is FAIL"),
                "",
                "",
                new Unasked.Obstacle("It ended in " + verdict.key() + "."),
                false,
                List.of()));
    }

    public SampleCase autobahn(String... ids) {
        return new SampleCase(
                with(result.closing(), List.of(ids), result.actual(), result.violated(), result.transcript()));
    }

    /** Cite this requirement and no other; say it first. */
    public SampleCase citing(String requirement) {
        return new SampleCase(new CaseResult(
                result.id(),
                result.title(),
                result.section(),
                result.verdict(),
                result.closing(),
                result.level(),
                List.of(requirement),
                result.autobahn(),
                result.millis(),
                result.sent(),
                result.expected(),
                result.why(),
                result.violated(),
                result.reaction(),
                result.repeated(),
                result.transcript()));
    }

    public SampleCase closing(Verdict verdict) {
        return new SampleCase(with(
                new Closing(verdict, verdict == Verdict.PASS ? Closing.Manner.CLEAN : Closing.Manner.STILL_OPEN),
                result.autobahn(),
                result.actual(),
                result.violated(),
                result.transcript()));
    }

    public SampleCase reason(String reason) {
        return new SampleCase(
                with(result.closing(), result.autobahn(), reason, result.violated(), result.transcript()));
    }

    /** Say what the target did; say it last. */
    public SampleCase doing(Reaction reaction) {
        return new SampleCase(
                with(result.closing(), result.autobahn(), reaction, result.violated(), result.transcript()));
    }

    public SampleCase violating(String requirement) {
        return new SampleCase(
                with(result.closing(), result.autobahn(), result.actual(), requirement, result.transcript()));
    }

    public SampleCase saying(SampleConversation conversation) {
        return new SampleCase(
                with(result.closing(), result.autobahn(), result.actual(), result.violated(), conversation.entries()));
    }

    /** A complete run of these cases, against a target of that name. */
    public static Results run(String name, int exit, SampleCase... cases) {
        List<CaseResult> results =
                List.of(cases).stream().map(SampleCase::result).toList();
        RunHeader like = SampleRun.header(cases.length);
        return Results.of(
                new RunHeader(
                        like.tool(),
                        like.started(),
                        new RunHeader.Target(name, SampleRun.URL),
                        like.capabilities(),
                        cases.length,
                        like.shard(),
                        like.requirements()),
                results,
                new RunFooter(
                        like.started().plusMillis(1180),
                        1180,
                        RunFooter.count(results),
                        exit,
                        "The summary of the run"));
    }

    private CaseResult with(
            Closing closing, List<String> autobahn, String reason, String violated, List<Entry> transcript) {
        return with(closing, autobahn, new Unasked.Obstacle(reason), violated, transcript);
    }

    private CaseResult with(
            Closing closing, List<String> autobahn, Reaction reaction, String violated, List<Entry> transcript) {
        return new CaseResult(
                result.id(),
                result.title(),
                result.section(),
                result.verdict(),
                closing,
                result.level(),
                result.requirements(),
                autobahn,
                result.millis(),
                result.sent(),
                result.expected(),
                result.why(),
                violated,
                reaction,
                false,
                transcript);
    }
}
