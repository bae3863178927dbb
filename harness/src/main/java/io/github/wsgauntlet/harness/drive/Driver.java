package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.adapter.Wrapping;
import io.github.wsgauntlet.harness.target.Arrival;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.target.TimeOverException;
import io.github.wsgauntlet.harness.wire.WireTransport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;

/** Plays scenarios against one target, each on a connection of its own. Thread safe. */
public final class Driver {
    private final Target target;
    private final Capabilities capabilities;
    private final Memory memory;
    private final boolean alone;

    /**
     * Create a driver.
     *
     * @param target whom to play with
     * @param capabilities what the target is known to do, which decides what is worth waiting for
     */
    public Driver(Target target, Capabilities capabilities) {
        this(target, capabilities, Memory.empty(), false);
    }

    private Driver(Target target, Capabilities capabilities, Memory memory, boolean alone) {
        this.target = target;
        this.capabilities = capabilities;
        this.memory = memory;
        this.alone = alone;
    }

    /** Return the same that does not look whether others are served where the target is silent. */
    public Driver alone() {
        return new Driver(target, capabilities, memory, true);
    }

    /** Return the same that takes the target to do something else, and remembers what its connections have shown. */
    public Driver knowing(Capabilities others) {
        return new Driver(target, others, memory, alone);
    }

    /** Return which end of a connection the target is. */
    public Role side() {
        return target.role();
    }

    /** Return the same that waits no longer for what the target was found not to do, or not as it should. */
    public Driver lacking(Foundation foundation) {
        return knowing(capabilities.without(foundation));
    }

    /**
     * Play a scenario.
     *
     * @param scenario what to do
     * @param seed where random keys and tags come from; the same seed sends the same bytes
     * @param patience how long to wait
     * @return what happened, also when no connection could be made
     * @throws TimeOverException if the end of all waiting comes before
     */
    public Transcript play(Scenario scenario, long seed, Patience patience) {
        return patience.end().within(() -> play(scenario, seed, patience, () -> {}));
    }

    /**
     * Play scenarios side by side, each on a connection of its own and all in step: none begins a step before all have
     * ended the one before.
     *
     * @param scenarios what to do, at least one scenario
     * @param seed where random keys and tags come from; the same seed sends the same bytes
     * @param patience how long to wait
     * @return what happened on each connection, in the order of the scenarios
     * @throws TimeOverException if the end of all waiting comes before
     */
    public List<Transcript> play(List<Scenario> scenarios, long seed, Patience patience) {
        return scenarios.size() == 1
                ? List.of(play(scenarios.getFirst(), seed, patience))
                : patience.end().within(() -> inStep(scenarios, seed, patience));
    }

