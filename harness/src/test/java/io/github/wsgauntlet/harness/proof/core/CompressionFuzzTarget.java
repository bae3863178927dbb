package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import io.github.wsgauntlet.server.ServerOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * What Jazzer fuzzes second: frames on a connection with permessage-deflate agreed, so that what changes is what they
 * carry. Whatever that is, the core does as the oracle says, whose inflater is another one, and segments mean nothing.
 *
 * <p>The first byte of an input chooses an offer. The others are read as frames, whose masking and lengths are put
 * right; a message without an end gets one.
 */
public final class CompressionFuzzTarget {
    private static final CorePlayer CORE = new CorePlayer(ServerOptions.defaults());

    private static final List<String> OFFERS = List.of(
            "permessage-deflate",
            "permessage-deflate; client_no_context_takeover",
            "permessage-deflate; server_no_context_takeover",
            "permessage-deflate; client_max_window_bits=8",
            "permessage-deflate; client_max_window_bits=9; server_max_window_bits=9",
            "permessage-deflate; client_no_context_takeover; server_no_context_takeover; server_max_window_bits=8");

    private CompressionFuzzTarget() {}

    /**
     * Play an input.
     *
     * @param input an offer and frames
     * @throws AssertionError if the core gets something wrong
     */
    public static void fuzzerTestOneInput(byte[] input) {
        List<Unit> frames = frames(input);
        if (!frames.isEmpty()) {
            String offer = OFFERS.get((input[0] & 0xff) % OFFERS.size());
            HandshakeRequest request = HandshakeRequest.standard().with("Sec-WebSocket-Extensions", offer);
            var scenario = new Scenario(
                    List.of(
                            new Step.Open(request, List.of(), Segments.whole()),
                            new Step.Send(frames, Segments.whole())),
                    Scenario.Ending.CLOSE);
            CORE.prove(Property.COMPRESSION, scenario, Arrays.hashCode(input));
        }
    }

    private static List<Unit> frames(byte[] input) {
        var reader = new FrameReader();
        reader.feed(input, Math.min(1, input.length), Math.max(0, input.length - 1));
        var read = new ArrayList<WireFrame>();
        for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
            read.add(frame.get());
        }
        reader.begun().ifPresent(read::add);
        List<Unit> units =
                new ArrayList<>(read.stream().map(CompressionFuzzTarget::unit).toList());
        boolean unfinished = read.stream()
                .filter(frame -> frame.opcode() <= Opcodes.BINARY)
                .reduce((earlier, later) -> later)
                .filter(last -> !last.fin())
                .isPresent();
        if (unfinished) {
            units.add(Unit.Frame.of(Opcodes.CONTINUATION, Payload.empty()));
        }
        return units;
    }

    private static Unit unit(WireFrame frame) {
        return new Unit.Frame(
                frame.opcode(),
                frame.fin(),
                frame.rsv(),
                new Mask.Usual(),
                Length.minimal(),
                new Payload.Hex(HexFormat.of().formatHex(frame.payload())));
    }
}
