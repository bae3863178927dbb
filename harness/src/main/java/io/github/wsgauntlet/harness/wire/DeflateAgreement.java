package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.Extension.Name;
import java.util.List;
import java.util.Optional;

/**
 * What both sides have agreed on with permessage-deflate (RFC 7692 7.1). Only the answer says what was agreed, whatever
 * was offered (RFC 7692 5).
 *
 * @param serverNoContextTakeover whether the server starts each message with an empty window
 * @param clientNoContextTakeover whether the client has to
 * @param serverMaxWindowBits the base-2 logarithm of the largest window the server may use, 8 to 15
 * @param clientMaxWindowBits the base-2 logarithm of the largest window the client may use, 8 to 15
 */
public record DeflateAgreement(
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        int serverMaxWindowBits,
        int clientMaxWindowBits) {
    /** The name of the extension. */
    public static final String NAME = "permessage-deflate";

    private static final int LARGEST = 15;

    /** Return every element of a head that names permessage-deflate. */
    public static List<Extension> in(HttpHead head) {
        return Extension.of(head).stream()
                .filter(extension -> extension.name().equalsIgnoreCase(NAME))
                .toList();
    }

    /**
     * Return what an answer to an opening handshake agrees on; nothing where it is no 101 or names no
     * permessage-deflate. What is malformed in it counts as absent.
     */
    public static Optional<DeflateAgreement> agreedIn(HttpHead answer) {
        return acceptedIn(answer).map(DeflateAgreement::of);
    }

    /** Return the element with which an answer to an opening handshake accepts an offer; nothing where none does. */
    public static Optional<Extension> acceptedIn(HttpHead answer) {
        boolean accepts = answer.status().orElse(0) == 101;
        return in(answer).stream().filter(element -> accepts).findFirst();
    }

    /** Return what an element agrees on when it is the answer. */
    public static DeflateAgreement of(Extension answer) {
        return new DeflateAgreement(
                answer.parameter(Name.SERVER_NO_CONTEXT_TAKEOVER).isPresent(),
                answer.parameter(Name.CLIENT_NO_CONTEXT_TAKEOVER).isPresent(),
                bits(answer, Name.SERVER_MAX_WINDOW_BITS),
                bits(answer, Name.CLIENT_MAX_WINDOW_BITS));
    }

    private static int bits(Extension answer, Name name) {
        return answer.parameter(name)
                .flatMap(Extension.Parameter::value)
                .filter(value -> value.matches("0*([89]|1[0-5])"))
                .map(Integer::parseInt)
                .orElse(LARGEST);
    }

    /** Return whether an endpoint starts each message with an empty window, or has to. */
    public boolean noContextTakeover(Role endpoint) {
        return switch (endpoint) {
            case CLIENT -> clientNoContextTakeover;
            case SERVER -> serverNoContextTakeover;
        };
    }

    /** Return the base-2 logarithm of the largest window an endpoint may use, 8 to 15. */
    public int maxWindowBits(Role endpoint) {
        return switch (endpoint) {
            case CLIENT -> clientMaxWindowBits;
            case SERVER -> serverMaxWindowBits;
        };
    }

    /** Return the largest window an endpoint may use, in bytes. */
    public int window(Role endpoint) {
        return 1 << maxWindowBits(endpoint);
    }
}
