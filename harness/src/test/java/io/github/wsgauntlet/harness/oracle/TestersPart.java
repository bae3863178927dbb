package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.DeflateOffer;
import io.github.wsgauntlet.harness.wire.AnswerWriter;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** What the tester does in a scenario, worked out once for all reactions to it: to compress takes its time. */
final class TestersPart {
    private final Scenario scenario;
    /** How a client asks that is put to a case. */
    private static final byte[] CLIENTS_REQUEST = ("GET / HTTP/1.1\r\nHost: tester.invalid\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);

    private final byte[] head;
    private final HttpHead request;
    private final Optional<DeflateAgreement> compression;
    private final Conversation conversation;
    private final Map<Boolean, List<List<byte[]>>> sent = new HashMap<>();

    TestersPart(Scenario scenario) {
        this.scenario = scenario;
        switch (scenario.opening()) {
            case Step.Open open -> {
                this.head = new RequestWriter("target.invalid", "/", List.of()).write(open.request(), new Random(0));
                this.request = HttpHead.parse(head, head.length).orElse(new HttpHead("", List.of(), head));
                this.compression = DeflateOffer.accepted(request);
            }
            case Step.Accept accept -> {
                this.request =
                        HttpHead.parse(CLIENTS_REQUEST, CLIENTS_REQUEST.length).orElseThrow();
                this.head = AnswerWriter.write(accept.answer(), request, new Random(0));
                this.compression = Meaning.of(scenario).agreement();
            }
        }
        this.conversation = Conversation.of(scenario, compression);
    }

    Scenario scenario() {
        return scenario;
    }

    /** Return the head that the tester writes: its request, or its answer. */
    byte[] head() {
        return head.clone();
    }

    HttpHead request() {
        return request;
    }

    /** Return what is agreed on where the target accepts what is offered. */
    Optional<DeflateAgreement> compression() {
        return compression;
    }

    /** Return what all that is sent means. */
    Conversation conversation() {
        return conversation;
    }

    /**
     * Return the frames of each sending: first those that leave with the request head, then those of each step.
     *
     * @param agreed whether the target has agreed to compress
     */
    List<List<byte[]>> sent(boolean agreed) {
        return sent.computeIfAbsent(agreed, this::encoded);
    }

    private List<List<byte[]>> encoded(boolean agreed) {
        var writer = new UnitEncoder(scenario.tester(), new Random(0));
        var sendings = new ArrayList<List<byte[]>>();
        sendings.add(encoded(writer, scenario.opening().first()));
        if (agreed) {
            compression.ifPresent(writer::agreed);
        }
        for (Step step : scenario.steps()) {
            if (step instanceof Step.Send send) {
                sendings.add(encoded(writer, send.units()));
            }
        }
        return sendings;
    }

    private static List<byte[]> encoded(UnitEncoder writer, List<Unit> units) {
        return units.stream().flatMap(unit -> writer.encode(unit).stream()).toList();
    }
}
