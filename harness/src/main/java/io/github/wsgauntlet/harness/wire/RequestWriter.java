package io.github.wsgauntlet.harness.wire;

import io.github.wsgauntlet.cases.HandshakeRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Writes the head of an opening handshake (RFC 6455 4.1) as a case describes it, for one connection to one target. */
public final class RequestWriter {
    private final String host;
    private final String path;
    private final boolean leavingPlaceholders;

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
        String head = request.head();
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
}
