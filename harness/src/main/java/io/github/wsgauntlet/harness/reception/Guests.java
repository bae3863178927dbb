package io.github.wsgauntlet.harness.reception;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.harness.run.Guest;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All who come to one port, each known by the name it gives itself. Thread safe. */
public final class Guests {
    /** Each is remembered with all that it has shown. */
    private static final int MOST = 100;

    private final Menu menu;
    private final Patience patience;
    private final Map<String, Guest> guests = new LinkedHashMap<>();
    private final Map<String, CompletableFuture<CaseResult>> awaited = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<CaseResult>> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Create a list of guests, of whom none has come yet.
     *
     * @param menu what they may be put to
     * @param patience how long to wait for each
     */
    public Guests(Menu menu, Patience patience) {
        this.menu = menu;
        this.patience = patience;
    }

    /** Return what they may be put to. */
    Menu menu() {
        return menu;
    }

    /** Return all who have come, in the order in which they came. */
    public synchronized List<Guest> all() {
        return List.copyOf(guests.values());
    }

    /** Return whether there is room for a guest, be it one that has come before. */
    synchronized boolean hasRoomFor(String name) {
        return guests.containsKey(name) || guests.size() < MOST;
    }

    private synchronized Guest named(String name) {
        return guests.computeIfAbsent(name, unknown -> new Guest(unknown, menu.cases(), menu.ledger(), patience));
    }

    /** Put a guest to a case, with the connection that it has come with. */
    void play(String agent, Case asked, Visitor visitor, boolean secure) {
        CompletableFuture<CaseResult> status = awaited.compute(
                key(agent, asked),
                (key, before) -> before == null || before.isDone() ? new CompletableFuture<>() : before);
        underWay.add(status);
        try {
            status.complete(named(agent).play(asked, visitor.transport(), visitor.head(), secure));
        } catch (RuntimeException | Error broken) {
            status.completeExceptionally(broken);
            throw broken;
        } finally {
            underWay.remove(status);
        }
    }

    /** Wait until what is played now is judged: a client is done with a case before the tester is. */
    public void awaitJudged() {
        try {
            CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new))
                    .get(patience.hard().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Then it is no part of what is written.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Return what a case shows of a guest, as soon as it has been played; one that is played again is waited for. */
    CompletableFuture<CaseResult> status(String agent, Case asked) {
        return awaited.computeIfAbsent(key(agent, asked), first -> new CompletableFuture<>());
    }

    private static String key(String agent, Case asked) {
        return agent + '\n' + asked.id();
    }
}
