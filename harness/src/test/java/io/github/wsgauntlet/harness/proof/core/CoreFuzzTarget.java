package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.server.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What Jazzer fuzzes first: any bytes from the start of a connection on, a request head and what follows. Whatever they
 * are, nothing is thrown, the core says nothing that no server may say, and segments mean nothing. Where the handshake
 * is accepted and the bytes end with a message, the core does as the oracle says, too.
 */
public final class CoreFuzzTarget {
    private static final CorePlayer CORE = new CorePlayer(ServerOptions.defaults());

    private CoreFuzzTarget() {}

    /**
     * Play an input.
     *
     * @param input the bytes that a client sends
     * @throws AssertionError if the core gets something wrong
     */
    public static void fuzzerTestOneInput(byte[] input) {
        int size = HttpHead.parse(input, input.length)
                .map(found -> found.raw().length)
                .orElse(input.length);
        byte[] head = Arrays.copyOf(input, size);
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.isBlank()) {
            return; // A transcript cannot show that the request came behind several empty lines.
        }
        Step.Open open = new Step.Open(
                new HandshakeRequest("GET", "/", "HTTP/1.1", List.of(), text), List.of(), Segments.whole());
        var rest =
                new Unit.Raw(new Payload.Hex(HexFormat.of().formatHex(Arrays.copyOfRange(input, size, input.length))));
        var send = new Step.Send(List.of(rest), Segments.whole());
        var scenario = new Scenario(List.of(open, send), Scenario.Ending.CLOSE);
        if (upgrades(head) && Conversation.of(scenario, Optional.empty()).atMessageBoundary()) {
            CORE.prove(Property.CONVERSATION.ofReduced(List.of(scenario)), scenario, Arrays.hashCode(input));
        } else {
            var survived = new Scenario(List.of(open, send, new Step.Canary()), Scenario.Ending.CLOSE);
            CORE.prove(Property.STREAM, survived, Arrays.hashCode(input));
        }
    }

    private static boolean upgrades(byte[] head) {
        byte[] answer = CORE.answer(head);
        return HttpHead.parse(answer, answer.length)
                .filter(found -> found.status().orElse(0) == 101)
                .isPresent();
    }
}
