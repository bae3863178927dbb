package io.github.wsgauntlet.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String DAMAGED = "The token is cut off or damaged.";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final String FINDING = """
            suite: fuzz/fragments
            section: "5.5"
            cases:
              - id: ping-in-pieces-2f81
                title: A fragmented ping inside a fragmented message
                requirements:
                  - rfc6455-5.4-control-frame-fragmented-received
                  - rfc6455-5.4-continuation-without-start
                why: Found with seed 4711 in try 83, shrunk from 41 frames to 4, and seen in 5 of 5 replays.
                steps:
                  - open: {add: ["Sec-WebSocket-Extensions: permessage-deflate"]}
                  - send:
                      units:
                        - {opcode: text, fin: false, text: a}
                        - {opcode: ping, fin: false, hex: "00"}
                        - {opcode: continuation, text: "", mask: "00000000"}
                      segments: 3
                  - await: answers
                  - send: {opcode: binary, rsv: 4, repeat: {hex: "e2", times: 126}, length: 64}
                expect:
                  - failed: {codes: [1002]}
                  - failed: {}
                    grade: info
                  - failed: {close: absent}
                    grade: warn
            """;

    /** What was once sent to somebody has to be readable for good. */
    private static final String SENT_ONCE =
            "w1.Q8kA8G4bShbAyADgIZLMPN2CTGBHpFjXKM3CEDkzOCogupNgtQqQzo1CIrIErKeDkXMQ5S5J4wy4dOHoFoMUg3o"
                    + "SCm6gZQAKIElw61PBxNzQEOhgYPFdCWxbA9NyRlFpXrYCaBBKwcRQAdJdUyjJB6VaYMsCpCkPpN4UtNvNFNKgqCzWo"
                    + "1-Ox58DiCoEsBQDyDqQ2p248hmOggC9-VmLNdMZIwpmzBYAnl4KjsIj1Qi18EDumQ2aHAoAkp4l3g";

    @Test
    void carries_a_case_file_that_can_be_played() {
        List<Case> cases = CaseFileReader.parse("token", Token.text(Token.of(FINDING)), Ledger.load());
        assertThat(cases).extracting(Case::id).containsExactly("fuzz/fragments/ping-in-pieces-2f81");
    }

    @Test
    void is_short_enough_for_a_line_of_an_issue() {
        assertThat(Token.of(FINDING)).hasSizeLessThan(300);
        assertThat(FINDING.length()).isGreaterThan(850);
    }

    @Test
    void reads_what_was_written_by_an_earlier_version() {
        assertThat(Token.text(SENT_ONCE)).isEqualTo(FINDING);
    }

    @Test
    void keeps_its_dictionary() {
        var crc = new CRC32();
        crc.update(Resource.text("token-dictionary.txt").getBytes(StandardCharsets.UTF_8));
        assertThat(crc.getValue())
                .as("The dictionary is a part of the format: another one needs another prefix")
                .isEqualTo(0xc7498687L);
    }

    @Property
    void reads_back_any_text(@ForAll("texts") String text) {
        String token = Token.of(text);
        assertThat(Token.text(token)).isEqualTo(text);
        assertThat(token).matches("w1\\.[A-Za-z0-9_-]+");
        assertThat(Token.looksLike(token)).isTrue();
    }

    @Property(tries = 200)
    void notices_every_damaged_character(@ForAll("texts") String text, @ForAll int place, @ForAll int letter) {
        String token = Token.of(text);
        int at = 3 + Math.floorMod(place, token.length() - 3);
        char other = ALPHABET.charAt(Math.floorMod(letter, ALPHABET.length()));
        if (token.charAt(at) != other) {
            assertDamaged(token.substring(0, at) + other + token.substring(at + 1));
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> characters = Arbitraries.strings().ofMaxLength(300).filter(TokenTest::isText);
        Arbitrary<String> words = Arbitraries.of(FINDING.split("(?<= )|(?=\n)"))
                .list()
                .ofMaxSize(60)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(characters, words);
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void notices_any_other_character_at_any_place() {
        String token = Token.of(FINDING);
        for (int at = 3; at < token.length(); at++) {
            for (char other : (ALPHABET + "=. +/\n").toCharArray()) {
                if (other != token.charAt(at)) {
                    assertDamaged(token.substring(0, at) + other + token.substring(at + 1));
                }
            }
        }
    }

    @Test
    void notices_what_is_missing_at_either_end_and_what_is_too_much() {
        String token = Token.of(FINDING);
        for (int length = 0; length < token.length(); length++) {
            assertDamaged(token.substring(0, length));
        }
        assertDamaged(token.substring(1));
        assertDamaged(token.substring(3));
        assertDamaged(token + "A");
        assertDamaged(token + "=");
        assertDamaged(token + "AAAA");
        assertDamaged(" " + token);
    }

    @Test
    void notices_what_was_never_made_of_a_text() {
        assertDamaged(token(new byte[] {3, 0, 0})); // something behind the end of the stream
        assertDamaged(token(new byte[] {7})); // a block type that does not exist
        assertDamaged(token(new byte[] {2})); // a stream without an end
        assertDamaged(token(new byte[] {1, 1, 0, -2, -1, -1})); // a stored block of the byte FF, which is no UTF-8
    }

    @Test
    void refuses_to_inflate_more_than_any_case_file_has() {
        String token = token(RawDeflate.deflate(new byte[64 << 20], new byte[0]));
        assertThat(token).hasSizeLessThan(100_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Token.text(token))
                .withMessage("The token holds more than 1048576 bytes, which no case file has.");
    }

    @Test
    void carries_a_mebibyte_and_no_more() {
        String longest = "a".repeat(1 << 20);
        assertThat(Token.text(Token.of(longest))).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Token.of(longest + "a"))
                .withMessage("A token carries a case file of at most 1048576 bytes, not of 1048577.");
    }

    @Test
    void refuses_half_a_surrogate_pair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Token.of("a\ud83db"))
                .withMessage("The case file has half a surrogate pair, which UTF-8 cannot say.");
    }

    @Test
    void names_the_version_it_does_not_know() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Token.text("w2.AAAAAAAAAAAA"))
                .withMessage("The token is of version 2; this wsgauntlet knows version 1 only.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w1.AwAAAAAA", "w2.AAAAAAAAAAAA", "w10.AAAAAAAAAAAA"})
    void tells_tokens(String argument) {
        assertThat(Token.looksLike(argument)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "finding.yaml",
                "w1.yaml",
                "w1.yml",
                "dir/w1.AAAAAAAAAAAA",
                "w1.AAAAAAAA.yaml",
                "w.AAAAAAAAAA",
                "w1",
                ""
            })
    void tells_file_names(String argument) {
        assertThat(Token.looksLike(argument)).isFalse();
    }

    private static void assertDamaged(String token) {
        assertThatIllegalArgumentException().isThrownBy(() -> Token.text(token)).withMessage(DAMAGED);
    }

    /** Return a token with a checksum that is right, whatever it carries. */
    private static String token(byte[] deflated) {
        var crc = new CRC32();
        crc.update(deflated);
        byte[] all = Arrays.copyOf(deflated, deflated.length + 4);
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(deflated.length, (int) crc.getValue());
        return "w1." + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }
}
