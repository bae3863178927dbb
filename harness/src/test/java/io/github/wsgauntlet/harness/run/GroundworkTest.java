package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.harness.proof.Suite;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.Opcode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that lacks something basic has one fault, and not one in each case that rests on it. */
class GroundworkTest {
    private static final List<Case> CASES = Suite.CATALOGUE.select(
            List.of("foundation", "control", "fragmentation", "framing", "masking", "utf8", "closing"), List.of());

    private static final RunOptions OPTIONS =
            RunOptions.standard().withPatience(Suite.IMPATIENT.withDeadline(Duration.ofSeconds(2)));

    @ParameterizedTest
    @CsvSource({
        "PONG_FORGOTTEN, PONG",
        "PING_FOR_PING, PONG",
        "FRAGMENTS_ARE_MESSAGES, FRAGMENTS",
        "CONTROL_ENDS_THE_MESSAGE, PING_BETWEEN_FRAGMENTS",
        "SUBPROTOCOL_NOT_OFFERED, HANDSHAKE",
        "FRAMES_MASKED, HANDSHAKE",
        "PONG_EMPTY, PONG",
        "REST_OF_THE_READ_LOST, SEVERAL_FRAMES"
    })
    void names_what_is_broken_once_and_first(Defect defect, Foundation foundation) throws IOException {
        try (var server = with(defect)) {
            var played = Suite.play(server.uri(), CASES, OPTIONS);
            List<CaseResult> red = played.results().values().stream()
                    .filter(result -> result.verdict().atLeast(Verdict.STRICT))
                    .toList();
            assertThat(red).extracting(CaseResult::id).contains(foundation.id());
            assertThat(red).extracting(CaseResult::blamed).containsAnyElementsOf(defect.requirements());
            Set<String> names = red.stream().map(CaseResult::blamed).collect(Collectors.toSet());
            assertThat(names).as("names of one fault").hasSizeLessThan(5);
        }
    }

    @Test
    void says_what_a_case_rests_on_that_is_broken() throws IOException {
        try (var server = with(Defect.PONG_FORGOTTEN)) {
            var played = Suite.play(
                    server.uri(), Suite.CATALOGUE.select(List.of("control/ping/payload"), List.of()), OPTIONS);
            assertThat(played.results()).containsKey(Foundation.PONG.id());
            assertThat(played.results().values())
                    .filteredOn(result -> !result.id().equals(Foundation.PONG.id()))
                    .isNotEmpty()
                    .allSatisfy(result -> assertThat(result.actual())
                            .isEqualTo("The case rests on a target that answers a ping with a pong, and this one does"
                                    + " not: see foundation/basics/pong."));
            assertThat(played.footer().exit()).isEqualTo(1);
        }
    }

    @Test
    void holds_a_fault_of_all_cases_against_the_one_that_is_about_it() throws IOException {
        try (var server = with(Defect.SUBPROTOCOL_NOT_OFFERED)) {
            var played = Suite.play(
                    server.uri(), Suite.CATALOGUE.select(List.of("handshake/subprotocol"), List.of()), OPTIONS);
            assertThat(played.atLeast(Verdict.FAIL))
                    .containsOnlyKeys(Foundation.HANDSHAKE.id(), "handshake/subprotocol/not-offered");
        }
    }

    @Test
    void announces_what_nobody_chose_and_is_wrong(@TempDir Path directory) throws IOException {
        try (var server = with(Defect.FRAMES_MASKED)) {
            List<Case> one = Suite.CATALOGUE.select(List.of("closing/codes/valid[code=1000]"), List.of());
            Run run = Run.prepare(Suite.target(server.uri()), one, OPTIONS);
            new RecordedRun(run, directory, Set.of(), Transcripts.NOT_PASSED)
                    .execute(Yardstick.of(Optional.of(Verdict.FAIL)), each -> {}, each -> Optional.empty(), cut -> {});
            assertThat(Results.read(directory.resolve(RecordedRun.RECORD)).cases())
                    .extracting(CaseResult::id)
                    .containsExactlyInAnyOrder(
                            Foundation.HANDSHAKE.id(), one.getFirst().id());
        }
    }

