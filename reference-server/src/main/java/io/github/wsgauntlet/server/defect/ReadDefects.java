package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.ReadTwists.as;
import static io.github.wsgauntlet.server.defect.ReadTwists.is;
import static io.github.wsgauntlet.server.defect.ReadTwists.isContinuation;
import static io.github.wsgauntlet.server.defect.ReadTwists.isData;
import static io.github.wsgauntlet.server.defect.ReadTwists.isWholeMessage;
import static io.github.wsgauntlet.server.defect.ReadTwists.losing;
import static io.github.wsgauntlet.server.defect.ReadTwists.refusing;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.Opcode;
import io.github.wsgauntlet.server.rule.Rule;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The defects in how frames and messages are read; those in what a message says, while it is not compressed. */
final class ReadDefects {

    private static final int MOST_FRAGMENTS = 32;
    private static final int LONGEST_MESSAGE = 65_535;
    private static final int LONGEST_CONTROL = 125;

    private ReadDefects() {}

    /** Return the source with a defect, or as it is when the defect lies elsewhere. */
    static FrameSource around(Defect defect, FrameSource clean) {
        return switch (defect) {
            case MASK_RESTARTED_PER_READ -> new FrameWatch(clean, (part, watch) -> turned(part, -part.offset()));
            case MASK_CONTINUED_IN_NEXT_FRAGMENT ->
                new FrameWatch(clean, (part, watch) -> isContinuation(part) ? turned(part, watch.before()) : as(part));
            case FIRST_MASKING_KEY_KEPT -> new FirstKey(clean);
            case REST_OF_THE_READ_LOST ->
                in -> {
                    Optional<FramePart> part = clean.readFrame(in);
                    if (part.isPresent() && part.get().isLast()) {
                        in.position(in.limit());
                    }
                    return part;
                };
            case ZERO_MASKING_KEY_REFUSED ->
                refusing(
                        clean,
                        Rule.CLIENT_FRAMES_MASKED,
                        (part, watch) -> part.header().masked() && part.header().maskingKey() == 0);
            case CONTROL_OF_125_REFUSED ->
                refusing(
                        clean,
                        Rule.CONTROL_FRAMES_AT_MOST_125,
                        (part, watch) -> part.header().opcode().isControl()
                                && part.header().length() == LONGEST_CONTROL);
            case PONG_REFUSED -> refusing(clean, Rule.CONTROL_OPCODES_DEFINED, (part, watch) -> is(part, Opcode.PONG));
            case PING_MUST_BE_UTF8 ->
                refusing(
                        clean,
                        Rule.TEXT_IS_UTF8,
                        (part, watch) -> is(part, Opcode.PING) && part.isLast() && !Text.isUtf8(watch.payload()));
            case BINARY_MUST_BE_UTF8 ->
                refusing(
                        clean,
                        Rule.TEXT_IS_UTF8,
                        (part, watch) -> isData(part)
                                && watch.message() == Opcode.BINARY
                                && !watch.compressed()
                                && part.isLast()
                                && !Text.isUtf8(watch.payload()));
            case EMPTY_MESSAGES_IGNORED ->
                losing(
                        clean,
                        (part, watch) -> isWholeMessage(part)
                                && !watch.compressed()
                                && part.header().length() == 0);
            case LONG_MESSAGES_IGNORED ->
                losing(
                        clean,
                        (part, watch) -> isWholeMessage(part)
                                && !watch.compressed()
                                && part.header().payloadLength() > LONGEST_MESSAGE);
            case EMPTY_FRAGMENTS_REFUSED ->
                refusing(
                        clean,
                        Rule.CONTINUATION_NEEDS_A_START,
                        (part, watch) -> isData(part)
                                && !isWholeMessage(part)
                                && part.header().length() == 0);
            case MANY_FRAGMENTS_REFUSED ->
                refusing(
                        clean,
                        Rule.CONTINUATION_NEEDS_A_START,
                        (part, watch) -> isData(part) && watch.fragment() > MOST_FRAGMENTS);
            case FRAGMENTS_ARE_MESSAGES ->
                new FrameWatch(
                        clean,
                        (part, watch) -> isData(part)
                                ? as(part, Headers.withFin(Headers.withOpcode(part.header(), watch.message()), true))
                                : as(part));
            case FIRST_FRAGMENT_LOST ->
                new FrameWatch(
                        clean,
                        (part, watch) ->
                                isData(part) && !isWholeMessage(part) ? withoutFirstFragment(part, watch) : as(part));
            case FRAGMENTED_TEXT_IS_BINARY ->
                new FrameWatch(
                        clean,
                        (part, watch) -> is(part, Opcode.TEXT) && !part.header().fin()
                                ? as(part, Headers.withOpcode(part.header(), Opcode.BINARY))
                                : as(part));
            case CONTROL_ENDS_THE_MESSAGE ->
                refusing(
                        clean,
                        Rule.CONTINUATION_NEEDS_A_START,
                        (part, watch) -> isContinuation(part) && watch.controlSeen());
            case CONTROL_CORRUPTS_THE_MESSAGE ->
                new FrameWatch(
                        clean,
                        (part, watch) -> isContinuation(part) && watch.controlSeen()
                                ? as(
                                        part,
                                        Headers.withMaskingKey(
                                                part.header(), part.header().maskingKey() ^ 0x0101_0101))
                                : as(part));
            case UTF8_CHECKED_PER_FRAGMENT ->
                refusing(
                        clean,
                        Rule.TEXT_IS_UTF8,
                        (part, watch) -> isText(part, watch) && part.isLast() && !Text.isUtf8(watch.payload()));
            case UTF8_CHECKED_PER_READ ->
                refusing(
                        clean, Rule.TEXT_IS_UTF8, (part, watch) -> isText(part, watch) && !Text.isUtf8(watch.latest()));
            case UTF8_CHECK_ENDED_BY_CONTROL -> new TextHeldBack(clean, TextHeldBack.Check.ENDED);
            case UTF8_CHECK_RESTARTED_BY_CONTROL -> new TextHeldBack(clean, TextHeldBack.Check.RESTARTED);
            case CHARACTERS_OF_4_BYTES_REFUSED ->
                refusing(
                        clean,
                        Rule.TEXT_IS_AT_MOST_10FFFF,
                        (part, watch) ->
                                isText(part, watch) && part.isLast() && hasCharacter(watch, code -> code > 0xFFFF));
            case NONCHARACTERS_REFUSED ->
                refusing(
                        clean,
                        Rule.TEXT_IS_UTF8,
                        (part, watch) ->
                                isText(part, watch) && part.isLast() && hasCharacter(watch, Text::isNoncharacter));
            case CLOSE_CODES_OF_LIBRARIES_REFUSED ->
                refusing(clean, Rule.CLOSE_CODE_AT_MOST_4999, (part, watch) -> saysCode(part, watch, 3000));
            case PRIVATE_CLOSE_CODES_REFUSED ->
                refusing(clean, Rule.CLOSE_CODE_AT_MOST_4999, (part, watch) -> saysCode(part, watch, 4000));
            default -> clean;
        };
    }

