package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Expectation.Allowed;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.CloseFrame;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Manner;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Outcome.Subprotocol;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Entry;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;
import java.util.ArrayList;
import java.util.List;

/** Writes the outcomes a case allows as {@link ExpectationReader} reads them. */
final class ExpectationWriter {
    private static final int ITEM = CaseFileWriter.FIELD + 2;
    private static final int KEY = ITEM + 2;

    private ExpectationWriter() {}

    /** Write the allowed outcomes, and the verdict on everything else unless it is FAIL. */
    static void write(Expectation expectation, YamlLines lines) {
        lines.line(CaseFileWriter.FIELD, "expect:");
        boolean first = true;
        for (Allowed allowed : expectation.allowed()) {
            write(allowed, first, lines);
            first = false;
        }
        if (expectation.otherwise() != Verdict.FAIL) {
            lines.entry(
                    CaseFileWriter.FIELD,
                    "otherwise",
                    YamlPiece.plain(expectation.otherwise().key()));
        }
    }

    private static void write(Allowed allowed, boolean first, YamlLines lines) {
        List<Entry> entries =
                allowed.outcomes().stream().map(ExpectationWriter::entry).toList();
        lines.item(ITEM, entries.getFirst().key(), entries.getFirst().value());
        entries.subList(1, entries.size()).forEach(more -> lines.entry(KEY, more.key(), more.value()));
        if (!first || allowed.grade() != Verdict.PASS) {
            lines.entry(KEY, "grade", YamlPiece.plain(allowed.grade().key()));
        }
    }

    private static Entry entry(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Subprotocol subprotocol) ->
                entry("accepted", option("subprotocol", subprotocol, Subprotocol.ANY));
            case Outcome.Agreed() -> entry("agreed", YamlPiece.mapping());
            case Outcome.Declined() -> entry("declined", YamlPiece.mapping());
            case Outcome.Refused refused -> entry("refused", refused(refused));
            case Outcome.Dropped() -> entry("dropped", YamlPiece.mapping());
            case Outcome.Rejected() -> entry("rejected", YamlPiece.mapping());
            case Outcome.FreshKeys() -> entry("fresh-keys", YamlPiece.mapping());
            case Outcome.Continued() -> entry("continued", YamlPiece.mapping());
            case Outcome.NotKept() -> entry("not-kept", YamlPiece.mapping());
            case Outcome.ContentSkipped() -> entry("skipped", YamlPiece.mapping());
            case Outcome.Echoed() -> entry("echoed", YamlPiece.mapping());
            case Outcome.Ponged() -> entry("ponged", YamlPiece.mapping());
            case Outcome.Closed(Codes codes) -> entry("closed", codes(codes));
            case Outcome.Failed(CloseFrame close, Codes codes) ->
                entry(
                        "failed",
                        switch (close) {
                            case PRESENT -> codes(codes);
                            case ABSENT -> YamlPiece.mapping().with("close", YamlPiece.plain("absent"));
                        });
            case Outcome.Ignored() -> entry("ignored", YamlPiece.mapping());
            case Outcome.Alive() -> entry("alive", YamlPiece.mapping());
            case Outcome.Silent() -> entry("silent", YamlPiece.mapping());
            case Outcome.Ended(Manner manner) -> entry("ended", option("manner", manner, Manner.ANY));
            case Outcome.Uninterpreted() -> entry("uninterpreted", YamlPiece.mapping());
            case Outcome.Exchanged() -> entry("exchanged", YamlPiece.mapping());
            case Outcome.Answered(String to, AnswerPattern pattern) ->
                entry("answered", TurnWriter.named("to", to).with(PatternWriter.written(pattern)));
            case Outcome.Received(String name, MessagePattern pattern) ->
                entry("received", TurnWriter.named("name", name).with(PatternWriter.written(pattern)));
            case Outcome.Left(Codes codes) -> entry("left", codes(codes));
            case Outcome.AtOnce() -> entry("at-once", YamlPiece.mapping());
            case Outcome.Survived() -> entry("survived", YamlPiece.mapping());
            case Outcome.Proportionate() -> entry("proportionate", YamlPiece.mapping());
        };
    }

    private static Entry entry(String key, Mapping value) {
        return new Entry(key, value);
    }

    private static <E extends Enum<E>> Mapping option(String key, E chosen, E usual) {
        return YamlPiece.mapping().withUnless(chosen == usual, key, YamlPiece.plain(Words.of(chosen)));
    }

    private static Mapping refused(Outcome.Refused refused) {
        return YamlPiece.mapping()
                .withUnless(
                        refused.statuses().isEmpty(), "statuses", new YamlPiece.Sequence(ranges(refused.statuses())))
                .withUnless(!refused.namesVersion13(), "version13", YamlPiece.plain(true));
    }

    private static Mapping codes(Codes codes) {
        List<YamlPiece> ways = ranges(codes.ranges());
        if (codes.same()) {
            ways.add(YamlPiece.plain("same"));
        }
        if (codes.empty()) {
            ways.add(YamlPiece.plain("empty"));
        }
        return YamlPiece.mapping().withUnless(codes.allowsAny(), "codes", new YamlPiece.Sequence(ways));
    }

    /** Return ranges of numbers as items of a list. */
    static List<YamlPiece> ranges(List<Range> ranges) {
        var written = new ArrayList<YamlPiece>();
        for (Range range : ranges) {
            written.add(YamlPiece.plain(range.from() == range.to() ? range.from() : range.from() + "-" + range.to()));
        }
        return written;
    }
}
