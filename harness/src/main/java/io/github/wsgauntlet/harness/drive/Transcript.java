package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.Opcode;
import io.github.wsgauntlet.harness.wire.PerMessageDeflate;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What happened on one connection, in order.
 *
 * @param events everything that was recorded
 */
public record Transcript(List<Event> events) {
    public Transcript {
        events = List.copyOf(events);
    }

    /** Returns the events of one kind, in order. */
    public <E extends Event> Stream<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Returns the first event of one kind. */
    public <E extends Event> Optional<E> first(Class<E> kind) {
        return all(kind).findFirst();
    }

    /** Returns the target's answer to the opening handshake. */
    public Optional<HttpHead> head() {
        return first(Event.ReceivedHead.class).map(Event.ReceivedHead::head);
    }

    /** Returns whether that answer was status 101. */
    public boolean upgraded() {
        return head().filter(head -> head.status().orElse(0) == 101).isPresent();
    }

    /** Returns what that answer agreed on with permessage-deflate (RFC 7692). */
    public Optional<PerMessageDeflate> compression() {
        return head().flatMap(PerMessageDeflate::agreedIn);
    }

    /** Returns the frames the target sent, in order. */
    public List<WireFrame> frames() {
        return all(Event.ReceivedFrame.class).map(Event.ReceivedFrame::frame).toList();
    }

    /** Returns the target's first Close frame. */
    public Optional<Event.ReceivedFrame> close() {
        return all(Event.ReceivedFrame.class)
                .filter(event -> event.frame().opcode() == Opcode.CLOSE)
                .findFirst();
    }

    /** Returns how the target ended the connection, if it did. */
    public Optional<Event.TargetEnded> end() {
        return first(Event.TargetEnded.class);
    }

    /** Returns what the tester sent for a purpose, in order. */
    public Stream<Event.Sent> sent(Event.Purpose purpose) {
        return all(Event.Sent.class).filter(sent -> sent.purpose() == purpose);
    }
}
