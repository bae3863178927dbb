package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out whether a client comes, and what it can do. */
final class ClientPreflight {
    private final ClientTarget target;
    private final Patience patience;
    private final Inquiry inquiry = new Inquiry(Role.CLIENT);

    /** What a client is taken to do of which nothing is known. */
    private final Capabilities assumed;

    /** Plays with it; all that look remember together how its connections end. */
    private final Driver stranger;

    ClientPreflight(ClientTarget target, Patience patience) {
        this.target = target;
        this.patience = patience;
        this.assumed = new Capabilities(false, true, true, false, 0, target.secure(), Duration.ZERO);
        this.stranger = new Driver(target, assumed);
    }

    Preflight.Result probe() {
        Transcript first = stranger.play(inquiry.opening(List.of()), 1, patience.forLooking());
        if (first.head().isEmpty()) {
            return new Preflight.Result.Unfit(assumed, noHandshake(first));
        }
        return first.flooded().isPresent()
                ? new Preflight.Result.Unfit(assumed, Inquiry.flood("The client", first))
                : probeAnswers(first);
    }

    /** See what a client does with a ping, a text and a binary message, each alone on a connection. */
    private Preflight.Result probeAnswers(Transcript first) {
        Patience limits = patience.forProbing();
        Driver pinging = stranger.knowing(hopeful(0));
        Transcript pinged = Inquiry.patiently(
                limits, each -> inquiry.answer(pinging, Inquiry.ping(), each), seen -> Inquiry.has(Opcodes.PONG, seen));
        int greetings = Inquiry.greetings(pinged);
        Capabilities hopeful = hopeful(greetings);
        var echoes = new EchoProbe(inquiry, stranger.knowing(hopeful), limits, Inquiry.longer(limits), hopeful);
        Echo echo = echoes.echo();
        if (!Inquiry.reacted(first, 0) && !Inquiry.reacted(pinged, greetings) && !echoes.reacted()) {
            return new Preflight.Result.Unfit(assumed, Inquiry.mute("The client", patience));
        }
        boolean talks = echo.any() && echoes.talksToOne();
        Optional<Extension> deflate = first.head().stream()
                .flatMap(head -> DeflateAgreement.in(head).stream())
                .findFirst();
        return new Preflight.Result.Ready(new Capabilities(
                talks ? Echo.NONE : echo,
                Optional.empty(),
                Optional.empty(),
                Inquiry.has(Opcodes.PONG, pinged),
                Inquiry.has(Opcodes.CLOSE, first),
                true,
                deflate.isPresent(),
                deflate.map(ClientPreflight::parameters).orElse(List.of()),
                Optional.empty(),
                talks ? 0 : greetings,
                talks,
                assumed.tls(),
                false,
                shorter(roundTrip(first), toPong(pinged))));
    }

    /** Return what lets the driver wait for an answer of any kind. */
    private Capabilities hopeful(int greetings) {
        return new Capabilities(true, true, true, false, greetings, target.secure(), Duration.ZERO);
    }

    /** Return the parameters that a client offers. */
    static List<String> parameters(Extension offered) {
        return Arrays.stream(Extension.Name.values())
                .filter(name -> offered.parameter(name).isPresent())
                .map(Extension.Name::text)
                .toList();
    }

    /** Return how long the answer to the tester's Close took; a day where none came. */
    private static Duration roundTrip(Transcript transcript) {
        long asked = transcript
                .sent(Event.Purpose.CLOSING)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(0);
        return transcript
                .close()
                .map(answered -> Duration.ofNanos(answered.at() - asked))
                .orElse(Duration.ofDays(1));
    }

    /** Return how long the answer to the ping took; a day where none came. */
    private static Duration toPong(Transcript pinged) {
        long asked = pinged.sent(Event.Purpose.SCENARIO)
                .mapToLong(Event.Sent::at)
                .findFirst()
                .orElse(0);
        return pinged.all(Event.ReceivedFrame.class)
                .filter(event -> event.frame().opcode() == Opcodes.PONG)
                .findFirst()
                .map(answered -> Duration.ofNanos(answered.at() - asked))
                .orElse(Duration.ofDays(1));
    }

    /** Return the shorter of two times, and none where nothing was ever answered. */
    private static Duration shorter(Duration a, Duration b) {
        Duration least = a.compareTo(b) <= 0 ? a : b;
        return least.compareTo(Duration.ofDays(1)) < 0 ? least : Duration.ZERO;
    }

    private String noHandshake(Transcript transcript) {
        var failed = transcript.first(Event.ConnectFailed.class);
        if (failed.isPresent()) {
            return "No client: " + failed.get().reason() + ".";
        }
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return "The client began with bytes that are no HTTP request.";
        }
        return transcript.end().isPresent()
                ? "The client ended the connection without an opening handshake."
                : "The client sent no opening handshake within "
                        + patience.deadline().toSeconds() + " s.";
    }
}
