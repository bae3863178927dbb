package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.adapter.Hearing;
import io.github.wsgauntlet.harness.adapter.Wrapping;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.wire.Extension;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a target was seen to do before the first case ran.
 *
 * @param echoes which data messages it sends back, and as what
 * @param adapter how what it is sent is wrapped, and what comes unwrapped, where it is no echo server by itself
 * @param probe a text that it was seen to answer, where it need not take any other
 * @param pong whether it answers a ping
 * @param close whether it answers a Close frame with one
 * @param rejects whether a client ends a connection of which it does not take the answer
 * @param deflate whether it accepts an offer of permessage-deflate
 * @param deflateParameters the parameters of permessage-deflate that it agrees on when they are offered (RFC 7692 7.1)
 * @param subprotocol the subprotocol that it selects of those in every request; nothing where these offer none, and
 *     {@link #NONE} where it selects none
 * @param greetings how many messages it sends before it was sent one
 * @param talks whether it sends messages of its own at any time, so that none that comes can be known for an echo
 * @param tls whether it speaks TLS
 * @param tls13 whether it speaks TLS 1.3
 * @param roundTrip how long it takes to answer
 */
public record Capabilities(
        Echo echoes,
        Optional<EchoAdapter> adapter,
        Optional<ProbeText> probe,
        boolean pong,
        boolean close,
        boolean rejects,
        boolean deflate,
        List<String> deflateParameters,
        Optional<String> subprotocol,
        int greetings,
        boolean talks,
        boolean tls,
        boolean tls13,
        Duration roundTrip) {
    /** What stands where there could be the name of a parameter or a subprotocol; no such name has parentheses. */
    public static final String NONE = "(none)";

    public Capabilities {
        deflateParameters = List.copyOf(deflateParameters);
    }

    /** Create the capabilities of a target of which the parameters and subprotocols do not matter. */
    public Capabilities(
            Echo echoes, boolean pong, boolean close, boolean deflate, int greetings, boolean tls, Duration roundTrip) {
        this(
                echoes,
                Optional.empty(),
                Optional.empty(),
                pong,
                close,
                true,
                deflate,
                List.of(),
                Optional.empty(),
                greetings,
                false,
                tls,
                false,
                roundTrip);
    }

    /** Create the capabilities of a target that sends every message back as it was sent, or none. */
    public Capabilities(
            boolean echo,
            boolean pong,
            boolean close,
            boolean deflate,
            int greetings,
            boolean tls,
            Duration roundTrip) {
        this(echo ? Echo.EXACT : Echo.NONE, pong, close, deflate, greetings, tls, roundTrip);
    }

    /** Return these capabilities without what a foundation is about, if that is one of them. */
    public Capabilities without(Foundation foundation) {
        return new Capabilities(
                echoes,
                adapter,
                probe,
                pong && foundation != Foundation.PONG,
                close && foundation != Foundation.CLOSE,
                rejects && foundation != Foundation.REJECTION,
                deflate,
                deflateParameters,
                subprotocol,
                greetings,
                talks,
                tls,
                tls13,
                roundTrip);
    }

    /** Return the same that answers a text, if it answers one, and need not take any other. */
    public Capabilities withProbe(Optional<ProbeText> other) {
        return answering(echoes, adapter, other, greetings);
    }

    /** Return the same that is no echo server by itself, but for an adapter, if there is one. */
    public Capabilities withAdapter(Optional<EchoAdapter> other) {
        return answering(echoes, other, probe, greetings);
    }

    /**
     * Return what holds where a scenario is played. A target behind an adapter sends back what can be wrapped, and
     * nothing else; what it says by itself is then known for what it is.
     */
    public Capabilities towards(Scenario scenario) {
        if (adapter.isEmpty()) {
            return this;
        }
        return notWrapped(scenario).isPresent()
                ? answering(Echo.NONE, Optional.empty(), probe, greetings)
                : answering(echoes, adapter, probe, 0);
    }

    /** Return why a scenario is played as it is to a target behind an adapter; empty where it need not be. */
    public Optional<Unasked> notWrapped(Scenario scenario) {
        return adapter.flatMap(known -> Wrapping.of(known, scenario).whyNot()).map(Unasked.NotWrapped::new);
    }

    /** Return what a message of the tester's is to the target; nothing where it only announces another. */
    public Optional<WireMessage> meant(WireMessage sent) {
        return adapter.map(known -> known.said(sent)).orElse(Optional.of(sent));
    }

    /** Return what listens to one connection, and says what comes back in the messages that come. */
    public Function<WireMessage, Optional<Hearing.Heard>> hearing() {
        return adapter.<Function<WireMessage, Optional<Hearing.Heard>>>map(known -> known.hearing()::hear)
                .orElse(message -> Optional.of(new Hearing.Heard(0, message)));
    }

    /** Return whether answers may come in another order than what they answer, as they say what that is. */
    public boolean answersInAnyOrder() {
        return adapter.filter(EchoAdapter::numbered).isPresent();
    }

    private Capabilities answering(Echo back, Optional<EchoAdapter> by, Optional<ProbeText> to, int first) {
        return new Capabilities(
                back,
                by,
                to,
                pong,
                close,
                rejects,
                deflate,
                deflateParameters,
                subprotocol,
                first,
                talks,
                tls,
                tls13,
                roundTrip);
    }

    /** Return whether it sends messages back, be it of one type only. */
    public boolean echo() {
        return echoes.any();
    }

    /** Return what the cases can ask of this target. */
    public Set<Need> offered() {
        Set<Need> offered = EnumSet.noneOf(Need.class);
        if (echo()) {
            offered.add(Need.ECHO);
        }
        if (deflate) {
            offered.add(Need.DEFLATE);
        }
        if (tls) {
            offered.add(Need.TLS);
        }
        if (tls13) {
            offered.add(Need.TLS13);
        }
        if (deflateParameters.contains(Extension.Name.CLIENT_MAX_WINDOW_BITS.text())) {
            offered.add(Need.WINDOW);
        } else if (deflate) {
            offered.add(Need.FIXED_WINDOW);
        }
        return offered;
    }

    /** Return these capabilities as reports show them. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("echo", echo());
        if (echo()) {
            map.put("textComesBackAs", word(echoes.text()));
            map.put("binaryComesBackAs", word(echoes.binary()));
        }
        adapter.ifPresent(known -> map.put("echoAdapter", known.name()));
        probe.ifPresent(answered -> map.put("probeText", answered.text()));
        map.put("pong", pong);
        map.put("close", close);
        map.put("deflate", deflate);
        if (deflate) {
            map.put("deflateParameters", words(deflateParameters));
        }
        subprotocol.ifPresent(name -> map.put("subprotocol", name));
        map.put("greetings", greetings);
        if (talks) {
            map.put("ownMessages", true);
        }
        map.put("tls", tls);
        if (tls) {
            map.put("tls13", tls13);
        }
        map.put("roundTripMicros", roundTrip.toNanos() / 1_000);
        return map;
    }

    private static String words(Collection<String> names) {
        return names.isEmpty() ? NONE : String.join(", ", names);
    }

    private static String word(Echo.Back back) {
        return back.name().toLowerCase(Locale.ROOT);
    }
}
