package io.github.wsgauntlet.harness.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code wstest} does. */
enum WstestMode {
    FUZZINGCLIENT,
    FUZZINGSERVER,
    ECHOSERVER,
    ECHOCLIENT;

    /**
     * Read a mode.
     *
     * @throws IllegalArgumentException if it is none of these; Autobahn|Testsuite has others, which judge nothing
     */
    static WstestMode parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.key().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The mode '" + text
                        + "' makes no sense here; the modes are "
                        + Arrays.stream(values()).map(WstestMode::key).collect(Collectors.joining(", ")) + "."));
    }

    /** Return the name as it is written on a command line. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
