package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Payload.CloseBody;
import io.github.wsgauntlet.cases.Payload.Deflated;
import io.github.wsgauntlet.cases.Payload.Hex;
import io.github.wsgauntlet.cases.Payload.Joined;
import io.github.wsgauntlet.cases.Payload.Repeated;
import io.github.wsgauntlet.cases.Payload.Sample;
import io.github.wsgauntlet.cases.Payload.Seeded;
import io.github.wsgauntlet.cases.Payload.Text;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class PayloadWriterTest {
    private static final Payload TEXT = new Text("ab");
    private static final Payload LONE_SURROGATE = new Text("a\ud800b");
    private static final Payload BODY = new CloseBody(1000, TEXT);

    @Test
    void every_payload_has_its_own_words() {
        assertThat(anywhere(TEXT)).isEqualTo("{text: 'ab'}");
        assertThat(anywhere(new Text(""))).isEqualTo("{text: ''}");
        assertThat(anywhere(new Text("${ab}\n"))).isEqualTo("{text: \"$${ab}\\n\"}");
        assertThat(anywhere(new Hex("C0 80"))).isEqualTo("{hex: 'c080'}");
        assertThat(anywhere(Payload.empty())).isEqualTo("{}");
        assertThat(anywhere(new Repeated(TEXT, 3))).isEqualTo("{repeat: {text: 'ab', times: 3}}");
        assertThat(anywhere(new Repeated(Payload.empty(), 0))).isEqualTo("{repeat: {hex: '', times: 0}}");
        assertThat(anywhere(new Seeded(9, 7))).isEqualTo("{random: {bytes: 9, seed: 7}}");
        assertThat(anywhere(new Sample(Sample.Kind.JSON, 9, 7))).isEqualTo("{sample: {kind: json, bytes: 9, seed: 7}}");
        assertThat(anywhere(new Joined(List.of(TEXT, Payload.empty(), new Deflated(TEXT, Deflation.usual())))))
                .isEqualTo("{join: [{text: 'ab'}, {}, {deflated: {text: 'ab'}}]}");
    }

    @Test
    void a_deflation_says_what_is_not_usual() {
        assertThat(anywhere(new Deflated(TEXT, new Deflation(Coding.STORED, 5, true, 9, new Seeded(9, 7)))))
                .isEqualTo("{deflated: {text: 'ab', blocks: stored, blockSize: 5, final: true, window: 9,"
                        + " after: {random: {bytes: 9, seed: 7}}}}");
    }

    @Test
    void a_close_frame_says_code_and_reason() {
        assertThat(inCloseFrame(BODY)).isEqualTo("{code: 1000, reason: 'ab'}");
        assertThat(inCloseFrame(new CloseBody(0, Payload.empty()))).isEqualTo("{code: 0}");
        assertThat(inCloseFrame(new CloseBody(65535, new Text("")))).isEqualTo("{code: 65535, reason: ''}");
        assertThat(inCloseFrame(new CloseBody(1000, new Hex("ff")))).isEqualTo("{code: 1000, reasonHex: 'ff'}");
        assertThat(inCloseFrame(TEXT)).isEqualTo("{text: 'ab'}");
    }

    @Test
    void what_has_no_words_is_written_as_its_bytes() {
        assertThat(anywhere(LONE_SURROGATE)).isEqualTo("{hex: '613f62'}");
        assertThat(anywhere(new Repeated(LONE_SURROGATE, 2))).isEqualTo("{repeat: {hex: '613f62', times: 2}}");
        assertThat(anywhere(new Repeated(new Joined(List.of(TEXT, TEXT)), 2)))
                .isEqualTo("{repeat: {hex: '61626162', times: 2}}");
        assertThat(anywhere(new Joined(List.of()))).isEqualTo("{}");
        assertThat(anywhere(new Joined(List.of(BODY)))).isEqualTo("{join: [{hex: '03e86162'}]}");
        assertThat(anywhere(BODY)).isEqualTo("{hex: '03e86162'}");
        assertThat(anywhere(new Seeded(1, -1))).isEqualTo("{hex: 'b3'}");
        assertThat(anywhere(new Seeded(1, 1L << 31))).isEqualTo("{hex: '60'}");
        assertThat(anywhere(new Sample(Sample.Kind.JSON, 2, -1))).isEqualTo("{hex: '7b22'}");
        assertThat(anywhere(new Deflated(BODY, Deflation.usual()))).isEqualTo("{deflated: {hex: '03e86162'}}");
        assertThat(anywhere(new Deflated(new Deflated(TEXT, Deflation.usual()), Deflation.usual())))
                .isEqualTo("{deflated: {hex: '4a4c0200'}}");
        assertThat(PayloadWriter.uncompressed(new Deflated(TEXT, Deflation.usual()))
                        .inline())
                .isEqualTo("{hex: '4a4c0200'}");
        assertThat(inCloseFrame(new CloseBody(1000, LONE_SURROGATE))).isEqualTo("{code: 1000, reasonHex: '613f62'}");
        assertThat(inCloseFrame(new CloseBody(1000, new Seeded(1, 0)))).isEqualTo("{code: 1000, reasonHex: '60'}");
    }

    @Property
    void the_bytes_always_come_back(@ForAll("payloads") Payload payload) {
        assertThat(PayloadReader.read(Written.read(PayloadWriter.anywhere(payload)))
                        .bytes())
                .isEqualTo(payload.bytes());
    }

    @Provide
    Arbitrary<Payload> payloads() {
        Arbitrary<String> texts = Arbitraries.oneOf(HostileTexts.any(), Arbitraries.of("\ud800", "\udc00\ud800"));
        return Arbitraries.lazyOf(
                () -> texts.map(Text::new),
                () -> Arbitraries.of("", "00", "c0 80").map(Hex::new),
                () -> Arbitraries.longs().map(seed -> new Seeded(9, seed)),
                () -> Arbitraries.longs().map(seed -> new Sample(Sample.Kind.PROSE, 9, seed)),
                () -> payloads().map(unit -> new Repeated(unit, 2)),
                () -> payloads().map(reason -> new CloseBody(1000, reason)),
                () -> payloads().list().ofMaxSize(3).map(Joined::new),
                () -> Combinators.combine(payloads(), payloads())
                        .as((content, before) ->
                                new Deflated(content, new Deflation(Coding.FIXED, 9, false, 15, before))));
    }

    private static String anywhere(Payload payload) {
        return PayloadWriter.anywhere(payload).inline();
    }

    private static String inCloseFrame(Payload payload) {
        return PayloadWriter.inCloseFrame(payload).inline();
    }
}
