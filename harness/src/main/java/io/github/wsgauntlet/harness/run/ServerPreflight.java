package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds out whether a server can be judged, and what it can do. */
final class ServerPreflight {
    private static final String SUBPROTOCOL = "Sec-WebSocket-Protocol";

    private final ServerTarget target;
    private final Patience patience;
    private final Inquiry inquiry = new Inquiry(Role.SERVER);

    /** What a target is taken to do of which nothing is known. */
    private final Capabilities assumed;

    /** Plays with it; all that look remember together how its connections end. */
    private final Driver stranger;

    ServerPreflight(ServerTarget target, Patience patience) {
        this.target = target;
        this.patience = patience;
        this.assumed = new Capabilities(false, true, true, false, 0, target.secure(), Duration.ZERO);
        this.stranger = new Driver(target, assumed).alone();
    }

    Preflight.Result probe() {
        Transcript first = stranger.play(inquiry.opening(List.of()), 1, patience.forLooking());
        if (first.head().isEmpty()) {
            return new Preflight.Result.Unfit(assumed, noAnswer(first));
        }
        if (first.flooded().isPresent()) {
            return new Preflight.Result.Unfit(assumed, Inquiry.flood(target.address(), first));
        }
        if (!first.upgraded()) {
            return new Preflight.Result.Refused(assumed, refusal(first));
        }
        return probeAnswers(first);
    }

    /**
     * See what a target does with a ping, a text and a binary message, each alone on a connection: one that cannot take
     * two frames at once, or does not like a message, is still known by the others. Where no message comes back, it
     * gets more time for it once more. A target of which is said what text it answers is sent that and no other
     * message: of any message nobody knows then whether it comes back.
     */
    private Preflight.Result probeAnswers(Transcript first) {
        Duration roundTrip = roundTrip(first);
        Patience limits = patience.scaledTo(roundTrip).forProbing();
        boolean closes = Inquiry.has(Opcodes.CLOSE, first);
        Driver pinging = stranger.knowing(hopeful(true, closes, 0));
        Transcript pinged = Inquiry.patiently(
                limits, each -> inquiry.answer(pinging, Inquiry.ping(), each), seen -> Inquiry.has(Opcodes.PONG, seen));
        boolean pongs = Inquiry.has(Opcodes.PONG, pinged);
        Capabilities hopeful = hopeful(pongs, closes, Inquiry.greetings(pinged));
        var echoes = new EchoProbe(
                inquiry,
                stranger.knowing(hopeful),
                target.adapter().isPresent() ? Inquiry.longer(limits) : limits,
                Inquiry.longer(limits),
                hopeful);
        Optional<ProbeText> probe = target.probe().filter(echoes::answers);
        Echo echo = target.probe().isPresent() ? Echo.NONE : echoes.echo();
        boolean silent = !Inquiry.reacted(first, 0) && !Inquiry.reacted(pinged, Inquiry.greetings(pinged));
        if (silent && !echoes.reacted()) {
            return new Preflight.Result.Unfit(assumed, Inquiry.mute(target.address(), patience));
        }
        boolean deflate = agrees(DeflateAgreement.NAME, limits).isPresent();
        boolean talks = echo.any() && echoes.talks();
        var found = new Capabilities(
                talks ? Echo.NONE : echo,
                target.adapter().filter(known -> !talks),
                probe,
                pongs,
                closes,
                true,
                deflate,
                deflate ? deflateParameters(limits) : List.of(),
                subprotocol(first),
                talks ? 0 : Inquiry.greetings(pinged),
                talks,
                assumed.tls(),
                speaksTls13(first),
                shorter(roundTrip, roundTrip(pinged)));
        return target.probe()
                .filter(known -> probe.isEmpty())
                .map(this::noAnswer)
                .or(() -> target.adapter().filter(known -> !echo.any()).map(this::noEcho))
                .<Preflight.Result>map(reason -> new Preflight.Result.Refused(found, reason))
                .orElseGet(() -> new Preflight.Result.Ready(found));
    }

    private static boolean speaksTls13(Transcript transcript) {
        return transcript
                .first(Event.Connected.class)
                .flatMap(Event.Connected::tlsVersion)
                .filter("TLSv1.3"::equals)
                .isPresent();
    }

    /** Return what lets the driver wait for an answer of any kind. */
    private Capabilities hopeful(boolean pongs, boolean closes, int greetings) {
        return new Capabilities(true, pongs, closes, false, greetings, assumed.tls(), assumed.roundTrip())
                .withProbe(target.probe())
                .withAdapter(target.adapter());
    }

    /** Offer each parameter alone, since a target has to decline an offer as a whole (RFC 7692 5.1). */
    private List<String> deflateParameters(Patience limits) {
        return Arrays.stream(Extension.Name.values())
                .filter(name -> agrees(DeflateAgreement.NAME + "; " + offered(name), limits)
                        .flatMap(answer -> answer.parameter(name))
                        .isPresent())
                .map(Extension.Name::text)
                .toList();
    }

    private static String offered(Extension.Name parameter) {
        return parameter.text() + (parameter == Extension.Name.SERVER_MAX_WINDOW_BITS ? "=10" : "");
    }

    /** Make an offer of permessage-deflate, and return what is agreed on. */
    private Optional<Extension> agrees(String offer, Patience limits) {
        var open = new Step.Open(
                HandshakeRequest.standard().with("Sec-WebSocket-Extensions", offer), List.of(), Segments.whole());
        var offering = new Scenario(List.of(open), Scenario.Ending.CLOSE);
        return Inquiry.patiently(
                        limits,
                        each -> stranger.play(offering, 3, each),
                        seen -> seen.head().isPresent())
                .head()
                .flatMap(DeflateAgreement::acceptedIn);
    }

    /** Return what was selected of the subprotocols that stand in every request. */
    private Optional<String> subprotocol(Transcript first) {
        return target.fields().stream()
                .filter(field -> field.name().equalsIgnoreCase(SUBPROTOCOL))
                .findFirst()
                .map(offered -> first.head().stream()
                        .flatMap(head -> head.values(SUBPROTOCOL).stream())
                        .findFirst()
                        .orElse(Capabilities.NONE));
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
            return "No connection to " + target.address() + ": " + failed.get().reason() + ".";
        }
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return target.address() + " answered an opening handshake with bytes that are no HTTP response.";
        }
        return transcript.end().isPresent()
                ? target.address() + " ended the connection without an answer to a plain opening handshake."
                : target.address() + " accepted the connection and sent no answer to a plain opening handshake within "
                        + patience.deadline().toSeconds() + " s.";
    }

    private String noAnswer(ProbeText known) {
        return target.address() + " did not answer the text '" + known.text() + "' with "
                + known.answer()
                        .map(said -> "a message that contains '" + said + "'.")
                        .orElse("the same text.");
    }

    private String noEcho(EchoAdapter known) {
        return target.address() + " did not send a message back that was wrapped as '" + known.name()
                + "' has it. Is that the protocol that it speaks, and does its application answer?";
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
        return target.address() + " answered a plain opening handshake with '"
                + transcript.head().orElseThrow().startLine() + "' instead of 101." + hint;
    }
}
