package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.casefile.YamlPiece.Mapping;
import java.util.List;

/** Writes turns as {@link TurnReader} reads them. */
final class TurnWriter {
    private TurnWriter() {}

    /**
     * Write a turn.
     *
     * @param after the steps that follow it
     * @return how many steps are said with that: the answer to a request may stand with it
     */
    static int write(Turn turn, List<Step> after, int column, YamlLines lines) {
        switch (turn) {
            case Turn.Ask ask -> {
                boolean answered = !after.isEmpty()
                        && after.getFirst() instanceof Turn.Answer answer
                        && answer.to().equals(ask.name());
                Mapping written = ask(ask);
                lines.item(
                        column,
                        "ask",
                        answered ? written.with("answer", answer((Turn.Answer) after.getFirst())) : written);
                return answered ? 2 : 1;
            }
            case Turn.HangUp(String to) -> lines.item(column, "hang-up", named("to", to));
            case Turn.Answer answer ->
                lines.item(column, "answer", named("to", answer.to()).with(answer(answer)));
            case Turn.Say say -> lines.item(column, "say", say(say));
            case Turn.Receive receive -> lines.item(column, "receive", receive(receive));
            case Turn.Routine(var habits) -> routine(habits, column, lines);
            case Turn.Longer(var millis) ->
                lines.item(column, "patience", YamlPiece.list(millis.stream().map(YamlPiece::text)));
        }
        return 1;
    }

    /** Write a name, unless it is empty. */
    static Mapping named(String key, String name) {
        return YamlPiece.mapping().withUnless(name.isEmpty(), key, YamlPiece.word(name));
    }

    private static Mapping ask(Turn.Ask ask) {
        Mapping head = named("name", ask.name())
                .withUnless(ask.method().equals("GET"), "method", YamlPiece.text(ask.method()))
                .withUnless(ask.target().equals(Turn.Ask.USUAL_TARGET), "target", YamlPiece.text(ask.target()))
                .withUnless(
                        ask.headers().isEmpty(),
                        "headers",
                        YamlPiece.list(ask.headers().stream().map(YamlPiece::text)));
        Mapping body = ask.body().equals(Payload.empty()) ? YamlPiece.mapping() : PayloadWriter.anywhere(ask.body());
        return head.with(body).with(way(ask.way()));
    }

    private static Mapping way(Turn.Way way) {
        return switch (way) {
            case WHOLE -> YamlPiece.mapping();
            case CHUNKED -> YamlPiece.mapping().with("chunked", YamlPiece.plain(true));
            case HELD -> YamlPiece.mapping().with("hold", YamlPiece.plain(true));
            case WEBSOCKET -> YamlPiece.mapping().with("websocket", YamlPiece.plain(true));
        };
    }

    private static Mapping answer(Turn.Answer answer) {
        return PatternWriter.written(answer.pattern()).with(needed(answer.needed()));
    }

    private static Mapping needed(boolean needed) {
        return YamlPiece.mapping().withUnless(!needed, "else", YamlPiece.plain("skip"));
    }

    private static Mapping say(Turn.Say say) {
        return PatternWriter.payload(say.payload(), say.binary());
    }

    private static Mapping receive(Turn.Receive receive) {
        return named("name", receive.name())
                .with(PatternWriter.written(receive.pattern()))
                .withUnless(!receive.anywhere(), "anywhere", YamlPiece.plain(true))
                .with(needed(receive.needed()));
    }

    private static void routine(List<Turn.Habit> habits, int column, YamlLines lines) {
        if (habits.isEmpty()) {
            lines.line(column, "- routine: off");
            return;
        }
        lines.item(column, "routine", YamlPiece.list(habits.stream().map(TurnWriter::habit)));
    }

    private static Mapping habit(Turn.Habit habit) {
        Mapping comes = YamlPiece.mapping().with("comes", PatternWriter.written(habit.comes()));
        return habit.reply().map(reply -> comes.with("reply", say(reply))).orElse(comes);
    }
}
