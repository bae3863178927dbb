package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bytes that nobody has any right to send: at random, or legal ones with something done to them. */
final class Streams {
    private static final int WHOLE = 1_000;
    private static final int LONGEST = 4_096;
    private static final String HEAD = new String(
            RequestWriter.leavingPlaceholders().write(HandshakeRequest.standard(), new Random(0)),
            StandardCharsets.ISO_8859_1);

    private Streams() {}

    private enum Operation {
        FLIP,
        SET,
        DELETE,
        INSERT,
        REPEAT,
        CUT_OFF
    }

    /** Something done to bytes, at a place in thousandths of their length. */
    private record Damage(Operation operation, int at, int value) {}

    /** Return a connection on which such bytes are sent, and another one that has to be served all the same. */
    static Arbitrary<Scenario> any(Bounds bounds) {
        Arbitrary<byte[]> random =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(64);
        Arbitrary<byte[]> damaged = Combinators.combine(
                        Conversations.items(bounds, 1).map(Streams::encoded), damages())
                .as(Streams::apply);
        Arbitrary<String> offer = Arbitraries.of("", DeflateAgreement.NAME);
        return Chosen.frequencyOf(
                Tuple.of(2, Combinators.combine(offer, random).as(Streams::behindHandshake)),
                Tuple.of(6, Combinators.combine(offer, damaged).as(Streams::behindHandshake)),
                Tuple.of(1, damages().map(Streams::instead)));
    }

    private static Arbitrary<List<Damage>> damages() {
        return Combinators.combine(
                        Arbitraries.of(Operation.class),
                        Arbitraries.integers().between(0, WHOLE - 1),
                        Arbitraries.integers().between(0, 255))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Scenario behindHandshake(String offer, byte[] bytes) {
        HandshakeRequest request = offer.isEmpty()
                ? HandshakeRequest.standard()
                : HandshakeRequest.standard().with(Offers.FIELD, offer);
        var send = new Step.Send(List.of(new Unit.Raw(Payloads.hex(bytes))), Segments.whole());
        return new Scenario(
                List.of(new Step.Open(request, List.of(), Segments.whole()), send, new Step.Canary(), new Step.Reset()),
                Scenario.Ending.WAIT);
    }

    /** A damaged request head still begins and ends, or a server would rightly wait for that. */
    private static Scenario instead(List<Damage> damages) {
        byte[] damaged = apply(HEAD.getBytes(StandardCharsets.ISO_8859_1), damages);
        String head = "X".substring(Math.min(1, damaged.length))
                + new String(damaged, StandardCharsets.ISO_8859_1)
                + "\r\n\r\n";
        var request = new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(), head);
        return new Scenario(
                List.of(new Step.Open(request, List.of(), Segments.whole()), new Step.Canary(), new Step.Reset()),
                Scenario.Ending.WAIT);
    }

    private static byte[] encoded(List<Item> items) {
        var writer = new UnitEncoder(Role.CLIENT, new Random(0));
        var bytes = new ByteArrayOutputStream();
        items.stream()
                .flatMap(item -> item.units().stream())
                .flatMap(unit -> writer.encode(unit).stream())
                .forEach(bytes::writeBytes);
        return Arrays.copyOf(bytes.toByteArray(), Math.min(bytes.size(), LONGEST));
    }

    private static byte[] apply(byte[] bytes, List<Damage> damages) {
        byte[] result = bytes;
        for (Damage damage : damages) {
            result = result.length == 0 ? result : apply(result, damage);
        }
        return result;
    }

    private static byte[] apply(byte[] bytes, Damage damage) {
        int at = bytes.length * damage.at() / WHOLE;
        byte[] before = Arrays.copyOf(bytes, at);
        byte[] behind = Arrays.copyOfRange(bytes, at + 1, bytes.length);
        byte here = bytes[at];
        return switch (damage.operation()) {
            case FLIP -> joined(before, new byte[] {(byte) (here ^ 1 << damage.value() % 8)}, behind);
            case SET -> joined(before, new byte[] {(byte) damage.value()}, behind);
            case DELETE -> joined(before, behind);
            case INSERT -> joined(before, new byte[] {(byte) damage.value(), here}, behind);
            case REPEAT -> joined(bytes, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + damage.value())));
            case CUT_OFF -> before;
        };
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
