package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Frame;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.deflate.DeflateToken;
import io.github.wsgauntlet.cases.deflate.DeflateWriter;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import io.github.wsgauntlet.cases.deflate.Piece;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.MessageReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What a client may say with permessage-deflate agreed (RFC 7692), and what it may not. */
final class Deflates {
    private static final Coding[] CODINGS = Coding.values();
    private static final int WHOLE = 1_000;

    private Deflates() {}

    /** Where a block ends, how it is written, and whether BFINAL is set in it. */
    private record Block(int end, Coding coding, boolean last) {}

    /** Return conversations after an offer that is accepted. */
    static Arbitrary<Scenario> any(Bounds bounds) {
        Arbitrary<Item> wrong =
                Combinators.combine(violation(), Conversations.delivery()).as(Item::new);
        return Chosen.frequencyOf(
                Tuple.of(
                        3,
                        Combinators.combine(
                                        Offers.valid(),
                                        compressed(bounds).list().ofMinSize(1).ofMaxSize(5))
                                .as((offer, items) -> Script.of(opening(offer), items))),
                Tuple.of(
                        3,
                        blocks().list()
                                .ofMinSize(1)
                                .ofMaxSize(3)
                                .map(items -> Script.of(opening(DeflateAgreement.NAME), items))),
                Tuple.of(
                        2,
                        Combinators.combine(
                                        blocks().list().ofMaxSize(2),
                                        wrong,
                                        blocks().list().ofMaxSize(1))
                                .as(Deflates::withOneWrong)),
                Tuple.of(2, Offers.any().map(Deflates::onlyOffer)));
    }

    private static Scenario withOneWrong(List<Item> before, Item wrong, List<Item> behind) {
        var items = new ArrayList<Item>(before);
        items.add(wrong);
        items.addAll(behind);
        return Script.of(opening(DeflateAgreement.NAME), items);
    }

    private static Scenario onlyOffer(List<String> lines) {
        HandshakeRequest request = HandshakeRequest.standard();
        for (String line : lines) {
            request = request.with(Offers.FIELD, line);
        }
        return new Scenario(List.of(new Step.Open(request, List.of(), Segments.whole())), Scenario.Ending.CLOSE);
    }

    private static Step.Open opening(String offer) {
        return new Step.Open(HandshakeRequest.standard().with(Offers.FIELD, offer), List.of(), Segments.whole());
    }

    /** Return messages compressed as the answer agrees, among plain ones and control frames. */
    private static Arbitrary<Item> compressed(Bounds bounds) {
        Arbitrary<Integer> sizes = Chosen.frequencyOf(
                Tuple.of(3, Arbitraries.just(Integer.MAX_VALUE)), Tuple.of(1, Arbitraries.of(1, 2, 5, 100)));
        Arbitrary<List<Unit>> units = Chosen.frequencyOf(
                Tuple.of(
                        4,
                        Combinators.combine(content(Payloads.text(bounds.largestMessage())), sizes)
                                .as((payload, size) -> List.of(message(Opcodes.TEXT, payload, size)))),
                Tuple.of(
                        3,
                        Combinators.combine(content(Payloads.binary(bounds.largestMessage())), sizes)
                                .as((payload, size) -> List.of(message(Opcodes.BINARY, payload, size)))),
                Tuple.of(1, Conversations.control().map(List::of)),
                Tuple.of(1, Payloads.text(200).map(payload -> List.of(Frame.of(Opcodes.TEXT, payload)))));
        return Combinators.combine(units, Conversations.delivery()).as(Item::new);
    }

    private static Unit message(int opcode, Payload payload, int fragmentSize) {
        int least = payload.bytes().length / 200;
        return new Unit.Compressed(opcode, payload, Math.max(fragmentSize, Math.max(1, least)));
    }

    /** Return payloads that can often refer to each other. */
    private static Arbitrary<Payload> content(Arbitrary<Payload> any) {
        Arbitrary<Payload> familiar = Arbitraries.of(
                new Payload.Text("the same text as before, and before"), new Payload.Text("text as before, the same"));
        return Chosen.frequencyOf(Tuple.of(2, any), Tuple.of(1, familiar));
    }

