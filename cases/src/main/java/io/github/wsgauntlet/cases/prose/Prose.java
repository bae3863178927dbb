package io.github.wsgauntlet.cases.prose;

import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.HandshakeAnswer;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Says in English what a case sends and allows. Everything is told from the data that is played and judged, so it
 * cannot contradict the bytes. Sentences come without a full stop.
 */
public final class Prose {
    private static final String TARGET = "the target ";
    private static final int MOST_OF_A_HEAD = 600;

    /** Only a soak has more. */
    private static final int MOST_STEPS = 60;

    private Prose() {}

    /**
     * Describe a scenario.
     *
     * @param scenario what the tester does
     * @return one sentence for each step, or for the first ones of many, and one for how the tester ends
     *     the connection, where there is one
     */
    public static List<String> steps(Scenario scenario) {
        List<Step> steps = scenario.steps();
        Stream<String> shown = steps.stream().limit(MOST_STEPS).map(Prose::step);
        Stream<String> more = Stream.of("Continue like this for " + (steps.size() - MOST_STEPS) + " more steps")
                .filter(sentence -> steps.size() > MOST_STEPS);
        Stream<String> end = Stream.of(ending(scenario.ending())).filter(sentence -> scenario.opens());
        return Stream.of(shown, more, end).flatMap(all -> all).toList();
    }

    /**
     * Describe a step.
     *
     * @param step what the tester does
     * @return a sentence
     */
    public static String step(Step step) {
        return switch (step) {
            case Step.Open open -> open(open);
            case Step.Accept accept -> accept(accept);
            case Step.Send(var units, Segments segments) -> "Send " + write(units, segments);
            case Step.Await(Step.Awaited awaited) ->
                switch (awaited) {
                    case ANSWERS -> "Wait for every answer the target owes so far";
                    case CLOSE -> "Wait for a Close frame";
                    case END -> "Wait for the end of the TCP connection";
                };
            case Step.Pause() -> "Give the target a moment to react";
            case Step.StopReading() -> "Stop reading until something is waited for, or the target takes no more";
            case Step.HalfClose(boolean silent) ->
                "Shut down the sending side of the TCP connection" + (silent ? " without a close_notify of TLS" : "")
                        + " and go on reading";
            case Step.Reset() -> "Reset the TCP connection";
            case Turn turn -> TurnProse.sentence(turn);
            case Step.Canary() -> "Open another connection and check whether the target serves it";
        };
    }

    /**
     * Describe how a scenario ends.
     *
     * @param ending what the tester does after the last step
     * @return a sentence
     */
    public static String ending(Scenario.Ending ending) {
        return switch (ending) {
            case CLOSE -> "Wait for what the target owes, then run the closing handshake";
            case WAIT -> "Send nothing more and wait for the target to end the connection";
        };
    }

    /**
     * Describe an expectation.
     *
     * @param expectation what is allowed
     * @return one sentence for each allowed outcome, and one for everything else
     */
    public static List<String> expectation(Expectation expectation) {
        List<String> lines = new ArrayList<>();
        for (Expectation.Allowed allowed : expectation.allowed()) {
            String label = lines.isEmpty() && allowed.grade() == Verdict.PASS
                    ? "Expected"
                    : (allowed.grade().atLeast(Verdict.STRICT) ? "Judged as " : "Allowed as ") + allowed.grade();
            List<String> outcomes = allowed.outcomes().stream()
                    .map(outcome -> outcome(outcome).substring(TARGET.length()))
                    .toList();
            lines.add(label + ": " + TARGET + Words.list(outcomes));
        }
        lines.add("Everything else is " + expectation.otherwise());
        return List.copyOf(lines);
    }

    /**
     * Describe an outcome.
     *
     * @param outcome the outcome
     * @return a clause that begins with "the target"
     */
    public static String outcome(Outcome outcome) {
        return TARGET + OutcomeProse.predicate(outcome);
    }

    /**
     * Describe a unit.
     *
     * @param unit a frame or raw bytes
     * @return a noun with everything that is not the plain choice, and the payload; a long payload is elided
     */
    public static String unit(Unit unit) {
        return UnitProse.noun(unit);
    }

    private static String write(List<Unit> units, Segments segments) {
        String nouns = UnitProse.nouns(units);
        if (units.size() == 1) {
            return segments.isWhole() ? nouns : pieces(segments) + ": " + nouns;
        }
        return "in one write" + (segments.isWhole() ? "" : ", " + pieces(segments)) + ": " + nouns;
    }

