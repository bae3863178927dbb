package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Says a scenario as statements of a program. What it leaves to chance is drawn from seed 0 in the order in which the
 * harness draws it, so the program sends what the harness sends that plays it with that seed. Messages are compressed
 * as if the target agreed to the first valid offer as it stands.
 */
final class ScenarioSource {
    private static final Unit CLOSE = Unit.Frame.of(Opcodes.CLOSE, new Payload.CloseBody(1000, Payload.empty()));

    private final Scenario scenario;
    private final Dialect dialect;
    private final byte[] head;
    private final Optional<DeflateAgreement> agreement;
    private final UnitEncoder writer;
    private final BytesSource bytes;
    private final List<String> statements = new ArrayList<>();

    private ScenarioSource(Scenario scenario, Dialect dialect) {
        var random = new Random(0);
        this.scenario = scenario;
        this.dialect = dialect;
        // The program puts in its target where these two are left to stand.
        this.head = new RequestWriter("<host>", "<path>", List.of())
                .write(scenario.open().request(), random);
        this.agreement = HttpHead.parse(head, head.length).flatMap(DeflateOffer::accepted);
        this.writer = new UnitEncoder(random);
        this.bytes = new BytesSource(dialect, writer);
    }

    /** Return the statements, one on each line or on several. */
    static String of(Scenario scenario, Dialect dialect) {
        var source = new ScenarioSource(scenario, dialect);
        scenario.steps().forEach(source::add);
        source.addEnding();
        return String.join("\n", source.statements);
    }

    private void add(Step step) {
        say(Prose.step(step));
        pace(step);
        switch (step) {
            case Step.Open open -> {
                var arguments = new ArrayList<>(List.of(segments(open.segments()), Literals.text(head)));
                arguments.addAll(bytes.of(open.first()));
                wire("handshake", arguments);
                agreement.ifPresent(writer::agreed);
            }
            case Step.Send send -> send(send);
            case Step.Await(Step.Awaited awaited) ->
                wire(
                        switch (awaited) {
                            case ANSWERS -> "await-answers";
                            case CLOSE -> "await-close";
                            case END -> "await-end";
                        });
            case Step.Pause pause -> wire("pause");
            case Step.HalfClose halfClose -> wire("half-close");
            case Step.Reset reset -> wire("reset");
            case Step.Canary canary -> wire("canary");
        }
    }

    private void send(Step.Send send) {
        var arguments = new ArrayList<>(List.of(segments(send.segments())));
        arguments.addAll(bytes.of(send.units()));
        wire("send", arguments);
    }

    private void pace(Step step) {
        int paced = switch (step) {
            case Step.Open open -> open.segments().paced();
            case Step.Send send -> send.segments().paced();
            case Step.Await await -> 0;
            case Step.Pause pause -> 0;
            case Step.HalfClose halfClose -> 0;
            case Step.Reset reset -> 0;
            case Step.Canary canary -> 0;
        };
        if (paced > 0) {
            wire("pace", List.of(String.valueOf(paced)));
        }
    }

    private static String segments(Segments segments) {
        return segments.isWhole() ? "WHOLE" : String.valueOf(segments.size());
    }

    private void addEnding() {
        say(Prose.ending(scenario.ending()));
        List<String> close = mayStillSend() ? bytes.of(List.of(CLOSE)) : List.of();
        switch (scenario.ending()) {
            case CLOSE -> wire(close.isEmpty() ? "await-end" : "finish", close);
            case WAIT -> wire("await-end", close);
        }
    }

    private boolean mayStillSend() {
        boolean open = scenario.steps().stream()
                .noneMatch(step -> step instanceof Step.HalfClose || step instanceof Step.Reset);
        return open && Conversation.of(scenario, agreement).close().isEmpty();
    }

    private void say(String sentence) {
        statements.add(dialect.statement("say", List.of(Ascii.literal(Ascii.visible(sentence)))));
    }

    private void wire(String name, List<String> arguments) {
        statements.add(dialect.statement("wire." + name, arguments));
    }

    private void wire(String name) {
        wire(name, List.of());
    }
}
