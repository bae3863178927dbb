package io.github.wsgauntlet.cases.reaction;

/**
 * What a target did about the messages and control frames it was sent, while the connection was open (RFC 6455 5, 6).
 */
public sealed interface MessageReaction extends Reaction {

    /** What shows that a target is alive. */
    enum Proof {
        /** It sent back a message that was sent last. */
        MESSAGE,
        /** It answered a ping that was sent last. */
        PONG,
        /** It took part in the closing handshake. */
        CLOSE
    }

    /**
     * What can be told of a message in a few words.
     *
     * @param text whether it is a text message; binary otherwise
     * @param length how many bytes it has
     */
    record Gist(boolean text, int length) {}

    /**
     * Every message came back as it was sent.
     *
     * @param messages how many, 1 or more
     */
    record Echoed(int messages) implements MessageReaction {}

    /**
     * All bytes came back in their order, in fewer messages than were sent: the target gathers what it answers.
     *
     * @param messages how many were sent, 2 or more
     * @param came how many came back, fewer than were sent
     */
    record EchoedTogether(int messages, int came) implements MessageReaction {}

    /**
     * A message came back with another type or other bytes.
     *
     * @param index which one, from 1
     * @param sent what was sent
     * @param came what came back
     * @param otherBytes whether the bytes are others, and not only the type
     */
    record EchoAltered(int index, Gist sent, Gist came, boolean otherBytes) implements MessageReaction {}

    /**
     * A message came back as it was sent, but only after one that was sent later.
     *
     * @param index which one, from 1
     */
    record EchoOvertaken(int index) implements MessageReaction {}

    /**
     * All messages came back, but a text without the byte order mark with which it began. RFC 3629 6 takes that for a
     * signature in some protocols, and does not say in which.
     *
     * @param index which one, from 1
     */
    record ByteOrderMarkLost(int index) implements MessageReaction {}

    /**
     * More messages came back than were sent.
     *
     * @param came how many came back
     * @param owed how many were owed
     */
    record EchoedTooMany(int came, int owed) implements MessageReaction {}

    /**
     * A message did not come back.
     *
     * @param index which one, from 1
     * @param owed how many were owed
     * @param overtaken whether one that was sent later did come back
     * @param ending how the target ended the connection instead
     */
    record EchoMissing(int index, int owed, boolean overtaken, TargetEnding ending) implements MessageReaction {
        @Override
        public boolean restsOnSilence() {
            return !overtaken;
        }

        @Override
        public String fault() {
            return missing(kind(), overtaken, ending);
        }
    }

    /**
     * No message could be sent.
     *
     * @param ending how the target ended the connection before
     */
    record NoMessageSent(TargetEnding ending) implements MessageReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /**
     * The last ping was answered; the others need not be (RFC 6455 5.5.3).
     *
     * @param pings how many were sent, 1 or more
     */
    record Ponged(int pings) implements MessageReaction {}

    /**
     * The last ping was not answered.
     *
     * @param pings how many were sent, 1 or more
     * @param overtaken whether a message that was sent later came back
     * @param ending how the target ended the connection instead
     */
    record PongMissing(int pings, boolean overtaken, TargetEnding ending) implements MessageReaction {
        @Override
        public boolean restsOnSilence() {
            return !overtaken;
        }

        @Override
        public String fault() {
            return missing(kind(), overtaken, ending);
        }
    }

    /**
     * A pong came that carries what no ping carried.
     *
     * @param pings how many pings were sent, 1 or more
     */
    record PongAltered(int pings) implements MessageReaction {
        /** Return what it is as well: the pong that was owed is missing. */
        @Override
        public String fault() {
            return Reaction.kind(PongMissing.class);
        }
    }

    /**
     * Something else came in the place of a pong.
     *
     * @param instead what came
     */
    record PongReplaced(Instead instead) implements MessageReaction {
        /** What carries the bytes of a ping and is no pong. */
        public enum Instead {
            /** A ping. */
            PING,
            /** The first fragment of a pong, which may have none. */
            FRAGMENT,
            /** A text or binary message. */
            MESSAGE
        }

        /** Return what it is as well: the pong that was owed is missing. */
        @Override
        public String fault() {
            return Reaction.kind(PongMissing.class);
        }
    }

    /**
     * No ping could be sent.
     *
     * @param ending how the target ended the connection before
     */
    record NoPingSent(TargetEnding ending) implements MessageReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /** A message came back that had to be refused. */
    record ForbiddenMessageEchoed() implements MessageReaction {}

    /** A message came that nobody had sent. */
    record UnknownMessage() implements MessageReaction {}

    /** A ping or a message was answered that was nothing but the payload of another frame (RFC 6455 5.2). */
    record PayloadTakenForFrame() implements MessageReaction {}

    /**
     * A frame was answered of which only the beginning was sent, as if it were whole (RFC 6455 5.2).
     *
     * @param length how many bytes of it came back, 0 or more
     */
    record LengthCut(int length) implements MessageReaction {}

    /** A frame was answered in whose middle TCP ended, as if it were whole (RFC 6455 7.1.4). */
    record CutFrameAnswered() implements MessageReaction {}

    /** A ping was answered that had to be refused. */
    record ForbiddenPingAnswered() implements MessageReaction {}

    /**
     * It went on as if nothing had happened, as it may.
     *
     * @param proof what shows it
     */
    record WentOn(Proof proof) implements MessageReaction {}

    /**
     * It went on where it had to fail the connection (RFC 6455 7.1.7).
     *
     * @param proof what shows it
     */
    record NotFailed(Proof proof) implements MessageReaction {
        /** Return whether only its Close shows it: a slow target may have failed the connection just then. */
        @Override
        public boolean restsOnSilence() {
            return proof == Proof.CLOSE;
        }
    }

    /** It neither failed the connection nor showed a sign of life. */
    record NeitherFailedNorAlive() implements MessageReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /** It showed no sign of life. */
    record NoSignOfLife() implements MessageReaction {
        @Override
        public boolean restsOnSilence() {
            return true;
        }
    }

    /** It answered a ping that was sent last, and took no more messages. */
    record Deaf() implements MessageReaction {}

    /** It sent nothing more and kept the connection open. */
    record StayedSilent() implements MessageReaction {}

    /** It looks at messages, since it sends them back. */
    record MessagesRead() implements MessageReaction {}

    /** It went on serving other connections. */
    record OthersServed() implements MessageReaction {}

    /** It did not serve another connection. */
    record OthersNotServed() implements MessageReaction {}

    /**
     * It dropped or starved connections that it serves when they come alone.
     *
     * @param open how many were open at a time
     * @param cases in how many cases it did
     */
    record ConnectionsDropped(int open, int cases) implements MessageReaction {}

    /** No other connection was opened to see. */
    record NoOtherOpened() implements MessageReaction {}

    /** Return the name of a missing answer; that of a target that did nothing at all is another one. */
    private static String missing(String kind, boolean overtaken, TargetEnding ending) {
        return overtaken || ending.how() != TargetEnding.How.OPEN ? kind : kind + ":silent";
    }
}
