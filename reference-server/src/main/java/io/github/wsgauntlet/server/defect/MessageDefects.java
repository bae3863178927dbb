package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.WriteTwists.data;
import static io.github.wsgauntlet.server.defect.WriteTwists.firstHalf;
import static io.github.wsgauntlet.server.defect.WriteTwists.fragment;
import static io.github.wsgauntlet.server.defect.WriteTwists.header;
import static io.github.wsgauntlet.server.defect.WriteTwists.only;
import static io.github.wsgauntlet.server.defect.WriteTwists.padded;
import static io.github.wsgauntlet.server.defect.WriteTwists.payload;
import static io.github.wsgauntlet.server.defect.WriteTwists.secondHalf;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * The defects in the messages that the server sends.
 *
 * <p>Where compression is agreed they send messages as they are, which is as legal (RFC 7692 6): what goes wrong with a
 * message would go wrong with DEFLATE data in another way.
 */
final class MessageDefects {

    private static final int LARGE = 126;
    private static final byte NEVER_IN_UTF8 = (byte) 0xFF;
    private static final FrameWriter NOWHERE = (header, payload) -> {};

    private MessageDefects() {}

    /** Return the writer with a defect, or as it is when the defect lies elsewhere. */
    static FrameWriter around(Defect defect, FrameWriter clean) {
        FrameWriter defective = twisted(defect, clean);
        return defective == clean ? clean : header(defective, header -> Headers.withRsv(header, 0));
    }

    /** Return a compression that leaves messages as they are when they have a defect. */
    static Compression around(Defect defect, Compression clean) {
        return twisted(defect, NOWHERE) == NOWHERE ? clean : new Deflating(clean, payload -> payload);
    }

    private static FrameWriter twisted(Defect defect, FrameWriter clean) {
        return switch (defect) {
            case RESERVED_DATA_OPCODE_SENT -> large(clean, retyped(clean, Opcode.BINARY, Opcode.RESERVED_3));
            case TEXT_RETYPED -> large(clean, retyped(clean, Opcode.TEXT, Opcode.BINARY));
            case BINARY_RETYPED -> large(clean, retyped(clean, Opcode.BINARY, Opcode.TEXT));
            case CONTINUATION_WITHOUT_OWN_START ->
                header(
                        clean,
                        header ->
                                header.opcode().isControl() ? header : Headers.withOpcode(header, Opcode.CONTINUATION));
            case REPLY_WITHOUT_FIN ->
                header(clean, header -> header.opcode().isControl() ? header : Headers.withFin(header, false));
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
            case TEXT_NOT_UTF8 -> payload(clean, Opcode.TEXT, MessageDefects::withBadByte);
            case TEXT_IN_CESU_8 -> payload(clean, Opcode.TEXT, Text::cesu8);
            case ECHO_TRUNCATED -> large(clean, payload(clean, WriteTwists::truncated));
            case ECHO_EXTENDED -> large(clean, payload(clean, payload -> padded(payload, payload.length + 1)));
            case ECHO_CUT_AT_ZERO_BYTE ->
                dataPayload(clean, payload -> {
                    int zero = new String(payload, ISO_8859_1).indexOf(0);
                    return zero < 0 ? payload : Arrays.copyOf(payload, zero);
                });
            case BYTE_ORDER_MARK_LOST -> text(clean, text -> text.startsWith("\uFEFF") ? text.substring(1) : text);
            case NONCHARACTERS_REPLACED -> text(clean, MessageDefects::withoutNoncharacters);
            case LINE_ENDS_CHANGED -> text(clean, text -> text.replace("\r\n", "\n"));
            default -> clean;
        };
    }

    // ---- which messages ----

    /** A server that does this to every message has no echo, and what is wrong with it cannot be told. */
    private static FrameWriter large(FrameWriter clean, FrameWriter twisted) {
        return data(clean, (header, payload) -> (payload.length >= LARGE ? twisted : clean).write(header, payload));
    }

    // ---- what of them ----

    private static FrameWriter retyped(FrameWriter clean, Opcode opcode, Opcode other) {
        return header(clean, opcode, header -> Headers.withOpcode(header, other));
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

    // ---- how ----

    private static byte[] withBadByte(byte[] payload) {
        byte[] bad = padded(payload, 1);
        bad[0] = NEVER_IN_UTF8;
        return bad;
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
}
