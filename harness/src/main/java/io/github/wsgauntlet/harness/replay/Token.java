package io.github.wsgauntlet.harness.replay;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A case file as one word that can stand in a URL, a shell command or the text of an issue.
 *
 * <p>It is {@code w1.} and the base64url (RFC 4648 5) without padding of: the UTF-8 of the file as raw DEFLATE (RFC
 * 1951) with a preset dictionary, and the CRC-32 of that, its low byte first. The dictionary, {@code
 * token-dictionary.txt}, is a part of the format as the prefix is: tokens made with one cannot be read with another.
 */
public final class Token {
    private static final String PREFIX = "w1.";
    private static final byte[] DICTIONARY =
            Resource.text("token-dictionary.txt").getBytes(StandardCharsets.UTF_8);

    /** Many times as much as any case file has; what claims to hold more was made to exhaust memory. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int CHECKSUM_BYTES = 4;

    /**
     * The shortest, which is that of an empty file, has 8 characters after the prefix; the extension of a file fewer.
     */
    private static final Pattern ANY_VERSION = Pattern.compile("w[0-9]+\\.[A-Za-z0-9_-]{8,}");

    private Token() {}

    /**
     * Return the token of a case file.
     *
     * @param caseFileText the text of the file, at most 1 MiB as UTF-8
     * @throws IllegalArgumentException if it is longer, or has half a surrogate pair, which UTF-8 cannot say
     */
    public static String of(String caseFileText) {
        byte[] file;
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(caseFileText));
            file = new byte[encoded.remaining()];
            encoded.get(file);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The case file has half a surrogate pair, which UTF-8 cannot say.", e);
        }
        if (file.length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "A token carries a case file of at most " + MOST_BYTES + " bytes, not of " + file.length + ".");
        }
        byte[] deflated = RawDeflate.deflate(file, DICTIONARY);
        byte[] all = Arrays.copyOf(deflated, deflated.length + CHECKSUM_BYTES);
        ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putInt(deflated.length, checksum(all));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Return the case file that a token carries.
     *
     * @throws IllegalArgumentException if it is cut off, damaged, of another version, or holds more than 1 MiB; the
     *     message is a sentence for the user
     */
    public static String text(String token) {
        if (looksLike(token) && !token.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The token is of version " + token.substring(1, token.indexOf('.'))
                    + "; this wsgauntlet knows version 1 only.");
        }
        byte[] all = decode(token);
        int length = all.length - CHECKSUM_BYTES;
        if (length < 0 || ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt(length) != checksum(all)) {
            throw damaged();
        }
        try {
            ByteBuffer file = ByteBuffer.wrap(inflate(all, length));
            return StandardCharsets.UTF_8.newDecoder().decode(file).toString();
        } catch (DataFormatException | CharacterCodingException e) {
            throw damaged();
        }
    }

    /** Return whether this can only be meant as a token, whole or not, and not as the name of a file. */
    public static boolean looksLike(String argument) {
        return ANY_VERSION.matcher(argument).matches();
    }

    private static IllegalArgumentException damaged() {
        return new IllegalArgumentException("The token is cut off or damaged.");
    }

    private static byte[] decode(String token) {
        if (!token.startsWith(PREFIX)) {
            throw damaged();
        }
        String digits = token.substring(PREFIX.length());
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(digits);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
        // The decoder passes over padding, and over bits of the last character that stand for nothing.
        if (!Base64.getUrlEncoder().withoutPadding().encodeToString(all).equals(digits)) {
            throw damaged();
        }
        return all;
    }

    /** Return the checksum of all but the last four bytes. */
    private static int checksum(byte[] all) {
        var crc = new CRC32();
        crc.update(all, 0, all.length - CHECKSUM_BYTES);
        return (int) crc.getValue();
    }

    /** Return what the first bytes inflate to, which have to be exactly one stream. */
    private static byte[] inflate(byte[] bytes, int length) throws DataFormatException {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(DICTIONARY);
            inflater.setInput(bytes, 0, length);
            var out = new ByteArrayOutputStream();
            byte[] chunk = new byte[8192];
            int read = inflater.inflate(chunk);
            for (; read > 0; read = inflater.inflate(chunk)) {
                out.write(chunk, 0, read);
                if (out.size() > MOST_BYTES) {
                    throw new IllegalArgumentException(
                            "The token holds more than " + MOST_BYTES + " bytes, which no case file has.");
                }
            }
            if (!inflater.finished() || inflater.getRemaining() > 0) {
                throw damaged();
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }
}
