package io.github.wsgauntlet.harness.reception;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.ledger.Requirement;
import io.github.wsgauntlet.client.ClientOptions;
import io.github.wsgauntlet.client.RefusedException;
import io.github.wsgauntlet.harness.run.Guest;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.server.defect.Defect;
import io.github.wsgauntlet.server.defect.Misbehaviour;
import io.github.wsgauntlet.server.rule.Rule;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that comes with a driver for Autobahn|Testsuite. */
class DriverProtocolTest {
    private static final List<Case> CASES = Catalogue.load(Role.CLIENT)
            .select(
                    List.of("client/foundation/basics", "client/control/limits", "client/framing/reserved-bits"),
                    List.of(Foundation.REJECTION.id(Role.CLIENT)));

    private final AtomicInteger reports = new AtomicInteger();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Guests guests = new Guests(Menu.of(CASES, Ledger.load()), Patience.standard());
    private Lobby lobby;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        var desk = new DriverProtocol(guests, Patience.standard(), false, reports::incrementAndGet, stopped::countDown);
        lobby = Lobby.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), desk);
    }

    @AfterEach
    void close() {
        lobby.close();
    }

    private void visit(String path, ClientOptions options) throws Exception {
        Visits.echo(lobby.url() + path, options);
    }

    private void echo(String path) throws Exception {
        visit(path, ClientOptions.defaults());
    }

    private String said(String path) throws Exception {
        return Visits.said(lobby.url() + path);
    }

    private static int numberIn(String suite) {
        Predicate<Case> there = each -> each.id().contains(suite);
        return CASES.indexOf(CASES.stream().filter(there).findFirst().orElseThrow()) + 1;
    }

    @Test
    void a_driver_counts_runs_and_asks_for_reports() throws Exception {
        int count = Integer.parseInt(said("/getCaseCount"));
        assertThat(count).isEqualTo(CASES.size());
        for (int i = 1; i <= count; i++) {
            echo("/runCase?case=" + i + "&agent=my+client");
        }
        assertThat(said("/updateReports?agent=my+client&shutdownOnComplete=true"))
                .isEmpty();
        assertThat(reports).hasValue(1);
        stopped.await();
        guests.awaitJudged();

        assertThat(guests.all()).extracting(Guest::name).containsExactly("my client");
        guests.all().getFirst().write(directory, Set.of(), Transcripts.ALL, Yardstick.of(Optional.of(FAIL)));
        assertThat(Results.read(directory.resolve(RecordedRun.RECORD)).cases())
                .extracting(CaseResult::verdict)
                .hasSize(count)
                .containsOnly(PASS);
        assertThat(directory.resolve("index.html")).isNotEmptyFile();
    }

    @Test
    void the_record_of_a_client_brings_the_requirements_of_users() throws Exception {
        var row = new Requirement(
                "own-pong",
                "Own 1",
                "Pong",
                "",
                Level.MUST,
                Requirement.Role.CLIENT,
                "A client answers.",
                Requirement.Observable.YES,
                "",
                "");
        Ledger ledger = Ledger.load().with(List.of(row));
        List<Case> own = CaseFileReader.parse("own.yaml", """
                suite: client/own/ping
                side: client
                section: Pong
                cases:
                  - id: answered
                    title: A ping is answered
                    requirements: [own-pong]
                    steps: [{send: [{opcode: ping, text: a}]}]
                    expect: [{ponged: {}}]
                """, ledger);
        var theirs = new Guests(Menu.of(own, ledger), Patience.standard());
        var desk = new DriverProtocol(theirs, Patience.standard(), false, () -> {}, () -> {});
        try (Lobby open =
                Lobby.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), desk)) {
            Visits.echo(open.url() + "/runCase?case=1&agent=a", ClientOptions.defaults());
        }
        theirs.awaitJudged();
        theirs.all().getFirst().write(directory, Set.of(), Transcripts.ALL, Yardstick.of(Optional.of(FAIL)));
        Results read = Results.read(directory.resolve(RecordedRun.RECORD));
        assertThat(read.cases()).extracting(CaseResult::verdict).containsExactly(PASS);
        assertThat(read.header().requirements()).containsExactly(RunHeader.Citation.of(row));
        assertThat(directory.resolve("index.html")).content().contains("A client answers.");
    }

    @Test
    void a_case_is_known_by_number_by_our_id_and_by_autobahns() throws Exception {
        int number = numberIn("control/limits");
        Case first = CASES.get(number - 1);
        assertThat(said("/getCaseInfo?case=" + number)).contains(first.id()).contains(first.title());
        assertThat(said("/getCaseInfo?casetuple=" + first.autobahn().getFirst()))
                .contains(first.id());
        echo("/case/" + first.id().replace("[", "%5B").replace("]", "%5D") + "?agent=a");
        assertThat(guests.all()).hasSize(1);
    }

    @Test
    void a_status_waits_for_its_case() throws Exception {
        var status = CompletableFuture.supplyAsync(() -> {
            try {
                return said("/getCaseStatus?case=1&agent=late");
            } catch (Exception e) {
                return e.toString();
            }
        });
        echo("/runCase?case=1&agent=late");
        assertThat(status.join()).isEqualTo("{\"behavior\":\"OK\"}");
    }

    @Test
    void a_client_with_a_fault_fails_and_may_come_again() throws Exception {
        int reserved = numberIn("reserved-bits");
        String path = "/runCase?case=" + reserved + "&agent=a";
        visit(path, ClientOptions.defaults().withWaived(Set.of(Rule.DATA_FRAMES_RSV_ZERO)));
        assertThat(said("/getCaseStatus?case=" + reserved + "&agent=a")).contains("FAILED");
        echo(path);
        assertThat(said("/getCaseStatus?case=" + reserved + "&agent=a")).contains("OK");
        assertThat(guests.all().getFirst().result(CASES.get(reserved - 1)))
                .map(CaseResult::verdict)
                .contains(PASS);
    }

    @Test
    void what_is_wrong_with_every_frame_is_named_first_and_hides_nothing_else() throws Exception {
        var wrong = ClientOptions.defaults().withParts(Misbehaviour.of(Set.of(Defect.RSV2_ON_CONTROL)));
        for (int i = 1; i <= CASES.size(); i++) {
            visit("/runCase?case=" + i + "&agent=a", wrong);
        }
        visit("/runCase?case=1&agent=a", wrong);
        guests.awaitJudged();
        Guest guest = guests.all().getFirst();
        List<CaseResult> results =
                CASES.stream().flatMap(each -> guest.result(each).stream()).toList();
        assertThat(results).hasSameSizeAs(CASES).extracting(CaseResult::verdict).containsOnly(PASS, FAIL);
        List<CaseResult> red =
                results.stream().filter(each -> each.verdict() == FAIL).toList();
        assertThat(red).hasSizeLessThan(3).extracting(CaseResult::id).contains(Foundation.HANDSHAKE.id(Role.CLIENT));
        assertThat(red).extracting(CaseResult::violated).containsOnly("rfc6455-5.2-client-sends-rsv-zero");
    }

    @Test
    void what_is_no_case_or_nobodys_is_refused() {
        for (String path : List.of(
                "/runCase?case=0&agent=a",
                "/runCase?case=99999&agent=a",
                "/runCase?case=x&agent=a",
                "/runCase?case=1",
                "/runCase?agent=a",
                "/case/nothing?agent=a",
                "/getCaseInfo",
                "/elsewhere")) {
            assertThatExceptionOfType(RefusedException.class).as(path).isThrownBy(() -> echo(path));
        }
        assertThat(guests.all()).isEmpty();
    }

    @Test
    void whoever_does_not_speak_websocket_is_told_what_this_is() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), lobby.url().getPort())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("This is wsgauntlet: a client comes here over WebSocket.\n");
        }
    }
}
