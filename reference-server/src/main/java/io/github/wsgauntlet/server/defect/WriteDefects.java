package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.WriteTwists.data;
import static io.github.wsgauntlet.server.defect.WriteTwists.fragment;
import static io.github.wsgauntlet.server.defect.WriteTwists.header;
import static io.github.wsgauntlet.server.defect.WriteTwists.only;
import static io.github.wsgauntlet.server.defect.WriteTwists.padded;
import static io.github.wsgauntlet.server.defect.WriteTwists.payload;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.LengthForm;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.util.Arrays;

/** The defects in the frames that the server sends, whatever they carry. */
final class WriteDefects {

    private static final int SOME_KEY = 0x37FA213D;
    private static final int TOO_LONG_FOR_CONTROL = 126;
    private static final byte NEVER_IN_UTF8 = (byte) 0xFF;

    private WriteDefects() {}

    /** Return the writer with a defect, or as it is when the defect lies elsewhere. */
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
            case PING_FOR_PING -> header(clean, Opcode.PONG, header -> Headers.withOpcode(header, Opcode.PING));
            case RESERVED_CONTROL_OPCODE_SENT ->
                data(clean, (header, payload) -> {
                    clean.write(FrameHeader.of(Opcode.RESERVED_B, 0), new byte[0]);
                    clean.write(header, payload);
                });
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
            case PONG_TRUNCATED -> payload(clean, Opcode.PONG, WriteTwists::truncated);
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

    private static FrameWriter code(FrameWriter clean, int code) {
        return payload(clean, Opcode.CLOSE, body -> {
            byte[] changed = withCode(body);
            changed[0] = (byte) (code >> 8);
            changed[1] = (byte) code;
            return changed;
        });
    }

    private static byte[] withCode(byte[] body) {
        return body.length < 2 ? new byte[] {3, (byte) 0xE8} : body.clone();
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
