package io.github.wsgauntlet.cases;

import java.util.List;
import java.util.Optional;

/**
 * A turn in a protocol that is spoken over WebSocket, and over plain HTTP beside it. What a text of it holds may refer
 * to what was captured before, as a {@link Reference} does.
 */
public sealed interface Turn extends Step {

    /** Return whether it is taken on the WebSocket connection, so that one has to be open. */
    default boolean needsConnection() {
        return switch (this) {
            case Ask ask -> false;
            case Answer answer -> false;
            case HangUp hangUp -> false;
            case Say say -> true;
            case Receive receive -> true;
            case Routine routine -> false;
            case Longer longer -> false;
        };
    }

    /**
     * Send a plain HTTP request on a connection of its own (RFC 9112), and go on; its answer is awaited later.
     *
     * @param name what the request is called; empty if it needs no name
     * @param method the request method
     * @param target the request target, with the placeholders of a {@link HandshakeRequest}
     * @param headers more header lines, each {@code Name: value}
     * @param body the content; nothing is said of its length where there is none in a GET
     * @param way how it is sent
     */
    record Ask(String name, String method, String target, List<String> headers, Payload body, Way way) implements Turn {
        /** The target of a request that says nothing else: the path and query of the target's URL. */
        public static final String USUAL_TARGET = "<path>";

        public Ask {
            headers = List.copyOf(headers);
        }
    }

    /** How a request is sent. */
    enum Way {
        /** With the length of its content. */
        WHOLE,
        /** With its content in chunks (RFC 9112 7.1). */
        CHUNKED,
        /** But for the last byte, which follows when the answer is awaited. */
        HELD,
        /**
         * As an opening handshake (RFC 6455 4.1), after which the content is sent in one text message. The first
         * message that comes is the content of the answer; there is none if the connection ends before.
         */
        WEBSOCKET
    }

    /**
     * End the connection of a request that is not answered yet.
     *
     * @param to the name of the request; empty for the last one
     */
    record HangUp(String to) implements Turn {}

    /**
     * Wait for the answer to a request, which has to match.
     *
     * @param to the name of the request; empty for the last one
     * @param pattern what it has to be
     * @param needed whether a target that answers anything else lacks what the case needs
     */
    record Answer(String to, AnswerPattern pattern, boolean needed) implements Turn {}

    /**
     * Send a message in one frame (RFC 6455 5.6).
     *
     * @param payload what it says
     * @param binary whether it is a binary message; text otherwise
     */
    record Say(Payload payload, boolean binary) implements Turn {}

    /**
     * Wait for the next message, which has to match.
     *
     * @param name what the message is called; empty if it needs no name
     * @param pattern what it has to be
     * @param anywhere whether other messages are passed over until one matches
     * @param needed whether a target that sends anything else lacks what the case needs
     */
    record Receive(String name, MessagePattern pattern, boolean anywhere, boolean needed) implements Turn {}

    /**
     * From here on pass over what may come at any time, and answer it at once.
     *
     * @param habits what may come; nothing if it is empty
     */
    record Routine(List<Habit> habits) implements Turn {
        public Routine {
            habits = List.copyOf(habits);
        }
    }

    /**
     * Something that may come at any time.
     *
     * @param comes the message, or a part of an answer
     * @param reply how it is answered; not at all if it is empty
     */
    record Habit(MessagePattern comes, Optional<Say> reply) {}

    /**
     * From here on wait longer for whatever is awaited.
     *
     * @param millis by how many milliseconds, the sum of these numbers, each of which may be a reference
     */
    record Longer(List<String> millis) implements Turn {
        public Longer {
            millis = List.copyOf(millis);
        }
    }
}
