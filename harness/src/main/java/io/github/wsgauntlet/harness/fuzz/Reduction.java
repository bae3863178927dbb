package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.HandshakeAnswer;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Simpler scenarios than one that shows a fault. What jqwik makes simpler stays of the kind it was made as: a message
 * with a ping inside never becomes a ping. Here it does.
 */
final class Reduction {
    private Reduction() {}

    /** Return simpler ones, those first that leave out most. */
    static Stream<List<Scenario>> of(List<Scenario> scenarios) {
        Stream<List<Scenario>> alone = scenarios.size() > 1 ? scenarios.stream().map(List::of) : Stream.empty();
        Stream<List<Scenario>> fewer = scenarios.size() > 2
                ? IntStream.range(0, scenarios.size()).mapToObj(i -> without(scenarios, i))
                : Stream.empty();
        Stream<List<Scenario>> simpler = IntStream.range(0, scenarios.size())
                .boxed()
                .flatMap(i -> simpler(scenarios.get(i)).map(one -> replaced(scenarios, i, one)));
        return Stream.of(alone, fewer, simpler).flatMap(all -> all);
    }

    /** Return the same scenarios in which nothing is awaited before more is sent. */
    static List<Scenario> withoutAwaits(List<Scenario> scenarios) {
        return scenarios.stream()
                .map(scenario -> new Scenario(
                        scenario.steps().stream()
                                .filter(step -> !(step instanceof Step.Await))
                                .toList(),
                        scenario.ending()))
                .toList();
    }

    private static Stream<Scenario> simpler(Scenario scenario) {
        boolean complete = complete(scenario);
        List<Step> rest = scenario.steps().subList(1, scenario.steps().size());
        Stream<List<Step>> opened =
                openings(scenario.opening()).map(opening -> replaced(scenario.steps(), 0, (Step) opening));
        Stream<List<Step>> fewer = descending(rest.size())
                .filter(i -> !keeps(rest.get(i)))
                .mapToObj(i -> without(scenario.steps(), i + 1));
        Stream<List<Step>> sent = descending(rest.size())
                .boxed()
                .flatMap(i -> rest.get(i) instanceof Step.Send send
                        ? sends(send).map(step -> replaced(scenario.steps(), i + 1, (Step) step))
                        : Stream.empty());
        return Stream.of(opened, fewer, sent)
                .flatMap(all -> all)
                .map(steps -> new Scenario(steps, Script.ending(steps)))
                .filter(each -> complete(each) || !complete);
    }

    /** Return whether no message is left unfinished: what a server makes of a part of one is its own affair. */
    private static boolean complete(Scenario scenario) {
        return Conversation.of(scenario, Optional.empty()).atMessageBoundary();
    }

    /** A canary, and the reset that ends what the canary is about, are the question itself. */
    private static boolean keeps(Step step) {
        return step instanceof Step.Canary || step instanceof Step.Reset;
    }

    private static Stream<? extends Step.Opening> openings(Step.Opening opening) {
        return switch (opening) {
            case Step.Open open -> opens(open);
            case Step.Accept accept -> accepts(accept);
        };
    }

    private static Stream<Step.Accept> accepts(Step.Accept accept) {
        HandshakeAnswer answer = accept.answer();
        Segments segments = accept.segments();
        Stream<Step.Accept> fewer = descending(accept.first().size())
                .mapToObj(i -> new Step.Accept(answer, without(accept.first(), i), segments));
        Stream<Step.Accept> whole = segments.isWhole()
                ? Stream.empty()
                : Stream.of(new Step.Accept(answer, accept.first(), Segments.whole()));
        Stream<Step.Accept> plain = answer.equals(HandshakeAnswer.standard())
                ? Stream.empty()
                : Stream.of(new Step.Accept(HandshakeAnswer.standard(), accept.first(), segments));
        return Stream.of(fewer, whole, plain).flatMap(all -> all);
    }