    /** Return messages in blocks of every kind, fragmented anywhere. */
    private static Arbitrary<Item> blocks() {
        Arbitrary<Block> block = Combinators.combine(
                        Arbitraries.integers().between(0, WHOLE),
                        Arbitraries.of(CODINGS),
                        Arbitraries.frequency(Tuple.of(12, false), Tuple.of(1, true)))
                .as(Block::new);
        Arbitrary<Payload> text = payloads(Payloads.text(2_000), block);
        Arbitrary<Payload> binary = payloads(Payloads.binary(2_000), block);
        Arbitrary<Frame> frame = Chosen.oneOf(
                text.map(payload -> marked(Opcodes.TEXT, payload)),
                binary.map(payload -> marked(Opcodes.BINARY, payload)));
        Arbitrary<List<Unit>> units = Combinators.combine(frame, Conversations.cuts(), Conversations.mask())
                .as(Conversations::fragments);
        return Combinators.combine(units, Conversations.delivery()).as(Item::new);
    }

    private static Arbitrary<Payload> payloads(Arbitrary<Payload> content, Arbitrary<Block> block) {
        return Combinators.combine(content, block.list().ofMaxSize(3), Arbitraries.of(CODINGS))
                .as(Deflates::deflated);
    }

    /** One block is said in the words of a case, several as the bytes they make. */
    private static Payload deflated(Payload content, List<Block> blocks, Coding coding) {
        if (blocks.isEmpty()) {
            return new Payload.Deflated(content, new Deflation(coding, Integer.MAX_VALUE, false, 15, Payload.empty()));
        }
        byte[] bytes = content.bytes();
        var pieces = new ArrayList<Piece>();
        int from = 0;
        var sorted = new ArrayList<>(blocks);
        sorted.sort(Comparator.comparingInt(Block::end));
        sorted.add(new Block(WHOLE, coding, false));
        for (Block each : sorted) {
            int to = (int) ((long) bytes.length * each.end() / WHOLE);
            pieces.addAll(pieces(Arrays.copyOfRange(bytes, from, to), each));
            from = to;
        }
        pieces.add(Piece.syncFlush());
        return Payloads.hex(DeflateWriter.stripTail(DeflateWriter.encode(pieces)));
    }

    /** No block refers to another one, so that BFINAL can be set anywhere. */
    private static List<Piece> pieces(byte[] data, Block how) {
        List<Piece> pieces = new PayloadDeflater(how.coding(), 15).pieces(data);
        return pieces.subList(0, pieces.size() - 1).stream()
                .map(piece -> how.last() ? last(piece) : piece)
                .toList();
    }

    private static Piece last(Piece piece) {
        return switch (piece) {
            case Piece.Stored(boolean before, byte[] data) -> new Piece.Stored(true, data);
            case Piece.Fixed(boolean before, var tokens) -> new Piece.Fixed(true, tokens);
            case Piece.Dynamic(boolean before, var tokens) -> new Piece.Dynamic(true, tokens);
            case Piece.Bits bits -> bits;
            case Piece.Padding padding -> padding;
        };
    }

    private static Frame marked(int opcode, Payload payload) {
        return marked(opcode, true, payload);
    }

    private static Frame marked(int opcode, boolean fin, Payload payload) {
        return new Frame(opcode, fin, MessageReader.COMPRESSED, new Mask.Usual(), Length.minimal(), payload);
    }

    /** Return frames that break one rule of a connection with permessage-deflate. */
    private static Arbitrary<List<Unit>> violation() {
        return Chosen.frequencyOf(
                Tuple.of(4, violation(SentViolation.COMPRESSION_DAMAGED)),
                Tuple.of(1, violation(SentViolation.COMPRESSION_TRUNCATED)),
                Tuple.of(1, violation(SentViolation.COMPRESSION_EMPTY)),
                Tuple.of(1, violation(SentViolation.COMPRESSION_UNFINISHED)),
                Tuple.of(3, violation(SentViolation.RESERVED_BIT)),
                Tuple.of(1, violation(SentViolation.TEXT_NOT_UTF8)));
    }