    private static String pieces(Segments segments) {
        if (segments.records() > 0) {
            String records = "in TLS records of " + UnitProse.bytes(segments.records());
            boolean together = segments.size() == 0;
            return records + (together ? ", all in one segment" : ", which leave " + apart(segments));
        }
        return apart(segments);
    }

    private static String apart(Segments segments) {
        String pieces = "in segments of " + UnitProse.bytes(segments.size());
        return segments.paced() == 0
                ? pieces
                : pieces + ", the first " + segments.paced() + " a few milliseconds apart and the rest at once";
    }

    private static String open(Step.Open open) {
        String behind = open.first().isEmpty()
                ? ""
                : ", and right after it in the same write: " + UnitProse.nouns(open.first());
        String handshake = handshake(open.request()) + behind;
        List<String> how = new ArrayList<>();
        if (open.withFinished()) {
            how.add("in one segment with the last record of the TLS handshake");
        }
        if (!open.segments().isWhole() && open.earlier().isEmpty()) {
            how.add(pieces(open.segments()));
        }
        String cut = how.isEmpty() ? " " : ", " + String.join(", ", how) + ", ";
        return "Connect and send" + cut
                + open.earlier().map(earlier -> earlier(earlier) + handshake).orElse(handshake);
    }

    private static String accept(Step.Accept accept) {
        String cut = accept.segments().isWhole() ? " " : ", " + pieces(accept.segments()) + ", ";
        String after = accept.first().isEmpty()
                ? ""
                : ", and right after it in the same write: " + UnitProse.nouns(accept.first());
        return "Take the connection and answer its opening handshake with" + cut + answer(accept.answer()) + after;
    }

    private static String answer(HandshakeAnswer answer) {
        if (!answer.raw().isEmpty()) {
            return "these bytes: " + headText(answer.raw());
        }
        HandshakeAnswer plain = HandshakeAnswer.standard();
        List<String> differences = new ArrayList<>();
        if (!answer.version().equals(plain.version())) {
            differences.add("version " + headText(answer.version()));
        }
        answer.edits().forEach(edit -> differences.add(difference(edit)));
        String status = answer.status().equals(plain.status()) ? "101" : headText(answer.status());
        String with = differences.isEmpty() ? "" : " with " + Words.list(differences);
        return (status.equals("101") && differences.isEmpty() ? "a plain 101" : "a " + status) + with;
    }

    private static String earlier(Step.Earlier earlier) {
        return "this request: " + headText(earlier.text())
                + (earlier.pipelined()
                        ? ", and right after it in the same write: "
                        : ", and after its answer, where the target keeps the connection: ");
    }

    private static String handshake(HandshakeRequest request) {
        if (!request.raw().isEmpty()) {
            return "this request head: " + headText(request.raw());
        }
        List<String> differences = differences(request);
        return differences.isEmpty()
                ? "a plain opening handshake"
                : "an opening handshake with " + Words.list(differences);
    }

    private static List<String> differences(HandshakeRequest request) {
        HandshakeRequest plain = HandshakeRequest.standard();
        List<String> differences = new ArrayList<>();
        if (!request.method().equals(plain.method())) {
            differences.add("method " + headText(request.method()));
        }
        if (!request.target().equals(plain.target())) {
            differences.add("request target " + headText(request.target()));
        }
        if (request.version().isEmpty()) {
            differences.add("no HTTP version");
        } else if (!request.version().equals(plain.version())) {
            differences.add("version " + headText(request.version()));
        }
        request.edits().forEach(edit -> differences.add(difference(edit)));
        return differences;
    }

    private static String difference(HeaderEdit edit) {
        return switch (edit) {
            case HeaderEdit.Replace(String name, String value) -> headText(name + ": " + value);
            case HeaderEdit.Add(String name, String value) -> "the additional line " + headText(name + ": " + value);
            case HeaderEdit.Drop(String name) -> "no " + name + " line";
            case HeaderEdit.Fill(String name, String text, int times, int lines) ->
                (lines == 1 ? "one line " : String.format(Locale.ROOT, "%,d lines ", lines)) + headText(name) + " of "
                        + String.format(Locale.ROOT, "%,d", times)
                        + " times " + headText(text) + " before all others";
            case HeaderEdit.Reverse() -> "the header lines in reverse order";
            case HeaderEdit.LowerCaseNames() -> "header names in lower case";
            case HeaderEdit.UpperCaseNames() -> "header names in upper case";
        };
    }

    /**
     * Return a piece of a request head, which is shown at length: what a handshake case is about may stand anywhere.
     */
    private static String headText(String text) {
        return UnitProse.quoted(text, MOST_OF_A_HEAD);
    }
}
