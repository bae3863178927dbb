package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how a protocol begins on each connection, as the steps of cases say it. */
public final class GreetingReader {
    private static final List<String> KEYS = List.of("say", "receive", "patience");

    private GreetingReader() {}

    /**
     * Read what is said and heard first.
     *
     * @param routine what may come at any time, as in a case file
     * @param steps a list of the steps {@code say}, {@code receive} and {@code patience}
     * @return the turns, that of the routine first
     * @throws InvalidFileException if one is none, or refers to what was not captured before
     */
    public static List<Turn> read(Optional<Value> routine, Optional<Value> steps) {
        List<Turn> turns = new ArrayList<>();
        List<Place> places = new ArrayList<>();
        routine.ifPresent(value -> {
            turns.add(TurnReader.routine(value));
            places.add(value.place());
        });
        steps.map(Value::items).orElse(List.of()).forEach(item -> {
            turns.add(turn(item));
            places.add(item.place());
        });
        References.of(List.<Step>copyOf(turns), places);
        return turns;
    }

    private static Turn turn(Value item) {
        Yaml.Entry entry = item.entry("A step");
        String key = entry.key().text();
        Value value = Value.of(key, entry.value());
        return switch (key) {
            case "say" -> TurnReader.say(value);
            case "receive" -> TurnReader.receive(value);
            case "patience" -> TurnReader.longer(value);
            default ->
                throw item.place()
                        .error("Unknown step '" + key + "' in a greeting; known steps: " + String.join(", ", KEYS));
        };
    }
}