    private List<Transcript> inStep(List<Scenario> scenarios, long seed, Patience patience) {
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
            if (silent(scenario, recorder, patience.soft())) {
                boolean served = isServed(patience.forNeighbours());
                recorder.record(at -> new Event.CanarySent(at, served));
            }
        });
    }

    private static boolean asksEarlier(Scenario scenario) {
        return scenario.opens()
                && scenario.opening() instanceof Step.Open open
                && open.earlier().isPresent();
    }

    /**
     * Return whether nothing has come in time on a connection that is open: then it is worth to know whether others are
     * served meanwhile. One that sends its answer byte by byte is slow, and not silent; and a target that answers
     * nothing to anybody cannot show it.
     *
     * @param prompt for how long nothing comes from one that is silent
     */
    private boolean silent(Scenario scenario, Recorder recorder, Duration prompt) {
        boolean looked = scenario.steps().stream().anyMatch(Step.Canary.class::isInstance);
        boolean open = !recorder.ended() && !recorder.closedByTester();
        return recorder.waitedInVain()
                && open
                && !recorder.isComing(prompt)
                && recorder.close().isEmpty()
                && !looked
                && target.more()
                && !alone
                && (capabilities.pong() || capabilities.close());
    }

    private Transcript play(
            Scenario asked, long seed, Patience patience, Runnable beforeStep, Consumer<Recorder> atTheEnd) {
        var recorder = new Recorder();
        Capabilities shown = capabilities.towards(asked);
        recorder.listen(shown.hearing());
        Scenario scenario =
                shown.adapter().map(adapter -> wrapped(adapter, asked)).orElse(asked);
        try (var turns = new TurnPlay(target, recorder, patience, seed)) {
            for (Turn turn : scenario.beforeOpening()) {
                beforeStep.run();
                turns.take(turn);
            }
            if (scenario.opens() && !turns.stopped()) {
                return play(scenario, shown, seed, patience, beforeStep, atTheEnd, recorder, turns);
            }
            turns.over();
            atTheEnd.accept(recorder);
            return recorder.transcript();
        }
    }

    private static Scenario wrapped(EchoAdapter adapter, Scenario scenario) {
        return switch (Wrapping.of(adapter, scenario)) {
            case Wrapping.Result.Wrapped(Scenario other) -> other;
            case Wrapping.Result.AsItIs asItIs -> scenario;
        };
    }

    private Transcript play(
            Scenario scenario,
            Capabilities shown,
            long seed,
            Patience patience,
            Runnable beforeStep,
            Consumer<Recorder> atTheEnd,
            Recorder recorder,
            TurnPlay turns) {
        WireTransport transport;
        try {
            transport = connect(scenario, patience, recorder);
        } catch (IOException e) {
            recorder.record(at -> new Event.ConnectFailed(at, reason(e)));
            return recorder.transcript();
        }
        var valve = new Valve(
                transport::unread,
                () -> isServed(patience.forNeighbours()),
                () -> recorder.record(Event.ReadingResumed::new));
        var reading =
                new FutureTask<>(new Drain(target.role(), transport, recorder, valve, asksEarlier(scenario)), recorder);
        Thread.ofVirtual().name("reader").start(reading);
        try (transport) {
            new Play(target, shown, patience, memory, () -> isServed(patience), transport, valve, recorder, turns, seed)
                    .play(scenario, beforeStep);
            atTheEnd.accept(recorder);
            recorder.record(at -> new Event.TesterEnded(at, Event.HowEnded.CLOSED));
        }
        await(reading);
        return recorder.transcript();
    }

    private WireTransport connect(Scenario scenario, Patience patience, Recorder recorder) throws IOException {
        switch (target) {
            case ServerTarget server -> {
                WireTransport transport =
                        server.connect(patience.deadline(), scenario.opening().withFinished());
                recorder.record(at -> new Event.Connected(at, transport.tlsVersion()));
                return transport;
            }
            case ClientTarget client -> {
                Arrival arrival = client.arrivals().next(patience.deadline());
                recorder.record(at -> new Event.Accepted(at, arrival.told()));
                return arrival.transport();
            }
        }
    }

    /**
     * Play a canary: a ping that is answered, or a closing handshake where the target answers no ping. One that answers
     * neither serves a connection when it accepts it.
     *
     * @param patience how long to wait
     * @return whether the target served the connection
     * @throws TimeOverException if the end of all waiting comes before
     */
    public boolean served(Patience patience) {
        return patience.end().within(() -> isServed(patience));
    }

    private boolean isServed(Patience patience) {
        Step.Opening opening = Step.Opening.towards(target.role());
        var ping = new Step.Send(List.of(Unit.Frame.of(Opcodes.PING, new Payload.Text("canary"))), Segments.whole());
        var steps = List.<Step>of(opening, ping, new Step.Await(Step.Awaited.ANSWERS));
        Transcript canary = play(new Scenario(steps, Scenario.Ending.CLOSE), 0, patience, () -> {}, recorder -> {});
        boolean silent = !capabilities.pong() && !capabilities.close();
        return canary.upgraded() && (silent || !canary.frames().isEmpty());
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Wait for the reader. What it broke of, such as a lack of memory, must not pass for silence of the target. */
    private static void await(Future<Recorder> reading) {
        try {
            reading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new TesterFailedException(e.getCause());
        }
    }
}
