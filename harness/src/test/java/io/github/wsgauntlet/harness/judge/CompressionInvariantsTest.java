package io.github.wsgauntlet.harness.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.IllegalCompression;
import io.github.wsgauntlet.harness.drive.Transcript;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen in the compressed frames of a target (RFC 7692). */
class CompressionInvariantsTest {
    private static final Ledger LEDGER = Ledger.load();

    @ParameterizedTest
    @CsvSource({
        "c107 f248cdc9c90700", // the sample of 7.2.3.1
        "4103 f248cd 8004 c9c90700", // in two fragments
        "c107 f248cdc9c90700 c105 f200110000", // the second refers to the first, 7.2.3.2
        "c101 00", // an empty message, 7.2.3.6
        "c108 f348cdc9c9070000", // with BFINAL, 7.2.3.4
        "8105 48656c6c6f", // not compressed
    })
    void sees_nothing_wrong_in_legal_messages(String hex) {
        assertThat(breaches("", hex)).isEmpty();
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "rfc7692-6.1-server-rsv1-only-first-data-frame, FAIL, 4103 f248cd c004 c9c90700",
        "rfc7692-6.1-server-rsv1-only-first-data-frame, FAIL, ca00",
        "rfc6455-5.2-server-sends-rsv-zero,             FAIL, a101 61",
        "rfc7692-6.1-uncompressed-has-rsv1-clear,       FAIL, c10b 48656c6c6f20776f726c64",
        "rfc7692-7.2.1-strip-tail,                      FAIL, c10b f248cdc9c907000000ffff",
        "rfc7692-7.2.1-strip-tail,                      FAIL, c105 f248cdc9c9",
        "rfc7692-7.2.1-strip-tail,                      FAIL, c100",
        "rfc7692-7.2.1-strip-tail,                      STRICT, c107 f348cdc9c90700",
        "rfc6455-5.6-server-text-is-valid-utf8,         FAIL, c107 000100feffff00",
    })
    void sees_each_breach(String requirement, Verdict verdict, String hex) {
        List<Breach> breaches = breaches("", hex);
        assertThat(breaches).extracting(Breach::requirement).containsExactly(requirement);
        assertThat(breaches).extracting(Breach::verdict).containsExactly(verdict);
        assertThat(LEDGER.find(requirement)).isPresent();
    }

    @Test
    void sees_a_context_that_was_taken_over_against_the_agreement() {
        assertThat(breaches("; server_no_context_takeover", "c107 f248cdc9c90700 c105 f200110000"))
                .extracting(Breach::requirement)
                .containsExactly("rfc7692-7.2.1-snct-obeyed");
        assertThat(breaches("; server_no_context_takeover", "c107 f248cdc9c90700 c107 f248cdc9c90700"))
                .isEmpty();
    }

    @Test
    void sees_a_window_larger_than_was_agreed() {
        String repetition512BytesBack = frame(repetition(512));
        assertThat(breaches("; server_max_window_bits=9", repetition512BytesBack))
                .isEmpty();
        assertThat(breaches("; server_max_window_bits=8", repetition512BytesBack))
                .containsExactly(Breach.fail(
                        "rfc7692-7.2.1-smwb-obeyed",
                        new IllegalCompression(IllegalCompression.Flaw.WINDOW_EXCEEDED, 256, 512, "")));
    }

    private static byte[] repetition(int distance) {
        byte[] bytes = new byte[distance + 20];
        new Random(1).nextBytes(bytes);
        System.arraycopy(bytes, 0, bytes, distance, 20);
        return new PayloadDeflater(Coding.FIXED, 15).deflate(bytes);
    }

    private static String frame(byte[] payload) {
        return "c27e" + HexFormat.of().toHexDigits((short) payload.length)
                + HexFormat.of().formatHex(payload);
    }

    private static List<Breach> breaches(String parameters, String hex) {
        return breaches(Talk.compressing(parameters).received(hex));
    }

    private static List<Breach> breaches(Talk talk) {
        Transcript transcript = talk.transcript();
        return FrameInvariants.check(transcript, Received.in(transcript));
    }
}
