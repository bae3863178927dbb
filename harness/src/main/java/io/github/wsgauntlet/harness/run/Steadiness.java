package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged;
import io.github.wsgauntlet.cases.reaction.Unasked.TargetChanged.Lost;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knows whether a server still does what it did at first: take a plain opening handshake, and send a message back, or
 * answer a ping. One that does not, three times in a row and with nothing beside it, has changed: what comes then says
 * nothing of the cases. One that is busy, or takes only so many connections at a time, has not. Thread safe.
 */
final class Steadiness {
    private static final int LOOKS = 3;

    /** Too Many Requests, and Service Unavailable: it says itself that this will pass (RFC 6585 4, RFC 9110 15.6.4). */
    private static final Set<Integer> PASSING = Set.of(429, 503);

    private final boolean watches;
    private final Driver driver;
    private final Capabilities first;
    private final Patience patience;
    private final ReadWriteLock turns;
    private final Lock looking = new ReentrantLock();
    private final Inquiry inquiry = new Inquiry(Role.SERVER);
    private volatile Optional<TargetChanged> change = Optional.empty();

    /** When the last look began that showed nothing new, by {@link System#nanoTime}. */
    private OptionalLong held = OptionalLong.empty();

    /**
     * Create what watches a target.
     *
     * @param watches whether it was seen to take a plain opening handshake at first
     * @param driver plays with it
     * @param first what it did at first
     * @param patience how long to wait for it, and between two looks
     * @param turns the write lock is held where nothing else may be played meanwhile
     */
    Steadiness(boolean watches, Driver driver, Capabilities first, Patience patience, ReadWriteLock turns) {
        this.watches = watches && driver.side() == Role.SERVER;
        this.driver = driver.alone();
        this.first = first;
        this.patience = patience.forNeighbours().forLooking();
        this.turns = turns;
    }

    /** Return in what the target was found to have changed, if it was. */
    Optional<TargetChanged> change() {
        return change;
    }

    /**
     * Look whether the target does what it did at first. The thread may play nothing meanwhile. Nobody knows of a
     * client why it does not come.
     *
     * @return whether it does; also where that cannot be told
     */
    boolean holds() {
        if (!watches) {
            return true;
        }
        return change.isEmpty() && (holdsBesideOthers() || holdsAlone());
    }

    /** A look that began after this was asked for answers it, too, whoever looked. */
    private boolean holdsBesideOthers() {
        long asked = System.nanoTime();
        looking.lock();
        turns.readLock().lock();
        try {
            if (change.isPresent()) {
                return false;
            }
            if (held.isPresent() && held.getAsLong() - asked > 0) {
                return true;
            }
            long began = System.nanoTime();
            if (look().isPresent()) {
                return false;
            }
            held = OptionalLong.of(began);
            return true;
        } finally {
            turns.readLock().unlock();
            looking.unlock();
        }
    }

    private boolean holdsAlone() {
        turns.writeLock().lock();
        try {
            Optional<TargetChanged> seen = change.or(this::look);
            for (int looks = 1; looks < LOOKS && seen.isPresent() && change.isEmpty(); looks++) {
                Pause.untilTurn(patience.end().least(patience.soft()));
                seen = look();
            }
            change = seen;
            return seen.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            turns.writeLock().unlock();
        }
    }

    /** Return what the target no longer does on one plain connection. */
    private Optional<TargetChanged> look() {
        Optional<Unit> message = message();
        var steps = new ArrayList<Step>();
        message.or(() -> Optional.of(Inquiry.ping()).filter(ping -> first.pong()))
                .ifPresent(each -> steps.addAll(List.of(Inquiry.send(each), new Step.Await(Step.Awaited.ANSWERS))));
        Transcript seen = driver.play(inquiry.opening(steps), 5, patience);
        int status = seen.head()
                .flatMap(head -> head.status().stream().boxed().findFirst())
                .orElse(0);
        boolean unanswered = seen.head().isEmpty() && seen.end().isEmpty();
        if (seen.first(Event.ConnectFailed.class).isPresent() || unanswered || PASSING.contains(status)) {
            return Optional.empty();
        }
        if (!seen.upgraded()) {
            return Optional.of(new TargetChanged(Lost.HANDSHAKE, status));
        }
        if (closedByPolicy(seen)) {
            return Optional.empty();
        }
        if (message.isPresent()) {
            boolean any = EchoProbe.messages(seen, first).findAny().isPresent();
            return any ? Optional.empty() : Optional.of(new TargetChanged(Lost.ECHO, 0));
        }
        return !first.pong() || Inquiry.has(Opcodes.PONG, seen)
                ? Optional.empty()
                : Optional.of(new TargetChanged(Lost.PONG, 0));
    }

    /** Return whether the target ended the connection for reasons of its own, as one does that is too busy. */
    private static boolean closedByPolicy(Transcript seen) {
        return seen.close()
                .map(close -> close.frame().closeCode())
                .filter(code -> code.isPresent() && CloseCode.ofPolicy(code.getAsInt()))
                .isPresent();
    }

    private Optional<Unit> message() {
        if (first.probe().isPresent()) {
            return first.probe()
                    .map(known -> Unit.Frame.of(Opcodes.TEXT, new Payload.Text(known.tagged(new Random()))));
        }
        int opcode = first.echoes().text() == Echo.Back.NOTHING ? Opcodes.BINARY : Opcodes.TEXT;
        return first.echo()
                ? Optional.of(Unit.Frame.of(opcode, new Payload.Text("wsgauntlet: as before?")))
                : Optional.empty();
    }
}
