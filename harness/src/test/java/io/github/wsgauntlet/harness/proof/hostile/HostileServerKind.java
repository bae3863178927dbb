package io.github.wsgauntlet.harness.proof.hostile;

import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.COMMANDS;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.LINES_OF_COMMANDS;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.gibibyteOfZeros;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.latin1;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.random;
import static io.github.wsgauntlet.harness.proof.hostile.HostileBytes.times;
import static io.github.wsgauntlet.harness.proof.hostile.HostileLine.first;

import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** The kinds of hostile servers, and the exit codes in which a run against each may end. */
enum HostileServerKind {
    // What never becomes a connection.
    SILENT((line, number) -> line.hear(), 3),
    ENDS_AT_ONCE((line, number) -> {}, 3),
    RESETS_AT_ONCE((line, number) -> line.reset(), 3),
    NO_WEBSOCKET((line, number) -> answer(line, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"), 3),
    NOT_HTTP((line, number) -> answer(line, "220 mail.example ESMTP\r\n"), 3),
    GARBAGE((line, number) -> line.say(random(500, number)), 3),
    HEAD_BYTE_BY_BYTE((line, number) -> line.paced(Duration.ofSeconds(1)).accept(), 3),
    HEAD_WITHOUT_END(
            (line, number) -> answer(line, "HTTP/1.1 101 Switching Protocols\r\n")
                    .sayForEver(latin1("X-Field: " + "a".repeat(1000) + "\r\n")),
            3),
    LINE_WITHOUT_END((line, number) -> answer(line, "HTTP/1.1 ").sayForEver(times(1 << 16, latin1("1"))), 3),
    CONTENT_WITHOUT_END(
            (line, number) -> answer(line, "HTTP/1.1 200 OK\r\n\r\n").sayForEver(new byte[1 << 16]), 3),
    INTERIM_WITHOUT_END(
            (line, number) -> answer(line, "").sayForEver(times(1000, latin1("HTTP/1.1 100 Continue\r\n\r\n"))), 3),

    // What opens, and then says nothing that is of use.
    MUTE((line, number) -> line.accept().hear(), 3),
    MUTE_IN_A_HEADER((line, number) -> line.accept().say("\u0082\u007f").hear(), 3),
    MUTE_IN_A_LONG_FRAME(
            (line, number) -> line.accept()
                    .say(line.frame(0x82, Long.MAX_VALUE, new byte[0]))
                    .hear(),
            3),
    ANSWERS_TOO_LATE(
            (line, number) -> line.accept().rest(Duration.ofSeconds(20)).echo(), 3),
    GIBIBYTE_FRAME(
            (line, number) ->
                    line.accept().say(line.frame(0x82, 1 << 30, new byte[0])).sayForEver(new byte[1 << 16]),
            3),
    BYTES_WITHOUT_END((line, number) -> line.accept().sayForEver(random(1 << 16, number)), 3),
    PINGS_WITHOUT_END((line, number) -> line.accept().sayFramesForEver(line.frame(0x89, latin1("x"))), 3),
    PONGS_WITHOUT_END((line, number) -> line.accept().sayFramesForEver(line.frame(0x8a, latin1("x"))), 3),
    TEXT_WITHOUT_END((line, number) -> line.accept().sayFramesForEver(line.frame(0x81, latin1("hello"))), 3),
    FRAGMENTS_WITHOUT_END(
            (line, number) ->
                    line.accept().say(line.frame(0x01, latin1("x"))).sayFramesForEver(line.frame(0x00, latin1("x"))),
            3),
    EMPTY_FRAGMENTS_WITHOUT_END(
            (line, number) ->
                    line.accept().say(line.frame(0x02, new byte[0])).sayFramesForEver(line.frame(0x00, new byte[0])),
            3),
    NOTHING_BUT_PINGS(
            (line, number) -> line.accept().paced(Duration.ofMillis(50)).sayForEver(line.frame(0x89, latin1("x"))), 3),

    // What answers, and wrongly.
    HALF_CLOSES((line, number) -> line.accept().halfClose().hear(), 1),
    RESETS_AFTER_OPENING((line, number) -> line.accept().reset(), 1, 3),
    WRONG_PROOF(
            (line, number) -> answer(
                            line,
                            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                    + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n")
                    .echo(),
            1),
    BOMB((line, number) -> bomb(line), 1),
    LYING_LENGTHS(
            (line, number) -> line.accept()
                    .echo(message -> line.frame(first(message), message.payload().length + 1L, message.payload())),
            0, // Its echoes have no end, so that it is one without an echo.
            1,
            3),
    DOUBLING((line, number) -> line.accept().echo(message -> times(2, back(line, message))), 1),
    MULTIPLYING((line, number) -> line.accept().echo(message -> times(100_000, back(line, message))), 1, 3),
    TALKATIVE(
            (line, number) ->
                    line.accept().say(times(50, line.frame(0x81, latin1("hi")))).echo(),
            0,
            1),

    // What takes its time, which is no fault.
    SLOW((line, number) -> line.accept().paced(Duration.ofMillis(10)).echo(), 0, 1),
    LATE((line, number) -> line.accept().echo(message -> back(line.rest(Duration.ofMillis(100)), message)), 0, 1),

    // What changes.
    FLAKY((line, number) -> (number % 3 == 0 ? Hostility.NOTHING : Hostility.HONEST).on(line, number), 0, 1, 3),
    SIX_AND_THEN_400(Hostility.HONEST.first(6, Hostility.REFUSING), 3),
    TWENTY_AND_THEN_400(Hostility.HONEST.first(20, Hostility.REFUSING), 1, 3),
    TWENTY_AND_THEN_MUTE(
            Hostility.HONEST.first(20, (line, number) -> line.accept().hear()), 1, 3),
    TWENTY_AND_THEN_SILENT(Hostility.HONEST.first(20, (line, number) -> line.hear()), 1, 3),
    EIGHT_AND_THEN_OTHER_ECHOES(
            Hostility.HONEST.first(
                    8,
                    (line, number) ->
                            line.accept().echo(message -> line.frame(first(message), latin1("something else")))),
            1),
    DIES_AFTER_TWENTY(Hostility.HONEST, 3),

    // What speaks TLS where it should not, or badly.
    TLS_OF_GARBAGE((line, number) -> line.say(random(500, number)), 3),
    TLS_OF_NOTHING((line, number) -> line.hear(), 3),
    TLS_THAT_IS_NONE(Hostility.HONEST, 3),
    TLS_THAT_NOBODY_WANTS(Hostility.HONEST, 3),

    // What wants to be obeyed by whoever prints it.
    REASON_THAT_COMMANDS((line, number) -> answer(line, "HTTP/1.1 400 " + COMMANDS + "\r\n\r\n"), 3),
    LOCATION_THAT_COMMANDS(
            (line, number) -> answer(line, "HTTP/1.1 302 Found\r\nLocation: " + COMMANDS + "\r\n\r\n"), 3),
    SUBPROTOCOL_THAT_COMMANDS(
            (line, number) -> line.accept("Sec-WebSocket-Protocol: " + COMMANDS).echo(), 1),
    SERVER_THAT_COMMANDS(
            (line, number) -> line.accept("Server: " + COMMANDS, "X-Field: ::error::obeyed")
                    .echo(),
            0,
            1),
    CLOSE_THAT_COMMANDS(
            (line, number) -> {
                line.accept().next();
                line.say(line.frame(0x88, latin1("\u0003\u00f0" + LINES_OF_COMMANDS)))
                        .hear();
            },
            1,
            3),
    // What always says the same is no echo.
    ECHO_THAT_COMMANDS(
            (line, number) -> line.accept().echo(message -> line.frame(0x81, latin1(LINES_OF_COMMANDS))), 0, 1);

    private static final Set<HostileServerKind> OVER_TLS = Set.of(TLS_OF_GARBAGE, TLS_OF_NOTHING, TLS_THAT_IS_NONE);

    /** Those with which nothing is wrong as long as they can be judged. */
    private static final Set<HostileServerKind> BLAMELESS =
            Set.of(SLOW, LATE, TWENTY_AND_THEN_400, TWENTY_AND_THEN_MUTE);

    private final Hostility hostility;
    private final Set<Integer> exits;

    HostileServerKind(Hostility hostility, Integer... exits) {
        this.hostility = hostility;
        this.exits = Set.of(exits);
    }

    Hostility hostility() {
        return hostility;
    }

    /** Return the exit codes of which each is right. */
    Set<Integer> exits() {
        return exits;
    }

    /** Return whether no case may be FAIL. */
    boolean blameless() {
        return BLAMELESS.contains(this) || this != DIES_AFTER_TWENTY && exits.equals(Set.of(3));
    }

    /** Return the scheme of its URL. */
    String scheme() {
        return OVER_TLS.contains(this) ? "wss" : "ws";
    }

    boolean speaksTls() {
        return this == TLS_THAT_NOBODY_WANTS;
    }

    /** Return with which connection it stops listening; 0 where it does not. */
    int lives() {
        return this == DIES_AFTER_TWENTY ? 20 : 0;
    }

    private static HostileLine answer(HostileLine line, String answer) throws IOException {
        line.head();
        return line.say(answer);
    }

    /** Return a message as it has to come back. */
    private static byte[] back(HostileLine line, WireFrame message) {
        return line.frame(first(message), message.payload());
    }

    /** Send a gibibyte of zeros where compression is agreed on, and be honest elsewhere. */
    private static void bomb(HostileLine line) throws IOException {
        HttpHead request = line.head();
        if (request.values("Sec-WebSocket-Extensions").isEmpty()) {
            line.accept(request).echo();
        } else {
            line.accept(request, "Sec-WebSocket-Extensions: permessage-deflate")
                    .echo(message -> line.frame(0xc1, gibibyteOfZeros()));
        }
    }
}
