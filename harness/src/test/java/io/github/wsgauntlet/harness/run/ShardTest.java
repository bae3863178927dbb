package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.harness.proof.Suite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final List<Case> CASES = Suite.CATALOGUE.cases();

    @Test
    void the_shards_together_are_the_cases_and_differ_by_one_at_most() {
        List<List<Case>> parts = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> new Shard(i, 7).of(CASES))
                .toList();
        var all = new ArrayList<Case>();
        parts.forEach(all::addAll);
        assertThat(all).containsExactlyInAnyOrderElementsOf(CASES);
        assertThat(parts).allSatisfy(part -> assertThat(part.size()).isBetween(CASES.size() / 7, CASES.size() / 7 + 1));
    }

    @Test
    void each_shard_has_some_of_every_large_family() {
        assertThat(new Shard(3, 5).of(CASES))
                .extracting(each -> each.id().substring(0, each.id().indexOf('/')))
                .contains("framing", "closing", "handshake", "compression", "utf8", "sizes");
    }

    @Test
    void connections_that_are_one_finding_stay_together() {
        Case like = CASES.getFirst();
        List<Case> cases = List.of(
                like.withId("fuzz/interleaving/0a-1").withGroup("fuzz/interleaving/0a"),
                like.withId("a/1"),
                like.withId("fuzz/interleaving/0a-2").withGroup("fuzz/interleaving/0a"),
                like.withId("a/2"));
        assertThat(new Shard(1, 2).of(cases))
                .extracting(Case::id)
                .containsExactly("fuzz/interleaving/0a-1", "fuzz/interleaving/0a-2", "a/2");
        assertThat(new Shard(2, 2).of(cases)).extracting(Case::id).containsExactly("a/1");
    }

    @Test
    void the_record_knows_what_was_shared_out() {
        assertThat(new Shard(1, 2).recorded(CASES).chosen())
                .isEqualTo(new Shard(2, 2).recorded(CASES).chosen())
                .isNotEqualTo(
                        new Shard(1, 2).recorded(CASES.subList(1, CASES.size())).chosen());
    }

    @ParameterizedTest
    @CsvSource({
        "2/5, '', 2, 5",
        "1/1, '', 1, 1",
        "auto, TEST_SHARD_INDEX=0 TEST_TOTAL_SHARDS=3, 1, 3",
        "auto, CI_NODE_INDEX=3 CI_NODE_TOTAL=3, 3, 3",
        "auto, CIRCLE_NODE_INDEX=2 CIRCLE_NODE_TOTAL=3, 3, 3",
        "auto/4, JOB_COMPLETION_INDEX=0, 1, 4",
        "auto/4, CI_NODE_INDEX=3 CI_NODE_TOTAL=4, 3, 4"
    })
    void is_read_as_users_and_services_write_it(String text, String environment, int index, int total) {
        assertThat(Shard.parse(text, environment(environment))).isEqualTo(new Shard(index, total));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2/", "/5", "a/b", "-1/5", "auto/", "auto/x", "12345678/1"})
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> Shard.parse(text, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + text + "' is no shard; write 2/5");
    }

    @ParameterizedTest
    @CsvSource({
        "0/5, '', Of 5 shards there is no 0.",
        "6/5, '', Of 5 shards there is no 6.",
        "auto, '', No environment variable says which shard this is.",
        "auto, CI_NODE_INDEX=x CI_NODE_TOTAL=3, No environment variable says which shard this is.",
        "auto, JOB_COMPLETION_INDEX=0, An Indexed Job knows the place of this shard only; write auto/N with its"
                + " completions.",
        "auto/4, JOB_COMPLETION_INDEX=4, Of 4 shards there is no 5."
    })
    void a_shard_that_is_not_there_is_refused(String text, String environment, String message) {
        assertThatThrownBy(() -> Shard.parse(text, environment(environment)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Map<String, String> environment(String text) {
        Map<String, String> environment = new HashMap<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
            environment.put(each.split("=")[0], each.split("=")[1]);
        }
        return environment;
    }
}
