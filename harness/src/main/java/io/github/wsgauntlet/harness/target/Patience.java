package io.github.wsgauntlet.harness.target;

import java.time.Duration;

/**
 * How long the tester waits, and how often it tries again. Nothing is ever waited out on a target that reacts; a limit
 * only ends a connection on which nothing happens any more.
 *
 * @param grace how long a target may take to react to something illegal before it is asked whether it is still alive;
 *     no verdict depends on it
 * @param soft what counts as prompt
 * @param deadline after which an answer is given up
 * @param hard after which a TCP connection that should have been closed counts as left open
 * @param retries how often something is played again that could not be judged, 0 or more; what only repetition proves
 *     takes 2 or more
 * @param insists whether each answer is waited for as long on a connection on which nothing came until the deadline of
 *     another one, and the end of TCP until it counts as left open; otherwise for the grace only, and until it is late
 * @param end when nothing is waited for any more
 */
public record Patience(
        Duration grace, Duration soft, Duration deadline, Duration hard, int retries, boolean insists, TimeLimit end) {
    private static final int USUAL_RETRIES = 2;

    public Patience {
        if (retries < 0) {
            throw new IllegalArgumentException("There are 0 retries or more, not " + retries + ".");
        }
    }

    /** Create limits of one that insists, and has all the time there is. */
    public Patience(Duration grace, Duration soft, Duration deadline, Duration hard, int retries) {
        this(grace, soft, deadline, hard, retries, true, TimeLimit.never());
    }

    /** Create limits with 2 retries. */
    public Patience(Duration grace, Duration soft, Duration deadline, Duration hard) {
        this(grace, soft, deadline, hard, USUAL_RETRIES);
    }

    /** Return the usual limits: 50 ms, 2 s, 10 s, 30 s, and 2 retries. */
    public static Patience standard() {
        return new Patience(
                Duration.ofMillis(50), Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** Return in what time a client ends TCP that does not leave that to the server: a quarter of what is prompt. */
    public Duration atOnce() {
        return soft.dividedBy(4);
    }

    /** Return for how long to look for what is known not to come: the grace, unless another try made that long. */
    public Duration moment() {
        return shorter(grace, atOnce());
    }

    /** Return how long an answer is waited for where nothing has come until the deadline of another one. */
    public Duration again() {
        return insists ? deadline : grace;
    }

    /**
     * Return how long a step may block because the target takes nothing: longer than all waits of the last one
     * together, which are for its answer, a barrier, a Close and the end of TCP.
     */
    public Duration forStep() {
        return deadline.multipliedBy(4).plus(hard.multipliedBy(2));
    }

    /**
     * Return limits that suit a target that far away.
     *
     * @param roundTrip the measured round trip
     */
    public Patience scaledTo(Duration roundTrip) {
        return with(
                longer(grace, roundTrip.multipliedBy(4)),
                soft.plus(roundTrip.multipliedBy(4)),
                deadline.plus(roundTrip.multipliedBy(16)),
                hard.plus(roundTrip.multipliedBy(16)));
    }

    /** Return these limits for finding out what a target does not do, which can only be seen by waiting. */
    public Patience forProbing() {
        return with(grace, soft, soft.dividedBy(2), hard).forLooking();
    }

    /** Return these limits for a look at what a target does, where it does not matter how it ends connections. */
    public Patience forLooking() {
        return with(grace, soft, deadline, soft).forNow();
    }

    /** Return these limits for another connection, which is either served as usual or not, however it ends. */
    public Patience forNeighbours() {
        return with(grace, soft, longer(soft, deadline.dividedBy(3)), hard).forNow();
    }

    /** Return these limits for a try that is not the last, and need not insist. */
    public Patience forNow() {
        return new Patience(grace, soft, deadline, hard, retries, false, end);
    }

    /** Return these limits with a longer grace, for another try. */
    public Patience withGrace(Duration longerGrace) {
        return with(longerGrace, soft, deadline, hard);
    }

    /** Return these limits with a later deadline, for a target that may only have been slow. */
    public Patience withDeadline(Duration laterDeadline) {
        return with(grace, soft, laterDeadline, hard);
    }

    /** Return these limits with another number of retries. */
    public Patience withRetries(int others) {
        return new Patience(grace, soft, deadline, hard, others, insists, end);
    }

    /** Return these limits with an end of all waiting. */
    public Patience until(TimeLimit other) {
        return new Patience(grace, soft, deadline, hard, retries, insists, other);
    }

    private Patience with(Duration otherGrace, Duration otherSoft, Duration otherDeadline, Duration otherHard) {
        return new Patience(otherGrace, otherSoft, otherDeadline, otherHard, retries, insists, end);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