    /** Unmask a part as if it stood so many bytes further on in its frame. */
    private static Optional<FramePart> turned(FramePart part, long bytes) {
        int key = Integer.rotateLeft(part.header().maskingKey(), 8 * (int) (bytes & 3));
        return part.header().masked() ? as(part, Headers.withMaskingKey(part.header(), key)) : as(part);
    }

    private static Optional<FramePart> withoutFirstFragment(FramePart part, FrameWatch watch) {
        return switch (watch.fragment()) {
            case 1 -> Optional.empty();
            case 2 -> as(part, Headers.withOpcode(part.header(), watch.message()));
            default -> as(part);
        };
    }

    /** What a compressed message says is not to be seen in its frames. */
    private static boolean isText(FramePart part, FrameWatch watch) {
        return isData(part) && watch.message() == Opcode.TEXT && !watch.compressed();
    }

    private static boolean hasCharacter(FrameWatch watch, IntPredicate sought) {
        return Text.isUtf8(watch.payload())
                && new String(watch.payload(), UTF_8).codePoints().anyMatch(sought);
    }

    private static boolean saysCode(FramePart part, FrameWatch watch, int first) {
        byte[] body = watch.payload();
        if (!is(part, Opcode.CLOSE) || !part.isLast() || body.length < 2) {
            return false;
        }
        int code = Short.toUnsignedInt(ByteBuffer.wrap(body).getShort());
        return code >= first && code < first + 1000;
    }

    /** Unmasks every frame with the key of the first one. */
    private static final class FirstKey implements FrameSource {

        private final FrameSource clean;
        private Optional<Integer> key = Optional.empty();

        FirstKey(FrameSource clean) {
            this.clean = clean;
        }

        @Override
        public Optional<FramePart> readFrame(ByteBuffer in) {
            return clean.readFrame(in).map(part -> {
                if (!part.header().masked()) {
                    return part;
                }
                int kept = key.orElse(part.header().maskingKey());
                key = Optional.of(kept);
                return part.with(Headers.withMaskingKey(part.header(), kept));
            });
        }
    }
}
