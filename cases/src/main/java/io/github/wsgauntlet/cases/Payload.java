package io.github.wsgauntlet.cases;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The bytes of a frame or of a raw write, kept in the words they were written in so that they can be shown. */
public sealed interface Payload {

    /** Return the bytes. */
    byte[] bytes();

    /**
     * Text, sent as UTF-8.
     *
     * @param text the text
     */
    record Text(String text) implements Payload {
        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Bytes written in hexadecimal.
     *
     * @param hex pairs of digits, white space between them ignored
     */
    record Hex(String hex) implements Payload {
        /** Which characters are digits: nobody can foresee whether the next one is a letter, a branch least of all. */
        private static final boolean[] DIGITS = digits();

        public Hex {
            hex = isPairs(hex) ? hex : hex.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
            if (!isPairs(hex)) {
                throw new IllegalArgumentException("'" + hex + "' is not a sequence of hexadecimal byte pairs");
            }
        }

        private static boolean[] digits() {
            boolean[] digits = new boolean['f' + 1];
            Arrays.fill(digits, '0', '9' + 1, true);
            Arrays.fill(digits, 'a', 'f' + 1, true);
            return digits;
        }

        /** Return whether a text is nothing but pairs of hexadecimal digits, in lower case. */
        public static boolean isPairs(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= DIGITS.length || !DIGITS[c]) {
                    return false;
                }
            }
            return text.length() % 2 == 0;
        }

        @Override
        public byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /**
     * A unit repeated.
     *
     * @param unit what is repeated
     * @param times how often, at least 0
     */
    record Repeated(Payload unit, int times) implements Payload {
        public Repeated {
            if (times < 0) {
                throw new IllegalArgumentException("A payload is repeated 0 times or more, not " + times);
            }
        }

        @Override
        public byte[] bytes() {
            byte[] one = unit.bytes();
            byte[] all = new byte[Math.multiplyExact(one.length, times)];
            System.arraycopy(one, 0, all, 0, Math.min(one.length, all.length));
            // What is there is copied after itself: sixteen million stars are two dozen copies.
            for (int made = one.length; made > 0 && made < all.length; made *= 2) {
                System.arraycopy(all, 0, all, made, Math.min(made, all.length - made));
            }
            return all;
        }
    }

    /**
     * Pseudo-random bytes, the same for the same seed everywhere.
     *
     * @param length how many bytes, at least 0
     * @param seed the seed
     */
    record Seeded(int length, long seed) implements Payload {
        public Seeded {
            if (length < 0) {
                throw new IllegalArgumentException("A payload has 0 bytes or more, not " + length);
            }
        }

        @Override
        public byte[] bytes() {
            byte[] bytes = new byte[length];
            new Random(seed).nextBytes(bytes);
            return bytes;
        }
    }

    /**
     * Text as it goes through real connections, made up, and the same for the same seed everywhere.
     *
     * @param kind what it looks like
     * @param length how many bytes, at least 0
     * @param seed the seed
     */
    record Sample(Kind kind, int length, long seed) implements Payload {
        /** What a sample looks like. */
        public enum Kind {
            PROSE,
            JSON,
            HTML
        }

        public Sample {
            if (length < 0) {
                throw new IllegalArgumentException("A payload has 0 bytes or more, not " + length);
            }
        }

        @Override
        public byte[] bytes() {
            return SampleText.of(kind, length, seed);
        }
    }

    /**
     * Several payloads one after the other.
     *
     * @param parts the parts, in order
     */
    record Joined(List<Payload> parts) implements Payload {
        public Joined {
            parts = List.copyOf(parts);
        }

        @Override
        public byte[] bytes() {
            var all = new ByteArrayOutputStream();
            parts.forEach(part -> all.writeBytes(part.bytes()));
            return all.toByteArray();
        }
    }

    /**
     * The body of a Close frame (RFC 6455 5.5.1).
     *
     * @param code the status code, 0 to 65535
     * @param reason what follows it
     */
    record CloseBody(int code, Payload reason) implements Payload {
        public CloseBody {
            if (code < 0 || code > 0xffff) {
                throw new IllegalArgumentException("A close code is 0 to 65535, not " + code);
            }
        }

        @Override
        public byte[] bytes() {
            byte[] text = reason.bytes();
            byte[] body = new byte[2 + text.length];
            body[0] = (byte) (code >> 8);
            body[1] = (byte) code;
            System.arraycopy(text, 0, body, 2, text.length);
            return body;
        }
    }

    /**
     * What a compressed message carries (RFC 7692 7.2.1).
     *
     * @param content the message before it is compressed
     * @param how how it is compressed
     */
    record Deflated(Payload content, Deflation how) implements Payload {
        @Override
        public byte[] bytes() {
            return how.deflate(content.bytes());
        }
    }

    /** Return a payload of no bytes. */
    static Payload empty() {
        return new Hex("");
    }
}
