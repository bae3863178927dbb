package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Reference;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.shape.Shape;
import io.github.wsgauntlet.cases.yaml.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Sees to it that turns refer only to what was captured, asked or awaited before. */
final class References {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");

    private final Set<String> captured = new HashSet<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> received = new HashSet<>();
    private String last = "";

    /** Take these steps, each of which stands at a place. */
    static References of(List<Step> steps, List<Place> places) {
        var references = new References();
        for (int i = 0; i < steps.size(); i++) {
            references.take(steps.get(i), places.get(i));
        }
        return references;
    }

    /** Return a regular expression with each reference replaced by a word. */
    static String neutral(String regex) {
        return Reference.fill(regex, name -> "x");
    }

    /** Take a step, and refuse one that refers to what was not before. */
    private void take(Step step, Place place) {
        switch (step) {
            case Step.Open open -> requireAll(texts(open.request()), place);
            case Turn.Ask ask -> {
                requireAll(Stream.concat(Stream.of(ask.target()), ask.headers().stream()), place);
                requireAll(texts(ask.body()), place);
                if (!ask.name().isEmpty() && !asked.add(ask.name())) {
                    throw place.error("A request '" + ask.name() + "' stands already in this case");
                }
                asked.add(ask.name());
                last = ask.name();
            }
            case Turn.Answer answer -> {
                String to = answer.to().isEmpty() ? last : answer.to();
                if (!asked.contains(to)) {
                    throw place.error(
                            to.isEmpty() ? "Nothing was asked before" : "No request '" + to + "' was sent before");
                }
                answered.add(answer.to());
                answered.add(to);
                take(answer.pattern(), place);
            }
            case Turn.HangUp hangUp -> {
                String to = hangUp.to().isEmpty() ? last : hangUp.to();
                if (!asked.contains(to)) {
                    throw place.error(
                            to.isEmpty() ? "Nothing was asked before" : "No request '" + to + "' was sent before");
                }
            }
            case Turn.Say say -> requireAll(texts(say.payload()), place);
            case Turn.Receive receive -> {
                if (!receive.name().isEmpty() && !received.add(receive.name())) {
                    throw place.error("A message '" + receive.name() + "' stands already in this case");
                }
                take(receive.pattern(), place);
            }
            case Turn.Routine routine ->
                routine.habits().forEach(habit -> {
                    require(references(habit.comes()), place);
                    if (captures(habit.comes()).findAny().isPresent()) {
                        throw place.error("What may come at any time is not captured");
                    }
                    habit.reply().ifPresent(reply -> requireAll(texts(reply.payload()), place));
                });
            case Turn.Longer longer -> requireAll(longer.millis().stream(), place);
            default -> {
                // Nothing else says anything of its own accord.
            }
        }
    }

    private void take(AnswerPattern pattern, Place place) {
        pattern.fields().forEach(field -> take(new MessagePattern.Matching(field.regex()), place));
        bodies(pattern).forEach(body -> take(body, place));
    }

    private void take(MessagePattern pattern, Place place) {
        require(references(pattern), place);
        captures(pattern).forEach(captured::add);
    }

    /** Refuse outcomes that refer to what never was. */
    void check(List<Expectation.Allowed> expect, Place place) {
        expect.stream().flatMap(allowed -> allowed.outcomes().stream()).forEach(outcome -> {
            if (outcome instanceof Outcome.Answered(String to, AnswerPattern pattern)) {
                if (!answered.contains(to)) {
                    throw place.error("No step awaits the answer" + (to.isEmpty() ? "" : " to '" + to + "'"));
                }
                pattern.fields().forEach(field -> check(new MessagePattern.Matching(field.regex()), place));
                bodies(pattern).forEach(body -> check(body, place));
            } else if (outcome instanceof Outcome.Received(String name, MessagePattern pattern)) {
                if (!received.contains(name)) {
                    throw place.error("No step receives a message '" + name + "'");
                }
                check(pattern, place);
            }
        });
    }

    private void check(MessagePattern pattern, Place place) {
        require(references(pattern), place);
        if (captures(pattern).findAny().isPresent()) {
            throw place.error("An outcome captures nothing");
        }
    }

    private void requireAll(Stream<String> texts, Place place) {
        require(texts.flatMap(text -> Reference.names(text).stream()), place);
    }

    private void require(Stream<String> names, Place place) {
        names.filter(name -> !captured.contains(name)).findFirst().ifPresent(name -> {
            throw place.error("'%{" + name + "}' was not captured before");
        });
    }

    private static Stream<MessagePattern> bodies(AnswerPattern pattern) {
        return switch (pattern.body()) {
            case AnswerPattern.Whole(MessagePattern whole) -> Stream.of(whole);
            case AnswerPattern.Parts parts -> parts.parts().stream();
        };
    }

    private static Stream<String> references(MessagePattern pattern) {
        return switch (pattern) {
            case MessagePattern.Anything anything -> Stream.empty();
            case MessagePattern.Exactly exactly ->
                texts(exactly.payload()).flatMap(text -> Reference.names(text).stream());
            case MessagePattern.Matching(String regex) -> Reference.names(regex).stream();
            case MessagePattern.Json(String prefix, String shape) ->
                Stream.concat(Reference.names(prefix).stream(), Shape.parse(shape).references().stream());
        };
    }

    private static Stream<String> captures(MessagePattern pattern) {
        return switch (pattern) {
            case MessagePattern.Anything anything -> Stream.empty();
            case MessagePattern.Exactly exactly -> Stream.empty();
            case MessagePattern.Matching(String regex) ->
                GROUP.matcher(regex).results().map(found -> found.group(1));
            case MessagePattern.Json json -> Shape.parse(json.shape()).captures().stream();
        };
    }

    private static Stream<String> texts(Payload payload) {
        return switch (payload) {
            case Payload.Text(String text) -> Stream.of(text);
            case Payload.Repeated(Payload unit, int times) -> texts(unit);
            case Payload.Joined(var parts) -> parts.stream().flatMap(References::texts);
            case Payload.Hex hex -> Stream.empty();
            case Payload.Seeded seeded -> Stream.empty();
            case Payload.Sample sample -> Stream.empty();
            case Payload.CloseBody body -> Stream.empty();
            case Payload.Deflated deflated -> Stream.empty();
        };
    }

    private static Stream<String> texts(HandshakeRequest request) {
        Stream<String> edits = request.edits().stream().flatMap(edit -> switch (edit) {
            case HandshakeRequest.HeaderEdit.Add(String name, String value) -> Stream.of(value);
            case HandshakeRequest.HeaderEdit.Replace(String name, String value) -> Stream.of(value);
            default -> Stream.empty();
        });
        return Stream.concat(Stream.of(request.target()), edits);
    }
}
