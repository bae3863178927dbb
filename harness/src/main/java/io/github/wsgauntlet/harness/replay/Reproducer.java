package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.adapter.Wrapping;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes programs of one file and without dependencies that do on the wire what a case does, for people who have none
 * of this harness. A program judges nothing: it prints what is sent and what comes back, and a comment says what
 * should.
 */
public final class Reproducer {
    private static final Pattern PLACE = Pattern.compile("@(ABOUT|TARGET|STEPS)@");

    private Reproducer() {}

    /**
     * Return the source of a Java program, to be saved as {@code Finding.java} and run with JDK 17 or newer.
     *
     * @param finding the case
     * @param target the {@code ws} or {@code wss} URL it connects to unless it is told another
     * @param adapter what makes an echo server of the target, where it is none by itself
     * @param seen what the target did, in any words; may be empty
     */
    public static String java(Case finding, URI target, Optional<EchoAdapter> adapter, String seen) {
        return source(Dialect.JAVA, finding, target, adapter, seen);
    }

    /**
     * Return the source of a Python program, to be saved as {@code finding.py} and run with Python 3.8 or newer.
     *
     * @param finding the case
     * @param target the {@code ws} or {@code wss} URL it connects to unless it is told another
     * @param adapter what makes an echo server of the target, where it is none by itself
     * @param seen what the target did, in any words; may be empty
     */
    public static String python(Case finding, URI target, Optional<EchoAdapter> adapter, String seen) {
        return source(Dialect.PYTHON, finding, target, adapter, seen);
    }

    private static String source(
            Dialect dialect, Case finding, URI target, Optional<EchoAdapter> adapter, String seen) {
        Optional<Wrapping.Result> result = adapter.map(known -> Wrapping.of(known, finding.scenario()));
        Optional<EchoAdapter> used =
                adapter.filter(known -> result.orElseThrow().whyNot().isEmpty());
        Scenario sent = result.map(wrapping -> switch (wrapping) {
                    case Wrapping.Result.Wrapped(Scenario scenario) -> scenario;
                    case Wrapping.Result.AsItIs asItIs -> finding.scenario();
                })
                .orElse(finding.scenario());
        Map<String, String> filling = Map.of(
                "ABOUT", Heading.of(finding, used, seen, dialect),
                "TARGET", target.toASCIIString(),
                "STEPS", ScenarioSource.of(sent, used.map(EchoAdapter::greeting).orElse(List.of()), dialect));
        // In one pass, so that what is filled in may say anything.
        return PLACE.matcher(dialect.template())
                .replaceAll(place -> Matcher.quoteReplacement(filling.get(place.group(1))));
    }
}
