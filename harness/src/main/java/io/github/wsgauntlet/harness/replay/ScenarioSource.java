package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.prose.Prose;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.turns.Captures;
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

    private static final String OVER_HTTP = "A greeting asks nothing over HTTP";

    private final Scenario scenario;
    private final Dialect dialect;
    private final Optional<byte[]> earlier;
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
        var requests = new RequestWriter("<host>", "<path>", List.of());
        this.earlier = scenario.open().earlier().map(before -> requests.write(before.request(), random));
        this.head = requests.write(scenario.open().request(), random);
        this.agreement = HttpHead.parse(head, head.length).flatMap(DeflateOffer::accepted);
        this.writer = new UnitEncoder(Role.CLIENT, random);
        this.bytes = new BytesSource(dialect, writer);
    }

    /**
     * Return the statements, one on each line or on several.
     *
     * @param scenario what is sent
     * @param greeting what is said and heard before, once the connection is open
     */
    static String of(Scenario scenario, List<Turn> greeting, Dialect dialect) {
        if (scenario.takesTurns() || greeting.stream().anyMatch(ScenarioSource::refers)) {
            String sentence = "(This program does not speak what is spoken over WebSocket; wsgauntlet replay does.)";
            return dialect.statement("say", List.of(Ascii.literal(sentence)));
        }
        var source = new ScenarioSource(scenario, dialect);
        for (Step step : scenario.steps()) {
            source.add(step);
            if (step instanceof Step.Opening) {
                greeting.forEach(source::greet);
            }
        }
        source.addEnding();
        return String.join("\n", source.statements);
    }

    /** Only who understands what comes knows what was captured in it. */
    private static boolean refers(Turn turn) {
        return turn instanceof Turn.Say(Payload payload, boolean binary)
                && !Captures.none().fill(payload).equals(payload);
    }

    /** What is a matter of routine is not answered, since the program ends before it matters. */
    private void greet(Turn turn) {
        switch (turn) {
            case Turn.Say(Payload payload, boolean binary) -> {
                say(Prose.step(turn));
                Unit message = Unit.Frame.of(binary ? Opcodes.BINARY : Opcodes.TEXT, payload);
                send(new Step.Send(List.of(message), Segments.whole()));
            }
            case Turn.Receive receive -> {
                say(Prose.step(turn));
                wire("await-answers");
            }
            case Turn.Routine routine -> {}
            case Turn.Longer longer -> {}
            case Turn.Ask ask -> throw new IllegalArgumentException(OVER_HTTP);
            case Turn.Answer answer -> throw new IllegalArgumentException(OVER_HTTP);
            case Turn.HangUp hangUp -> throw new IllegalArgumentException(OVER_HTTP);
        }
    }

    private void add(Step step) {
        say(Prose.step(step));
        admit(step);
        pace(step);
        switch (step) {
            case Step.Open open -> {
                earlier.ifPresent(request -> ask(request, open));
                var arguments = new ArrayList<>(List.of(segments(open.segments()), Literals.text(head)));
                arguments.addAll(bytes.of(open.first()));
                wire("handshake", arguments);
                agreement.ifPresent(writer::agreed);
            }
            case Step.Accept accept -> throw new IllegalArgumentException("A program that connects tests no client");
            case Step.Send send -> send(send);
            case Step.Await(Step.Awaited awaited) ->
                wire(
                        switch (awaited) {
                            case ANSWERS -> "await-answers";
                            case CLOSE -> "await-close";
                            case END -> "await-end";
                        });
            case Step.Pause pause -> wire("pause");
            case Step.StopReading stopReading -> wire("stop-reading");
            case Step.HalfClose halfClose -> wire(halfClose.silent() ? "half-close-silently" : "half-close");
            case Step.Reset reset -> wire("reset");
            case Step.Canary canary -> wire("canary");
            case Turn turn -> throw new IllegalArgumentException("A program takes no turns");
        }
    }

    private void ask(byte[] request, Step.Open open) {
        boolean pipelined = open.earlier().filter(Step.Earlier::pipelined).isPresent();
        wire(pipelined ? "ask-first" : "ask", List.of(Literals.text(request)));
    }

    private void send(Step.Send send) {
        var arguments = new ArrayList<>(List.of(segments(send.segments())));
        arguments.addAll(bytes.of(send.units()));
        wire("send", arguments);
    }

    /** TLS decides in these programs what a record is, and leaves it in a segment of its own. */
    private void admit(Step step) {
        boolean beyond = switch (step) {
            case Step.Opening opening ->
                opening.withFinished() || opening.segments().records() > 0;
            case Step.Send send -> send.segments().records() > 0;
            case Step.Await await -> false;
            case Step.Pause pause -> false;
            case Step.StopReading stopReading -> false;
            case Step.HalfClose halfClose -> false;
            case Step.Reset reset -> false;
            case Step.Canary canary -> false;
            case Turn turn -> false;
        };
        if (beyond) {
            say("(This program cannot join records of TLS in a segment; wsgauntlet replay can.)");
        }
    }

    private void pace(Step step) {
        int paced = switch (step) {
            case Step.Opening opening -> opening.segments().paced();
            case Step.Send send -> send.segments().paced();
            case Step.Await await -> 0;
            case Step.Pause pause -> 0;
            case Step.StopReading stopReading -> 0;
            case Step.HalfClose halfClose -> 0;
            case Step.Reset reset -> 0;
            case Step.Canary canary -> 0;
            case Turn turn -> 0;
        };
        if (paced > 0) {
            wire("pace", List.of(String.valueOf(paced)));
        }
    }

    private static String segments(Segments segments) {
        int size = segments.size() > 0 ? segments.size() : segments.records();
        return size == 0 ? "WHOLE" : String.valueOf(size);
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
