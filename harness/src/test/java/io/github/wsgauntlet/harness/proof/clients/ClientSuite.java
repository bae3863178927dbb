package io.github.wsgauntlet.harness.proof.clients;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.ReferenceClient;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.CalledArrivals;
import io.github.wsgauntlet.harness.target.Caller;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The cases of clients, played with the reference client. */
public final class ClientSuite {
    public static final Catalogue CATALOGUE = Catalogue.load(Role.CLIENT);

    private ClientSuite() {}

    public static ClientTarget target(ClientOptions options) {
        Caller caller = Caller.running(url -> {
            try (var client = ReferenceClient.connect(url, options)) {
                client.awaitEnd();
            }
        });
        return new ClientTarget("reference client", "in this JVM", false, new CalledArrivals(caller));
    }

    static Suite.Played play(ClientOptions client, List<Case> cases, RunOptions options) {
        Queue<CaseResult> results = new ConcurrentLinkedQueue<>();
        RunFooter footer =
                Run.prepare(target(client), cases, options).execute(Yardstick.of(Optional.empty()), results::add);
        return Suite.Played.of(results, footer);
    }
}