    /** Return frames that break the rule on a connection with permessage-deflate. */
    static Arbitrary<List<Unit>> violation(SentViolation violation) {
        return switch (violation) {
            case COMPRESSION_DAMAGED -> damaged();
            case COMPRESSION_TRUNCATED ->
                // A stored block that announces more than there is, and codes without an end.
                Arbitraries.of("000a00f5ff6162", "00ffff0000", "f248").map(hex -> binary(new Payload.Hex(hex)));
            case COMPRESSION_EMPTY ->
                Arbitraries.of(Opcodes.TEXT, Opcodes.BINARY).map(opcode -> List.of(marked(opcode, Payload.empty())));
            case COMPRESSION_UNFINISHED ->
                // Final blocks with nothing after them, and one that still has its tail.
                Arbitraries.of("4b0400", "030000", "0100 00ff ff", "010100feff61", "4a04000000ffff")
                        .map(hex -> binary(new Payload.Hex(hex)));
            case RESERVED_BIT -> reservedBit();
            case TEXT_NOT_UTF8 ->
                Combinators.combine(Payloads.notUtf8(), Arbitraries.of(CODINGS), Conversations.cuts())
                        .as((text, coding, cuts) -> Conversations.fragments(
                                marked(Opcodes.TEXT, deflated(text, List.of(), coding)), cuts, new Mask.Usual()));
            case UNMASKED,
                    MASKED,
                    RESERVED_OPCODE,
                    LENGTH_NOT_MINIMAL,
                    LENGTH_TOP_BIT,
                    CONTROL_TOO_LONG,
                    CONTROL_FRAGMENTED,
                    CONTINUATION_WITHOUT_START,
                    MESSAGE_INSIDE_MESSAGE,
                    CLOSE_BODY_OF_ONE_BYTE,
                    CLOSE_CODE_INVALID,
                    CLOSE_REASON_NOT_UTF8 -> throw new IllegalArgumentException(violation + " is none of compression");
        };
    }

    /**
     * A block of the type that is none, lengths that disagree, a distance that nothing lies at, or any byte changed.
     */
    private static Arbitrary<List<Unit>> damaged() {
        var nothingThere = List.of(
                new Piece.Fixed(false, List.of(new DeflateToken.Literal((byte) 'a'), new DeflateToken.Match(3, 2))),
                Piece.syncFlush());
        Arbitrary<Payload> known = Arbitraries.of("07", "0700000000", "00010000ff61", "000100feff6100")
                .<Payload>map(Payload.Hex::new);
        Arbitrary<Payload> tooFar =
                Arbitraries.just(Payloads.hex(DeflateWriter.stripTail(DeflateWriter.encode(nothingThere))));
        Arbitrary<Payload> changed = Combinators.combine(
                        Payloads.text(300),
                        Arbitraries.of(CODINGS),
                        Arbitraries.integers().between(0, WHOLE - 1),
                        Arbitraries.integers().between(1, 255))
                .as((content, coding, at, bits) -> {
                    byte[] bytes = deflated(content, List.of(), coding).bytes();
                    bytes[bytes.length * at / WHOLE] ^= (byte) (int) bits;
                    return Payloads.hex(bytes);
                });
        return Chosen.frequencyOf(Tuple.of(2, known), Tuple.of(1, tooFar), Tuple.of(2, changed))
                .map(Deflates::binary);
    }

    private static List<Unit> binary(Payload payload) {
        return List.of(marked(Opcodes.BINARY, payload));
    }

    /**
     * RSV1 where it marks no message, though the payload is DEFLATE, and the bits that permessage-deflate gives no
     * meaning (RFC 7692 6.1).
     */
    private static Arbitrary<List<Unit>> reservedBit() {
        var text = new Payload.Deflated(new Payload.Text("text"), Deflation.usual());
        Arbitrary<List<Unit>> control =
                Arbitraries.of(Opcodes.PING, Opcodes.PONG).map(opcode -> List.of(marked(opcode, text)));
        Arbitrary<List<Unit>> continuation = Arbitraries.of(text, Payload.empty())
                .map(rest -> List.of(
                        Conversations.frame(Opcodes.BINARY, false, new Mask.Usual(), new Payload.Text("start")),
                        marked(Opcodes.CONTINUATION, rest)));
        Arbitrary<List<Unit>> others = Arbitraries.of(1, 2, 3, 5, 6, 7)
                .map(rsv -> List.of(new Frame(Opcodes.TEXT, true, rsv, new Mask.Usual(), Length.minimal(), text)));
        return Chosen.oneOf(control, continuation, others);
    }
}
