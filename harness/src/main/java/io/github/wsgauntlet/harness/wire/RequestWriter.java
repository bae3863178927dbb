package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Writes the head of an opening handshake (RFC 6455 4.1) as a case describes it, for one connection to one target. */
public final class RequestWriter {
    private final String host;
    private final String path;
    private final boolean leavingPlaceholders;
    private final List<Field> standing;

    /** A header line. */
    private record Field(String name, String value) {}

    /**
     * Create a writer for a target.
     *
     * @param host the target's authority, host and port, for the Host field
     * @param path the target's resource name
     */
    public RequestWriter(String host, String path) {
        this(host, path, false);
    }

    private RequestWriter(String host, String path, boolean leavingPlaceholders) {
        this.leavingPlaceholders = leavingPlaceholders;
        this.host = host;
        this.path = path;
        this.standing = List.of(
                new Field("Host", "<host>"),
                new Field("Upgrade", "websocket"),
                new Field("Connection", "Upgrade"),
                new Field("Sec-WebSocket-Key", "<key>"),
                new Field("Sec-WebSocket-Version", "13"));
    }

    /** Returns a writer that leaves placeholders as they stand, so that a head can be read as it was written. */
    public static RequestWriter leavingPlaceholders() {
        return new RequestWriter("<host>", "<path>", true);
    }

    /**
     * Write the head.
     *
     * @param request what it says
     * @param random where the key and random tokens come from
     */
    public byte[] write(HandshakeRequest request, RandomGenerator random) {
        String head = request.raw().isEmpty() ? lines(request) : request.raw();
        if (leavingPlaceholders) {
            return head.getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        byte[] token = new byte[6];
        random.nextBytes(token);
        return head.replace("<host>", host)
                .replace("<path>", path)
                .replace("<key>", Base64.getEncoder().encodeToString(nonce))
                .replace("<random>", "x-" + HexFormat.of().formatHex(token))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String lines(HandshakeRequest request) {
        List<Field> fields = new ArrayList<>(standing);
        request.edits().forEach(edit -> apply(edit, fields));
        var head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target());
        if (!request.version().isEmpty()) {
            head.append(' ').append(request.version());
        }
        head.append("\r\n");
        fields.forEach(field ->
                head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static void apply(HeaderEdit edit, List<Field> fields) {
        switch (edit) {
            case HeaderEdit.Replace(String name, String value) -> replace(fields, name, value);
            case HeaderEdit.Add(String name, String value) -> fields.add(new Field(name, value));
            case HeaderEdit.Drop(String name) ->
                fields.removeIf(field -> field.name().equalsIgnoreCase(name));
            case HeaderEdit.Reverse() -> Collections.reverse(fields);
            case HeaderEdit.LowerCaseNames() ->
                fields.replaceAll(field -> new Field(field.name().toLowerCase(Locale.ROOT), field.value()));
            case HeaderEdit.UpperCaseNames() ->
                fields.replaceAll(field -> new Field(field.name().toUpperCase(Locale.ROOT), field.value()));
        }
    }

    private static void replace(List<Field> fields, String name, String value) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equalsIgnoreCase(name)) {
                fields.set(i, new Field(name, value));
                return;
            }
        }
        fields.add(new Field(name, value));
    }
}
