package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What happened on one connection, in order. It is read once, when it is created: whoever judges it asks for the same
 * things again and again.
 */
public final class Transcript {
    private final List<Event> events;
    private final List<WireFrame> frames;
    private final Optional<Event.ReceivedFrame> close;
    private final Optional<Event.TargetEnded> end;
    private final Optional<HttpHead> head;
    private final Optional<HttpHead> sentHead;
    private final boolean upgraded;
    private final Optional<DeflateAgreement> compression;

    /**
     * Create a transcript.
     *
     * @param events everything that was recorded
     */
    public Transcript(List<Event> events) {
        this.events = List.copyOf(events);
        this.frames =
                all(Event.ReceivedFrame.class).map(Event.ReceivedFrame::frame).toList();
        this.close = all(Event.ReceivedFrame.class)
                .filter(event -> event.frame().opcode() == Opcodes.CLOSE)
                .findFirst();
        this.end = first(Event.TargetEnded.class);
        this.head = first(Event.ReceivedHead.class).map(Event.ReceivedHead::head);
        this.sentHead = first(Event.SentHead.class)
                .map(Event.SentHead::head)
                .flatMap(sent -> HttpHead.parse(sent, sent.length));
        this.upgraded = answer().filter(head -> head.status().orElse(0) == 101).isPresent();
        this.compression = answer().flatMap(DeflateAgreement::agreedIn);
    }

    /** Return everything that was recorded. */
    public List<Event> events() {
        return events;
    }

    /** Return the events of one kind, in order. */
    public <E extends Event> Stream<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Return the first event of one kind. */
    public <E extends Event> Optional<E> first(Class<E> kind) {
        for (Event event : events) {
            if (kind.isInstance(event)) {
                return Optional.of(kind.cast(event));
            }
        }
        return Optional.empty();
    }

    /** Return whether another connection was opened meanwhile and not served. */
    public boolean othersSuffered() {
        return all(Event.CanarySent.class).anyMatch(canary -> !canary.served());
    }

    /** Return how many bytes had come when the target had sent too much to go on reading; empty if it never had. */
    public OptionalLong flooded() {
        return all(Event.TargetFlooded.class)
                .mapToLong(Event.TargetFlooded::bytes)
                .findFirst();
    }

    /** Return which end of the connection the tester was: a server begins by accepting it. */
    public Role tester() {
        return !events.isEmpty() && events.getFirst() instanceof Event.Accepted ? Role.SERVER : Role.CLIENT;
    }

    /** Return the target's answer to the opening handshake, or the handshake that it sent. */
    public Optional<HttpHead> head() {
        return head;
    }

    /** Return the answer to the opening handshake, whoever gave it. */
    public Optional<HttpHead> answer() {
        return switch (tester()) {
            case CLIENT -> head;
            case SERVER -> sentHead;
        };
    }

    /** Return the opening handshake, whoever sent it. */
    public Optional<HttpHead> request() {
        return switch (tester()) {
            case CLIENT -> sentHead;
            case SERVER -> head;
        };
    }

    /** Return the target's answer to the request before the opening handshake. */
    public Optional<HttpHead> earlierAnswer() {
        return first(Event.ReceivedEarlier.class).map(Event.ReceivedEarlier::head);
    }

    /** Return whether the answer to the opening handshake was status 101. */
    public boolean upgraded() {
        return upgraded;
    }

    /** Return what that answer agreed on with permessage-deflate (RFC 7692). */
    public Optional<DeflateAgreement> compression() {
        return compression;
    }

    /** Return the frames the target sent, in order. */
    public List<WireFrame> frames() {
        return frames;
    }

    /** Return the target's first Close frame. */
    public Optional<Event.ReceivedFrame> close() {
        return close;
    }

    /** Return how the target ended the connection, if it did. */
    public Optional<Event.TargetEnded> end() {
        return end;
    }

    /** Return what the tester sent for a purpose, in order. */
    public Stream<Event.Sent> sent(Event.Purpose purpose) {
        return all(Event.Sent.class).filter(sent -> sent.purpose() == purpose);
    }
}
