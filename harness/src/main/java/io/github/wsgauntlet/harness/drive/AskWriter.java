package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.turns.Captures;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a plain HTTP request (RFC 9112 3) as a turn describes it. */
final class AskWriter {
    private static final int MOST_IN_A_CHUNK = 4096;

    private final ServerTarget server;
    private final Captures known;
    private final Random random;

    AskWriter(ServerTarget server, Captures known, Random random) {
        this.server = server;
        this.known = known;
        this.random = random;
    }

    /** Return a request that answers what a request brought. */
    static Turn.Ask reply(Turn.Ask to, byte[] body) {
        return new Turn.Ask(
                "",
                "POST",
                to.target(),
                to.headers(),
                new Payload.Hex(HexFormat.of().formatHex(body)),
                Turn.Way.WHOLE);
    }

    /** Return the message that follows an opening handshake, in a frame (RFC 6455 5.6); nothing elsewhere. */
    byte[] writeMessage(Turn.Ask ask) {
        Payload body = known.fill(ask.body());
        if (ask.way() != Turn.Way.WEBSOCKET || body.bytes().length == 0) {
            return new byte[0];
        }
        Unit message = Unit.Frame.of(Opcodes.TEXT, body);
        return new UnitEncoder(Role.CLIENT, random).encode(message).getFirst();
    }

    byte[] write(Turn.Ask ask) {
        boolean upgrades = ask.way() == Turn.Way.WEBSOCKET;
        byte[] body = upgrades ? new byte[0] : known.fill(ask.body()).bytes();
        var head = new StringBuilder(ask.method() + " " + known.fill(ask.target()) + " HTTP/1.1\r\n");
        add(head, ask, "Host", "<host>");
        add(head, ask, "Connection", upgrades ? "Upgrade" : "close");
        if (upgrades) {
            add(head, ask, "Upgrade", "websocket");
            add(head, ask, "Sec-WebSocket-Key", "<key>");
            add(head, ask, "Sec-WebSocket-Version", "13");
        }
        ask.headers().forEach(line -> head.append(known.fill(line)).append("\r\n"));
        boolean says = body.length > 0 || !List.of("GET", "HEAD", "OPTIONS").contains(ask.method());
        if (ask.way() == Turn.Way.CHUNKED) {
            add(head, ask, "Transfer-Encoding", "chunked");
        } else if (says) {
            add(head, ask, "Content-Length", String.valueOf(body.length));
        }
        var request = new HandshakeRequest(ask.method(), ask.target(), "HTTP/1.1", List.of(), head + "\r\n");
        var all = new ByteArrayOutputStream();
        all.writeBytes(new RequestWriter(server.authority(), server.path(), server.fields()).write(request, random));
        all.writeBytes(ask.way() == Turn.Way.CHUNKED ? chunks(body) : body);
        return all.toByteArray();
    }

    /** Add a line, unless the turn has one of that name. */
    private static void add(StringBuilder head, Turn.Ask ask, String name, String value) {
        String begin = name.toLowerCase(Locale.ROOT) + ":";
        if (ask.headers().stream()
                .noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))) {
            head.append(name).append(": ").append(value).append("\r\n");
        }
    }

    private static byte[] chunks(byte[] body) {
        var chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; at += MOST_IN_A_CHUNK) {
            int length = Math.min(MOST_IN_A_CHUNK, body.length - at);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(body, at, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return chunks.toByteArray();
    }
}
