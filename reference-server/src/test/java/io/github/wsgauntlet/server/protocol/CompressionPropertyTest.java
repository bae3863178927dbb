package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.BINARY;
import static io.github.wsgauntlet.server.client.ClientFrames.FIN;
import static io.github.wsgauntlet.server.client.ClientFrames.RSV1;
import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.client.ClientDeflate;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Compressed messages there and back, with the JDK on the other side. */
class CompressionPropertyTest {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void echoes_what_a_client_compresses(
            @ForAll("messages") List<byte[]> messages,
            @ForAll("parameters") DeflateParameters agreed,
            @ForAll @IntRange(max = 9) int level,
            @ForAll @IntRange(max = 2) int strategy,
            @ForAll @IntRange(min = 1, max = 400) int fragment,
            @ForAll @IntRange(min = 1, max = 1000) int segment) {
        EndpointProbe probe = EndpointProbe.compressing(agreed);
        try (var client = new ClientDeflate(level, strategy)) {
            for (byte[] message : messages) {
                byte[] stream = frames(client.deflate(message), fragment);
                StringBuilder answer = new StringBuilder();
                for (int at = 0; at < stream.length; at += segment) {
                    answer.append(probe.feed(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + segment))));
                }
                assertThat(client.inflate(compressedPayload(hex(answer.toString()))))
                        .isEqualTo(message);
                if (agreed.clientNoContextTakeover()) {
                    client.forgetOwn();
                }
                if (agreed.serverNoContextTakeover()) {
                    client.forgetServer();
                }
            }
        }
        assertThat(probe.messages)
                .isEqualTo(messages.stream().map(Message::binary).toList());
    }

    /** Legal or not: what arrives byte by byte is judged like what arrives at once. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void cuts_do_not_matter(
            @ForAll("messages") @Size(max = 2) List<byte[]> messages,
            @ForAll @IntRange(min = 1, max = 400) int fragment,
            @ForAll @IntRange(max = 500) int position,
            @ForAll @IntRange(max = 255) int change,
            @ForAll @IntRange(min = 1, max = 9) int opcode) {
        byte[] stream;
        try (var client = new ClientDeflate()) {
            stream = join(messages.stream()
                    .map(client::deflate)
                    .map(deflated -> changed(deflated, position, change))
                    .map(deflated -> frames(deflated, fragment))
                    .toArray(byte[][]::new));
        }
        stream = join(stream, masked(FIN | RSV1 | opcode, hex("f248cdc9c90700")));
        EndpointProbe whole = EndpointProbe.compressingWithMessageLimit(10_000);
        String expected = whole.feed(stream);

        EndpointProbe cut = EndpointProbe.compressingWithMessageLimit(10_000);
        StringBuilder said = new StringBuilder();
        for (byte next : stream) {
            said.append(cut.feed(new byte[] {next}));
        }
        assertThat(said).hasToString(expected);
        assertThat(cut.messages).isEqualTo(whole.messages);
        assertThat(cut.endpoint.closeStatus()).isEqualTo(whole.endpoint.closeStatus());
    }

    private static byte[] changed(byte[] deflated, int position, int change) {
        deflated[position % deflated.length] ^= (byte) change;
        return deflated;
    }

    private static byte[] frames(byte[] payload, int fragment) {
        List<byte[]> frames = new ArrayList<>();
        for (int at = 0; at < payload.length; at += fragment) {
            int end = Math.min(payload.length, at + fragment);
            int first = (at == 0 ? RSV1 | BINARY : 0) | (end == payload.length ? FIN : 0);
            frames.add(masked(first, Arrays.copyOfRange(payload, at, end)));
        }
        return join(frames.toArray(byte[][]::new));
    }

    /** Take the payload out of a single frame of the server. */
    private static byte[] compressedPayload(byte[] frame) {
        assertThat(frame[0]).isEqualTo((byte) (FIN | RSV1 | BINARY));
        int head = switch (frame[1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
        return Arrays.copyOfRange(frame, head, frame.length);
    }

    @Provide
    Arbitrary<DeflateParameters> parameters() {
        Arbitrary<Boolean> flags = Arbitraries.of(true, false);
        // The JDK cannot be told to use a smaller window itself.
        return Combinators.combine(flags, flags, Arbitraries.integers().between(8, 15))
                .as((server, client, bits) -> new DeflateParameters(server, client, bits, 15));
    }

    /** Noise, repetitions, and nothing; some longer than every window. */
    @Provide
    Arbitrary<List<byte[]>> messages() {
        Arbitrary<byte[]> piece = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(200),
                Arbitraries.bytes()
                        .between((byte) 97, (byte) 99)
                        .array(byte[].class)
                        .ofMaxSize(200));
        Arbitrary<Integer> times = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.integers().between(0, 20)),
                Tuple.of(1, Arbitraries.integers().between(300, 600)));
        return Combinators.combine(piece, times)
                .as((bytes, count) -> join(Collections.nCopies(count, bytes).toArray(byte[][]::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }
}
