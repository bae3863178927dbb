package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;

/** Plays scenarios against one target, each on a connection of its own. Thread safe. */
public final class Driver {
    private final Target target;
    private final Capabilities capabilities;
    private final LeftOpen leftOpen;

    /**
     * Create a driver.
     *
     * @param target where to connect
     * @param capabilities what the target is known to do, which decides what is worth waiting for
     */
    public Driver(Target target, Capabilities capabilities) {
        this.target = target;
        this.capabilities = capabilities;
        this.leftOpen = new LeftOpen();
    }

    /**
     * Play a scenario.
     *
     * @param scenario what to do
     * @param seed where random keys and tags come from; the same seed sends the same bytes
     * @param patience how long to wait
     * @return what happened, also when no connection could be made
     */
    public Transcript play(Scenario scenario, long seed, Patience patience) {
        return play(scenario, seed, patience, () -> {});
    }

    /**
     * Play scenarios side by side, each on a connection of its own and all in step: none begins a step before all have
     * ended the one before.
     *
     * @param scenarios what to do, at least one scenario
     * @param seed where random keys and tags come from; the same seed sends the same bytes
     * @param patience how long to wait
     * @return what happened on each connection, in the order of the scenarios
     */
    public List<Transcript> play(List<Scenario> scenarios, long seed, Patience patience) {
        if (scenarios.size() == 1) {
            return List.of(play(scenarios.getFirst(), seed, patience));
        }
        var step = new Phaser(scenarios.size());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var plays = new ArrayList<CompletableFuture<Transcript>>();
            for (int i = 0; i < scenarios.size(); i++) {
                Scenario scenario = scenarios.get(i);
                long own = seed + i;
                plays.add(CompletableFuture.supplyAsync(() -> inStep(scenario, own, patience, step), executor));
            }
            return plays.stream().map(CompletableFuture::join).toList();
        }
    }

    private Transcript inStep(Scenario scenario, long seed, Patience patience, Phaser step) {
        try {
            return play(scenario, seed, patience, step::arriveAndAwaitAdvance);
        } finally {
            step.arriveAndDeregister();
        }
    }

    private Transcript play(Scenario scenario, long seed, Patience patience, Runnable beforeStep) {
        return play(scenario, seed, patience, beforeStep, recorder -> {
            if (silent(scenario, recorder)) {
                boolean served = served(patience.forNeighbours());
                recorder.record(at -> new Event.CanarySent(at, served));
            }
        });
    }

    /**
     * Return whether nothing has come in time on a connection that is open: then it is worth to know whether others are
     * served meanwhile. A target that answers nothing to anybody cannot show it.
     */
    private boolean silent(Scenario scenario, Recorder recorder) {
        boolean looked = scenario.steps().stream().anyMatch(Step.Canary.class::isInstance);
        boolean open = !recorder.ended() && !recorder.closedByTester();
        return recorder.waitedInVain()
                && open
                && recorder.close().isEmpty()
                && !looked
                && (capabilities.pong() || capabilities.close());
    }

    private Transcript play(
            Scenario scenario, long seed, Patience patience, Runnable beforeStep, Consumer<Recorder> atTheEnd) {
        var recorder = new Recorder();
        WireTransport transport;
        try {
            transport = WireTransport.connect(target.url(), target.route(), target.tls(), patience.deadline());
        } catch (IOException e) {
            recorder.record(at -> new Event.ConnectFailed(at, reason(e)));
            return recorder.transcript();
        }
        recorder.record(Event.Connected::new);
        Thread reader = Thread.ofVirtual().name("reader").start(new Drain(transport, recorder));
        try (transport) {
            new Play(target, capabilities, patience, leftOpen, () -> served(patience), transport, recorder, seed)
                    .play(scenario, beforeStep);
            atTheEnd.accept(recorder);
            recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.CLOSED));
        }
        join(reader);
        return recorder.transcript();
    }

    /**
     * Play a canary: a ping that is answered, or a closing handshake where the target answers no ping. One that answers
     * neither serves a connection when it accepts it.
     *
     * @param patience how long to wait
     * @return whether the target served the connection
     */
    public boolean served(Patience patience) {
        var ping = new Step.Send(List.of(Unit.Frame.of(Opcodes.PING, new Payload.Text("canary"))), Segments.whole());
        var steps = List.<Step>of(Step.Open.standard(), ping, new Step.Await(Step.Awaited.ANSWERS));
        Transcript canary = play(new Scenario(steps, Scenario.Ending.CLOSE), 0, patience, () -> {}, recorder -> {});
        boolean silent = !capabilities.pong() && !capabilities.close();
        return canary.upgraded() && (silent || !canary.frames().isEmpty());
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
