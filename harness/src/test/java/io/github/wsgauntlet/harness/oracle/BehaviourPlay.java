package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.harness.wire.WireFrameWriter;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plays both sides of a connection on paper: the tester as the scenario says, the target as a behaviour does. */
final class BehaviourPlay {
    private final TestersPart tester;
    private final Scenario scenario;
    private final Conversation conversation;
    private final HttpHead request;
    private boolean agreed;
    private final List<Event> events = new ArrayList<>();
    private long now;

    BehaviourPlay(TestersPart tester) {
        this.tester = tester;
        this.scenario = tester.scenario();
        this.request = tester.request();
        this.conversation = tester.conversation();
        switch (scenario.tester()) {
            case CLIENT -> events.add(new Event.Connected(tick()));
            case SERVER -> {
                events.add(new Event.Accepted(tick(), Optional.empty()));
                events.add(new Event.ReceivedHead(tick(), request));
            }
        }
        events.add(new Event.SentHead(tick(), tester.head()));
        if (!scenario.opening().first().isEmpty()) {
            sent(Event.Purpose.SCENARIO, tester.sent(false).getFirst());
        }
    }

    BehaviourPlay answer(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        events.add(new Event.ReceivedHead(
                tick(), HttpHead.parse(bytes, bytes.length).orElseThrow()));
        return this;
    }

    /** The target accepts, also the compression that is offered; a client that is accepted needs not say so. */
    BehaviourPlay accept() {
        agreed = tester.compression().isPresent();
        if (scenario.tester() == Role.SERVER) {
            return this;
        }
        return accept(DeflateOffer.valid(request).stream()
                .findFirst()
                .map(BehaviourPlay::extensions)
                .orElse(""));
    }

    /** The target accepts the first offer of compression, whatever is wrong with it. */
    BehaviourPlay acceptFirstCompression() {
        List<Extension> offers = DeflateAgreement.in(request);
        return accept(offers.isEmpty() ? "" : extensions(offers.getFirst()));
    }

    BehaviourPlay acceptWithoutCompression() {
        return accept("");
    }

    /** A hint of the client's that has no value is left out. */
    private static String extensions(Extension offer) {
        String parameters = offer.parameters().stream()
                .filter(parameter ->
                        parameter.value().isPresent() || parameter.name().endsWith("takeover"))
                .map(parameter -> "; " + parameter.name()
                        + parameter.value().map(value -> "=" + value).orElse(""))
                .collect(Collectors.joining());
        return "Sec-WebSocket-Extensions: " + offer.name() + parameters + "\r\n";
    }

    BehaviourPlay acceptFirstOffer() {
        List<String> offered = request.list("Sec-WebSocket-Protocol");
        return accept(offered.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + offered.getFirst() + "\r\n");
    }

