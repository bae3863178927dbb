package io.github.wsgauntlet.harness.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

final class Utf8Test {
    @Property
    void what_a_decoder_takes_is_valid_and_nothing_else(@ForAll("texts") byte[] bytes) {
        assertThat(Utf8.valid(bytes)).isEqualTo(decodes(bytes));
    }

    /** Characters lie across what is looked at in one go. */
    @Property(tries = 200)
    void length_makes_no_difference(
            @ForAll @IntRange(max = 5000) int before,
            @ForAll("texts") byte[] text,
            @ForAll @IntRange(max = 9) int after) {
        byte[] bytes = new byte[before + text.length + after];
        Arrays.fill(bytes, (byte) 'a');
        System.arraycopy(text, 0, bytes, before, text.length);
        assertThat(Utf8.valid(bytes)).isEqualTo(decodes(bytes));
        byte[] twice = ("\u00e4".repeat(before) + "z").getBytes(UTF_8);
        byte[] joined = Arrays.copyOf(twice, twice.length + bytes.length);
        System.arraycopy(bytes, 0, joined, twice.length, bytes.length);
        assertThat(Utf8.valid(joined)).isEqualTo(decodes(joined));
    }

    @Provide
    Arbitrary<byte[]> texts() {
        Arbitrary<byte[]> good = Arbitraries.strings().ofMaxLength(40).map(text -> text.getBytes(UTF_8));
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        Arbitrary<byte[]> odd = Arbitraries.of(
                bytes(0xc0, 0x80), bytes(0xed, 0xa0, 0x80), bytes(0xf4, 0x90, 0x80, 0x80), bytes(0xe2, 0x82));
        return Combinators.combine(good, Arbitraries.oneOf(List.of(any, odd, good)), good)
                .as((a, b, c) -> {
                    byte[] all = Arrays.copyOf(a, a.length + b.length + c.length);
                    System.arraycopy(b, 0, all, a.length, b.length);
                    System.arraycopy(c, 0, all, a.length + b.length, c.length);
                    return all;
                });
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static boolean decodes(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
