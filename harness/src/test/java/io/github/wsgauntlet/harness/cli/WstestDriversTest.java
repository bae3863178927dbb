package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.RefusedException;
import io.github.wsgauntlet.harness.reception.Visits;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Drivers of the shapes that projects have, at a fuzzing server that a spec asks for. */
class WstestDriversTest {
    private static final ClientOptions CLEAN = ClientOptions.defaults();
    private static final ClientOptions WRONG = CLEAN.withWaived(Set.of(Rule.DATA_FRAMES_RSV_ZERO));
    private static final List<String> IDS = List.of("1.1.1", "2.2", "3.1", "3.2", "10.1.1", "12.1.1");

    @TempDir
    private Path directory;

    private FuzzingServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = FuzzingServer.start(directory, """
                "cases": ["10.*", "1.1.1", "2.*", "3.1", "3.2", "8.*", "12.1.1"],
                "exclude-cases": ["2.1*", "2.[3-9]*"],
                "exclude-agent-cases": {"Short*": ["3.*"]}
                """);
        url = server.url();
        assertThat(server.command().firstLine()).startsWith("Ok, will run 6 test cases for any clients connecting");
        assertThat(server.command().err()).contains("No case of Autobahn|Testsuite is '8.*'.");
    }

    private void run(int number, String agent, ClientOptions options) throws Exception {
        Visits.echo(url + "/runCase?case=" + number + "&agent=" + agent, options);
    }

    private String status(int number, String agent) throws Exception {
        String said = Visits.said(url + "/getCaseStatus?case=" + number + "&agent=" + agent);
        return JsonMapper.builder().build().readTree(said).get("behavior").asString();
    }

    private String behavior(String agent, String id) throws IOException {
        return server.index().get(agent).get(id).get("behavior").asString();
    }

    @Test
    void one_counts_runs_and_asks_for_reports() throws Exception {
        int count = Integer.parseInt(Visits.said(url + "/getCaseCount"));
        for (int i = 1; i <= count; i++) {
            run(i, "Clean", CLEAN);
        }
        for (int i = 1; i <= count; i++) {
            run(i, "Wrong+1", WRONG);
        }
        assertThat(Visits.said(url + "/updateReports?agent=Clean&shutdownOnComplete=true"))
                .isEmpty();
        assertThat(server.command().exit()).isZero();
        assertThat(server.index().propertyNames()).containsExactly("Clean", "Wrong 1");
        assertThat(server.index().get("Clean").propertyNames()).containsExactlyElementsOf(IDS);
        assertThat(behavior("Clean", "3.1")).isEqualTo("OK");
        assertThat(behavior("Wrong 1", "3.1")).isEqualTo("FAILED");
        assertThat(directory.resolve("out/wrong_1_case_3_1.json")).content().contains("\"isServer\": true");
        assertThat(directory.resolve("out/wrong_1/index.html")).isNotEmptyFile();
        assertThat(directory.resolve("out/index.html")).content().contains("Wrong 1");
    }

    @Test
    void one_asks_what_a_case_is_runs_it_and_asks_how_it_went() throws Exception {
        for (int i = 1; i <= IDS.size(); i++) {
            JsonNode info = JsonMapper.builder().build().readTree(Visits.said(url + "/getCaseInfo?case=" + i));
            assertThat(info.get("id").asString()).isEqualTo(IDS.get(i - 1));
            assertThat(info.get("description").asString()).isNotEmpty();
            run(i, "Clean", CLEAN);
            assertThat(status(i, "Clean")).isEqualTo("OK");
        }
        Visits.said(url + "/updateReports?agent=Clean");
        assertThat(server.index().get("Clean")).hasSize(IDS.size());
        stop();
    }

    @Test
    void one_goes_on_until_it_is_refused() throws Exception {
        var played = new ArrayList<Integer>();
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> {
            while (true) {
                run(played.size() + 1, "Clean", CLEAN);
                played.add(1);
            }
        });
        assertThat(played).hasSameSizeAs(IDS);
        stop();
    }

    @Test
    void one_wants_reports_after_each_case_and_another_try() throws Exception {
        for (int i = 1; i <= IDS.size(); i++) {
            run(i, "Wrong", WRONG);
            Visits.said(url + "/updateReports?agent=Wrong");
            assertThat(server.index().get("Wrong").propertyNames()).containsExactlyElementsOf(IDS.subList(0, i));
        }
        assertThat(directory.resolve("out/wrong")).doesNotExist();
        assertThat(behavior("Wrong", "3.1")).isEqualTo("FAILED");
        run(3, "Wrong", CLEAN);
        Visits.said(url + "/updateReports?agent=Wrong");
        assertThat(behavior("Wrong", "3.1")).isEqualTo("OK");
        stop();
        assertThat(directory.resolve("out/wrong/index.html")).isNotEmptyFile();
    }

    @Test
    void one_runs_all_at_once() throws Exception {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ArrayList<Future<?>>();
            for (int i = 1; i <= IDS.size(); i++) {
                int number = i;
                runs.add(executor.submit(() -> {
                    run(number, "Clean", CLEAN);
                    return status(number, "Clean");
                }));
            }
            for (Future<?> each : runs) {
                assertThat(each.get()).isEqualTo("OK");
            }
        }
        Visits.said(url + "/updateReports?agent=Clean");
        assertThat(server.index().get("Clean").propertyNames()).containsExactlyElementsOf(IDS);
        stop();
    }

    @Test
    void what_is_left_out_of_an_agent_ends_at_once_and_is_missing() throws Exception {
        for (int i = 1; i <= IDS.size(); i++) {
            run(i, "Short+2", WRONG);
        }
        Visits.said(url + "/updateReports?agent=Short+2");
        assertThat(server.index().get("Short 2").propertyNames()).containsExactly("1.1.1", "2.2", "10.1.1", "12.1.1");
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> status(3, "Short+2"));
        stop();
    }

    @Test
    void what_a_client_cannot_compress_is_unimplemented_also_where_nothing_else_is_played() throws Exception {
        run(IDS.size(), "Plain", CLEAN.withCompression(Optional.empty()));
        assertThat(status(IDS.size(), "Plain")).isEqualTo("UNIMPLEMENTED");
        Visits.said(url + "/updateReports?agent=Plain");
        assertThat(behavior("Plain", "12.1.1")).isEqualTo("UNIMPLEMENTED");
        stop();
    }

    private void stop() throws Exception {
        assertThat(server.stop()).isZero();
    }
}
