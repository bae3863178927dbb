package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Expectation;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Need;
import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Verdict;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CaseFieldsTest {

    @Test
    void what_is_not_said_has_a_default() {
        assertThat(CaseFile.plain().parse())
                .containsExactly(new Case(
                        "framing/example/first",
                        "A title",
                        "5.2",
                        List.of("rfc6455-5.2-rsv-on-data-fails"),
                        Level.MUST,
                        Set.of(),
                        "",
                        List.of(),
                        "",
                        true,
                        new Scenario(
                                List.of(
                                        Step.Open.standard(),
                                        new Step.Send(List.of(Unit.Frame.of(1, Payload.empty())), Segments.whole())),
                                Scenario.Ending.CLOSE),
                        new Expectation(
                                List.of(new Expectation.Allowed(List.of(new Outcome.Echoed()), Verdict.PASS)),
                                Verdict.FAIL)));
    }

    @Test
    void everything_can_be_said() {
        Case all = CaseFile.plain()
                .withLine("section: 5.10\n    autobahn: [3.10, \"4.1.1\"]\n    needs: [echo, tls]\n    group:"
                        + " one-of-two\n"
                        + "    why: >\n      Two\n      lines.\n    ending: wait\n    otherwise: strict")
                .with(
                        "[rfc6455-5.2-rsv-on-data-fails]",
                        "[rfc6455-2.1-may-delay-transmission," + " rfc6455-5.2-rsv-on-data-fails]")
                .first();
        assertThat(all.section()).isEqualTo("5.10");
        assertThat(all.autobahn()).containsExactly("3.10", "4.1.1");
        assertThat(all.needs()).containsExactlyInAnyOrder(Need.ECHO, Need.TLS);
        assertThat(all.group()).isEqualTo("framing/example/one-of-two");
        assertThat(all.why()).isEqualTo("Two lines.");
        assertThat(all.scenario().ending()).isEqualTo(Scenario.Ending.WAIT);
        assertThat(all.expectation().otherwise()).isEqualTo(Verdict.STRICT);
        assertThat(all.requirements())
                .containsExactly("rfc6455-2.1-may-delay-transmission", "rfc6455-5.2-rsv-on-data-fails");
        assertThat(all.family()).isEqualTo("framing");
    }

    @Test
    void the_first_requirement_gives_the_level() {
        Case may = CaseFile.plain()
                .with("[rfc6455-5.2", "[rfc6455-2.1-may-delay-transmission, rfc6455-5.2")
                .first();
        assertThat(may.level()).isEqualTo(Level.MAY);
    }

    @Test
    void cases_come_in_the_order_of_the_file() {
        String one = CaseFile.plain().text();
        String again = one.substring(one.indexOf("  - id:")).replace("id: first", "id: another");
        assertThat(new CaseFile(one + again).ids()).containsExactly("framing/example/first", "framing/example/another");
    }
}
