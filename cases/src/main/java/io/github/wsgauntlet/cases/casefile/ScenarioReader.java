package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Words;
import io.github.wsgauntlet.cases.yaml.Fields;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import io.github.wsgauntlet.cases.yaml.Place;
import io.github.wsgauntlet.cases.yaml.Value;
import io.github.wsgauntlet.cases.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the steps of a case. */
final class ScenarioReader {
    private static final String KNOWN_STEPS =
            "known steps: open, accept, send, await, pause, stop-reading, half-close, half-close-silently, reset,"
                    + " canary, " + String.join(", ", TurnReader.KEYS);
    private static final Map<String, Scenario.Ending> ENDINGS = Words.of(Scenario.Ending.class);
    private static final Map<String, Step.Awaited> AWAITED = Words.of(Step.Awaited.class);

    private ScenarioReader() {}

    /**
     * Create a scenario.
     *
     * @param steps the steps
     * @param ending how it ends, if that is said
     */
    static Scenario read(List<Step> steps, Optional<Value> ending) {
        return new Scenario(steps, ending.map(value -> value.oneOf(ENDINGS)).orElseGet(() -> endingOf(steps)));
    }

    /**
     * Read the list of steps, in which the first may open the connection; only turns over HTTP may come before.
     *
     * @param suite what the file says of all cases
     */
    static List<Step> steps(Value steps, CaseFileReader.Suite suite) {
        var reading = new Reading(suite);
        for (Value item : steps.items()) {
            step(new Value("A step", item.yaml())).forEach(step -> reading.take(step, item.place()));
        }
        return reading.all(steps.place());
    }

    /** The steps of a case so far. */
    private static final class Reading {
        private final CaseFileReader.Suite suite;
        private final List<Step> read = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();

        Reading(CaseFileReader.Suite suite) {
            this.suite = suite;
        }

        void take(Step step, Place place) {
            if (read.isEmpty() && !(step instanceof Turn.Routine)) {
                suite.routine().ifPresent(routine -> add(routine, place));
            }
            if (step instanceof Step.Opening && (opened() || !read.stream().allMatch(ScenarioReader::overHttp))) {
                throw place.error("Only the first step can open the connection");
            }
            if (suite.side() == Role.CLIENT
                    && (step instanceof Turn.Ask || step instanceof Turn.Answer || step instanceof Turn.HangUp)) {
                throw place.error("A client is asked nothing over HTTP");
            }
            refuseAfter(read, step, place);
            add(step, place);
        }

        private void add(Step step, Place place) {
            read.add(step);
            places.add(place);
        }

        private boolean opened() {
            return read.stream().anyMatch(Step.Opening.class::isInstance);
        }

        /** Return the steps, with the usual opening where none is said and something needs it. */
        List<Step> all(Place place) {
            boolean asks = read.stream().anyMatch(Turn.Ask.class::isInstance);
            int first = 0;
            while (first < read.size() && overHttp(read.get(first))) {
                first++;
            }
            boolean needed = first < read.size() || !asks;
            if (!opened() && needed) {
                if (read.subList(0, first).stream().anyMatch(Turn.Ask.class::isInstance)) {
                    throw places.get(first).error("This step needs a connection: 'open' comes before it");
                }
                read.add(first, suite.usual());
                places.add(first, place);
            }
            if (read.stream().anyMatch(Turn.class::isInstance)) {
                References.of(read, places);
            }
            return read;
        }
    }

    /** Return whether a step needs no WebSocket connection. */
    static boolean overHttp(Step step) {
        return step instanceof Turn turn && !turn.needsConnection();
    }

    private static List<Step> step(Value item) {
        if (item.yaml() instanceof Yaml.Scalar) {
            return List.of(word(item));
        }
        Yaml.Entry entry = item.entry("A step");
        String key = entry.key().text();
        Value value = Value.of(key, entry.value());
        return switch (key) {
            case "open" -> List.of(OpenReader.read(value));
            case "accept" -> List.of(AcceptReader.read(value));
            case "send" -> List.of(send(value));
            case "await" -> List.of(new Step.Await(value.oneOf(AWAITED)));
            case "ask", "hang-up", "answer", "say", "receive", "routine", "patience" -> TurnReader.turns(key, value);
            case "pause", "stop-reading", "half-close", "half-close-silently", "reset", "canary" ->
                throw item.place().error("'" + key + "' stands alone, without ':' and a value");
            default -> throw unknown(item.place(), key);
        };
    }

    private static Step word(Value item) {
        return switch (item.text()) {
            case "pause" -> new Step.Pause();
            case "stop-reading" -> new Step.StopReading();
            case "half-close" -> new Step.HalfClose();
            case "half-close-silently" -> new Step.HalfClose(true);
            case "reset" -> new Step.Reset();
            case "canary" -> new Step.Canary();
            case "open", "accept", "send", "await", "ask", "answer", "say", "receive", "routine", "patience" ->
                throw item.place().error("'" + item.text() + "' has no value");
            default -> throw unknown(item.place(), item.text());
        };
    }

    private static InvalidFileException unknown(Place place, String step) {
        return place.error("Unknown step '" + step + "'; " + KNOWN_STEPS);
    }

    private static Step.Send send(Value value) {
        boolean longForm = value.yaml() instanceof Yaml.Mapping mapping
                && mapping.find("units").isPresent();
        if (longForm) {
            Fields fields = Fields.of(value, "a long 'send'", UnitReader.SENT_KEYS);
            return new Step.Send(UnitReader.several(fields.require("units")), UnitReader.segments(fields));
        }
        return UnitReader.alone(value);
    }

    /** Refuse what cannot be done any more once the sending side is shut. */
    private static void refuseAfter(List<Step> before, Step step, Place place) {
        if (before.stream().anyMatch(Step.Reset.class::isInstance)
                && !(step instanceof Step.Canary)
                && !overHttp(step)) {
            throw place.error("Nothing but 'canary' can follow 'reset'");
        }
        boolean sends = step instanceof Step.Send || step instanceof Turn.Say;
        if (sends && before.stream().anyMatch(Step.HalfClose.class::isInstance)) {
            throw place.error("Nothing can be sent after 'half-close'");
        }
    }

    /** Return how a scenario of these steps ends that does not say it. */
    static Scenario.Ending endingOf(List<Step> steps) {
        boolean over = steps.stream().anyMatch(step -> switch (step) {
            case Step.Opening opening -> sendsClose(opening.first());
            case Step.Send send -> sendsClose(send.units());
            case Step.HalfClose halfClose -> true;
            case Step.Reset() -> true;
            case Step.Await(Step.Awaited awaited) -> false;
            case Step.Pause() -> false;
            case Step.StopReading() -> false;
            case Step.Canary() -> false;
            case Turn turn -> false;
        });
        return over ? Scenario.Ending.WAIT : Scenario.Ending.CLOSE;
    }

    private static boolean sendsClose(List<Unit> units) {
        return units.stream().anyMatch(unit -> unit instanceof Unit.Frame frame && frame.opcode() == UnitReader.CLOSE);
    }
}