    private static Stream<Step.Open> opens(Step.Open open) {
        HandshakeRequest request = open.request();
        Stream<Step.Open> withoutFirst = open.first().isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(open.withFirst(List.of())),
                        descending(open.first().size()).mapToObj(i -> open.withFirst(without(open.first(), i))));
        Stream<Step.Open> whole =
                open.segments().isWhole() ? Stream.empty() : Stream.of(open.withSegments(Segments.whole()));
        Stream<Step.Open> fewerEdits = descending(request.edits().size())
                .mapToObj(i -> open.withRequest(request.withEdits(without(request.edits(), i))));
        Stream<Step.Open> alone = open.earlier().isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new Step.Open(request, open.first(), open.segments(), Optional.empty(), open.withFinished()));
        Stream<Step.Open> afterFinished = open.withFinished()
                ? Stream.of(new Step.Open(request, open.first(), open.segments(), open.earlier()))
                : Stream.empty();
        return Stream.of(alone, withoutFirst, whole, fewerEdits, afterFinished).flatMap(all -> all);
    }

    private static Stream<Step.Send> sends(Step.Send send) {
        List<Unit> units = send.units();
        Stream<Step.Send> whole =
                send.segments().isWhole() ? Stream.empty() : Stream.of(new Step.Send(units, Segments.whole()));
        Stream<Step.Send> fewer = units.size() > 1
                ? descending(units.size()).mapToObj(i -> new Step.Send(without(units, i), send.segments()))
                : Stream.empty();
        Stream<Step.Send> lone = units.size() > 2
                ? units.stream().map(unit -> new Step.Send(List.of(unit), send.segments()))
                : Stream.empty();
        Stream<Step.Send> joined = joined(units).map(one -> new Step.Send(one, send.segments())).stream();
        Stream<Step.Send> simpler = IntStream.range(0, units.size())
                .boxed()
                .flatMap(i ->
                        units(units.get(i)).map(unit -> new Step.Send(replaced(units, i, unit), send.segments())));
        return Stream.of(whole, lone, fewer, joined, simpler).flatMap(all -> all);
    }

    /** Put the fragments of the first message that has several into one frame, after what stood between them. */
    private static Optional<List<Unit>> joined(List<Unit> units) {
        var parts = new ArrayList<Payload>();
        var others = new ArrayList<Unit>();
        Optional<Frame> first = Optional.empty();
        for (int i = 0; i < units.size(); i++) {
            boolean data = units.get(i) instanceof Frame each && each.opcode() < Opcodes.CLOSE;
            if (!data) {
                others.add(units.get(i));
                continue;
            }
            Frame frame = (Frame) units.get(i);
            if (first.isEmpty() && frame.fin()) {
                others.add(frame);
                continue;
            }
            first = first.or(() -> Optional.of(frame));
            parts.add(frame.payload());
            if (frame.fin()) {
                others.add(with(first.get(), joined(first.get(), parts)));
                others.addAll(units.subList(i + 1, units.size()));
                return Optional.of(others);
            }
        }
        return Optional.empty();
    }

    private static Payload joined(Frame first, List<Payload> parts) {
        byte[] bytes = new Payload.Joined(parts).bytes();
        boolean text = first.opcode() == Opcodes.TEXT && first.rsv() == 0 && Utf8.valid(bytes);
        return text ? new Payload.Text(new String(bytes, StandardCharsets.UTF_8)) : Payloads.hex(bytes);
    }

    private static Frame with(Frame frame, Payload payload) {
        return new Frame(frame.opcode(), true, frame.rsv(), frame.mask(), frame.length(), payload);
    }

    private static Stream<Unit> units(Unit unit) {
        return switch (unit) {
            case Unit.Raw(Payload payload) -> payloads(payload).map(Unit.Raw::new);
            case Unit.Compressed(int opcode, Payload payload, int size) ->
                Stream.concat(
                        Stream.of(Frame.of(opcode, payload)),
                        payloads(payload).map(simpler -> new Unit.Compressed(opcode, simpler, size)));
            case Frame frame -> {
                Stream<Unit> plain = frame.mask() instanceof Mask.Key
                        ? Stream.of(new Frame(
                                frame.opcode(),
                                frame.fin(),
                                frame.rsv(),
                                new Mask.Usual(),
                                frame.length(),
                                frame.payload()))
                        : Stream.empty();
                Stream<Unit> smaller = frame.length().lies()
                        ? Stream.empty()
                        : payloads(frame.payload())
                                .map(payload -> new Frame(
                                        frame.opcode(),
                                        frame.fin(),
                                        frame.rsv(),
                                        frame.mask(),
                                        frame.length(),
                                        payload));
                yield Stream.concat(plain, smaller);
            }
        };
    }

    /** Return payloads with fewer bytes, in plain words. */
    private static Stream<Payload> payloads(Payload payload) {
        return switch (payload) {
            case Payload.CloseBody(int code, Payload reason) ->
                payloads(reason).map(simpler -> new Payload.CloseBody(code, simpler));
            case Payload.Deflated(Payload content, var how) ->
                payloads(content).map(simpler -> new Payload.Deflated(simpler, how));
            default -> {
                byte[] bytes = payload.bytes();
                Stream<Payload> nothing = bytes.length > 0 ? Stream.of(Payload.empty()) : Stream.empty();
                Stream<Payload> letter = bytes.length > 1 ? Stream.of(new Payload.Text("a")) : Stream.empty();
                Stream<Payload> halves = bytes.length > 2
                        ? Stream.of(
                                Conversations.slice(payload, bytes, 0, bytes.length / 2),
                                Conversations.slice(payload, bytes, bytes.length / 2, bytes.length),
                                Conversations.slice(payload, bytes, 0, bytes.length - 1),
                                Conversations.slice(payload, bytes, 1, bytes.length))
                        : Stream.empty();
                yield Stream.of(nothing, letter, halves).flatMap(all -> all);
            }
        };
    }

    private static IntStream descending(int size) {
        return IntStream.range(0, size).map(i -> size - 1 - i);
    }

    private static <T> List<T> without(List<T> all, int index) {
        var fewer = new ArrayList<>(all);
        fewer.remove(index);
        return fewer;
    }

    private static <T> List<T> replaced(List<T> all, int index, T one) {
        var changed = new ArrayList<>(all);
        changed.set(index, one);
        return changed;
    }
}
