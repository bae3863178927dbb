package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.HandshakeRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Writes the head of an opening handshake (RFC 6455 4.1) as a case describes it, for one connection to one target. */
public final class RequestWriter {
    private static final String END = "\r\n\r\n";

    private final String host;
    private final String path;
    private final List<HeaderField> fields;
    private final boolean leavingPlaceholders;

    /**
     * Create a writer for a target.
     *
     * @param host the target's authority, host and port, for the Host field
     * @param path the target's resource name
     * @param fields what is in every request that does not have a field of that name of its own, and ends as a request
     *     does
     */
    public RequestWriter(String host, String path, List<HeaderField> fields) {
        this(host, path, fields, false);
    }

    private RequestWriter(String host, String path, List<HeaderField> fields, boolean leavingPlaceholders) {
        this.fields = List.copyOf(fields);
        this.leavingPlaceholders = leavingPlaceholders;
        this.host = host;
        this.path = path;
    }

    /** Return a writer that leaves placeholders as they stand, so that a head can be read as it was written. */
    public static RequestWriter leavingPlaceholders() {
        return new RequestWriter("<host>", "<path>", List.of(), true);
    }

    /**
     * Write the head, and the content where the request has some.
     *
     * @param request what it says
     * @param random where the key and random tokens come from
     */
    public byte[] write(HandshakeRequest request, RandomGenerator random) {
        String head = request.head();
        if (leavingPlaceholders) {
            return head.getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        byte[] token = new byte[6];
        random.nextBytes(token);
        Map<String, String> values =
                new LinkedHashMap<>(KnownSubprotocol.of(fields).placeholders());
        values.put("<host>", host);
        // A query is added to the one that the target's own URL has (RFC 3986 3.4).
        values.put("<path>?", path.contains("?") ? path + "&" : path + "?");
        values.put("<path>", path);
        values.put("<resource>", resource());
        values.put("<key>", Base64.getEncoder().encodeToString(nonce));
        values.put("<random>", "x-" + HexFormat.of().formatHex(token));
        return counted(filled(withFields(request, head), values)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String resource() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Put values in the place of what stands for them; of two that begin alike, the first one counts. */
    private static String filled(String text, Map<String, String> values) {
        var filled = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(from, at + 1))) {
            for (Map.Entry<String, String> value : values.entrySet()) {
                if (text.startsWith(value.getKey(), at)) {
                    filled.append(text, from, at).append(value.getValue());
                    from = at + value.getKey().length();
                    break;
                }
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** Say how long the content is, which may have placeholders of its own; while it has, that cannot be said. */
    private static String counted(String request) {
        int end = request.indexOf(END);
        return end < 0 || request.contains("<path>")
                ? request
                : request.replace("<content-length>", String.valueOf(request.length() - end - END.length()));
    }

    private String withFields(HandshakeRequest request, String head) {
        int end = head.indexOf(END);
        if (end < 0 || fields.isEmpty()) {
            return head;
        }
        var all = new StringBuilder(head.substring(0, end + 2));
        fields.stream()
                .filter(field -> !field.isIn(head) && !leavesOut(request, field))
                .map(HeaderField::line)
                .forEach(all::append);
        return all.append(head.substring(end + 2)).toString();
    }

    /** Whether it is the point of a request not to have a field, so that none from outside may stand in it. */
    private static boolean leavesOut(HandshakeRequest request, HeaderField field) {
        return request.edits().stream()
                .anyMatch(edit -> edit instanceof HandshakeRequest.HeaderEdit.Drop(String name)
                        && name.equalsIgnoreCase(field.name()));
    }
}
