package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Things a target can do about a scenario, each played out as a transcript. */
enum Behaviour {
    REFUSES_WITH_400(false, play -> play.answer("HTTP/1.1 400 Bad Request\r\n\r\n")),
    REFUSES_WITH_426(true, play -> play.answer("HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\n\r\n")),
    ANSWERS_200(false, play -> play.answer("HTTP/1.1 200 OK\r\n\r\n")),
    ANSWERS_500(false, play -> play.answer("HTTP/1.1 500 Internal Server Error\r\n\r\n")),
    ACCEPTS_AS_AN_INTERIM_DRAFT(
            true,
            play -> play.answer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Origin: null\r\nSec-WebSocket-Location: ws://target.invalid/\r\n\r\n")),
    DROPS_THE_HANDSHAKE(false, play -> play.end(End.FIN)),
    CONFORMS(true, play -> play.accept().conform()),
    CONFORMS_AND_CHOOSES_A_SUBPROTOCOL(false, play -> play.acceptFirstOffer().conform()),
    DECLINES_COMPRESSION(false, play -> play.acceptWithoutCompression().conform()),
    ACCEPTS_ANY_COMPRESSION(true, play -> play.acceptFirstCompression().conform()),
    FAILS_WITH_1000(false, play -> play.accept().fail(1000)),
    FAILS_WITH_1002(true, play -> play.accept().fail(1002)),
    FAILS_WITH_1003(false, play -> play.accept().fail(1003)),
    FAILS_WITH_1007(true, play -> play.accept().fail(1007)),
    FAILS_WITH_1008(false, play -> play.accept().fail(1008)),
    FAILS_WITH_1009(false, play -> play.accept().fail(1009)),
    FAILS_WITH_1011(false, play -> play.accept().fail(1011)),
    FAILS_WITH_AN_EMPTY_CLOSE(false, play -> play.accept().fail()),
    ENDS_TCP_WITHOUT_A_CLOSE(true, play -> play.accept().sendAll().end(End.FIN)),
    RESETS_TCP_WITHOUT_A_CLOSE(false, play -> play.accept().sendAll().end(End.RST)),
    NOTICES_NOTHING(true, play -> play.accept().sendAll().answerEverything().goOn()),
    ANSWERS_PAYLOAD(
            true, play -> play.accept().sendAll().answerOwed().answerSwallowed().giveUp(Step.Awaited.CLOSE)),
    IGNORES_WHAT_IS_WRONG(true, play -> play.accept().sendAll().answerOwed().goOn()),
    ANSWERS_NOTHING(false, play -> play.accept().sendAll().giveUp(Step.Awaited.ANSWERS)),
    ANSWERS_NOTHING_BUT_A_CLOSE(true, play -> play.accept().sendAll().goOn()),
    ECHOES_OTHER_BYTES(true, play -> play.accept().sendAll().answerAltered().goOn()),
    REPEATS_THE_CLOSE(
            true, play -> play.accept().sendAll().answerOwed().repeatClose().end(End.FIN)),
    ANSWERS_THE_CLOSE_WITH_1000(
            false, play -> play.accept().sendAll().answerOwed().close(1000).end(End.FIN));

    private final boolean telling;
    private final Consumer<BehaviourPlay> plot;

    Behaviour(boolean telling, Consumer<BehaviourPlay> plot) {
        this.telling = telling;
        this.plot = plot;
    }

    /** Return what can be done by an endpoint of a side: no client answers an opening handshake. */
    static List<Behaviour> of(Role side) {
        return Arrays.stream(values())
                .filter(each -> side == Role.SERVER || each.compareTo(FAILS_WITH_1000) >= 0 || each == CONFORMS)
                .toList();
    }

    /**
     * Return whether a case has to notice it where the oracle does. Of the other reactions a case may leave some to
     * other cases, because it is about one requirement and the oracle about all.
     */
    boolean telling() {
        return telling;
    }

    Transcript to(TestersPart tester) {
        var play = new BehaviourPlay(tester);
        plot.accept(play);
        return play.transcript();
    }
}
