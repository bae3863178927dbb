package io.github.wsgauntlet.harness.judge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.wsgauntlet.harness.conversation.CloseCode;
import io.github.wsgauntlet.harness.conversation.Utf8;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.Opcode;
import io.github.wsgauntlet.harness.wire.PerMessageDeflate;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What every frame a server sends has to keep, in every case (RFC 6455 5 and 7.4, RFC 7692 6.1). Reads one connection's frames. */
final class FrameInvariants {
    private final List<Breach> breaches = new ArrayList<>();
    private final MessageReader messages = new MessageReader();
    private final Optional<PerMessageDeflate> compression;
    private boolean closed;

    private FrameInvariants(Optional<PerMessageDeflate> compression) {
        this.compression = compression;
        compression.ifPresent(agreed -> messages.inflate());
    }

    static List<Breach> check(Transcript transcript) {
        var invariants = new FrameInvariants(transcript.compression());
        transcript.frames().forEach(invariants::check);
        invariants.checkRest(transcript);
        return invariants.breaches;
    }

    /** Looks at the bytes that make no whole frame. */
    private void checkRest(Transcript transcript) {
        var rest = new ByteArrayOutputStream();
        transcript.all(Event.ReceivedBytes.class).forEach(event -> rest.writeBytes(event.bytes()));
        if (rest.toString(US_ASCII).startsWith("HTTP/")) {
            fail(
                    "rfc6455-6.2-incoming-data-parsed-as-frames",
                    "The target sent an HTTP response on the open WebSocket connection.");
            return;
        }
        var reader = new FrameReader();
        reader.feed(rest.toByteArray(), 0, rest.size());
        reader.begun().ifPresent(this::checkHeader);
    }

    private void check(WireFrame frame) {
        checkHeader(frame);
        switch (frame.opcode()) {
            case Opcode.CONTINUATION, Opcode.TEXT, Opcode.BINARY -> checkData(frame);
            case Opcode.CLOSE -> checkClose(frame);
            default -> {} // Pings and pongs may come at any time, and carry anything.
        }
    }

    private void checkHeader(WireFrame frame) {
        String what = "The target sent a " + Opcode.name(frame.opcode()) + " frame ";
        if (frame.masked()) {
            fail("rfc6455-5.1-server-never-masks", what + "that is masked.");
        }
        checkReservedBits(frame, what);
        if (!Opcode.defined(frame.opcode())) {
            fail("rfc6455-5.2-server-sends-defined-opcodes", what + "although no extension defines that opcode.");
        }
        if (frame.length() < 0) {
            fail("rfc6455-5.2-length-sent-network-order", what + "with the top bit of its length set.");
        } else if (frame.lengthBytes() == 2 && frame.length() < 126
                || frame.lengthBytes() == 8 && frame.length() <= 0xffff) {
            fail(
                    "rfc6455-5.2-length-sent-minimal",
                    what + "whose length of " + frame.length() + " takes " + frame.lengthBytes()
                            + " more bytes than it needs to.");
        }
        if (frame.control() && (!frame.fin() || frame.length() > 125)) {
            fail(
                    "rfc6455-5.5-server-control-frames-legal",
                    what + (frame.fin() ? "of " + frame.length() + " bytes." : "that is fragmented."));
        }
    }

    private void checkReservedBits(WireFrame frame, String what) {
        if (frame.rsv() == 0) {
            return;
        }
        boolean first = frame.opcode() == Opcode.TEXT || frame.opcode() == Opcode.BINARY;
        if (compression.isEmpty()) {
            fail(
                    "rfc6455-5.2-server-sends-rsv-zero",
                    what + "with a reserved bit set although no extension was negotiated.");
        } else if (frame.rsv() != MessageReader.COMPRESSED) {
            fail("rfc6455-5.2-server-sends-rsv-zero", what + "with a reserved bit set that no extension uses.");
        } else if (!first) {
            fail(
                    "rfc7692-6.1-server-rsv1-only-first-data-frame",
                    what + "with RSV1 set, which belongs on the first frame of a message.");
        }
    }

    private void checkData(WireFrame frame) {
        if (closed) {
            fail("rfc6455-5.5.1-no-data-after-own-close", "The target sent data after its own Close frame.");
        }
        if (frame.opcode() == Opcode.CONTINUATION && !messages.inMessage()) {
            fail(
                    "rfc6455-5.4-server-fragments-well-formed",
                    "The target sent a continuation frame that continues nothing.");
        }
        if (frame.opcode() != Opcode.CONTINUATION && messages.inMessage()) {
            fail(
                    "rfc6455-5.4-server-fragments-well-formed",
                    "The target began a new message inside an unfinished one.");
        }
        messages.add(frame).ifPresent(this::checkMessage);
    }

    private void checkMessage(MessageReader.Read message) {
        message.inflated()
                .ifPresent(
                        inflated -> breaches.addAll(CompressionInvariants.check(inflated, compression.orElseThrow())));
        if (message.text() && !Utf8.valid(message.payload())) {
            fail("rfc6455-5.6-server-text-is-valid-utf8", "The target sent a text message that is not valid UTF-8.");
        }
    }

    private void checkClose(WireFrame frame) {
        if (closed) {
            fail("rfc6455-5.5.1-only-one-close-frame", "The target sent a second Close frame.");
        }
        closed = true;
        byte[] body = frame.payload();
        if (body.length == 1) {
            fail(
                    "rfc6455-5.5.1-close-body-starts-with-code",
                    "The target sent a Close frame whose body has one byte only.");
        }
        OptionalInt code = Evidence.code(frame);
        if (code.isPresent()) {
            checkCode(code.getAsInt());
            if (!Utf8.valid(Arrays.copyOfRange(body, 2, body.length))) {
                fail(
                        "rfc6455-5.5.1-close-reason-is-utf8",
                        "The target sent a Close frame whose reason is not valid UTF-8.");
            }
        }
    }

    private void checkCode(int code) {
        String sentence = "The target sent a Close frame with code " + code + ".";
        String requirement = switch (code) {
            case 1005 -> "rfc6455-7.4.1-code-1005-never-sent";
            case 1006 -> "rfc6455-7.4.1-code-1006-never-sent";
            case 1015 -> "rfc6455-7.4.1-code-1015-never-sent";
            case 1004 -> "rfc6455-7.4.1-code-1004-reserved";
            default -> "rfc6455-5.5.1-close-code-from-7.4";
        };
        switch (CloseCode.classOf(code)) {
            case SENDABLE -> {}
            case UNREGISTERED -> breaches.add(Breach.strict(requirement, sentence));
            case FORBIDDEN -> fail(requirement, sentence);
        }
    }

    private void fail(String requirement, String sentence) {
        breaches.add(Breach.fail(requirement, sentence));
    }
}
