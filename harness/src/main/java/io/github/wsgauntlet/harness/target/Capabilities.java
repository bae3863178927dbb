package io.github.wsgauntlet.harness.target;

import io.github.wsgauntlet.cases.Need;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a target was seen to do before the first case ran.
 *
 * @param echoes which data messages it sends back, and as what
 * @param pong whether it answers a ping
 * @param close whether it answers a Close frame with one
 * @param deflate whether it accepts an offer of permessage-deflate
 * @param greetings how many messages it sends before it was sent one
 * @param tls whether it speaks TLS
 * @param roundTrip how long it takes to answer
 */
public record Capabilities(
        Echo echoes, boolean pong, boolean close, boolean deflate, int greetings, boolean tls, Duration roundTrip) {

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
        return offered;
    }

    /** Return these capabilities as reports show them. */
    public Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("echo", echo());
        if (echo() && !echoes.equals(Echo.EXACT)) {
            map.put("textComesBackAs", word(echoes.text()));
            map.put("binaryComesBackAs", word(echoes.binary()));
        }
        map.put("pong", pong);
        map.put("close", close);
        map.put("deflate", deflate);
        map.put("greetings", greetings);
        map.put("tls", tls);
        map.put("roundTripMicros", roundTrip.toNanos() / 1_000);
        return map;
    }

    private static String word(Echo.Back back) {
        return back.name().toLowerCase(Locale.ROOT);
    }
}
