package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Payload;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Payloads: mostly short, often at the border of a length form (RFC 6455 5.2) or of a UTF-8 range (RFC 3629 3). */
final class Payloads {
    private static final int SHORT = 24;
    private static final int LONGEST_CONTROL = 125;
    private static final Integer[] BORDER_LENGTHS = {
        124, 125, 126, 127, 128, 255, 256, 4_095, 4_096, 65_534, 65_535, 65_536, 65_537, 70_000
    };

    /** The first and last code points of one, two, three and four bytes, those beside the surrogates, and line ends. */
    private static final Integer[] BORDER_CODE_POINTS = {
        0x0, 0xa, 0xd, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x10ffff
    };

    /** What no text holds: overlong forms, surrogates, what is above U+10FFFF, stray and missing bytes. */
    private static final String[] NOT_UTF8 = {
        "c080",
        "c1bf",
        "e08080",
        "e09fbf",
        "f0808080",
        "f08fbfbf",
        "eda080",
        "edbfbf",
        "edad80edb080",
        "f4908080",
        "f5808080",
        "f8888080",
        "fe",
        "ff",
        "80",
        "bf",
        "c3",
        "e282",
        "f09f98",
        "c341",
        "e28241",
        "f09f9841"
    };

    private Payloads() {}

    /** Return text of at most that many bytes. */
    static Arbitrary<Payload> text(int most) {
        Arbitrary<Payload> words = codePoint().list().ofMaxSize(SHORT / 4).map(Payloads::text);
        return Chosen.frequencyOf(
                Tuple.of(9, words),
                Tuple.of(1, lengths(most).map(length -> new Payload.Repeated(new Payload.Text("a"), length))));
    }

    /** Return binary data of at most that many bytes. */
    static Arbitrary<Payload> binary(int most) {
        return Chosen.frequencyOf(
                Tuple.of(9, bytes(0, SHORT)),
                Tuple.of(1, lengths(most).map(length -> new Payload.Seeded(length, length))));
    }

    /** Return what a control frame may carry (RFC 6455 5.5). */
    static Arbitrary<Payload> control() {
        return Chosen.frequencyOf(
                Tuple.of(8, bytes(0, 8)),
                Tuple.of(1, Arbitraries.just(new Payload.Repeated(new Payload.Text("p"), LONGEST_CONTROL))));
    }

    /** Return the reason of a Close frame: UTF-8 of at most 123 bytes (RFC 6455 5.5.1). */
    static Arbitrary<Payload> reason() {
        Arbitrary<Payload> words = codePoint().list().ofMaxSize(SHORT / 4).map(Payloads::text);
        return Chosen.frequencyOf(
                Tuple.of(4, Arbitraries.just(Payload.empty())),
                Tuple.of(4, words),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                new Payload.Repeated(new Payload.Text("r"), LONGEST_CONTROL - 2),
                                new Payload.Repeated(new Payload.Text("é"), (LONGEST_CONTROL - 2) / 2))));
    }

    /** Return a few bytes of any value. */
    static Arbitrary<Payload> bytes(int least, int most) {
        return Arbitraries.bytes().list().ofMinSize(least).ofMaxSize(most).map(all -> hex(toArray(all)));
    }

    /** Return a few bytes that are not UTF-8, with text before and after them. */
    static Arbitrary<Payload> notUtf8() {
        Arbitrary<String> before = codePoint().list().ofMaxSize(3).map(Payloads::string);
        Arbitrary<String> behind = Arbitraries.of("", "a", "é", "😀");
        return Combinators.combine(Arbitraries.of(NOT_UTF8), before, behind)
                .as((bad, first, last) -> new Payload.Joined(
                        List.of(new Payload.Text(first), new Payload.Hex(bad), new Payload.Text(last))))
                .map(joined -> hex(joined.bytes()));
    }

    private static Arbitrary<Integer> codePoint() {
        return Chosen.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between('a', 'z')),
                Tuple.of(2, Arbitraries.of(BORDER_CODE_POINTS)),
                Tuple.of(
                        1,
                        Arbitraries.integers()
                                .between(0, Character.MAX_CODE_POINT)
                                .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE)));
    }

    private static Arbitrary<Integer> lengths(int most) {
        return Arbitraries.of(
                Arrays.stream(BORDER_LENGTHS).filter(length -> length <= most).toList());
    }

    private static Payload text(List<Integer> codePoints) {
        return new Payload.Text(string(codePoints));
    }

    private static String string(List<Integer> codePoints) {
        var text = new StringBuilder();
        codePoints.forEach(text::appendCodePoint);
        return text.toString();
    }

    private static byte[] toArray(List<Byte> bytes) {
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = bytes.get(i);
        }
        return all;
    }

    static Payload hex(byte[] bytes) {
        return new Payload.Hex(HexFormat.of().formatHex(bytes));
    }
}
