package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ProbeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** What the tester sends after a scenario, and whose answer proves that the target is alive and has read all of it. */
final class Barrier {
    private final Exchange exchange;
    private final Recorder recorder;
    private final Capabilities capabilities;
    private final Patience patience;
    private final Random random;

    Barrier(Exchange exchange, Recorder recorder, Capabilities capabilities, Patience patience, Random random) {
        this.exchange = exchange;
        this.recorder = recorder;
        this.capabilities = capabilities;
        this.patience = patience;
        this.random = random;
    }

    /**
     * Send something whose answer proves that the target is alive and has read everything before it: a tagged message
     * where the target echoes and a message may begin, and a tagged ping. No ping follows one that is still owed its
     * pong, because the target might then answer only the last (RFC 6455 5.5.3). A target that takes only some texts is
     * sent one where it answers no ping.
     *
     * @param speaks whether it may be a message; to a protocol on top of WebSocket ours is no message
     */
    void raise(boolean speaks) {
        Conversation conversation = exchange.conversation();
        if (!conversation.atFrameBoundary()) {
            exchange.awaitReaction(patience.soft());
            return;
        }
        byte[] tag = new byte[6];
        random.nextBytes(tag);
        var payload = new Payload.Text("barrier-" + HexFormat.of().formatHex(tag));
        byte[] bytes = payload.bytes();
        Optional<Unit> message = speaks && conversation.atMessageBoundary() ? message(payload) : Optional.empty();
        boolean pong = conversation.violation().isPresent() || capabilities.pong() && exchange.ponged();
        var units = new ArrayList<Unit>();
        message.ifPresent(units::add);
        if (pong) {
            units.add(Unit.Frame.of(Opcodes.PING, payload));
        }
        if (units.isEmpty() && exchange.allAnswered()) { // It answers nothing that might be sent.
            exchange.awaitReaction(patience.grace());
            return;
        }
        if (!units.isEmpty()) {
            exchange.send(Event.Purpose.BARRIER, units, Segments.whole());
        }
        BooleanSupplier passed = message.isPresent()
                ? () -> recorder.echoed() && (!exchange.inAnyOrder() || exchange.allAnswered())
                : () -> exchange.allAnswered() && (!pong || recorder.ponged(bytes));
        exchange.awaitOr(Step.Awaited.ANSWERS, () -> exchange.reacted() || passed.getAsBoolean());
    }

    /** Return a message that the target answers, and look out for its answer; nothing where it answers none. */
    private Optional<Unit> message(Payload payload) {
        Optional<ProbeText> known = capabilities.probe();
        if (known.isPresent()) {
            return known.filter(text -> text.tells() && !capabilities.pong()).map(this::probe);
        }
        if (!capabilities.echo()) {
            return Optional.empty();
        }
        byte[] bytes = payload.bytes();
        recorder.expect(came -> Arrays.equals(came, bytes));
        return exchange.message(payload);
    }

    private Unit probe(ProbeText known) {
        var text = new Payload.Text(known.tagged(random));
        byte[] bytes = text.bytes();
        recorder.expect(came -> known.answers(bytes, came));
        return exchange.text(text);
    }
}
