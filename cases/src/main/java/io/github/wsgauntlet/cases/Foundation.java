package io.github.wsgauntlet.cases;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something so basic that other cases rest on it: where a target cannot do it, what they ask for is not to be seen.
 * Each is judged by a case of its own, before all others and in this order, so that one that rests on another comes
 * after it.
 */
public enum Foundation {
    /** It accepts a plain opening handshake (RFC 6455 4.2). */
    HANDSHAKE("accepts a plain opening handshake"),
    /** It ends a connection when the answer to its opening handshake is none (RFC 6455 4.1); asked of clients alone. */
    REJECTION("ends a connection of which it does not take the answer"),
    /** It answers a Close frame with one (RFC 6455 5.5.1). */
    CLOSE("answers a Close frame"),
    /** It ends TCP after both sides have sent Close (RFC 6455 7.1.1). */
    END("ends TCP after the closing handshake"),
    /** It fails a connection on which something illegal was sent (RFC 6455 7.1.7). */
    FAILURE("fails a connection on which something illegal was sent"),
    /** It answers a Ping with a Pong (RFC 6455 5.5.2). */
    PONG("answers a ping with a pong"),
    /** It sends a short text message back. */
    TEXT("sends a text message back"),
    /** It sends a short binary message back. */
    BINARY("sends a binary message back"),
    /** It waits for the rest of a frame that comes in several segments (RFC 6455 5.2). */
    SEGMENTS("puts a frame together that comes in several segments"),
    /** It looks for a second frame behind the first in one segment (RFC 6455 5.2). */
    SEVERAL_FRAMES("takes several frames out of one segment"),
    /** It makes one message of fragments (RFC 6455 5.4). */
    FRAGMENTS("puts the fragments of a message together"),
    /** It answers a Ping between fragments, and goes on with the message (RFC 6455 5.4). */
    PING_BETWEEN_FRAGMENTS("takes a ping between the fragments of a message"),
    /** It takes a compressed message after it has agreed to (RFC 7692 6). */
    COMPRESSION("takes a compressed message"),
    /** It serves another connection while one is open. */
    OTHERS("serves another connection beside the first"),
    /** It takes a message that is too long for a length of seven bits (RFC 6455 5.2). */
    LENGTH_16("takes a frame whose length has 16 bits");

    /** The suite of the cases that judge foundations. */
    public static final String SUITE = "foundation/basics";

    private final String words;

    Foundation(String words) {
        this.words = words;
    }

    /** Return the id of the case that judges it, for example {@code foundation/basics/ping-between-fragments}. */
    public String id() {
        return SUITE + "/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return the id of the case that judges it on such a target. */
    public String id(Role target) {
        return CaseIds.of(target, id());
    }

    /** Return what a target does that has it, as a predicate. */
    public String words() {
        return words;
    }

    /** Return whether the case of an id judges a foundation. */
    public static boolean isJudgedBy(String id) {
        return CaseIds.sideless(id).startsWith(SUITE + "/");
    }

    /** Return the foundation that a case judges, if it judges one. */
    public static Optional<Foundation> judgedBy(Case asked) {
        return Arrays.stream(values())
                .filter(each -> each.id().equals(CaseIds.sideless(asked.id())))
                .findFirst();
    }
}
