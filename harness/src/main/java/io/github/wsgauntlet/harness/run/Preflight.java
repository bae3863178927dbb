package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds out, before the first case, whether a target can be judged at all and what it can do. */
final class Preflight {
    private static final String MESSAGE = "wsgauntlet: does this target echo?";
    private static final String PING = "preflight";

    /** What was found. */
    sealed interface Result {
        /** Return what is known of the target. */
        Capabilities capabilities();

        /** The target takes part: cases can be judged. */
        record Ready(Capabilities capabilities) implements Result {}

        /** The target answers HTTP and turned a plain opening handshake down. It may have its reasons. */
        record Refused(Capabilities capabilities, String reason) implements Result {}

        /** Nothing at that address answers an opening handshake. */
        record Unreachable(Capabilities capabilities, String reason) implements Result {}
    }

    private final Target target;
    private final Patience patience;

    Preflight(Target target, Patience patience) {
        this.target = target;
        this.patience = patience;
    }

    Result probe() {
        var assumed = new Capabilities(false, true, true, false, 0, target.secure(), Duration.ZERO);
        Transcript first = new Driver(target, assumed).play(opening(List.of()), 1, patience);
        if (first.head().isEmpty()) {
            return new Result.Unreachable(assumed, noAnswer(first));
        }
        if (!first.upgraded()) {
            return new Result.Refused(assumed, refusal(first));
        }
        return new Result.Ready(probeAnswers(assumed, first));
    }

    /**
     * See what a target does with a ping, a text and a binary message, each alone on a connection: one that cannot take
     * two frames at once, or does not like a message, is still known by the others. Where no message comes back, it
     * gets more time for it once more.
     */
    private Capabilities probeAnswers(Capabilities assumed, Transcript first) {
        Duration roundTrip = roundTrip(first);
        Patience limits = patience.scaledTo(roundTrip).forProbing();
        Transcript pinged = answer(ping(), hopeful(assumed, 0), limits);
        Capabilities hopeful = hopeful(assumed, greetings(pinged));
        Echo echo = echo(hopeful, limits);
        if (!echo.any()) {
            echo = echo(hopeful, limits.withDeadline(limits.deadline().multipliedBy(3)));
        }
        return new Capabilities(
                echo,
                has(Opcodes.PONG, pinged),
                has(Opcodes.CLOSE, first),
                compresses(assumed, limits),
                greetings(pinged),
                assumed.tls(),
                shorter(roundTrip, roundTrip(pinged)));
    }

    private static Unit ping() {
        return Unit.Frame.of(Opcodes.PING, new Payload.Text(PING));
    }

    /** Return what lets the driver wait for an answer of any kind. */
    private static Capabilities hopeful(Capabilities assumed, int greetings) {
        return new Capabilities(true, true, true, false, greetings, assumed.tls(), assumed.roundTrip());
    }

    private Echo echo(Capabilities hopeful, Patience limits) {
        return new Echo(
                comesBack(answer(Unit.Frame.of(Opcodes.TEXT, new Payload.Text(MESSAGE)), hopeful, limits)),
                comesBack(answer(Unit.Frame.of(Opcodes.BINARY, new Payload.Text(MESSAGE)), hopeful, limits)));
    }

    /** Send one frame, and wait for what it brings. */
    private Transcript answer(Unit frame, Capabilities hopeful, Patience limits) {
        var send = new Step.Send(List.of(frame), Segments.whole());
        return new Driver(target, hopeful)
                .play(opening(List.of(send, new Step.Await(Step.Awaited.ANSWERS))), 2, limits);
    }

    /** Offer permessage-deflate as most clients do, and look whether it is accepted. */
    private boolean compresses(Capabilities assumed, Patience limits) {
        var offer = new Step.Open(
                HandshakeRequest.standard().with("Sec-WebSocket-Extensions", DeflateAgreement.NAME),
                List.of(),
                Segments.whole());
        return new Driver(target, assumed)
                .play(new Scenario(List.of(offer), Scenario.Ending.CLOSE), 3, limits)
                .compression()
                .isPresent();
    }

    private static Scenario opening(List<Step> steps) {
        var all = new ArrayList<Step>();
        all.add(Step.Open.standard());
        all.addAll(steps);
        return new Scenario(all, Scenario.Ending.CLOSE);
    }

    private static boolean has(int opcode, Transcript transcript) {
        return transcript.frames().stream().anyMatch(frame -> frame.opcode() == opcode);
    }

    /** Return as what the message came back, however it was fragmented. */
    private static Echo.Back comesBack(Transcript transcript) {
        byte[] payload = MESSAGE.getBytes(StandardCharsets.UTF_8);
        var reader = new MessageReader();
        return transcript.frames().stream()
                .flatMap(frame -> reader.add(frame).stream())
                .filter(message -> Arrays.equals(message.payload(), payload))
                .map(message -> message.text() ? Echo.Back.TEXT : Echo.Back.BINARY)
                .findFirst()
                .orElse(Echo.Back.NOTHING);
    }

    /** What comes although only a ping was sent; what repeats the ping is an odd answer to it. */
    private static int greetings(Transcript transcript) {
        long sent = transcript
                .all(Event.Sent.class)
                .filter(each -> each.purpose() == Event.Purpose.BARRIER || each.purpose() == Event.Purpose.CLOSING)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return (int) transcript
                .all(Event.ReceivedFrame.class)
                .filter(event -> event.at() < sent)
                .map(Event.ReceivedFrame::frame)
                .filter(frame -> !frame.control())
                .filter(WireFrame::fin)
                .filter(frame -> !Arrays.equals(frame.payload(), PING.getBytes(StandardCharsets.UTF_8)))
                .count();
    }

    /** The first connection to a server may be slow for reasons of its own. */
    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    /** Return how long the answer to the opening handshake took; a day where none came. */
    private static Duration roundTrip(Transcript transcript) {
        long asked = transcript.first(Event.SentHead.class).map(Event::at).orElse(0L);
        return transcript
                .first(Event.ReceivedHead.class)
                .map(answered -> Duration.ofNanos(answered.at() - asked))
                .orElse(Duration.ofDays(1));
    }

    private String noAnswer(Transcript transcript) {
        var failed = transcript.first(Event.ConnectFailed.class);
        if (failed.isPresent()) {
            return "No connection to " + target.url() + ": " + failed.get().reason() + ".";
        }
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return target.url() + " answered an opening handshake with bytes that are no HTTP response.";
        }
        return transcript.end().isPresent()
                ? target.url() + " ended the connection without an answer to a plain opening handshake."
                : target.url() + " accepted the connection and sent no answer to a plain opening handshake within "
                        + patience.deadline().toSeconds() + " s.";
    }

    private String refusal(Transcript transcript) {
        int status = transcript.head().orElseThrow().status().orElse(0);
        String hint = switch (status) {
            case 401, 403, 407 -> " It seems to want credentials or an Origin.";
            case 404 -> " Is the path right?";
            case 301, 302, 303, 307, 308 ->
                " It points to "
                        + String.join(", ", transcript.head().orElseThrow().values("Location")) + ".";
            default -> " Is there a WebSocket endpoint at that path?";
        };
        return target.url() + " answered a plain opening handshake with '"
                + transcript.head().orElseThrow().startLine() + "' instead of 101." + hint;
    }
}
