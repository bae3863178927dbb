package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.adapter.Hearing;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import io.github.wsgauntlet.harness.wire.Alarm;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.MessageReader;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/**
 * Records what happens on one connection, from the thread that reads and the thread that drives, and lets the latter
 * wait for something to happen.
 */
final class Recorder {
    /**
     * How many bytes a target may send of its own accord on one connection: fewer where there is so little memory that
     * some connections at a time would take it all.
     */
    static final long OF_ITS_OWN_ACCORD = Math.clamp(Runtime.getRuntime().maxMemory() / 64, 4 << 20, 16 << 20);

    /** How many times over it may send what it was sent. */
    private static final int TIMES_OVER = 4;

    /** As many bytes everything counts beside its own: what is kept of a frame of a few bytes takes no more room. */
    private static final int FOR_EACH = 256;

    private static final BooleanSupplier NOTHING = () -> false;

    private final long start = System.nanoTime();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** What the thread that drives waits for; it sleeps on while that does not hold. */
    private BooleanSupplier awaited = NOTHING;

    private final List<Event> events = new ArrayList<>();

    private Role tester = Role.CLIENT;
    private boolean answered;
    private Optional<HttpHead> head = Optional.empty();
    private boolean upgraded;
    private Optional<HttpHead> earlierAnswer = Optional.empty();
    private Optional<DeflateAgreement> compression = Optional.empty();
    private final MessageReader reader = new MessageReader();
    private int frames;
    private long asked;
    private long said;
    private int messages;
    private Function<WireMessage, Optional<WireMessage>> meaning = Optional::of;
    private Predicate<byte[]> expected = message -> false;
    private boolean echoed;
    private boolean keepsMessages;
    private final List<WireMessage> kept = new ArrayList<>();
    private final Map<Integer, Event> answers = new HashMap<>();
    private final Deque<byte[]> pings = new ArrayDeque<>();
    private final Set<ByteBuffer> pongs = new HashSet<>();
    private Optional<WireFrame> close = Optional.empty();
    private boolean ended;
    private boolean closedByTester;
    private boolean waitedInVain;
    private long heard;
    private long heardAt = start;

    /** Whether what was heard last did not end a frame. */
    private boolean inPieces;

