package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.AnswerPattern.BodyPattern;
import io.github.wsgauntlet.cases.AnswerPattern.FieldPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Scenarios in which turns are taken, of all that a case file can say. */
final class TurnArbitraries {
    private TurnArbitraries() {}

    static Arbitrary<Scenario> scenarios() {
        Arbitrary<List<Turn>> before = overHttp().list().ofMaxSize(3).map(TurnArbitraries::joined);
        Arbitrary<List<Turn>> after = Arbitraries.oneOf(
                        overHttp(), onConnection().map(List::of))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(TurnArbitraries::joined);
        return Combinators.combine(before, ScenarioArbitraries.opens(), after, Arbitraries.of(true, false))
                .as((first, open, more, opens) -> {
                    List<Step> all = new ArrayList<>(first);
                    if (opens || first.stream().noneMatch(Turn.Ask.class::isInstance)) {
                        all.add(open);
                        all.addAll(more);
                    }
                    return new Scenario(renamed(all), Scenario.Ending.CLOSE);
                });
    }

    private static List<Turn> joined(List<List<Turn>> turns) {
        return turns.stream().flatMap(List::stream).toList();
    }

    /** Give each request and each message a name of its own, which some have and some have not. */
    private static List<Step> renamed(List<Step> steps) {
        List<Step> renamed = new ArrayList<>();
        String last = "";
        for (Step step : steps) {
            int number = renamed.size();
            switch (step) {
                case Turn.Ask ask -> {
                    last = ask.name().isEmpty() ? "" : "ask-" + number;
                    renamed.add(new Turn.Ask(last, ask.method(), ask.target(), ask.headers(), ask.body(), ask.way()));
                }
                case Turn.HangUp hangUp -> renamed.add(new Turn.HangUp(last));
                case Turn.Answer answer ->
                    renamed.add(new Turn.Answer(answer.to().isEmpty() ? "" : last, answer.pattern(), answer.needed()));
                case Turn.Receive receive ->
                    renamed.add(new Turn.Receive(
                            receive.name().isEmpty() ? "" : "message-" + number,
                            receive.pattern(),
                            receive.anywhere(),
                            receive.needed()));
                default -> renamed.add(step);
            }
        }
        return renamed;
    }

    private static Arbitrary<List<Turn>> overHttp() {
        Arbitrary<Turn> quiet = Arbitraries.oneOf(
                Arbitraries.of("0", "250").list().ofMinSize(1).ofMaxSize(2).map(Turn.Longer::new),
                Combinators.combine(messages(), says().optional())
                        .as(Turn.Habit::new)
                        .list()
                        .ofMaxSize(2)
                        .map(Turn.Routine::new));
        Arbitrary<Turn.Ask> asks = Combinators.combine(
                        Arbitraries.of("", "x"),
                        Arbitraries.of("GET", "POST"),
                        Arbitraries.of("<path>", "<resource>?a=b", "/"),
                        Arbitraries.of("A: b", "Content-Type: text/plain")
                                .list()
                                .ofMaxSize(2),
                        payloads(),
                        Arbitraries.of(Turn.Way.class))
                .as(Turn.Ask::new);
        Arbitrary<Turn.Answer> answers = Combinators.combine(
                        Arbitraries.of("", "x"), answerPatterns(), Arbitraries.of(true, false))
                .as(Turn.Answer::new);
        return Arbitraries.oneOf(
                quiet.map(List::of),
                asks.map(ask -> List.<Turn>of(ask, new Turn.HangUp(ask.name()))),
                Combinators.combine(asks, answers).as((ask, answer) -> List.<Turn>of(ask, answer)));
    }

    private static Arbitrary<Turn> onConnection() {
        Arbitrary<Turn> receives = Combinators.combine(
                        Arbitraries.of("", "x"), messages(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Turn.Receive::new);
        return Arbitraries.oneOf(says().map(say -> say), receives);
    }

    private static Arbitrary<Turn.Say> says() {
        return Combinators.combine(payloads(), Arbitraries.of(true, false)).as(Turn.Say::new);
    }

    private static Arbitrary<AnswerPattern> answerPatterns() {
        Arbitrary<Range> ranges = Arbitraries.of(new Range(200, 200), new Range(400, 499));
        Arbitrary<FieldPattern> fields = Combinators.combine(
                        Arbitraries.of("A", "Content-Type"), Arbitraries.of("b", "text/.*"))
                .as(FieldPattern::new);
        Arbitrary<BodyPattern> parts = Combinators.combine(
                        contents().list().ofMinSize(1).ofMaxSize(3),
                        Arbitraries.of(AnswerPattern.Parts.RECORD, "\n", "--"),
                        Arbitraries.of(true, false))
                .as(AnswerPattern.Parts::new);
        return Combinators.combine(
                        ranges.list().ofMaxSize(2),
                        fields.list().uniqueElements(FieldPattern::name).ofMaxSize(2),
                        Arbitraries.of("Set-Cookie", "b").list().ofMaxSize(2),
                        Arbitraries.oneOf(contents().map(AnswerPattern.Whole::new), parts),
                        Arbitraries.of(true, false))
                .as(AnswerPattern::new);
    }

    /** Return what messages have to be that are known to be text or binary. */
    private static Arbitrary<MessagePattern> messages() {
        return Arbitraries.oneOf(
                contents(),
                Arbitraries.of(MessagePattern.Kind.class).map(MessagePattern.Anything::new),
                Combinators.combine(payloads(), Arbitraries.of(true, false)).as(MessagePattern.Exactly::new));
    }

    /** Return what messages and bodies have to be: what is written in hexadecimal is binary, and nothing else is. */
    private static Arbitrary<MessagePattern> contents() {
        return Arbitraries.oneOf(
                Arbitraries.just(MessagePattern.any()),
                HostileTexts.any()
                        .filter(TurnArbitraries::isPlain)
                        .map(text -> new MessagePattern.Exactly(new Payload.Text(text), false)),
                Arbitraries.of("00", "ff01").map(hex -> new MessagePattern.Exactly(new Payload.Hex(hex), true)),
                Arbitraries.of("[0-9]+", "a|b", "\\d{2}").map(MessagePattern.Matching::new),
                Combinators.combine(
                                HostileTexts.any().filter(TurnArbitraries::isPlain),
                                Arbitraries.of("{\"a\": 1, ...}", "[%{:string}, null]", "%{:/a+/}"))
                        .as(MessagePattern.Json::new));
    }

    private static Arbitrary<Payload> payloads() {
        return ScenarioArbitraries.simple().filter(payload -> switch (payload) {
            case Payload.Text(String text) -> isPlain(text);
            case Payload.Repeated(Payload unit, int times) ->
                !(unit instanceof Payload.Text text) || isPlain(text.text());
            default -> true;
        });
    }

    private static boolean isPlain(String text) {
        return !text.contains("%") && !PayloadReader.holdsLoneSurrogate(text);
    }
}
