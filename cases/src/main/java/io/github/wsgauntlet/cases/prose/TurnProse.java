package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.PayloadSize;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Words;
import java.util.List;
import java.util.stream.Collectors;

/** Says the turns of a protocol that is spoken over WebSocket, and over plain HTTP beside it. */
final class TurnProse {
    private TurnProse() {}

    /** Return a sentence on a turn. */
    static String sentence(Turn turn) {
        return switch (turn) {
            case Turn.Ask ask -> ask(ask);
            case Turn.HangUp(String to) -> "End the connection of the request" + (to.isEmpty() ? "" : " '" + to + "'");
            case Turn.Answer answer ->
                "Wait for the answer" + to(answer.to()) + PatternProse.answer(answer.pattern())
                        + needed(answer.needed());
            case Turn.Say say -> "Send " + said(say);
            case Turn.Receive receive ->
                (receive.anywhere() ? "Pass over what comes until " : "Wait for the next message, which has to be ")
                        + PatternProse.message(receive.pattern())
                        + (receive.anywhere() ? " comes" : "")
                        + needed(receive.needed());
            case Turn.Routine(var habits) ->
                habits.isEmpty()
                        ? "From here on pass over nothing"
                        : "From here on, pass over "
                                + Words.list(
                                        habits.stream().map(TurnProse::habit).toList())
                                + ", whenever that comes";
            case Turn.Longer(var millis) ->
                "From here on wait " + millis.stream().collect(Collectors.joining(" and ")) + " ms longer";
        };
    }

    private static String ask(Turn.Ask ask) {
        String body = PayloadSize.isZero(ask.body()) ? "" : " and the body " + UnitProse.payload(ask.body());
        List<String> headers = ask.headers();
        String over = ask.way() == Turn.Way.WEBSOCKET ? " by an opening handshake" : " over HTTP";
        return "Ask for " + ask.method() + " " + ask.target() + over + " on a connection of its own"
                + (headers.isEmpty() ? "" : ", with " + String.join(", ", headers))
                + body
                + way(ask.way())
                + (ask.name().isEmpty() ? "" : ", as request '" + ask.name() + "'");
    }

    private static String way(Turn.Way way) {
        return switch (way) {
            case WHOLE -> "";
            case CHUNKED -> ", in chunks";
            case HELD -> ", but for the last byte, which follows when the answer is awaited";
            case WEBSOCKET -> ", which is sent in a message, and take the first message that comes for the answer";
        };
    }

    private static String habit(Turn.Habit habit) {
        return PatternProse.message(habit.comes())
                + habit.reply()
                        .map(reply -> ", which is answered with " + said(reply))
                        .orElse("");
    }

    private static String said(Turn.Say say) {
        Payload payload = say.payload();
        return (say.binary() ? "the binary message " : "the message ") + UnitProse.payload(payload);
    }

    /** Return to which request an answer belongs. */
    static String to(String request) {
        return request.isEmpty() ? "" : " to '" + request + "'";
    }

    private static String needed(boolean needed) {
        return needed ? "; a target that does not do so lacks what the case needs" : "";
    }
}
