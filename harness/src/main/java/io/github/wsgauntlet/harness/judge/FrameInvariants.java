package io.github.wsgauntlet.harness.judge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.reaction.IllegalClose;
import io.github.wsgauntlet.cases.reaction.IllegalFrame;
import io.github.wsgauntlet.cases.reaction.IllegalFrame.Flaw;
import io.github.wsgauntlet.cases.reaction.IllegalMessage;
import io.github.wsgauntlet.cases.reaction.Reaction;
import io.github.wsgauntlet.harness.conversation.Utf8;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What every frame an endpoint sends has to keep, in every case (RFC 6455 5 and 7.4, RFC 7692 6.1). Reads one
 * connection's frames.
 */
final class FrameInvariants {
    private final List<Breach> breaches = new ArrayList<>();
    private final Role sender;
    private final Optional<DeflateAgreement> compression;
    private boolean closed;

    private FrameInvariants(Role sender, Optional<DeflateAgreement> compression) {
        this.sender = sender;
        this.compression = compression;
    }

    static List<Breach> check(Transcript transcript, List<Received> frames) {
        var invariants = new FrameInvariants(transcript.tester().peer(), transcript.compression());
        frames.forEach(invariants::check);
        invariants.checkRest(transcript);
        return invariants.breaches;
    }

    /** Look at the bytes that make no whole frame. */
    private void checkRest(Transcript transcript) {
        var rest = new ByteArrayOutputStream();
        transcript.all(Event.ReceivedBytes.class).forEach(event -> rest.writeBytes(event.bytes()));
        if (rest.toString(US_ASCII).startsWith(HttpHead.beginningOf(sender))) {
            checkHttp();
            return;
        }
        var reader = new FrameReader();
        reader.feed(rest.toByteArray(), 0, rest.size());
        reader.begun().ifPresent(this::checkHeader);
    }

    private void checkHttp() {
        switch (sender) {
            case SERVER ->
                fail(
                        "rfc6455-6.2-incoming-data-parsed-as-frames",
                        new IllegalMessage(IllegalMessage.Flaw.HTTP_RESPONSE_INSTEAD));
            case CLIENT -> {} // That the connection should have ended is for the outcome to say.
        }
    }

    private void check(Received received) {
        WireFrame frame = received.frame();
        checkHeader(frame);
        switch (frame.opcode()) {
            case Opcodes.CONTINUATION, Opcodes.TEXT, Opcodes.BINARY -> checkData(received);
            case Opcodes.CLOSE -> checkClose(frame);
            default -> {} // Pings and pongs may come at any time, and carry anything.
        }
    }

    private void checkHeader(WireFrame frame) {
        if (frame.masked() && sender == Role.SERVER) {
            fail("rfc6455-5.1-server-never-masks", flawed(frame, Flaw.MASKED));
        }
        if (!frame.masked() && sender == Role.CLIENT) {
            fail("rfc6455-5.1-client-masks-all-frames", flawed(frame, Flaw.UNMASKED));
        }
        checkReservedBits(frame);
        if (!Opcodes.defined(frame.opcode())) {
            fail("rfc6455-5.2-server-sends-defined-opcodes", flawed(frame, Flaw.UNDEFINED_OPCODE));
        }
        if (frame.length() < 0) {
            fail("rfc6455-5.2-length-sent-network-order", flawed(frame, Flaw.LENGTH_WITH_TOP_BIT));
        } else if (frame.lengthBytes() == 2 && frame.length() < 126
                || frame.lengthBytes() == 8 && frame.length() <= 0xffff) {
            fail("rfc6455-5.2-length-sent-minimal", flawed(frame, Flaw.LENGTH_NOT_MINIMAL));
        }
        if (frame.control() && (!frame.fin() || frame.length() > 125)) {
            fail(
                    "rfc6455-5.5-server-control-frames-legal",
                    flawed(frame, frame.fin() ? Flaw.LONG_CONTROL_FRAME : Flaw.FRAGMENTED_CONTROL_FRAME));
        }
    }

