package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What rests on something that a target was silent about is not waited for again. */
class KnownGroundTest {
    private static final Event NO_CONNECTION = new Event.ConnectFailed(0, "Connection refused");
    private static final Event IN_VAIN = new Event.DeadlinePassed(1, Step.Awaited.ANSWERS);
    private static final Case PONG =
            Suite.CATALOGUE.find(Foundation.PONG.id(Role.SERVER)).orElseThrow();
    private static final Case PING =
            Suite.CATALOGUE.find("control/ping/payload[4]").orElseThrow();

    private final Examiner examiner = Examiner.knowing(
            Suite.target(URI.create("ws://localhost:1/")),
            new Capabilities(true, true, true, false, 0, false, Duration.ZERO),
            Patience.standard());
    private final KnownGround ground = new KnownGround();

    private void learn(Event... seen) {
        var transcript = new Transcript(List.of(seen));
        ground.learn(PONG, new Examined(examiner.again(PONG, examined(transcript)), transcript, 1), examiner);
    }

    private static Examined examined(Transcript transcript) {
        Examined nothing = EarlyEnd.timeOver().notPlayed();
        return new Examined(nothing.judgement(), transcript, 1);
    }

    @Test
    void that_an_answer_was_waited_for_in_vain_is_said_of_what_rests_on_it() {
        learn(NO_CONNECTION, IN_VAIN);
        assertThat(ground.obstacleTo(PING)).contains(new Unasked.RestsOnUnjudged(Foundation.PONG));
        assertThat(ground.lacks(Foundation.PONG)).isFalse();
    }

    @Test
    void that_nothing_could_be_judged_at_once_is_not() {
        learn(NO_CONNECTION);
        assertThat(ground.obstacleTo(PING)).isEmpty();
    }

    @Test
    void it_is_forgotten_when_it_can_be_judged() {
        learn(NO_CONNECTION, IN_VAIN);
        learn(NO_CONNECTION);
        assertThat(ground.obstacleTo(PING)).isEmpty();
    }
}