    private BehaviourPlay accept(String more) {
        String key = request.values("Sec-WebSocket-Key").stream().findFirst().orElse("");
        return answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + acceptFor(key) + "\r\n" + more + "\r\n");
    }

    private static String acceptFor(String key) {
        try {
            byte[] text = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The tester sends whatever the scenario says, and does what else it says. */
    BehaviourPlay sendAll() {
        Iterator<List<byte[]>> sendings = tester.sent(agreed).stream().skip(1).iterator();
        for (Step step : scenario.steps()) {
            switch (step) {
                case Step.Open open -> {}
                case Step.Accept accept -> {}
                case Step.Send send -> sent(Event.Purpose.SCENARIO, sendings.next());
                case Step.Await await -> {}
                case Step.Pause pause -> {}
                case Step.StopReading stopReading -> events.add(new Event.ReadingStopped(tick()));
                case Step.HalfClose halfClose ->
                    testerEnded(halfClose.silent() ? Event.HowEnded.HALF_CLOSED_SILENTLY : Event.HowEnded.HALF_CLOSED);
                case Step.Reset reset -> testerEnded(Event.HowEnded.RESET);
                case Turn turn -> throw new IllegalArgumentException("The oracle knows no turns");
                case Step.Canary canary -> events.add(new Event.CanarySent(tick(), true));
            }
        }
        return this;
    }

    private void testerEnded(Event.HowEnded how) {
        events.add(new Event.TesterEnded(tick(), how));
    }

    private void sent(Event.Purpose purpose, List<byte[]> pieces) {
        events.add(new Event.Sent(tick(), purpose, pieces));
    }

    /** The target does everything as the RFC wants it. */
    void conform() {
        sendAll();
        answerOwed();
        boolean reset = scenario.steps().stream().anyMatch(Step.Reset.class::isInstance);
        if (conversation.violation().isPresent()) {
            boolean text = conversation.violation().get() == SentViolation.TEXT_NOT_UTF8;
            close(text ? 1007 : 1002).end(End.FIN);
        } else if (conversation.close().isPresent()) {
            repeatClose().end(End.FIN);
        } else if (scenario.steps().stream().anyMatch(Step.HalfClose.class::isInstance)) {
            end(End.FIN);
        } else if (!reset) {
            goOn();
        }
    }

    void fail(int code) {
        sendAll();
        answerBeforeViolation();
        close(code).end(End.FIN);
    }

    void fail() {
        sendAll();
        answerBeforeViolation();
        received(Opcodes.CLOSE, new byte[0]);
        end(End.FIN);
    }

    private void answerBeforeViolation() {
        if (conversation.violation().isPresent() || conversation.close().isPresent()) {
            answerOwed();
        }
    }

    BehaviourPlay answerOwed() {
        conversation.owedMessages().forEach(this::echo);
        conversation.owedPings().forEach(ping -> received(Opcodes.PONG, ping));
        return this;
    }

    BehaviourPlay answerEverything() {
        conversation.messages().forEach(this::echo);
        conversation.pings().forEach(ping -> received(Opcodes.PONG, ping));
        return this;
    }

    /** The target takes what is only payload of another frame for frames. */
    BehaviourPlay answerSwallowed() {
        conversation.swallowedPings().forEach(ping -> received(Opcodes.PONG, ping));
        conversation.swallowedMessages().forEach(this::echo);
        return this;
    }

    BehaviourPlay answerAltered() {
        byte[] other = {'o', 't', 'h', 'e', 'r'};
        conversation.owedMessages().forEach(message -> echo(new WireMessage(message.text(), other)));
        conversation.owedPings().forEach(ping -> received(Opcodes.PONG, other));
        return this;
    }

    private void echo(WireMessage message) {
        received(message.text() ? Opcodes.TEXT : Opcodes.BINARY, message.payload());
    }

    /** The tester raises a barrier and starts to close, and the target answers both as if nothing had happened. */
    void goOn() {
        if (conversation.close().isEmpty()) {
            byte[] tag = "barrier".getBytes(StandardCharsets.US_ASCII);
            sent(Event.Purpose.BARRIER, List.of(WireFrameWriter.encode(frame(scenario.tester(), Opcodes.TEXT, tag))));
            received(Opcodes.TEXT, tag);
            byte[] normal = {3, (byte) 0xe8};
            sent(
                    Event.Purpose.CLOSING,
                    List.of(WireFrameWriter.encode(frame(scenario.tester(), Opcodes.CLOSE, normal))));
            close(1000);
        } else {
            repeatClose();
        }
        end(End.FIN);
    }

    BehaviourPlay close(int code) {
        received(Opcodes.CLOSE, new byte[] {(byte) (code >> 8), (byte) code});
        return this;
    }

    /** The target sends the tester's Close back as it came, whatever is in it. */
    BehaviourPlay repeatClose() {
        conversation.close().ifPresent(close -> received(Opcodes.CLOSE, close.payload()));
        return this;
    }

    BehaviourPlay end(End how) {
        events.add(new Event.TargetEnded(tick(), how));
        return this;
    }

    void giveUp(Step.Awaited awaited) {
        events.add(new Event.DeadlinePassed(tick(), awaited));
    }

    private void received(int opcode, byte[] payload) {
        events.add(new Event.ReceivedFrame(tick(), frame(scenario.tester().peer(), opcode, payload)));
    }

    /** Return a frame as its sender has to send it; with a key of no meaning, it is as well masked as with any. */
    private static WireFrame frame(Role sender, int opcode, byte[] payload) {
        int lengthBytes = payload.length > 0xffff ? 8 : payload.length > 125 ? 2 : 0;
        return new WireFrame(true, 0, opcode, sender == Role.CLIENT, 0, lengthBytes, payload.length, payload);
    }

    private long tick() {
        return now += 1_000_000;
    }

    Transcript transcript() {
        return new Transcript(events);
    }
}
