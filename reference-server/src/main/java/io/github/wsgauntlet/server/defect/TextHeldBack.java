package io.github.wsgauntlet.server.defect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FramePart;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.Opcode;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Violation;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Holds a fragmented text back until it is whole, and checks only as much of it as a check sees that a control frame
 * disturbs. What is not UTF-8 and goes unseen is replaced, as a lenient decoder does.
 */
final class TextHeldBack implements FrameSource {

    /** What is left of the check for UTF-8 (RFC 6455 8.1) once a control frame came between two fragments. */
    enum Check {
        /** It is not made any more. */
        ENDED,
        /** It starts over after the control frame, as if the text began there. */
        RESTARTED
    }

    private final FrameWatch watch;
    private final Check check;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private boolean disturbed;
    private int checkedFrom;

    TextHeldBack(FrameSource clean, Check check) {
        this.watch = new FrameWatch(clean, this::take);
        this.check = check;
    }

    @Override
    public Optional<FramePart> readFrame(ByteBuffer in) {
        return watch.readFrame(in);
    }

    private Optional<FramePart> take(FramePart part, FrameWatch watched) {
        boolean starts = ReadTwists.is(part, Opcode.TEXT) && !part.header().fin();
        boolean goesOn = ReadTwists.isContinuation(part) && watched.fragment() > 1;
        if (watched.compressed() || watched.message() != Opcode.TEXT || !(starts || goesOn)) {
            return Optional.of(part);
        }
        if (starts && part.isFirst()) {
            text.reset();
            disturbed = false;
            checkedFrom = 0;
        }
        if (part.isFirst() && watched.controlSeen()) {
            disturbed = true;
            checkedFrom = text.size();
        }
        text.writeBytes(watched.latest());
        return part.isLast() && part.header().fin() ? Optional.of(whole(part.header())) : Optional.empty();
    }

    private FramePart whole(FrameHeader last) {
        byte[] bytes = text.toByteArray();
        boolean valid = switch (check) {
            case ENDED -> disturbed || Text.isUtf8(bytes);
            case RESTARTED -> Text.isUtf8(Arrays.copyOfRange(bytes, checkedFrom, bytes.length));
        };
        if (!valid) {
            throw new Violation(Rule.TEXT_IS_UTF8);
        }
        return ReadTwists.remade(
                Headers.withFin(Headers.withOpcode(last, Opcode.TEXT), true), new String(bytes, UTF_8).getBytes(UTF_8));
    }
}