    private void checkReservedBits(WireFrame frame) {
        if (frame.rsv() == 0) {
            return;
        }
        boolean first = Opcodes.beginsMessage(frame.opcode());
        if (frame.rsv() != MessageReader.COMPRESSED) {
            fail("rfc6455-5.2-server-sends-rsv-zero", flawed(frame, Flaw.RESERVED_BIT_OF_NO_EXTENSION));
        } else if (compression.isEmpty()) {
            fail("rfc6455-5.2-server-sends-rsv-zero", flawed(frame, Flaw.RESERVED_BIT_WITHOUT_EXTENSION));
        } else if (!first) {
            fail("rfc7692-6.1-server-rsv1-only-first-data-frame", flawed(frame, Flaw.RSV1_NOT_ON_FIRST_FRAME));
        }
    }

    private void checkData(Received received) {
        if (closed) {
            fail("rfc6455-5.5.1-no-data-after-own-close", new IllegalMessage(IllegalMessage.Flaw.DATA_AFTER_OWN_CLOSE));
        }
        if (received.continuesNothing()) {
            fail("rfc6455-5.4-server-fragments-well-formed", new IllegalMessage(IllegalMessage.Flaw.CONTINUES_NOTHING));
        }
        if (received.interrupts()) {
            fail(
                    "rfc6455-5.4-server-fragments-well-formed",
                    new IllegalMessage(IllegalMessage.Flaw.INSIDE_UNFINISHED_MESSAGE));
        }
        received.completes().ifPresent(this::checkMessage);
    }

    private void checkMessage(MessageReader.Read message) {
        message.inflated()
                .ifPresent(inflated ->
                        breaches.addAll(CompressionInvariants.check(inflated, sender, compression.orElseThrow())));
        if (message.text() && !Utf8.valid(message.payload())) {
            fail("rfc6455-5.6-server-text-is-valid-utf8", new IllegalMessage(IllegalMessage.Flaw.TEXT_NOT_UTF8));
        }
    }

    private void checkClose(WireFrame frame) {
        if (closed) {
            breaches.add(Breach.strict( // No sentence forbids it in words: what is forbidden after a Close is data.
                    "rfc6455-5.5.1-only-one-close-frame", new IllegalClose(IllegalClose.Flaw.SECOND)));
        }
        closed = true;
        byte[] body = frame.payload();
        if (body.length == 1) {
            fail("rfc6455-5.5.1-close-body-starts-with-code", new IllegalClose(IllegalClose.Flaw.BODY_OF_ONE_BYTE));
        }
        OptionalInt code = frame.closeCode();
        if (code.isPresent()) {
            checkCode(code.getAsInt());
            if (!Utf8.valid(Arrays.copyOfRange(body, 2, body.length))) {
                fail("rfc6455-5.5.1-close-reason-is-utf8", new IllegalClose(IllegalClose.Flaw.REASON_NOT_UTF8));
            }
        }
    }

    private void checkCode(int code) {
        var seen = new IllegalClose(IllegalClose.Flaw.CODE, code);
        String requirement = switch (code) {
            case 1005 -> "rfc6455-7.4.1-code-1005-never-sent";
            case 1006 -> "rfc6455-7.4.1-code-1006-never-sent";
            case 1015 -> "rfc6455-7.4.1-code-1015-never-sent";
            case 1004 -> "rfc6455-7.4.1-code-1004-reserved";
            default -> "rfc6455-5.5.1-close-code-from-7.4";
        };
        switch (CloseCode.classOf(code)) {
            case SENDABLE -> {}
            case UNREGISTERED -> breaches.add(Breach.strict(requirement, seen));
            case FORBIDDEN -> fail(requirement, seen);
        }
    }

    private static IllegalFrame flawed(WireFrame frame, Flaw flaw) {
        return new IllegalFrame(flaw, frame.opcode(), frame.length(), frame.lengthBytes());
    }

    private void fail(String requirement, Reaction seen) {
        breaches.add(Breach.fail(requirement, seen));
    }
}
