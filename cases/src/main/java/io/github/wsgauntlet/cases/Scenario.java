package io.github.wsgauntlet.cases;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the tester does: steps in order, one of which opens a WebSocket connection, and how it ends. Before that only
 * turns over plain HTTP can be taken; where nothing else is done, no step need open a connection.
 *
 * @param steps the steps; one is a {@link Step.Opening}, before which nothing needs a connection; none has to be one
 *     where nothing does
 * @param ending what the tester does after the last step
 */
public record Scenario(List<Step> steps, Ending ending) {

    /** What the tester does after the last step. */
    public enum Ending {
        /** Wait for what is owed, prove the target alive or ended by a barrier, then run the closing handshake. */
        CLOSE,
        /** Send nothing more and wait for the target to end the connection. */
        WAIT
    }

    public Scenario {
        steps = List.copyOf(steps);
        boolean opened = false;
        for (Step step : steps) {
            if (!opened && !mayComeBeforeOpening(step) && !(step instanceof Step.Opening)) {
                throw new IllegalArgumentException("A scenario starts with a step that opens the connection");
            }
            if (opened && step instanceof Step.Opening) {
                throw new IllegalArgumentException("A scenario opens one connection only");
            }
            opened |= step instanceof Step.Opening;
        }
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("A scenario starts with a step that opens the connection");
        }
    }

    private static boolean mayComeBeforeOpening(Step step) {
        return step instanceof Turn turn && !turn.needsConnection();
    }

    /** Return the number of the step that opens the connection, or how many there are if none does. */
    private int openingAt() {
        int at = 0;
        while (at < steps.size() && !(steps.get(at) instanceof Step.Opening)) {
            at++;
        }
        return at;
    }

    /** Return whether the opening handshake is all there is. */
    public boolean onlyOpens() {
        return steps.size() == 1 && opens();
    }

    /** Return whether a WebSocket connection is opened at all. */
    public boolean opens() {
        return openingAt() < steps.size();
    }

    /** Return whether a protocol is spoken over WebSocket, or beside it. */
    public boolean takesTurns() {
        return steps.stream().anyMatch(Turn.class::isInstance);
    }

    /** Return the turns before the connection is opened; all where none is. */
    public List<Turn> beforeOpening() {
        return steps.subList(0, openingAt()).stream().map(Turn.class::cast).toList();
    }

    /** Return the steps from the one on that opens the connection; none where none does. */
    public List<Step> fromOpening() {
        return steps.subList(openingAt(), steps.size());
    }

    /** Return whether the tester leaves unread for a while what the target sends. */
    public boolean stopsReading() {
        return steps.stream().anyMatch(Step.StopReading.class::isInstance);
    }

    /**
     * Return the step that opens the connection.
     *
     * @throws IllegalStateException if none does
     */
    public Step.Opening opening() {
        int at = openingAt();
        if (at == steps.size()) {
            throw new IllegalStateException("This scenario opens no connection");
        }
        return (Step.Opening) steps.get(at);
    }

    /** Return which end of the connection the tester is; the target is the other one. */
    public Role tester() {
        return opens() ? opening().tester() : Role.CLIENT;
    }

    /**
     * Return the step that opens the connection to a server.
     *
     * @throws ClassCastException if the tester is the server
     * @throws IllegalStateException if none opens one
     */
    public Step.Open open() {
        return (Step.Open) opening();
    }

    /** Return what a target has to offer for the scenario to be played at all: TLS, where it is about its records. */
    Set<Need> needs() {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        if (opens() && opening().withFinished()) {
            needs.add(Need.TLS13);
        }
        boolean tls = steps.stream().anyMatch(step -> switch (step) {
            case Step.Opening opening -> opening.segments().records() > 0;
            case Step.Send send -> send.segments().records() > 0;
            case Step.HalfClose halfClose -> halfClose.silent();
            case Step.Await await -> false;
            case Step.Pause pause -> false;
            case Step.StopReading stopReading -> false;
            case Step.Reset reset -> false;
            case Step.Canary canary -> false;
            case Turn turn -> false;
        });
        if (tls) {
            needs.add(Need.TLS);
        }
        return needs;
    }

    /**
     * Return this scenario with its steps repeated until that many messages are sent, if it does nothing but send
     * messages that are compressed as agreed, and wait; else this scenario.
     *
     * @param messages how many messages at least
     */
    Scenario withMessages(int messages) {
        List<Step> round = steps.subList(1, steps.size());
        boolean soaks = round.stream().allMatch(step -> switch (step) {
            case Step.Send send -> send.units().stream().allMatch(Unit.Compressed.class::isInstance);
            case Step.Await await -> true;
            case Step.Opening opening -> false;
            case Step.Pause pause -> false;
            case Step.StopReading stopReading -> false;
            case Step.HalfClose halfClose -> false;
            case Step.Reset reset -> false;
            case Step.Canary canary -> false;
            case Turn turn -> false;
        });
        long inOne = round.stream()
                .mapToLong(step -> step instanceof Step.Send send ? send.units().size() : 0)
                .sum();
        if (!soaks || inOne == 0 || inOne >= messages) {
            return this;
        }
        var all = new ArrayList<Step>();
        all.add(opening());
        for (long sent = 0; sent < messages; sent += inOne) {
            all.addAll(round);
        }
        return new Scenario(all, ending);
    }
}
