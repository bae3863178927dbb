package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.cases.CloseCode;
import io.github.wsgauntlet.harness.conversation.Conversation;
import io.github.wsgauntlet.harness.conversation.SentViolation;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all connections to a target have in common. Thread safe.
 *
 * @param unanswered whether the target does nothing when the tester closes
 * @param unmoved the same of a Close that a scenario sends, by its kind
 * @param endAfterAnswer how the target ends TCP where it has answered the tester's Close
 * @param endAfterClosing how it ends TCP where it has closed first, or failed the connection
 * @param keys the keys of a client's requests
 */
record Memory(
        Omission unanswered,
        Map<KindOfClose, Omission> unmoved,
        EndOfTcp endAfterAnswer,
        EndOfTcp endAfterClosing,
        Keys keys) {
    /**
     * A kind of Close that a scenario sends.
     *
     * @param violation what is wrong with it, or with what was sent before
     * @param code the class of its code; nothing where it carries none
     */
    record KindOfClose(Optional<SentViolation> violation, Optional<CloseCode> code) {}

    /** Return the memory of a target that was not met before. */
    static Memory empty() {
        return new Memory(new Omission(), new ConcurrentHashMap<>(), new EndOfTcp(), new EndOfTcp(), new Keys());
    }

    /** Return whether the target does nothing about a Close like the one that was sent. */
    Omission unmovedBy(Conversation sent) {
        var kind = new KindOfClose(sent.violation(), sent.closeCode().map(CloseCode::classOf));
        return unmoved.computeIfAbsent(kind, first -> new Omission());
    }
}
