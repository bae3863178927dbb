package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** What every answer with status 101 has to keep, in every case (RFC 6455 4.2.2), extensions aside. */
final class HandshakeInvariants {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 101 .*");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final HttpHead request;
    private final HttpHead answer;
    private final List<Breach> breaches = new ArrayList<>();

    private HandshakeInvariants(HttpHead request, HttpHead answer) {
        this.request = request;
        this.answer = answer;
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
                    "The target accepted with the status line '" + answer.startLine() + "'."));
        }
    }

    private void checkUpgrade() {
        List<String> upgrade = answer.values("Upgrade");
        if (upgrade.size() != 1 || !upgrade.getFirst().equalsIgnoreCase("websocket")) {
            fail(
                    "rfc6455-4.2.2-response-upgrade-header",
                    upgrade.isEmpty()
                            ? "The 101 has no Upgrade field."
                            : "The 101 says Upgrade: " + String.join(", ", upgrade) + ".");
        }
        if (answer.list("Connection").stream().noneMatch("upgrade"::equalsIgnoreCase)) {
            fail("rfc6455-4.2.2-response-connection-header", "The 101 has no Connection field with the token Upgrade.");
        }
    }

    private void checkAccept() {
        List<String> accept = answer.values("Sec-WebSocket-Accept");
        if (accept.size() > 1) {
            fail("rfc6455-11.3.3-accept-header-once", "The 101 has " + accept.size() + " Sec-WebSocket-Accept fields.");
            return;
        }
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.size() != 1) {
            return; // No one key to compute it from; the case itself says that such a request is refused.
        }
        if (accept.isEmpty()) {
            fail("rfc6455-4.2.2-accept-computed-from-raw-key", "The 101 has no Sec-WebSocket-Accept field.");
        } else if (!accept.getFirst().equals(acceptFor(keys.getFirst()))) {
            fail(
                    "rfc6455-4.2.2-accept-computed-from-raw-key",
                    "The 101 says Sec-WebSocket-Accept: " + accept.getFirst() + ", where " + acceptFor(keys.getFirst())
                            + " is right for the key " + keys.getFirst() + ".");
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
                    "The 101 has " + chosen.size() + " Sec-WebSocket-Protocol fields.");
        } else if (name.isEmpty()) {
            fail("rfc6455-4.2.2-subprotocol-empty-value-illegal", "The 101 has an empty Sec-WebSocket-Protocol field.");
        } else if (request.values("Sec-WebSocket-Protocol").isEmpty()) {
            fail(
                    "rfc6455-4.2.2-subprotocol-absent-when-not-offered",
                    "The 101 chooses the subprotocol '" + name + "' although none was offered.");
        } else if (!TOKEN.matcher(name).matches()) {
            fail(
                    "rfc6455-4.2.2-subprotocol-single-token",
                    "The 101 chooses the subprotocol '" + name + "', which is not a single token.");
        } else if (!offered.contains(name)) {
            boolean byCase = offered.stream().anyMatch(name::equalsIgnoreCase);
            String sentence = "The 101 chooses the subprotocol '" + name + "', which was not offered.";
            String requirement = "rfc6455-4.2.2-subprotocol-chosen-from-offer";
            breaches.add(byCase ? Breach.strict(requirement, sentence) : Breach.fail(requirement, sentence));
        }
    }

    private void fail(String requirement, String sentence) {
        breaches.add(Breach.fail(requirement, sentence));
    }
}
