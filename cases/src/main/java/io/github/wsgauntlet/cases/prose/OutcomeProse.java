package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.AnswerPattern;
import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Outcome.Codes;
import io.github.wsgauntlet.cases.Outcome.Range;
import io.github.wsgauntlet.cases.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what a target does when an outcome holds. */
final class OutcomeProse {
    private OutcomeProse() {}

    /** Return the predicate of a sentence whose subject is the target. */
    static String predicate(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Outcome.Subprotocol subprotocol) ->
                "accepts the handshake with status 101"
                        + switch (subprotocol) {
                            case ANY -> "";
                            case NONE -> " and names no subprotocol";
                            case OFFERED -> " and names one of the offered subprotocols";
                        };
            case Outcome.Agreed() -> "accepts permessage-deflate";
            case Outcome.Declined() -> "accepts the handshake without permessage-deflate";
            case Outcome.Refused(var statuses, boolean namesVersion13) ->
                "refuses the handshake with "
                        + (statuses.isEmpty() ? "any status but 101" : "status " + numbers(statuses))
                        + (namesVersion13 ? " and lists version 13 in Sec-WebSocket-Version" : "");
            case Outcome.Rejected() -> "does not take the answer for one that opens a WebSocket connection";
            case Outcome.FreshKeys() -> "masks each frame with a new key";
            case Outcome.Dropped() -> "ends the TCP connection without answering the handshake";
            case Outcome.NotKept() -> "ends the connection with its answer to the request before the handshake";
            case Outcome.Continued() -> "sends the interim status 100 before its answer";
            case Outcome.ContentSkipped() -> "does not take the content of the request for frames";
            case Outcome.Echoed() -> "echoes exactly the messages it received";
            case Outcome.Ponged() -> "answers the last Ping with a Pong that carries its payload";
            case Outcome.Closed(Codes codes) -> "answers with a Close frame that carries " + codes(codes);
            case Outcome.Failed(Outcome.CloseFrame close, Codes codes) ->
                switch (close) {
                    case PRESENT -> "fails the connection with a Close frame that carries " + codes(codes);
                    case ABSENT -> "fails the connection without a Close frame";
                };
            case Outcome.Ignored() -> "stays alive and answers nothing from the first violation on";
            case Outcome.Alive() -> "stays alive";
            case Outcome.Silent() -> "sends nothing more and keeps the connection open";
            case Outcome.Uninterpreted() -> "never echoes messages, and ignores this one";
            case Outcome.Exchanged() -> "does all that is awaited";
            case Outcome.Answered(String to, AnswerPattern pattern) ->
                "answers" + (to.isEmpty() ? "" : " '" + to + "'") + PatternProse.answer(pattern);
            case Outcome.Received(String name, MessagePattern pattern) ->
                "sends, as '" + name + "', " + PatternProse.message(pattern);
            case Outcome.Left(Codes codes) ->
                "ends the connection of its own accord, in a Close frame with " + codes(codes);
            case Outcome.AtOnce() -> "does so before all of it is sent";
            case Outcome.Survived() -> "keeps serving other connections";
            case Outcome.Proportionate() -> "takes no more time for it than in proportion to its length";
            case Outcome.Ended(Outcome.Manner manner) ->
                switch (manner) {
                    case CLEAN -> "ends the TCP connection cleanly, with FIN";
                    case ANY -> "ends the TCP connection";
                    case SECOND -> "leaves it to the tester to end the TCP connection first";
                };
        };
    }

    private static String codes(Codes codes) {
        if (codes.allowsAny()) {
            return "any code or none";
        }
        List<String> ways = new ArrayList<>();
        if (!codes.ranges().isEmpty()) {
            ways.add("code " + numbers(codes.ranges()));
        }
        if (codes.same()) {
            ways.add("the code it was sent");
        }
        if (codes.empty()) {
            ways.add("no code");
        }
        return String.join(", or ", ways);
    }

    private static String numbers(List<Range> ranges) {
        return Words.choice(ranges.stream()
                .map(range ->
                        range.from() == range.to() ? String.valueOf(range.from()) : range.from() + " to " + range.to())
                .toList());
    }
}
