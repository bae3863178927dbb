package io.github.wsgauntlet.server.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** Asks for a WebSocket connection, and judges the answer (RFC 6455 4.1). */
public final class ClientHandshake implements ClientOpening {

    private final String target;
    private final String authority;
    private final WebSocketKey key;
    private final List<String> subprotocols;
    private final Optional<CompressionOffer> compression;
    private final Rules rules;
    private final Trace trace;
    private final ResponseReader reader;

    /**
     * Create the handshake of one connection.
     *
     * @param target the resource name: path and query (RFC 6455 3)
     * @param authority the value of the Host field, without the scheme's own port
     * @param key a key that was never used before
     * @param subprotocols what to offer, the best first
     * @param compression the offer of permessage-deflate to make, if any
     * @param limits how large a response head may be
     * @param rules the rules to keep
     * @param trace told about every step
     */
    public ClientHandshake(
            String target,
            String authority,
            WebSocketKey key,
            List<String> subprotocols,
            Optional<CompressionOffer> compression,
            Limits limits,
            Rules rules,
            Trace trace) {
        this.target = target;
        this.authority = authority;
        this.key = key;
        this.subprotocols = List.copyOf(subprotocols);
        this.compression = compression;
        this.rules = rules;
        this.trace = trace;
        this.reader = new ResponseReader(limits, rules);
    }

    @Override
    public byte[] request() {
        var head = new StringBuilder("GET " + target + " HTTP/1.1\r\n")
                .append("Host: " + authority + "\r\n")
                .append("Upgrade: websocket\r\n")
                .append("Connection: Upgrade\r\n")
                .append("Sec-WebSocket-Key: " + key.text() + "\r\n")
                .append("Sec-WebSocket-Version: " + Upgrade.VERSION + "\r\n");
        if (!subprotocols.isEmpty()) {
            head.append("Sec-WebSocket-Protocol: " + String.join(", ", subprotocols) + "\r\n");
        }
        compression.ifPresent(offer -> head.append("Sec-WebSocket-Extensions: " + offer.element() + "\r\n"));
        return head.append("\r\n").toString().getBytes(ISO_8859_1);
    }

    @Override
    public Optional<Handshake> read(ByteBuffer in) {
        return reader.readResponse(in).map(this::judge);
    }

    private Handshake judge(ResponseReader.Response response) {
        trace.step("ResponseReader.readResponse()", response.status());
        rules.require(Rule.STATUS_IS_101, response.status() == 101);
        HttpFields fields = response.fields();
        upgrade(fields);
        connection(fields);
        accept(fields);
        Handshake bare = Handshake.of(target);
        Handshake spoken = subprotocol(fields).map(bare::withSubprotocol).orElse(bare);
        return new DeflateAnswer(compression, rules)
                .read(fields)
                .map(spoken::withCompression)
                .orElse(spoken);
    }

    /** Item 2 of the list of checks: an Upgrade field with the value websocket. */
    private void upgrade(HttpFields fields) {
        List<String> protocols = fields.list("Upgrade");
        if (rules.require(Rule.ANSWER_UPGRADE_REQUIRED, !protocols.isEmpty())) {
            rules.require(
                    Rule.ANSWER_UPGRADE_IS_WEBSOCKET,
                    protocols.size() == 1 && protocols.getFirst().equalsIgnoreCase("websocket"));
        }
    }

    /** Item 3: a Connection field with the token Upgrade. */
    private void connection(HttpFields fields) {
        List<String> options = fields.list("Connection");
        if (rules.require(Rule.ANSWER_CONNECTION_REQUIRED, !options.isEmpty())) {
            rules.require(Rule.ANSWER_CONNECTION_NAMES_UPGRADE, options.stream().anyMatch("upgrade"::equalsIgnoreCase));
        }
    }

    /** Item 4: the proof that the server has read the key. */
    private void accept(HttpFields fields) {
        List<String> proofs = fields.lines("Sec-WebSocket-Accept");
        if (rules.require(Rule.ACCEPT_REQUIRED, !proofs.isEmpty())) {
            rules.require(Rule.ACCEPT_IS_RIGHT, proofs.equals(List.of(key.accept())));
        }
    }

    /** Item 6: one of the subprotocols that were offered, or none. */
    private Optional<String> subprotocol(HttpFields fields) {
        List<String> chosen = fields.lines("Sec-WebSocket-Protocol");
        rules.require(
                Rule.SUBPROTOCOL_WAS_OFFERED,
                chosen.isEmpty() || chosen.size() == 1 && subprotocols.contains(chosen.getFirst()));
        return chosen.stream().findFirst();
    }
}
