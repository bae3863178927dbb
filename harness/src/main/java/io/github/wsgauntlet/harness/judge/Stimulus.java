package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.wire.HttpHead;

/**
 * Reads what the tester did, and notes when it began with what the case is about: the message or frame with the first
 * violation; where there is none, the Close; where there is none either, whatever it did first after the opening
 * handshake, or with it where that has content.
 */
final class Stimulus {
    /** No time: it never came. */
    static final long NEVER = Long.MAX_VALUE;

    private final Conversation conversation;
    private long first = NEVER;
    private long messageBegan = NEVER;
    private long turningPoint = NEVER;

    Stimulus(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Take the request: it is where its content is what the case is about. */
    void asked(Event.SentHead sent) {
        boolean content = HttpHead.parse(sent.head(), sent.head().length)
                .filter(head -> head.raw().length < sent.head().length)
                .isPresent();
        first = content ? Math.min(first, sent.at()) : first;
    }

    /** Take what the tester sent for the scenario. */
    void sent(Event.Sent sent) {
        first = Math.min(first, sent.at());
        if (conversation.atMessageBoundary()) {
            messageBegan = sent.at();
        }
        sent.pieces().forEach(conversation::sent);
        boolean turned =
                conversation.violation().isPresent() || conversation.close().isPresent();
        turningPoint = turned ? Math.min(turningPoint, messageBegan) : NEVER;
    }

    /** Take that the tester shut its side, or dropped the connection. */
    void ended(Event.TesterEnded ended) {
        first = switch (ended.how()) {
            case CLOSED, FINISHED -> first;
            case HALF_CLOSED, HALF_CLOSED_SILENTLY, RESET -> Math.min(first, ended.at());
        };
    }

    /** Return when it was, in nanoseconds since the tester began to connect, or {@link #NEVER}. */
    long at() {
        return turningPoint == NEVER ? first : turningPoint;
    }
}
