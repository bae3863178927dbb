package io.github.wsgauntlet.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Format;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.harness.wire.Route;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A test class that means the same run as a command line is the same plan. */
class GauntletPlanTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final URI LOCAL = URI.create("ws://localhost:80/");

    @Test
    void a_url_alone_is_the_usual_run() {
        assertThat(Gauntlet.against(URI.create("ws://localhost")).plan(CATALOGUE))
                .isEqualTo(new Plan(
                        new Peer.Listening(Reach.standard().to(LOCAL.toString(), LOCAL), Duration.ZERO),
                        Repertoire.of(CATALOGUE),
                        CATALOGUE.select(List.of(), List.of()),
                        RunOptions.standard(),
                        Optional.empty(),
                        Gate.standard(),
                        new Reports(Path.of("target/wsgauntlet"), Set.of())));
    }

    @Test
    void a_text_alone_is_its_own_answer() {
        assertThat(Gauntlet.against(LOCAL).probing("ping").plan(CATALOGUE).peer())
                .isEqualTo(new Peer.Listening(
                        Reach.standard().to(LOCAL.toString(), LOCAL).withProbe(new ProbeText("ping", Optional.empty())),
                        Duration.ZERO));
    }

    @Test
    void an_adapter_takes_the_place_of_a_text_that_is_answered() {
        assertThat(Gauntlet.against(LOCAL).echoing("json:say").plan(CATALOGUE).peer())
                .isInstanceOfSatisfying(
                        Peer.Listening.class,
                        peer -> assertThat(peer.target().adapter().orElseThrow().name())
                                .isEqualTo("json:say"));
        assertThatThrownBy(() -> Gauntlet.against(LOCAL).probing("ping").echoing("json:say"))
                .hasMessage("A server behind an adapter is sent what that makes, and no other text.");
    }

    @Test
    void all_that_is_said_is_in_the_plan() {
        var options = FuzzOptions.standard().withTries(9).withSeed(7);
        var reach = new Reach(
                Reach.standard().tls(),
                List.of(new HeaderField("X-A", "1"), new HeaderField("X-B", "2")),
                Route.direct(),
                Optional.of(new ProbeText("ping", Optional.of("pong"))),
                Optional.empty());
        assertThat(Gauntlet.against(LOCAL)
                        .named("A")
                        .sending("X-A", "1")
                        .sending("X-B", "2")
                        .probing("ping", "pong")
                        .including("masking/**", "compression")
                        .excluding("masking/keys")
                        .baseline(Path.of("known.yaml"))
                        .failingOn(FailOn.STRICT)
                        .reportingTo(Path.of("out"))
                        .writing(Set.of(Format.BADGE))
                        .keeping(Transcripts.ALL)
                        .soaking(50)
                        .fuzzing(options)
                        .plan(CATALOGUE))
                .isEqualTo(new Plan(
                        new Peer.Listening(reach.to("A", LOCAL), Duration.ZERO),
                        Repertoire.of(CATALOGUE),
                        CATALOGUE.select(List.of("masking/**", "compression"), List.of("masking/keys")).stream()
                                .map(each -> each.withMessages(50))
                                .toList(),
                        RunOptions.standard(),
                        Optional.of(options.withThreshold(Verdict.STRICT)),
                        new Gate(FailOn.STRICT, Optional.of(Path.of("known.yaml")), false),
                        new Reports(Path.of("out"), Set.of(Format.BADGE), Transcripts.ALL)));
    }
}
