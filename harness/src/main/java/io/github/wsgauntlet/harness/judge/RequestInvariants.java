package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.cases.reaction.IllegalRequest;
import io.github.wsgauntlet.cases.reaction.IllegalRequest.Flaw;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What every opening handshake of a client has to keep, in every case (RFC 6455 4.1). */
final class RequestInvariants {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final int NONCE = 16;

    /** A resource may be named with all that is before its path (RFC 6455 4.1). */
    private static final Pattern ABSOLUTE = Pattern.compile("^(?i:https?|wss?)://[^/?]*");

    private final HttpHead request;
    private final List<Breach> breaches = new ArrayList<>();

    private RequestInvariants(HttpHead request) {
        this.request = request;
    }

    /** Check the request on a connection of a client that has sent one. */
    static List<Breach> check(Transcript transcript) {
        var invariants = new RequestInvariants(transcript.request().orElseThrow());
        transcript.first(Event.Accepted.class).flatMap(Event.Accepted::told).ifPresent(invariants::checkUrl);
        if (transcript.first(Event.KeySeenBefore.class).isPresent()) {
            invariants.fail(
                    "rfc6455-4.1-client-key-random-per-connection",
                    Flaw.KEY_REPEATED,
                    String.join(", ", invariants.request.values("Sec-WebSocket-Key")));
        }
        invariants.checkNothingFollows(transcript);
        invariants.checkRequestLine();
        invariants.checkFields();
        invariants.checkKey();
        invariants.checkVersion();
        invariants.checkSubprotocols();
        invariants.checkOffers();
        return invariants.breaches;
    }

    /** A client waits for the answer before it sends a frame. */
    private void checkNothingFollows(Transcript transcript) {
        boolean early = transcript.events().stream()
                .takeWhile(event -> !(event instanceof Event.SentHead))
                .anyMatch(Event.ReceivedFrame.class::isInstance);
        if (early) {
            breaches.add(Breach.fail(
                    "rfc6455-4.1-client-waits-for-response",
                    new IllegalMessage(IllegalMessage.Flaw.BEFORE_THE_ANSWER)));
        }
    }

    private void checkRequestLine() {
        if (!request.startLine().matches("GET \\S+ HTTP/1\\.[1-9]")) {
            fail("rfc6455-4.1-client-get-and-http11", Flaw.REQUEST_LINE, request.startLine());
        }
    }

    /** What starts a client may know the tester by another name; the port and the resource are as they were told. */
    private void checkUrl(URI told) {
        String[] words = request.startLine().split(" ", -1);
        String resource = told.getRawPath() + (told.getRawQuery() == null ? "" : "?" + told.getRawQuery());
        if (words.length == 3 && !ABSOLUTE.matcher(words[1]).replaceFirst("").equals(resource)) {
            fail("rfc6455-4.1-client-request-uri-matches", Flaw.RESOURCE, words[1]);
        }
        List<String> hosts = request.values("Host");
        if (hosts.size() == 1 && !hosts.getFirst().endsWith(":" + told.getPort())) {
            fail("rfc6455-4.1-client-host-header", Flaw.PORT, hosts.getFirst());
        }
    }

    private void checkFields() {
        if (request.values("Host").size() != 1) {
            fail("rfc6455-4.1-client-host-header", Flaw.HOST, String.join(", ", request.values("Host")));
        }
        if (request.list("Upgrade").stream().noneMatch("websocket"::equalsIgnoreCase)) {
            fail("rfc6455-4.1-client-upgrade-header", Flaw.UPGRADE, String.join(", ", request.values("Upgrade")));
        }
        if (request.list("Connection").stream().noneMatch("upgrade"::equalsIgnoreCase)) {
            fail(
                    "rfc6455-4.1-client-connection-header",
                    Flaw.CONNECTION,
                    String.join(", ", request.values("Connection")));
        }
    }

    private void checkKey() {
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.size() > 1) {
            fail("rfc6455-11.3.1-client-key-header-once", Flaw.KEY_TWICE, String.join(", ", keys));
        } else if (keys.isEmpty() || !isNonce(keys.getFirst())) {
            fail("rfc6455-4.1-client-key-header", Flaw.KEY, String.join(", ", keys));
        }
    }

    private static boolean isNonce(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == NONCE;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkVersion() {
        List<String> versions = request.values("Sec-WebSocket-Version");
        if (versions.size() > 1) {
            fail("rfc6455-11.3.5-client-version-header-once", Flaw.VERSION_TWICE, String.join(", ", versions));
        } else if (!versions.equals(List.of("13"))) {
            fail("rfc6455-4.1-client-version-13", Flaw.VERSION, String.join(", ", versions));
        }
    }

    private void checkSubprotocols() {
        List<String> offered = request.list("Sec-WebSocket-Protocol");
        boolean tokens = offered.stream().allMatch(name -> TOKEN.matcher(name).matches());
        if (!tokens || new HashSet<>(offered).size() < offered.size()) {
            fail("rfc6455-4.1-client-subprotocols-valid-unique", Flaw.SUBPROTOCOLS, String.join(", ", offered));
        }
    }

    private void checkOffers() {
        DeflateAgreement.in(request).stream()
                .filter(offer -> DeflateOffer.flaw(offer)
                        .filter(EnumSet.of(DeflateOffer.Flaw.INVALID_VALUE, DeflateOffer.Flaw.LEADING_ZERO)::contains)
                        .isPresent())
                .findFirst()
                .ifPresent(offer -> fail(
                        "rfc7692-7.1.2-client-offer-value-grammar",
                        Flaw.OFFER,
                        String.join(", ", request.values("Sec-WebSocket-Extensions"))));
    }

    private void fail(String requirement, Flaw flaw, String seen) {
        breaches.add(Breach.fail(requirement, new IllegalRequest(flaw, seen)));
    }
}
