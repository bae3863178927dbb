package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Opcodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Records a conversation as a driver would: frames are really built, masked and decoded. */
public final class SampleConversation {
    private final Random random;
    private final List<Entry> entries = new ArrayList<>();
    private long micros;

    private SampleConversation(Random random) {
        this.random = random;
    }

    /** Begin with nothing, and has other masking keys and times for each seed. */
    public static SampleConversation seeded(long seed) {
        return new SampleConversation(new Random(seed));
    }

    public SampleConversation() {
        this(new Random(6455));
    }

    public static SampleConversation opened() {
        return new SampleConversation()
                .event(Entry.From.TESTER, "connected")
                .head(Entry.From.TESTER, "opening handshake", """
                        GET /chat HTTP/1.1
                        Host: 127.0.0.1:9001
                        Upgrade: websocket
                        Connection: Upgrade
                        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                        Sec-WebSocket-Version: 13

                        """)
                .head(Entry.From.TARGET, "101 Switching Protocols", """
                        HTTP/1.1 101 Switching Protocols
                        Upgrade: websocket
                        Connection: Upgrade
                        Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=

                        """);
    }

    public SampleConversation head(Entry.From from, String summary, String lines) {
        String text = lines.replace("\n", "\r\n");
        entries.add(new Entry.Head(tick(), from, summary, text, Elided.of(text.getBytes(StandardCharsets.ISO_8859_1))));
        return this;
    }

    public SampleConversation text(Entry.From from, String text) {
        return frame(from, true, 0, 1, text.getBytes(StandardCharsets.UTF_8));
    }

    public SampleConversation close(Entry.From from, int code, String reason) {
        byte[] words = reason.getBytes(StandardCharsets.UTF_8);
        return frame(
                from,
                true,
                0,
                8,
                ByteBuffer.allocate(2 + words.length)
                        .putShort((short) code)
                        .put(words)
                        .array());
    }

    public SampleConversation frame(Entry.From from, boolean fin, int rsv, int opcode, byte[] payload) {
        int lengthBytes = payload.length < 126 ? 0 : payload.length < 65_536 ? 2 : 8;
        boolean masked = from == Entry.From.TESTER;
        ByteBuffer wire = ByteBuffer.allocate(14 + payload.length);
        wire.put((byte) ((fin ? 0x80 : 0) | rsv << 4 | opcode));
        int mask = masked ? 0x80 : 0;
        switch (lengthBytes) {
            case 0 -> wire.put((byte) (mask | payload.length));
            case 2 -> wire.put((byte) (mask | 126)).putShort((short) payload.length);
            default -> wire.put((byte) (mask | 127)).putLong(payload.length);
        }
        byte[] key = new byte[4];
        random.nextBytes(key);
        if (masked) {
            wire.put(key);
        }
        for (int i = 0; i < payload.length; i++) {
            wire.put((byte) (masked ? payload[i] ^ key[i % 4] : payload[i]));
        }
        byte[] bytes = new byte[wire.position()];
        wire.flip().get(bytes);
        entries.add(new Entry.Frame(
                tick(),
                from,
                (fin ? "" : "first fragment of a ") + Opcodes.name(opcode) + " frame, " + payload.length + " bytes",
                fin,
                rsv,
                opcode,
                masked ? HexFormat.of().formatHex(key) : "",
                payload.length,
                lengthBytes,
                Elided.of(payload, 96),
                Preview.of(opcode, payload),
                Elided.of(bytes, 96)));
        return this;
    }

    public SampleConversation bytes(Entry.From from, String summary, String hex) {
        entries.add(new Entry.Bytes(tick(), from, summary, Elided.of(RunArbitraries.hex(hex))));
        return this;
    }

    public SampleConversation event(Entry.From from, String summary) {
        entries.add(new Entry.Event(tick(), from, summary));
        return this;
    }

    /** Close from both sides, as a good server does. */
    public SampleConversation closed() {
        return close(Entry.From.TESTER, 1000, "")
                .close(Entry.From.TARGET, 1000, "")
                .event(Entry.From.TARGET, "FIN");
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    private long tick() {
        micros += 40 + random.nextInt(400);
        return micros;
    }
}
