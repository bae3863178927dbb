package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import java.time.Duration;
import java.util.List;

/** Asks a server what it calls itself: the Server field of its answer to an opening handshake. */
final class Introduction {
    /** What Autobahn|Testsuite calls a server that does not say. */
    static final String NAMELESS = "UnknownServer";

    private static final Scenario GREETING = new Scenario(List.of(Step.Open.standard()), Scenario.Ending.CLOSE);

    private Introduction() {}

    static String of(ServerTarget server, Patience patience) {
        var assumed = new Capabilities(false, true, true, false, 0, server.secure(), Duration.ZERO);
        return new Driver(server, assumed)
                .play(GREETING, 0, patience).head().stream()
                        .flatMap(head -> head.values("Server").stream())
                        .filter(name -> !name.isBlank())
                        .findFirst()
                        .orElse(NAMELESS);
    }
}