    @Test
    void finds_how_large_a_message_may_be() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withMessageLimit(1000))) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("foundation", "sizes/whole", "framing"), List.of());
            Run run = Run.prepare(Suite.target(server.uri()), cases, RunOptions.standard());
            assertThat(run.header().capabilities())
                    .containsEntry("messageLimit", 1000L)
                    .containsEntry("messagesTaken", 3L)
                    .doesNotContainKeys("messageTaken", "messagesLimit");
            var played = Suite.play(server.uri(), cases, RunOptions.standard());
            assertThat(played.atLeast(Verdict.INFO)).containsOnlyKeys("foundation/limits/message");
            assertThat(played.results().get("sizes/whole/text[64-KiB]").actual())
                    .isEqualTo("The target takes messages of at most 1000 bytes, and the case sends more.");
        }
    }

    /** It would misread every longer message, and what it does then is another thing each time. */
    @Test
    void names_a_target_that_misreads_lengths_once() throws IOException {
        try (var server = with(Defect.LENGTH_16_LITTLE_ENDIAN)) {
            List<Case> cases = Suite.CATALOGUE.select(
                    List.of("framing/lengths", "framing/segmentation", "masking/keys"), List.of());
            var played = Suite.play(server.uri(), cases, OPTIONS);
            assertThat(played.atLeast(Verdict.STRICT)).containsOnlyKeys(Foundation.LENGTH_16.id());
            assertThat(played.results()
                            .get("framing/lengths/bits-16[256,type=text]")
                            .actual())
                    .isEqualTo(
                            "The case rests on a target that takes a frame whose length has 16 bits, and this one does"
                                    + " not: see foundation/basics/length-16.");
        }
    }

    @Test
    void takes_a_misread_length_for_no_limit_where_no_case_sends_much() throws IOException {
        try (var server = with(Defect.LENGTH_16_LITTLE_ENDIAN)) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("control/ping"), List.of());
            Run run = Run.prepare(Suite.target(server.uri()), cases, OPTIONS);
            assertThat(run.header().capabilities()).doesNotContainKey("messageLimit");
            assertThat(Suite.play(server.uri(), cases, OPTIONS).atLeast(Verdict.STRICT))
                    .containsOnlyKeys(Foundation.LENGTH_16.id());
        }
    }

    @Test
    void takes_a_small_limit_for_no_misread_length() throws IOException {
        Application narrow = (session, message) -> {
            if (message.payload().length > 100) {
                session.close(CloseStatus.GOING_AWAY);
            } else {
                session.send(message);
            }
        };
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(narrow))) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("foundation", "control/ping"), List.of());
            var played = Suite.play(server.uri(), cases, OPTIONS);
            assertThat(played.atLeast(Verdict.INFO)).containsOnlyKeys("foundation/limits/message");
            assertThat(played.results().get(Foundation.LENGTH_16.id()).verdict())
                    .isEqualTo(Verdict.SKIP);
        }
    }

    @Test
    void finds_how_large_a_message_may_be_where_no_close_frame_is_answered() throws IOException {
        Parts deaf = new Parts() {
            @Override
            public FrameSource frameSource(FrameSource clean, Compression compression) {
                return in -> clean.readFrame(in).filter(part -> part.header().opcode() != Opcode.CLOSE);
            }
        };
        var options = ServerOptions.defaults().withMessageLimit(1100).withParts(() -> deaf);
        try (var server = ReferenceServer.start(options)) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("framing/payload", "sizes/whole"), List.of());
            Run run = Run.prepare(Suite.target(server.uri()), cases, OPTIONS);
            assertThat(run.header().capabilities())
                    .containsEntry("close", false)
                    .containsEntry("messageLimit", 1100L);
        }
    }

    @Test
    void takes_one_end_of_a_connection_for_no_limit() throws IOException {
        var ended = new AtomicBoolean();
        Application once = (session, message) -> {
            if (message.payload().length > 1000 && ended.compareAndSet(false, true)) {
                session.close(CloseStatus.GOING_AWAY);
            } else {
                session.send(message);
            }
        };
        try (var server = ReferenceServer.start(ServerOptions.defaults().withApplication(once))) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("foundation", "framing/payload"), List.of());
            Run run = Run.prepare(Suite.target(server.uri()), cases, RunOptions.standard());
            assertThat(ended).isTrue();
            assertThat(run.header().capabilities()).doesNotContainKey("messageLimit");
        }
    }

    @Test
    void looks_no_further_than_the_cases_go() throws IOException {
        try (var server = ReferenceServer.start(ServerOptions.defaults().withMessageLimit(1000))) {
            List<Case> cases = Suite.CATALOGUE.select(List.of("control"), List.of());
            Run run = Run.prepare(Suite.target(server.uri()), cases, RunOptions.standard());
            assertThat(run.header().capabilities()).doesNotContainKeys("messageLimit", "fragmentsLimit");
        }
    }

    @ParameterizedTest
    @EnumSource(Foundation.class)
    void judges_each_foundation_by_a_case_that_rests_on_earlier_ones_only(Foundation foundation) {
        Case asked = Catalogue.load(judged(foundation))
                .find(foundation.id(judged(foundation)))
                .orElseThrow();
        assertThat(asked.restsOn()).allMatch(other -> other.compareTo(foundation) < 0);
        assertThat(Foundation.judgedBy(asked)).contains(foundation);
    }

    /** Each is asked of servers, but for the one that only clients can have. */
    private static Role judged(Foundation foundation) {
        return foundation == Foundation.REJECTION ? Role.CLIENT : Role.SERVER;
    }

    @Test
    void has_something_rest_on_each_foundation_but_for_the_plainest() {
        Set<Foundation> rested = Suite.CATALOGUE.cases().stream()
                .flatMap(each -> each.restsOn().stream())
                .collect(Collectors.toSet());
        assertThat(rested)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Foundation.values())
                        .filter(each -> !Set.of(
                                        Foundation.HANDSHAKE,
                                        Foundation.REJECTION,
                                        Foundation.FAILURE,
                                        Foundation.TEXT,
                                        Foundation.BINARY)
                                .contains(each))
                        .toList());
    }

    private static ReferenceServer with(Defect defect) throws IOException {
        return ReferenceServer.start(ServerOptions.defaults().withParts(Misbehaviour.of(defect)));
    }
}
