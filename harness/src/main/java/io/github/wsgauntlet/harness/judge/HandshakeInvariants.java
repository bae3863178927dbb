package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.reaction.IllegalAnswer;
import io.github.wsgauntlet.cases.reaction.IllegalAnswer.Flaw;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every answer with status 101 has to keep, in every case (RFC 6455 4.2.2), extensions aside. */
final class HandshakeInvariants {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 101 .*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern DRAFT = Pattern.compile("[0-8]");
    private static final List<String> OLDEST_FIELDS = List.of("Sec-WebSocket-Location", "WebSocket-Location");

    private final HttpHead request;
    private final HttpHead answer;
    private final List<Breach> breaches = new ArrayList<>();

    private HandshakeInvariants(HttpHead request, HttpHead answer) {
        this.request = request;
        this.answer = answer;
    }

    /**
     * Return whether a 101 is one of an interim draft and follows other rules than those of RFC 6455: it answers the
     * version of one (RFC 6455 11.6), or it has the fields of the oldest ones and none of the RFC's.
     */
    static boolean ofDraft(HttpHead request, HttpHead answer) {
        List<String> asked = request.values("Sec-WebSocket-Version");
        boolean askedForDraft =
                asked.size() == 1 && DRAFT.matcher(asked.getFirst()).matches();
        boolean said13 = asked.contains("13");
        boolean likeTheOldest = answer.values("Sec-WebSocket-Accept").isEmpty()
                && OLDEST_FIELDS.stream().anyMatch(name -> !answer.values(name).isEmpty());
        return askedForDraft || !said13 && likeTheOldest;
    }

    static List<Breach> check(HttpHead request, HttpHead answer) {
        var invariants = new HandshakeInvariants(request, answer);
        invariants.checkStatusLine();
        invariants.checkUpgrade();
        invariants.checkAccept();
        invariants.checkSubprotocol();
        return invariants.breaches;
    }

    private void checkStatusLine() {
        if (!STATUS_LINE.matcher(answer.startLine()).matches()) {
            breaches.add(Breach.strict(
                    "rfc6455-4.2.2-response-101-status-line",
                    new IllegalAnswer(Flaw.STATUS_LINE, "", answer.startLine())));
        }
    }

    private void checkUpgrade() {
        List<String> upgrade = answer.values("Upgrade");
        if (upgrade.size() != 1 || !upgrade.getFirst().equalsIgnoreCase("websocket")) {
            fail(
                    "rfc6455-4.2.2-response-upgrade-header",
                    new IllegalAnswer(Flaw.UPGRADE_FIELD, "Upgrade", String.join(", ", upgrade)));
        }
        if (answer.list("Connection").stream().noneMatch("upgrade"::equalsIgnoreCase)) {
            fail("rfc6455-4.2.2-response-connection-header", new IllegalAnswer(Flaw.CONNECTION_FIELD));
        }
    }

    private void checkAccept() {
        List<String> accept = answer.values("Sec-WebSocket-Accept");
        if (accept.size() > 1) {
            fail(
                    "rfc6455-11.3.3-accept-header-once",
                    new IllegalAnswer(Flaw.SEVERAL_FIELDS, "Sec-WebSocket-Accept", String.valueOf(accept.size())));
            return;
        }
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.size() != 1) {
            return; // No one key to compute it from; the case itself says that such a request is refused.
        }
        if (accept.isEmpty()) {
            fail("rfc6455-4.2.2-accept-computed-from-raw-key", new IllegalAnswer(Flaw.ACCEPT_MISSING));
        } else if (!accept.getFirst().equals(acceptFor(keys.getFirst()))) {
            fail( // White space around the key, which is no part of it, may be all that it went wrong over.
                    request.pads("Sec-WebSocket-Key")
                            ? "rfc6455-4.2.1-key-surrounding-whitespace"
                            : "rfc6455-4.2.2-accept-computed-from-raw-key",
                    new IllegalAnswer(
                            Flaw.ACCEPT_WRONG, keys.getFirst(), accept.getFirst(), acceptFor(keys.getFirst())));
        }
    }

    /** Compute the Accept for a key, from its text as it was sent (RFC 6455 4.2.2, item 5.4). */
    static String acceptFor(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1", e);
        }
    }

    private void checkSubprotocol() {
        List<String> chosen = answer.values("Sec-WebSocket-Protocol");
        if (chosen.isEmpty()) {
            return;
        }
        String name = chosen.getFirst();
        List<String> offered = request.list("Sec-WebSocket-Protocol");
        if (chosen.size() > 1) {
            fail(
                    "rfc6455-11.3.4-protocol-header-response-once",
                    new IllegalAnswer(Flaw.SEVERAL_FIELDS, "Sec-WebSocket-Protocol", String.valueOf(chosen.size())));
        } else if (name.isEmpty()) {
            fail("rfc6455-4.2.2-subprotocol-empty-value-illegal", new IllegalAnswer(Flaw.SUBPROTOCOL_EMPTY));
        } else if (request.values("Sec-WebSocket-Protocol").isEmpty()) {
            fail(
                    "rfc6455-4.2.2-subprotocol-absent-when-not-offered",
                    new IllegalAnswer(Flaw.SUBPROTOCOL_WITHOUT_OFFER, name));
        } else if (!TOKEN.matcher(name).matches()
                && offered.contains(name)
                && StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            fail("rfc6455-4.2.1-subprotocol-offer-malformed", new IllegalAnswer(Flaw.SUBPROTOCOL_NOT_A_TOKEN, name));
        } else if (!TOKEN.matcher(name).matches() && (offered.contains(name) || offered.containsAll(members(name)))) {
            // Other octets that were offered so are harmless; a whole list chooses nothing.
            String requirement = "rfc6455-4.2.2-subprotocol-single-token";
            var seen = new IllegalAnswer(Flaw.SUBPROTOCOL_NOT_A_TOKEN, name);
            breaches.add(offered.contains(name) ? Breach.strict(requirement, seen) : Breach.fail(requirement, seen));
        } else if (!offered.contains(name)) {
            fail("rfc6455-4.2.2-subprotocol-chosen-from-offer", new IllegalAnswer(Flaw.SUBPROTOCOL_NOT_OFFERED, name));
        }
    }

    private static List<String> members(String list) {
        return Stream.of(list.split(",")).map(String::strip).toList();
    }

    private void fail(String requirement, Reaction seen) {
        breaches.add(Breach.fail(requirement, seen));
    }
}
