package io.github.wsgauntlet.harness.proof.hostile;

import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.COMMANDS;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.LINES_OF_COMMANDS;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.latin1;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.random;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.times;
import static io.github.wsgauntlet.harness.proof.hostile.HostileLine.first;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/** The kinds of hostile clients that come by themselves, and the exit codes in which judging each may end. */
enum HostileClientKind {
    // What is put to no case.
    SILENT((line, url) -> line.hear(), 3),
    LEAVES_AT_ONCE((line, url) -> {}, 3),
    RESETS_AT_ONCE((line, url) -> line.reset(), 3),
    GARBAGE((line, url) -> line.say(random(500, 1)).hear(), 3),
    REQUEST_WITHOUT_END(
            (line, url) -> line.say("GET " + url.getRawPath() + " HTTP/1.1\r\n")
                    .sayForEver(latin1("X-Field: " + "a".repeat(1000) + "\r\n")),
            3),
    LINE_WITHOUT_END((line, url) -> line.say("GET /").sayForEver(times(1 << 16, latin1("a"))), 3),
    REQUEST_BYTE_BY_BYTE((line, url) -> line.paced(Duration.ofSeconds(1)).open(url), 3),

    // What is put to a case, and does nothing that is of use.
    MUTE((line, url) -> line.open(url).hear(), 1, 3),
    MUTE_IN_A_LONG_FRAME(
            (line, url) -> line.open(url)
                    .say(line.frame(0x82, Long.MAX_VALUE, new byte[0]))
                    .hear(),
            1,
            3),
    GIBIBYTE_FRAME(
            (line, url) ->
                    line.open(url).say(line.frame(0x82, 1 << 30, new byte[0])).sayForEver(new byte[1 << 16]),
            1,
            3),
    BYTES_WITHOUT_END((line, url) -> line.open(url).sayForEver(random(1 << 16, 1)), 1, 3),
    PINGS_WITHOUT_END((line, url) -> line.open(url).sayFramesForEver(line.frame(0x89, latin1("x"))), 1, 3),
    TEXT_WITHOUT_END((line, url) -> line.open(url).sayFramesForEver(line.frame(0x81, latin1("x"))), 1, 3),
    FRAGMENTS_WITHOUT_END(
            (line, url) ->
                    line.open(url).say(line.frame(0x01, latin1("x"))).sayFramesForEver(line.frame(0x00, latin1("x"))),
            1,
            3),
    HALF_CLOSES((line, url) -> line.open(url).halfClose().hear(), 1, 3),
    RESETS_AFTER_OPENING((line, url) -> line.open(url).reset(), 1, 3),

    // What answers.
    SLOW((line, url) -> line.open(url).paced(Duration.ofMillis(10)).echo(), 0, 1),
    MULTIPLYING(
            (line, url) ->
                    line.open(url).echo(message -> times(100_000, line.frame(first(message), message.payload()))),
            1,
            3),
    FIELD_THAT_COMMANDS(
            (line, url) -> line.open(url, "User-Agent: " + COMMANDS, "X: ::error::obeyed")
                    .echo(),
            0,
            1),
    CLOSE_THAT_COMMANDS(
            (line, url) -> line.open(url)
                    .say(line.frame(0x88, latin1("\u0003\u00f0" + LINES_OF_COMMANDS)))
                    .hear(),
            1,
            3),
    ECHO_THAT_COMMANDS((line, url) -> line.open(url).echo(message -> line.frame(0x81, latin1(LINES_OF_COMMANDS))), 1);

    /** What a client does with a connection. */
    @FunctionalInterface
    private interface Coming {
        void on(HostileLine line, URI url) throws IOException;
    }

    private final Coming coming;
    private final Set<Integer> exits;

    HostileClientKind(Coming coming, Integer... exits) {
        this.coming = coming;
        this.exits = Set.of(exits);
    }

    /** Be such a client on a connection to a URL. */
    void visit(HostileLine line, URI url) throws IOException {
        coming.on(line, url);
    }

    /** Return the exit codes of which each is right. */
    Set<Integer> exits() {
        return exits;
    }

    /** Return whether no case may be FAIL. */
    boolean blameless() {
        return this == SLOW;
    }
}
