package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.judge.Judge;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.RequestWriter;
import io.github.wsgauntlet.harness.wire.WireFrameWriter;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.net.Blueprint;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Plays scenarios on the core of a reference server, each on a connection of its own, and judges it as any server over
 * TCP.
 */
final class CorePlayer {
    private static final Ledger LEDGER = Ledger.load();
    private static final Set<Verdict> FINE = EnumSet.of(Verdict.PASS, Verdict.INFO, Verdict.SKIP);
    private static final Capabilities CAPABILITIES = new Capabilities(true, true, true, true, 0, false, Duration.ZERO);

    private final Blueprint blueprint;
    private final Judge judge = new Judge(CAPABILITIES);

    /**
     * What playing a scenario has brought.
     *
     * @param transcript what happened
     * @param heard every byte the core was sent
     * @param said every byte the core has sent
     */
    record Played(Transcript transcript, byte[] heard, byte[] said) {}

    /**
     * Create a player.
     *
     * @param options the rules that are waived, and the parts; the rest is as in any server
     */
    CorePlayer(ServerOptions options) {
        this.blueprint = options.blueprint();
    }

    /** Play a scenario; the same seed sends the same bytes in the same segments. */
    Played play(Scenario scenario, long seed) {
        try (Core core = open()) {
            var play = new CorePlay(core, this::serves, new Random(seed));
            play.play(scenario);
            return new Played(play.transcript(), play.heard(), play.said());
        }
    }

    /** Judge what the core did in a scenario, by what a property says of it. */
    Judgement judge(Property property, Scenario scenario, Transcript transcript) {
        Case asked = property.asked(scenario, LEDGER, CAPABILITIES);
        return judge.judge(asked, transcript, Patience.standard(), true);
    }

    /**
     * Play a scenario that may be anything, as no person and no generator would make it up.
     *
     * @throws AssertionError if the core does what it should not, or says something else to the same bytes in one
     *     segment
     */
    void prove(Property property, Scenario scenario, long seed) {
        Played played = play(scenario, seed);
        Judgement judgement = judge(property, scenario, played.transcript());
        if (!FINE.contains(judgement.verdict())) {
            throw new AssertionError(judgement.verdict() + ": " + judgement.actual());
        }
        if (!Arrays.equals(played.said(), answer(played.heard()))) {
            throw new AssertionError("The core says something else when the same bytes come in one segment.");
        }
    }

    /** Return what the core says to bytes that come in one segment. */
    byte[] answer(byte[] bytes) {
        try (Core core = open()) {
            core.feed(bytes);
            return core.said();
        }
    }

    /**
     * Return what the core says to bytes that come in segments of random sizes; the same seed cuts them the same way.
     */
    byte[] answer(byte[] bytes, long seed) {
        try (Core core = open()) {
            core.feed(bytes, new Random(seed));
            return core.said();
        }
    }

    private Core open() {
        return new Core(blueprint);
    }

    /** Return whether a connection on which all is well is served: a ping is answered. */
    private boolean serves() {
        var random = new Random(0);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new RequestWriter("core.invalid", "/", List.of()).write(HandshakeRequest.standard(), random));
        byte[] payload = new Payload.Text("canary").bytes();
        bytes.writeBytes(
                WireFrameWriter.encode(Unit.Frame.of(Opcodes.PING, new Payload.Text("canary")), Role.CLIENT, random));
        byte[] answer = answer(bytes.toByteArray());
        int from = Math.max(0, answer.length - payload.length);
        return Arrays.equals(answer, from, answer.length, payload, 0, payload.length);
    }
}
