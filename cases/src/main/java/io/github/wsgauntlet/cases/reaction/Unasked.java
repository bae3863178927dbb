package io.github.wsgauntlet.cases.reaction;

import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Limit;
import io.github.wsgauntlet.cases.Need;

/** Why nothing was asked of a target, or nothing that it did can be judged. */
public sealed interface Unasked extends Reaction {

    /**
     * The target lacks what the case needs.
     *
     * @param need what it lacks
     */
    record NeedMissing(Need need) implements Unasked {}

    /**
     * The target lacks something so basic that what the case asks for is not to be seen.
     *
     * @param foundation what is broken
     */
    record RestsOnBroken(Foundation foundation) implements Unasked {}

    /**
     * Whether the target can do something so basic could not be judged, since an answer was waited for in vain. So it
     * would be in this case.
     *
     * @param foundation what is unknown
     */
    record RestsOnUnjudged(Foundation foundation) implements Unasked {}

    /**
     * The case sends more than the target takes (RFC 6455 10.4).
     *
     * @param limit what the target limits
     * @param most the most that it takes
     */
    record BeyondLimit(Limit limit, long most) implements Unasked {}

    /**
     * The target does not live through so much, and the case sends more than half of it.
     *
     * @param limit of what
     * @param deadly how much has ended the target
     */
    record DeadlyExtent(Limit limit, long deadly) implements Unasked {}

    /**
     * The target does not send messages of a type back that the case needs to come back.
     *
     * @param text whether it is text messages; binary otherwise
     */
    record TypeNotEchoed(boolean text) implements Unasked {}

    /**
     * The target sends messages back only in a protocol of its own, and the case would not be true if its messages were
     * wrapped in that.
     *
     * @param why why not
     */
    record NotWrapped(Why why) implements Unasked {
        /** Why a case is not true any more when its messages are wrapped. */
        public enum Why {
            /** It speaks a protocol itself, or opens no connection. */
            OWN_PROTOCOL,
            /** It sends no message. */
            NO_MESSAGE,
            /** It sends a message with the opening handshake, before the protocol can greet. */
            WITH_THE_HANDSHAKE,
            /** It ends the connection before the answers can be awaited. */
            ENDED_AT_ONCE,
            /** It sends bytes that are made by hand. */
            HAND_MADE,
            /** It is about the length of what it sends. */
            LENGTH,
            /** It sends a binary message. */
            BINARY,
            /** It sends characters that can only be escaped. */
            CONTENT,
            /** It is about how a message begins or ends. */
            EDGE
        }
    }

    /**
     * The target is known to take only some texts, and ended the connection on messages that are none of them, as an
     * application may.
     *
     * @param ending how it did
     */
    record MessageDisliked(TargetEnding ending) implements Unasked {}

    /** The target agreed on less of a window or context than what was sent needs (RFC 7692 7.1). */
    record AgreementTooSmall() implements Unasked {}

    /** The target declined the compression that was offered. */
    record CompressionDeclined() implements Unasked {}

    /**
     * The target refused an opening handshake that offers compression.
     *
     * @param status the status code
     */
    record CompressionRefused(int status) implements Unasked {}

    /** The target did not answer the plain request that was to come before the opening handshake. */
    record EarlierUnanswered() implements Unasked {}

    /**
     * The target cannot be judged at all.
     *
     * @param sentence why, one full sentence
     */
    record Obstacle(String sentence) implements Unasked {}

    /**
     * The case sends more than the tester has memory for.
     *
     * @param mebibytes how much memory Java has to have for it
     */
    record NoRoom(long mebibytes) implements Unasked {}

    /**
     * The target sent so much more than it was sent that nobody reads it all, as none has to (RFC 6455 10.4).
     *
     * @param bytes how many bytes had come by then
     */
    record Flooded(long bytes) implements Unasked {}

    /** The target had stopped accepting connections by then. */
    record TargetGone() implements Unasked {}

    /**
     * The target no longer did by then what it had done at first, on a plain connection, and with nothing beside it.
     *
     * @param lost what it no longer did
     * @param status the status code with which it refused the plain opening handshake, where that is what it lost; 0
     *     where it ended the connection instead
     */
    record TargetChanged(Lost lost, int status) implements Unasked {
        /** What a target did at first. */
        public enum Lost {
            HANDSHAKE,
            ECHO,
            PONG
        }
    }

    /** The time that the whole run may take was over by then. */
    record TimeOver() implements Unasked {}

    /**
     * The target stopped accepting connections, and this is one of the cases that it was busy with.
     *
     * @param suspects how many they are, 2 or more
     */
    record Suspected(int suspects) implements Unasked {}

    /**
     * A property of the fuzzer held in every sample.
     *
     * @param samples how many there were, 1 or more
     */
    record PropertyHeld(int samples) implements Unasked {}

    /** The target does not offer what a property of the fuzzer is about. */
    record PropertyNotOffered() implements Unasked {}
}
