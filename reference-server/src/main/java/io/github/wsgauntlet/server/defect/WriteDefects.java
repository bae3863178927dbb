package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.Defect;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.LengthForm;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** The defects in the frames that the server sends. */
final class WriteDefects {

    private static final int SOME_KEY = 0x37FA213D;
    private static final int LARGE = 126;
    private static final int TOO_LONG_FOR_CONTROL = 126;
    private static final byte NEVER_IN_UTF8 = (byte) 0xFF;

    private WriteDefects() {}

    /** Returns the writer with a defect, or as it is when the defect lies elsewhere. */
    static FrameWriter around(Defect defect, FrameWriter clean, ByteQueue out) {
        return switch (defect) {
            case FRAMES_MASKED -> header(clean, header -> Headers.withMaskingKey(header, SOME_KEY));
            case LENGTH_ALWAYS_16_BITS ->
                header(
                        clean,
                        header -> header.lengthForm() == LengthForm.BITS_7
                                ? Headers.withLength(header, LengthForm.BITS_16, header.length())
                                : header);
            case LENGTH_ALWAYS_64_BITS ->
                header(clean, header -> Headers.withLength(header, LengthForm.BITS_64, header.length()));
            case LENGTH_TOP_BIT_SET ->
                header(
                        clean,
                        header -> header.lengthForm() == LengthForm.BITS_64
                                ? Headers.withLength(header, LengthForm.BITS_64, header.length() | Long.MIN_VALUE)
                                : header);
            case LENGTH_SENT_LITTLE_ENDIAN ->
                header(
                        clean,
                        header -> header.lengthForm() == LengthForm.BITS_16
                                ? Headers.withLength(
                                        header, LengthForm.BITS_16, Short.reverseBytes((short) header.length()))
                                : header);
            case RSV1_ON_DATA ->
                header(clean, header -> header.opcode().isControl() ? header : Headers.withRsv(header, 4));
            case RSV2_ON_CONTROL ->
                header(clean, header -> header.opcode().isControl() ? Headers.withRsv(header, 2) : header);
            case PONG_FRAGMENTED -> header(clean, Opcode.PONG, header -> Headers.withFin(header, false));
            case CLOSE_FRAGMENTED -> header(clean, Opcode.CLOSE, header -> Headers.withFin(header, false));
            case RESERVED_DATA_OPCODE_SENT -> large(clean, retyped(clean, Opcode.BINARY, Opcode.RESERVED_3));
            case TEXT_RETYPED -> large(clean, retyped(clean, Opcode.TEXT, Opcode.BINARY));
            case BINARY_RETYPED -> large(clean, retyped(clean, Opcode.BINARY, Opcode.TEXT));
            case PING_FOR_PING -> retyped(clean, Opcode.PONG, Opcode.PING);
            case CONTINUATION_WITHOUT_OWN_START ->
                header(
                        clean,
                        header ->
                                header.opcode().isControl() ? header : Headers.withOpcode(header, Opcode.CONTINUATION));
            case REPLY_WITHOUT_FIN ->
                header(clean, header -> header.opcode().isControl() ? header : Headers.withFin(header, false));

            case RESERVED_CONTROL_OPCODE_SENT ->
                data(clean, (header, payload) -> {
                    clean.write(FrameHeader.of(Opcode.RESERVED_B, 0), new byte[0]);
                    clean.write(header, payload);
                });
            case FRAGMENTS_WITHOUT_FIN ->
                large(clean, (header, payload) -> {
                    fragment(clean, header.opcode(), false, firstHalf(payload));
                    fragment(clean, Opcode.CONTINUATION, false, secondHalf(payload));
                });
            case MESSAGE_INSIDE_OWN_MESSAGE ->
                data(clean, (header, payload) -> {
                    fragment(clean, header.opcode(), false, firstHalf(payload));
                    fragment(clean, header.opcode(), true, secondHalf(payload));
                });
            case FRAGMENTS_REORDERED ->
                large(clean, (header, payload) -> {
                    fragment(clean, header.opcode(), false, secondHalf(payload));
                    fragment(clean, Opcode.CONTINUATION, true, firstHalf(payload));
                });
            case ECHO_DOUBLED ->
                data(clean, (header, payload) -> {
                    clean.write(header, payload);
                    clean.write(header, payload);
                });
            case ECHOES_REORDERED -> new Reordering(clean);
            case TEXT_SPLIT_INSIDE_A_CHARACTER ->
                only(clean, Opcode.TEXT, (header, payload) -> {
                    int cut = Text.insideACharacter(payload);
                    if (cut > 0) {
                        fragment(clean, Opcode.TEXT, true, Arrays.copyOf(payload, cut));
                    }
                    fragment(clean, Opcode.TEXT, true, Arrays.copyOfRange(payload, cut, payload.length));
                });
            case TEXT_NOT_UTF8 -> payload(clean, Opcode.TEXT, WriteDefects::withBadByte);
            case TEXT_IN_CESU_8 -> payload(clean, Opcode.TEXT, Text::cesu8);
            case ECHO_TRUNCATED -> large(clean, payload(clean, WriteDefects::truncated));
            case ECHO_EXTENDED -> large(clean, payload(clean, payload -> padded(payload, payload.length + 1)));
            case ECHO_CUT_AT_ZERO_BYTE ->
                dataPayload(clean, payload -> {
                    int zero = new String(payload, ISO_8859_1).indexOf(0);
                    return zero < 0 ? payload : Arrays.copyOf(payload, zero);
                });
            case BYTE_ORDER_MARK_LOST -> text(clean, text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
            case NONCHARACTERS_REPLACED -> text(clean, WriteDefects::withoutNoncharacters);
            case LINE_ENDS_CHANGED -> text(clean, text -> text.replace("\r\n", "\n"));

            case PONG_FORGOTTEN -> only(clean, Opcode.PONG, (header, payload) -> {});
            case EMPTY_PING_FORGOTTEN ->
                only(clean, Opcode.PONG, (header, payload) -> {
                    if (payload.length > 0) {
                        clean.write(header, payload);
                    }
                });
            case PONG_ALTERED ->
                payload(clean, Opcode.PONG, payload -> {
                    byte[] altered = payload.clone();
                    for (int i = 0; i < Math.min(1, altered.length); i++) {
                        altered[i] ^= 1;
                    }
                    return altered;
                });
            case PONG_EMPTY -> payload(clean, Opcode.PONG, payload -> new byte[0]);
            case PONG_TRUNCATED -> payload(clean, Opcode.PONG, WriteDefects::truncated);
            case PONG_TOO_LONG -> payload(clean, Opcode.PONG, payload -> padded(payload, TOO_LONG_FOR_CONTROL));
            case PONG_ALSO_AS_TEXT ->
                only(clean, Opcode.PONG, (header, payload) -> {
                    clean.write(header, payload);
                    fragment(clean, Opcode.TEXT, true, payload);
                });

            case CLOSE_SAYS_1005 -> code(clean, 1005);
            case CLOSE_SAYS_1006 -> code(clean, 1006);
            case CLOSE_SAYS_1015 -> code(clean, 1015);
            case CLOSE_SAYS_1004 -> code(clean, 1004);
            case CLOSE_SAYS_999 -> code(clean, 999);
            case CLOSE_SAYS_5000 -> code(clean, 5000);
            case CLOSE_CODE_LITTLE_ENDIAN ->
                payload(clean, Opcode.CLOSE, body -> {
                    byte[] swapped = body.clone();
                    if (swapped.length >= 2) {
                        swapped[0] = body[1];
                        swapped[1] = body[0];
                    }
                    return swapped;
                });
            case CLOSE_OF_ONE_BYTE -> payload(clean, Opcode.CLOSE, body -> new byte[] {3});
            case CLOSE_REASON_CUT_IN_CHARACTER ->
                payload(clean, Opcode.CLOSE, body -> Arrays.copyOf(body, Math.min(body.length, 124)));
            case CLOSE_REASON_NOT_UTF8 ->
                payload(clean, Opcode.CLOSE, body -> {
                    byte[] longer = padded(withCode(body), Math.max(3, Math.min(body.length + 1, 125)));
                    longer[longer.length - 1] = NEVER_IN_UTF8;
                    return longer;
                });
            case CLOSE_TOO_LONG -> payload(clean, Opcode.CLOSE, body -> padded(withCode(body), TOO_LONG_FOR_CONTROL));
            case CLOSE_DOUBLED ->
                only(clean, Opcode.CLOSE, (header, payload) -> {
                    clean.write(header, payload);
                    clean.write(header, payload);
                });
            case DATA_AFTER_CLOSE ->
                only(clean, Opcode.CLOSE, (header, payload) -> {
                    clean.write(header, payload);
                    fragment(clean, Opcode.TEXT, true, "bye".getBytes(US_ASCII));
                });
            case HTTP_BEHIND_THE_101 -> new HttpAnswer(clean, out);
            default -> clean;
        };
    }

    // ---- which frames ----

    private static FrameWriter only(FrameWriter clean, Opcode opcode, FrameWriter twisted) {
        return (header, payload) -> (header.opcode() == opcode ? twisted : clean).write(header, payload);
    }

    private static FrameWriter data(FrameWriter clean, FrameWriter twisted) {
        return (header, payload) -> (header.opcode().isControl() ? clean : twisted).write(header, payload);
    }

    /** A server that does this to every message has no echo, and what is wrong with it cannot be told. */
    private static FrameWriter large(FrameWriter clean, FrameWriter twisted) {
        return data(clean, (header, payload) -> (payload.length >= LARGE ? twisted : clean).write(header, payload));
    }

    // ---- what of them ----

    private static FrameWriter header(FrameWriter clean, UnaryOperator<FrameHeader> twist) {
        return (header, payload) -> clean.write(twist.apply(header), payload);
    }

    private static FrameWriter header(FrameWriter clean, Opcode opcode, UnaryOperator<FrameHeader> twist) {
        return only(clean, opcode, header(clean, twist));
    }

    private static FrameWriter retyped(FrameWriter clean, Opcode opcode, Opcode other) {
        return header(clean, opcode, header -> Headers.withOpcode(header, other));
    }

    private static FrameWriter payload(FrameWriter clean, UnaryOperator<byte[]> twist) {
        return (header, payload) -> fragment(clean, header.opcode(), true, twist.apply(payload));
    }

    private static FrameWriter payload(FrameWriter clean, Opcode opcode, UnaryOperator<byte[]> twist) {
        return only(clean, opcode, payload(clean, twist));
    }

    private static FrameWriter dataPayload(FrameWriter clean, UnaryOperator<byte[]> twist) {
        return data(clean, payload(clean, twist));
    }

    private static FrameWriter text(FrameWriter clean, UnaryOperator<String> twist) {
        return payload(
                clean,
                Opcode.TEXT,
                payload -> twist.apply(new String(payload, UTF_8)).getBytes(UTF_8));
    }

    private static FrameWriter code(FrameWriter clean, int code) {
        return payload(clean, Opcode.CLOSE, body -> {
            byte[] changed = withCode(body);
            changed[0] = (byte) (code >> 8);
            changed[1] = (byte) code;
            return changed;
        });
    }

    // ---- how ----

    private static void fragment(FrameWriter clean, Opcode opcode, boolean fin, byte[] payload) {
        clean.write(Headers.withFin(FrameHeader.of(opcode, payload.length), fin), payload);
    }

    private static byte[] firstHalf(byte[] payload) {
        return Arrays.copyOf(payload, payload.length / 2);
    }

    private static byte[] secondHalf(byte[] payload) {
        return Arrays.copyOfRange(payload, payload.length / 2, payload.length);
    }

    private static byte[] truncated(byte[] payload) {
        return Arrays.copyOf(payload, Math.max(0, payload.length - 1));
    }

    private static byte[] padded(byte[] payload, int length) {
        byte[] longer = Arrays.copyOf(payload, Math.max(payload.length, length));
        Arrays.fill(longer, payload.length, longer.length, (byte) 'x');
        return longer;
    }

    private static byte[] withBadByte(byte[] payload) {
        byte[] bad = padded(payload, 1);
        bad[0] = NEVER_IN_UTF8;
        return bad;
    }

    private static byte[] withCode(byte[] body) {
        return body.length < 2 ? new byte[] {3, (byte) 0xE8} : body.clone();
    }

    private static String withoutNoncharacters(String text) {
        return text.codePoints()
                .map(code -> Text.isNoncharacter(code) ? 0xFFFD : code)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Holds every other message back until the next one was sent. */
    private static final class Reordering implements FrameWriter {

        private final FrameWriter clean;
        private Runnable held = () -> {};
        private boolean holding;

        Reordering(FrameWriter clean) {
            this.clean = clean;
        }

        @Override
        public void write(FrameHeader header, byte[] payload) {
            if (header.opcode().isControl()) {
                clean.write(header, payload);
            } else if (holding) {
                holding = false;
                clean.write(header, payload);
                held.run();
            } else {
                holding = true;
                held = () -> clean.write(header, payload);
            }
        }
    }

    /** Takes the first frame for an HTTP request. */
    private static final class HttpAnswer implements FrameWriter {

        private static final String ANSWER = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 12\r\nConnection: close\r\n\r\nBad Request\n";

        private final FrameWriter clean;
        private final ByteQueue out;
        private boolean answered;

        HttpAnswer(FrameWriter clean, ByteQueue out) {
            this.clean = clean;
            this.out = out;
        }

        @Override
        public void write(FrameHeader header, byte[] payload) {
            if (answered) {
                clean.write(header, payload);
            } else {
                answered = true;
                out.append(ANSWER.getBytes(US_ASCII));
            }
        }
    }
}
