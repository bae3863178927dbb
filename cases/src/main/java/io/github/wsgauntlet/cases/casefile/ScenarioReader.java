package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
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
                    + " canary";
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
     * Read the list of steps, in which the first may open the connection.
     *
     * @param usual the step that opens it where none does
     */
    static List<Step> steps(Value steps, Step.Opening usual) {
        List<Step> read = new ArrayList<>();
        for (Value item : steps.items()) {
            Step step = step(new Value("A step", item.yaml()));
            if (step instanceof Step.Opening && !read.isEmpty()) {
                throw item.place().error("Only the first step can open the connection");
            }
            if (!read.isEmpty()) {
                refuseAfter(read, step, item.place());
            } else if (!(step instanceof Step.Opening)) {
                read.add(usual);
            }
            read.add(step);
        }
        return read;
    }

    private static Step step(Value item) {
        if (item.yaml() instanceof Yaml.Scalar) {
            return switch (item.text()) {
                case "pause" -> new Step.Pause();
                case "stop-reading" -> new Step.StopReading();
                case "half-close" -> new Step.HalfClose();
                case "half-close-silently" -> new Step.HalfClose(true);
                case "reset" -> new Step.Reset();
                case "canary" -> new Step.Canary();
                case "open", "accept", "send", "await" ->
                    throw item.place().error("'" + item.text() + "' has no value");
                default -> throw unknown(item.place(), item.text());
            };
        }
        List<Yaml.Entry> entries = item.mapping().entries();
        if (entries.size() != 1) {
            throw item.place().error("A step is a mapping of one key, not of " + entries.size());
        }
        String key = entries.getFirst().key().text();
        Value value = Value.of(key, entries.getFirst().value());
        return switch (key) {
            case "open" -> OpenReader.read(value);
            case "accept" -> AcceptReader.read(value);
            case "send" -> send(value);
            case "await" -> new Step.Await(value.oneOf(AWAITED));
            case "pause", "stop-reading", "half-close", "half-close-silently", "reset", "canary" ->
                throw item.place().error("'" + key + "' stands alone, without ':' and a value");
            default -> throw unknown(item.place(), key);
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
        if (before.stream().anyMatch(Step.Reset.class::isInstance) && !(step instanceof Step.Canary)) {
            throw place.error("Nothing but 'canary' can follow 'reset'");
        }
        if (step instanceof Step.Send && before.stream().anyMatch(Step.HalfClose.class::isInstance)) {
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
        });
        return over ? Scenario.Ending.WAIT : Scenario.Ending.CLOSE;
    }

    private static boolean sendsClose(List<Unit> units) {
        return units.stream().anyMatch(unit -> unit instanceof Unit.Frame frame && frame.opcode() == UnitReader.CLOSE);
    }
}
