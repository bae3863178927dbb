package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Frames that break RFC 6455 in exactly one way, alone or inside a message. */
final class Violations {
    private static final int[] CONTROL_LENGTHS = {126, 127, 200, 65_535, 65_536};
    private static final Payload START = new Payload.Text("start");
    private static final Payload END = new Payload.Text("end");

    /** Codes that stand for what never was a Close frame (RFC 6455 7.4.1). */
    private static final Integer[] NEVER_SENT = {1005, 1006, 1015};

    /** Codes that no endpoint may put into a Close frame (RFC 6455 7.4), at the borders of their ranges. */
    private static final Integer[] CODES = {0, 1, 999, 1004, 1016, 1100, 2000, 2999, 5000, 65_535};

    static final List<SentViolation> OF_FRAMES = Arrays.stream(SentViolation.values())
            .filter(violation -> !violation.ofCompression() && violation != SentViolation.MASKED)
            .toList();

    private Violations() {}

    /** Return frames with any one violation of RFC 6455. */
    static Arbitrary<List<Unit>> any() {
        return Chosen.frequencyOf(
                OF_FRAMES.stream().map(each -> Tuple.of(1, of(each))).toList());
    }

    private static Arbitrary<List<Unit>> of(SentViolation violation) {
        return switch (violation) {
            case UNMASKED, MASKED -> placed(frame().map(Violations::unmasked));
            case RESERVED_BIT ->
                placed(Combinators.combine(frame(), Arbitraries.integers().between(1, 7))
                        .as(Violations::reserved));
            case RESERVED_OPCODE -> placed(reservedOpcode());
            case LENGTH_NOT_MINIMAL -> placed(notMinimal());
            case LENGTH_TOP_BIT -> topBit();
            case CONTROL_TOO_LONG -> placed(tooLong());
            case CONTROL_FRAGMENTED -> placed(controlFrame().map(Violations::unfinished));
            case CONTINUATION_WITHOUT_START -> continuation();
            case MESSAGE_INSIDE_MESSAGE -> messageInside();
            case TEXT_NOT_UTF8 -> invalidText();
            case CLOSE_BODY_OF_ONE_BYTE -> placed(Payloads.bytes(1, 1).map(body -> Frame.of(Opcodes.CLOSE, body)));
            case CLOSE_CODE_INVALID -> placed(invalidCode());
            case CLOSE_REASON_NOT_UTF8 ->
                placed(Payloads.notUtf8().map(reason -> Frame.of(Opcodes.CLOSE, new Payload.CloseBody(1000, reason))));
            case COMPRESSION_DAMAGED, COMPRESSION_TRUNCATED, COMPRESSION_EMPTY, COMPRESSION_UNFINISHED ->
                Deflates.violation(violation);
        };
    }

    /** Put a frame where it stands alone, or inside a message that is legal around it. */
    private static Arbitrary<List<Unit>> placed(Arbitrary<Frame> frame) {
        return Combinators.combine(frame, Conversations.seldom())
                .as((bad, inside) -> inside ? inside(bad) : List.of(bad));
    }

    private static List<Unit> inside(Frame bad) {
        boolean data = Opcodes.beginsMessage(bad.opcode());
        if (data) {
            return List.of(part(bad.opcode(), START, false), with(bad, Opcodes.CONTINUATION, bad.fin(), bad.payload()));
        }
        return List.of(part(Opcodes.TEXT, START, false), bad, part(Opcodes.CONTINUATION, END, true));
    }

    private static Frame part(int opcode, Payload payload, boolean fin) {
        return Conversations.frame(opcode, fin, new Mask.Usual(), payload);
    }

    /** Return a frame that is legal in every way. */
    private static Arbitrary<Frame> frame() {
        return Chosen.frequencyOf(
                Tuple.of(2, Payloads.text(200).map(payload -> Frame.of(Opcodes.TEXT, payload))),
                Tuple.of(2, Payloads.binary(200).map(payload -> Frame.of(Opcodes.BINARY, payload))),
                Tuple.of(2, controlFrame()));
    }

