package io.github.wsgauntlet.cases.casefile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class PayloadReaderTest {

    @Test
    void every_payload_has_a_form() {
        assertThat(payload("text", "hello")).isEqualTo(new Payload.Text("hello"));
        assertThat(payload("text", "3.10")).isEqualTo(new Payload.Text("3.10"));
        assertThat(payload("text", "\"\"")).isEqualTo(new Payload.Text(""));
        assertThat(payload("hex", "C0 80")).isEqualTo(new Payload.Hex("c080"));
        assertThat(payload("hex", "00")).isEqualTo(new Payload.Hex("00"));
        assertThat(payload("repeat", "{text: ab, times: 0x10}"))
                .isEqualTo(new Payload.Repeated(new Payload.Text("ab"), 16));
        assertThat(payload("repeat", "{hex: ff, times: 0}")).isEqualTo(new Payload.Repeated(new Payload.Hex("ff"), 0));
        assertThat(payload("random", "{bytes: 125, seed: 7}")).isEqualTo(new Payload.Seeded(125, 7));
        assertThat(payload("join", "[{text: a}, {join: [{hex: 00}, {}]}]"))
                .isEqualTo(new Payload.Joined(List.of(
                        new Payload.Text("a"), new Payload.Joined(List.of(new Payload.Hex("00"), Payload.empty())))));
    }

    @Test
    void compressed_payloads_say_how_they_are_made() {
        assertThat(payload("deflated", "{text: Hello}"))
                .isEqualTo(new Payload.Deflated(new Payload.Text("Hello"), Deflation.usual()));
        assertThat(payload(
                        "deflated",
                        "{text: a, blocks: stored, blockSize: 3, final: true, window: 9, after: {hex: 00}}"))
                .isEqualTo(new Payload.Deflated(
                        new Payload.Text("a"), new Deflation(Coding.STORED, 3, true, 9, new Payload.Hex("00"))));
        assertThat(payload("sample", "{kind: json, bytes: 100, seed: 3}"))
                .isEqualTo(new Payload.Sample(Payload.Sample.Kind.JSON, 100, 3));
    }

    @Test
    void close_frames_have_a_code_and_a_reason() {
        assertThat(close("code: 1000")).isEqualTo(new Payload.CloseBody(1000, Payload.empty()));
        assertThat(close("code: 0, reason: bye")).isEqualTo(new Payload.CloseBody(0, new Payload.Text("bye")));
        assertThat(close("code: 65535, reasonHex: c0 80"))
                .isEqualTo(new Payload.CloseBody(65535, new Payload.Hex("c080")));
        assertThat(close("hex: \"03\"")).isEqualTo(new Payload.Hex("03"));
    }

    @Test
    void long_hexadecimal_text_is_read() {
        assertThat(payload("hex", "00 ff ".repeat(100_000)).bytes()).hasSize(200_000);
    }

    @Property(tries = 200)
    void the_size_is_that_of_the_bytes(@ForAll("payloads") Payload payload) {
        assertThat(PayloadSize.of(payload)).isEqualTo(payload.bytes().length);
        assertThat(PayloadSize.atMost(payload)).isGreaterThanOrEqualTo(payload.bytes().length);
        assertThat(PayloadSize.isZero(payload)).isEqualTo(payload.bytes().length == 0);
    }

    @Property(tries = 200)
    void no_block_makes_a_payload_larger_than_it_is_said_to_be_at_most(
            @ForAll Coding coding, @ForAll @IntRange(min = 1, max = 300) int blockSize, @ForAll byte[] content) {
        var hex = new Payload.Hex(HexFormat.of().formatHex(content));
        var payload = new Payload.Deflated(hex, new Deflation(coding, blockSize, false, 15, Payload.empty()));
        assertThat(PayloadSize.atMost(payload)).isGreaterThanOrEqualTo(payload.bytes().length);
        assertThat(PayloadSize.isZero(payload)).isFalse();
    }

    @Test
    void repetitions_are_repeated() {
        for (int times = 0; times < 20; times++) {
            assertThat(new Payload.Repeated(new Payload.Text("abc"), times).bytes())
                    .isEqualTo("abc".repeat(times).getBytes(US_ASCII));
        }
    }

    @Provide
    Arbitrary<Payload> payloads() {
        Arbitrary<Payload> text = Arbitraries.strings().ofMaxLength(20).map(Payload.Text::new);
        Arbitrary<Payload> seeded = Arbitraries.integers().between(0, 50).map(n -> new Payload.Seeded(n, n));
        Arbitrary<Payload> hex = Arbitraries.of("", "00", "c0 80").map(Payload.Hex::new);
        Arbitrary<Payload> leaf = Arbitraries.oneOf(text, seeded, hex);
        return Arbitraries.lazyOf(
                () -> leaf,
                () -> leaf.map(unit -> new Payload.Repeated(unit, 3)),
                () -> leaf.map(content -> new Payload.Deflated(content, Deflation.usual())),
                () -> Arbitraries.of(Payload.Sample.Kind.class).map(kind -> new Payload.Sample(kind, 99, 1)),
                () -> leaf.map(reason -> new Payload.CloseBody(1000, reason)),
                () -> payloads().list().ofMaxSize(3).map(Payload.Joined::new));
    }

    private static Payload payload(String key, String value) {
        return ((Unit.Frame) CaseFile.unit("{opcode: binary, " + key + ": " + value + "}")
                        .firstUnit())
                .payload();
    }

    private static Payload close(String keys) {
        return ((Unit.Frame) CaseFile.unit("{opcode: close, " + keys + "}").firstUnit()).payload();
    }
}
