package io.github.wsgauntlet.harness.replay;

import io.github.wsgauntlet.cases.Case;
import java.net.URI;
import java.util.Map;
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
     * @param seen what the target did, in any words; may be empty
     */
    public static String java(Case finding, URI target, String seen) {
        return source(Dialect.JAVA, finding, target, seen);
    }

    /**
     * Return the source of a Python program, to be saved as {@code finding.py} and run with Python 3.8 or newer.
     *
     * @param finding the case
     * @param target the {@code ws} or {@code wss} URL it connects to unless it is told another
     * @param seen what the target did, in any words; may be empty
     */
    public static String python(Case finding, URI target, String seen) {
        return source(Dialect.PYTHON, finding, target, seen);
    }

    private static String source(Dialect dialect, Case finding, URI target, String seen) {
        Map<String, String> filling = Map.of(
                "ABOUT", Heading.of(finding, seen, dialect),
                "TARGET", target.toASCIIString(),
                "STEPS", ScenarioSource.of(finding.scenario(), dialect));
        // In one pass, so that what is filled in may say anything.
        return PLACE.matcher(dialect.template())
                .replaceAll(place -> Matcher.quoteReplacement(filling.get(place.group(1))));
    }
}
