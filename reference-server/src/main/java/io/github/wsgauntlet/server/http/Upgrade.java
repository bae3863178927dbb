package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges a request as the client's opening handshake and answers it (RFC 6455 4.2). */
public final class Upgrade {

    static final String VERSION = "13";

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.v]+]|[\\w.~!$&'()*+,;=%-]+)(:\\d*)?");
    private static final Pattern VERSION_NUMBER = Pattern.compile("\\d|[1-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Pattern VERSION_13_LENIENTLY = Pattern.compile("\\+?0*13(\\D.*)?");

    private final List<String> subprotocols;
    private final boolean compression;
    private final Rules rules;
    private final DeflateNegotiation negotiation;

    /**
     * What comes out of a handshake that is accepted.
     *
     * @param handshake what was agreed
     * @param response the 101 that says so
     */
    public record Upgraded(Handshake handshake, HttpResponse response) {

        private Upgraded withSubprotocol(String name) {
            return new Upgraded(handshake.withSubprotocol(name), response.with("Sec-WebSocket-Protocol", name));
        }

        private Upgraded withCompression(DeflateNegotiation.Agreement agreed) {
            return new Upgraded(
                    handshake.withCompression(agreed.parameters()),
                    response.with("Sec-WebSocket-Extensions", agreed.element()));
        }
    }

    /**
     * Create an upgrade.
     *
     * @param subprotocols the subprotocols that the server speaks
     * @param compression whether the server speaks permessage-deflate
     * @param rules the rules to keep
     */
    public Upgrade(List<String> subprotocols, boolean compression, Rules rules) {
        this.subprotocols = subprotocols;
        this.compression = compression;
        this.rules = rules;
        this.negotiation = new DeflateNegotiation(rules);
    }

    /**
     * Accept a request as opening handshake.
     *
     * @throws Violation when the request is none
     */
    public Upgraded upgradeConnection(HttpRequest request) {
        HttpFields fields = request.fields();
        requestLine(request);
        host(fields);
        upgrade(fields);
        connection(fields);
        version(fields);
        content(fields);
        WebSocketKey key = key(fields);
        Optional<String> subprotocol = subprotocol(fields);
        Optional<DeflateNegotiation.Agreement> agreement = extensions(fields);

        Upgraded bare = new Upgraded(Handshake.of(request.target()), HttpResponse.switchingProtocols(key.accept()));
        Upgraded upgraded = subprotocol.map(bare::withSubprotocol).orElse(bare);
        return agreement.map(upgraded::withCompression).orElse(upgraded);
    }

    /** Item 1 of 4.2.1: an HTTP/1.1 or higher GET request with a path or an absolute URI. */
    private void requestLine(HttpRequest request) {
        boolean get = request.method().equalsIgnoreCase("GET");
        if (rules.require(Rule.METHOD_IS_GET, get)) {
            rules.require(Rule.METHOD_IS_CASE_SENSITIVE, request.method().equals("GET"));
        }
        rules.require(Rule.HTTP_VERSION_AT_LEAST_1_1, request.version().isAtLeast11());
        RequestTarget target = new RequestTarget(request.target());
        rules.require(Policy.REQUEST_TARGET, target.isValid());
        rules.require(Policy.NO_FRAGMENT, !target.hasFragment());
    }

    /** Item 2: the authority of the server. Any will do, and one in the request target is as good (RFC 9112 3.2.2). */
    private void host(HttpFields fields) {
        List<String> hosts = fields.lines("Host");
        if (rules.require(Rule.HOST_REQUIRED, !hosts.isEmpty())) {
            rules.require(Rule.HOST_ONCE, hosts.size() == 1);
            rules.require(
                    Rule.HOST_IS_VALID,
                    hosts.stream().allMatch(host -> HOST.matcher(host).matches()));
        }
    }

    /** Item 3: an Upgrade field with the token websocket. */
    private void upgrade(HttpFields fields) {
        List<String> protocols = fields.list("Upgrade");
        if (rules.require(Rule.UPGRADE_REQUIRED, !protocols.isEmpty())
                && rules.require(Rule.UPGRADE_NAMES_WEBSOCKET, mentions(protocols, "websocket"))) {
            rules.require(Rule.UPGRADE_TOKEN_IS_EXACT, names(protocols, "websocket"));
        }
    }

    /** Item 4: a Connection field with the token Upgrade. */
    private void connection(HttpFields fields) {
        List<String> options = fields.list("Connection");
        if (rules.require(Rule.CONNECTION_REQUIRED, !options.isEmpty())
                && rules.require(Rule.CONNECTION_NAMES_UPGRADE, mentions(options, "upgrade"))) {
            rules.require(Rule.CONNECTION_TOKEN_IS_EXACT, names(options, "upgrade"));
        }
    }

    /** Item 6, and item 4 of 4.2.2: version 13. It comes before the key, since other versions have other keys. */
    private void version(HttpFields fields) {
        List<String> versions = fields.lines("Sec-WebSocket-Version");
        if (!rules.require(Rule.VERSION_REQUIRED, !versions.isEmpty())) {
            return;
        }
        rules.require(Rule.VERSION_ONCE, versions.size() == 1);
        String version = versions.getFirst();
        if (!rules.require(Rule.VERSION_IS_SINGLE, version.indexOf(',') < 0)) {
            version = Grammar.trim(version.substring(0, version.indexOf(',')));
        }
        boolean supported = rules.require(
                        Rule.VERSION_IS_A_NUMBER,
                        VERSION_NUMBER.matcher(version).matches())
                ? version.equals(VERSION)
                : VERSION_13_LENIENTLY.matcher(version).matches();
        rules.require(Rule.VERSION_IS_SUPPORTED, supported);
    }

    /** The bytes after the head are frames, not content. */
    private void content(HttpFields fields) {
        boolean none =
                fields.lines("Content-Length").stream().allMatch("0"::equals) && !fields.has("Transfer-Encoding");
        rules.require(Policy.NO_EXPECTATION, !fields.has("Expect"));
        rules.require(Policy.NO_CONTENT, none);
    }

    /** Item 5: a key that decodes to 16 bytes. */
    private WebSocketKey key(HttpFields fields) {
        List<String> keys = fields.lines("Sec-WebSocket-Key");
        if (!rules.require(Rule.KEY_REQUIRED, !keys.isEmpty())) {
            return new WebSocketKey("");
        }
        rules.require(Rule.KEY_ONCE, keys.size() == 1);
        WebSocketKey key = new WebSocketKey(keys.getFirst());
        if (rules.require(Rule.KEY_IS_NOT_EMPTY, !key.text().isEmpty())
                && rules.require(Rule.KEY_IS_BASE64, key.isBase64())) {
            rules.require(Rule.KEY_DECODES_TO_16_BYTES, key.decodedLength() == 16);
        }
        return key;
    }

    /** Item 8, and /subprotocol/ of 4.2.2: the first of the offered subprotocols that the server speaks. */
    private Optional<String> subprotocol(HttpFields fields) {
        if (!fields.has("Sec-WebSocket-Protocol")) {
            return Optional.empty();
        }
        List<String> offered = fields.list("Sec-WebSocket-Protocol");
        boolean tokens = !offered.isEmpty() && offered.stream().allMatch(Grammar::isToken);
        if (!rules.require(Rule.SUBPROTOCOLS_ARE_TOKENS, tokens)) {
            return Optional.empty();
        }
        rules.require(Rule.SUBPROTOCOLS_ARE_UNIQUE, new HashSet<>(offered).size() == offered.size());
        return offered.stream().filter(subprotocols::contains).findFirst();
    }

    /** Item 9, and /extensions/ of 4.2.2: permessage-deflate is the only extension that the server may know. */
    private Optional<DeflateNegotiation.Agreement> extensions(HttpFields fields) {
        if (!fields.has("Sec-WebSocket-Extensions")) {
            return Optional.empty();
        }
        Optional<List<ExtensionOffer>> offers =
                ExtensionOffer.parse(String.join(",", fields.lines("Sec-WebSocket-Extensions")));
        rules.require(Rule.EXTENSIONS_ARE_WELL_FORMED, offers.isPresent());
        return offers.filter(present -> compression).flatMap(negotiation::choose);
    }

    private static boolean names(List<String> elements, String token) {
        return elements.stream().anyMatch(token::equalsIgnoreCase);
    }

    private static boolean mentions(List<String> elements, String word) {
        return elements.stream()
                .anyMatch(element -> element.toLowerCase(Locale.ROOT).contains(word));
    }
}