    private static Arbitrary<Frame> controlFrame() {
        Arbitrary<Frame> close = Payloads.reason()
                .filter(reason -> reason.bytes().length < 50)
                .map(reason -> Frame.of(Opcodes.CLOSE, new Payload.CloseBody(1000, reason)));
        return Chosen.frequencyOf(
                Tuple.of(2, Payloads.control().map(payload -> Frame.of(Opcodes.PING, payload))),
                Tuple.of(1, Payloads.control().map(payload -> Frame.of(Opcodes.PONG, payload))),
                Tuple.of(1, close));
    }

    private static Frame unmasked(Frame frame) {
        return new Frame(frame.opcode(), frame.fin(), frame.rsv(), new Mask.None(), frame.length(), frame.payload());
    }

    private static Frame reserved(Frame frame, int rsv) {
        return new Frame(frame.opcode(), frame.fin(), rsv, frame.mask(), frame.length(), frame.payload());
    }

    private static Frame unfinished(Frame frame) {
        return with(frame, frame.opcode(), false, frame.payload());
    }

    private static Frame with(Frame frame, int opcode, boolean fin, Payload payload) {
        return new Frame(opcode, fin, frame.rsv(), frame.mask(), frame.length(), payload);
    }

    private static Frame with(Frame frame, Length length) {
        return new Frame(frame.opcode(), frame.fin(), frame.rsv(), frame.mask(), length, frame.payload());
    }

    private static Arbitrary<Frame> reservedOpcode() {
        return Combinators.combine(Arbitraries.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15), Payloads.bytes(0, 8))
                .as(Frame::of);
    }

    private static Arbitrary<Frame> notMinimal() {
        return Combinators.combine(frame(), Conversations.seldom()).as((frame, wide) -> {
            boolean shortOne = frame.payload().bytes().length < 126;
            return with(frame, Length.honest(shortOne && !wide ? Length.Form.BITS_16 : Length.Form.BITS_64));
        });
    }

    /** What follows it is payload for ever, whatever it looks like. */
    private static Arbitrary<List<Unit>> topBit() {
        return GreatLengths.any(Long.MIN_VALUE, Long.MIN_VALUE | 5, -1L, Long.MIN_VALUE | 65_536, Long.MIN_VALUE | 10);
    }

    private static Arbitrary<Frame> tooLong() {
        Arbitrary<Integer> lengths =
                Arbitraries.of(Arrays.stream(CONTROL_LENGTHS).boxed().toList());
        return Combinators.combine(Arbitraries.of(Opcodes.PING, Opcodes.PONG, Opcodes.CLOSE), lengths)
                .as((opcode, length) -> Frame.of(
                        opcode,
                        opcode == Opcodes.CLOSE
                                ? new Payload.CloseBody(1000, new Payload.Repeated(new Payload.Text("r"), length - 2))
                                : new Payload.Repeated(new Payload.Text("p"), length)));
    }

    private static Arbitrary<List<Unit>> continuation() {
        return Combinators.combine(Payloads.bytes(0, 8), Conversations.seldom())
                .as((payload, unfinished) -> List.of(part(Opcodes.CONTINUATION, payload, !unfinished)));
    }

    private static Arbitrary<List<Unit>> messageInside() {
        return Combinators.combine(
                        Arbitraries.of(Opcodes.TEXT, Opcodes.BINARY),
                        Arbitraries.of(Opcodes.TEXT, Opcodes.BINARY),
                        Conversations.seldom())
                .as((outer, inner, unfinished) -> List.of(part(outer, START, false), part(inner, END, !unfinished)));
    }

    /** The message is always complete: before it is, a server may still believe in it. */
    private static Arbitrary<List<Unit>> invalidText() {
        return Combinators.combine(Payloads.notUtf8(), Conversations.cuts())
                .as((payload, cuts) ->
                        Conversations.fragments(Frame.of(Opcodes.TEXT, payload), cuts, new Mask.Usual()));
    }

    private static Arbitrary<Frame> invalidCode() {
        Arbitrary<Integer> codes = Chosen.frequencyOf(
                Tuple.of(3, Arbitraries.of(NEVER_SENT)),
                Tuple.of(3, Arbitraries.of(CODES)),
                Tuple.of(1, Arbitraries.integers().between(0, 999)),
                Tuple.of(1, Arbitraries.integers().between(1016, 2999)),
                Tuple.of(1, Arbitraries.integers().between(5000, 65_535)));
        return Combinators.combine(codes, Payloads.reason())
                .as((code, reason) -> Frame.of(Opcodes.CLOSE, new Payload.CloseBody(code, reason)));
    }
}