    /** Record an event that happens now. */
    void record(LongFunction<Event> at) {
        lock.lock();
        try {
            Event event = at.apply(System.nanoTime() - start);
            if (closedByTester && (event instanceof Event.TargetEnded || event instanceof Event.ReceivedFrame)) {
                return; // That is the tester's own doing, or an answer to it.
            }
            events.add(event);
            digest(event);
            if (awaited.getAsBoolean()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void digest(Event event) {
        switch (event) {
            case Event.ReceivedHead received -> {
                answered = true;
                head = Optional.of(received.head());
                if (tester == Role.CLIENT) {
                    opened(received.head());
                }
            }
            case Event.ReceivedFrame received -> {
                frames++;
                inPieces = false;
                digest(received.frame());
            }
            case Event.TargetEnded targetEnded -> ended = true;
            case Event.TargetFlooded flooded -> {
                ended = true;
                closedByTester = true;
            }
            case Event.ConnectFailed connectFailed -> ended = true;
            case Event.Connected connected -> {}
            case Event.Accepted accepted -> tester = Role.SERVER;
            case Event.KeySeenBefore seen -> {}
            case Event.SentEarlier sentEarlier -> {}
            case Event.ReceivedEarlier received -> earlierAnswer = Optional.of(received.head());
            case Event.SentHead handshake -> {
                asked += handshake.head().length;
                if (tester == Role.SERVER) {
                    HttpHead.parse(handshake.head(), handshake.head().length).ifPresent(this::opened);
                }
            }
            case Event.Sent more -> asked += askedBy(more);
            case Event.ReceivedInterim receivedInterim -> {}
            case Event.ReceivedBytes receivedBytes -> {}
            case Event.ReadingStopped readingStopped -> {}
            case Event.ReadingResumed readingResumed -> {}
            case Event.TesterEnded testerEnded ->
                closedByTester = !testerEnded.how().half();
            case Event.Asked question -> {
                asked += question.request().length;
                answers.remove(question.number());
            }
            case Event.Answered answer -> answers.put(answer.number(), answer);
            case Event.AnswerFailed failed -> answers.put(failed.number(), failed);
            case Event.Took took -> {}
            case Event.Captured captured -> {}
            case Event.TurnStopped stopped -> {}
            case Event.TurnsTaken taken -> {}
            case Event.DeadlinePassed deadlinePassed -> waitedInVain = true;
            case Event.CanarySent canarySent -> {}
        }
    }

    /** Return how much was asked for: a pong asks for nothing, so that pings are sent of the target's own accord. */
    private static long askedBy(Event.Sent sent) {
        return sent.purpose() == Event.Purpose.PONG
                ? 0
                : (long) FOR_EACH * sent.pieces().size();
    }

    private void opened(HttpHead answer) {
        upgraded = answer.status().orElse(0) == 101;
        compression = DeflateAgreement.agreedIn(answer);
        compression.ifPresent(agreed -> reader.inflate());
    }

    private void digest(WireFrame frame) {
        switch (frame.opcode()) {
            case Opcodes.PONG -> pongs.add(ByteBuffer.wrap(frame.payload()));
            case Opcodes.CLOSE -> close = close.isPresent() ? close : Optional.of(frame);
            case Opcodes.PING -> pings.add(frame.payload());
            default ->
                reader.add(frame).map(WireMessage::of).ifPresent(message -> {
                    if (keepsMessages) {
                        kept.add(message);
                    }
                    meaning.apply(message).ifPresent(this::take);
                });
        }
    }

    private void take(WireMessage message) {
        messages++;
        echoed |= expected.test(message.payload());
    }

    /** Count as messages what somebody hears in those that come. */
    void listen(Function<WireMessage, Optional<Hearing.Heard>> hearing) {
        meaning = message -> hearing.apply(message).map(Hearing.Heard::message);
    }

    /** Note that bytes have come, before what they are. */
    void hear(int bytes) {
        lock.lock();
        try {
            heard += bytes;
            heardAt = System.nanoTime();
            inPieces = true;
        } finally {
            lock.unlock();
        }
    }

    /** Return how many bytes have come. */
    long heard() {
        lock.lock();
        try {
            return heard;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Return whether the target is about to send something, byte by byte.
     *
     * @param prompt for how long nothing comes from one that is not
     */
    boolean isComing(Duration prompt) {
        lock.lock();
        try {
            return inPieces && System.nanoTime() - heardAt < prompt.toNanos();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Return whether so much has come that no more should be read: a target that goes on and on would otherwise take
     * all the memory there is.
     */
    boolean flooded() {
        lock.lock();
        try {
            return heard + (long) FOR_EACH * events.size() > OF_ITS_OWN_ACCORD + TIMES_OVER * (asked + said);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Wait until something holds, for the one thread that drives. The condition is looked at whenever something was
     * recorded, by whoever records it.
     *
     * @return whether it came to hold in time
     */
    boolean await(BooleanSupplier condition, Duration atMost) {
        lock.lock();
        awaited = condition;
        try {
            return condition.getAsBoolean() || atMost.isPositive() && awaitChange(condition, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            awaited = NOTHING;
            lock.unlock();
        }
    }

    private boolean awaitChange(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        BooleanSupplier late = () -> System.nanoTime() - end >= 0;
        Alarm alarm = Alarm.when(late, this::wake);
        try {
            do {
                changed.await();
                if (condition.getAsBoolean()) {
                    return true;
                }
            } while (!late.getAsBoolean());
            return false;
        } finally {
            alarm.cancel();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Return the target's answer to the opening handshake, or the handshake that it sent. */
    Optional<HttpHead> head() {
        return head;
    }

    /** Return whether an answer to the opening handshake has come, or the handshake itself. */
    boolean answered() {
        return answered;
    }

    /** Return the answer to the request before the opening handshake, once it has come as a whole. */
    Optional<HttpHead> earlierAnswer() {
        return earlierAnswer;
    }

    /** Return whether the answer to the opening handshake was status 101. */
    boolean upgraded() {
        return upgraded;
    }

    /** Return what that answer agreed on with permessage-deflate. */
    Optional<DeflateAgreement> compression() {
        return compression;
    }

    /** Return how many frames have come. */
    int frames() {
        return frames;
    }

    /** Keep the messages that come from now on. */
    void keepMessages() {
        lock.lock();
        try {
            keepsMessages = true;
        } finally {
            lock.unlock();
        }
    }

    /** Return how many messages were kept. */
    int kept() {
        lock.lock();
        try {
            return kept.size();
        } finally {
            lock.unlock();
        }
    }

    /** Return a message that was kept, by its number from 0. */
    WireMessage kept(int number) {
        lock.lock();
        try {
            return kept.get(number);
        } finally {
            lock.unlock();
        }
    }

    /** Return how the request of that number was answered, or that it was not. */
    Optional<Event> answer(int number) {
        lock.lock();
        try {
            return Optional.ofNullable(answers.get(number));
        } finally {
            lock.unlock();
        }
    }

    /** Return how many messages have come. */
    int messages() {
        return messages;
    }

    /**
     * Look out for a message that has not been asked for yet.
     *
     * @param message knows its payload
     */
    void expect(Predicate<byte[]> message) {
        lock.lock();
        try {
            expected = message;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Note what was said, which may be far more than was sent: a message that was sent compressed may come back as it
     * is (RFC 7692 6).
     *
     * @param bytes how many bytes all messages have that were sent
     */
    void said(long bytes) {
        lock.lock();
        try {
            said = bytes;
        } finally {
            lock.unlock();
        }
    }

    /** Return whether the message has come that was looked out for. */
    boolean echoed() {
        return echoed;
    }

    /** Return whether a pong with this payload has come. */
    boolean ponged(byte[] payload) {
        return pongs.contains(ByteBuffer.wrap(payload));
    }

    /** Return whether the target has sent a ping that was not yet taken. */
    boolean pinged() {
        return !pings.isEmpty();
    }

    /** Take the pings the target has sent since the last call, oldest first. */
    List<byte[]> takePings() {
        lock.lock();
        try {
            List<byte[]> taken = List.copyOf(pings);
            pings.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Return the Close frame that has come. */
    Optional<WireFrame> close() {
        return close;
    }

    /** Return whether the target has ended the connection. */
    boolean ended() {
        return ended;
    }

    /** Return whether the tester has closed or dropped the connection. */
    boolean closedByTester() {
        return closedByTester;
    }

    /** Return whether a deadline passed. */
    boolean waitedInVain() {
        return waitedInVain;
    }

    /** Return what was recorded. */
    Transcript transcript() {
        lock.lock();
        try {
            return new Transcript(events);
        } finally {
            lock.unlock();
        }
    }
}
