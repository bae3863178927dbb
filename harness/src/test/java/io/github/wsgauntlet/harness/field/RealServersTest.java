package io.github.wsgauntlet.harness.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Catalogue;
import io.github.wsgauntlet.cases.Ledger;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.reports.CaseResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

/**
 * Servers of which every broken requirement was proved by the bytes and the ledger. One that is not listed here is a
 * false positive or a find; one that is listed and not seen is a detection lost.
 */
class RealServersTest {

    @Test
    void netty_4_2_16() throws Exception {
        try (var server = new NettyEcho()) {
            assertThat(broken(server).keySet())
                    .containsExactlyInAnyOrder(
                            // HTTP/1.0 and HTTP/0.9 request lines get a 101
                            "rfc6455-4.2.1-http-version-at-least-1.1",
                            // a request without a Host line gets a 101
                            "rfc6455-4.2.1-host-header-required",
                            // "Sec-WebSocket-Key: " gets a 101 with the Accept of the empty text
                            "rfc6455-4.2.1-key-empty-refused",
                            "rfc6455-10.7-http-status-on-bad-handshake",
                            // 88 82 .. 1388 and 88 82 .. ffff are answered with the same code
                            "rfc6455-7.4.2-range-5000-up-undefined",
                            "rfc6455-5.5.1-close-code-from-7.4",
                            // the cut reason comes back in the answer as it was
                            "rfc6455-5.5.1-close-reason-is-utf8",
                            // 88 3d 03ea "received continuation data frame outside ...", then 88 05 03e8 "Bye"
                            "rfc6455-5.5.1-only-one-close-frame");
        }
    }

    @Test
    void jetty_12_1_12() throws Exception {
        try (var server = new JettyEcho()) {
            assertThat(broken(server).keySet())
                    .containsExactlyInAnyOrder(
                            // "Sec-WebSocket-Key: " gets a 101 with the Accept of the empty text
                            "rfc6455-10.7-http-status-on-bad-handshake",
                            // version 25 gets a status that names no version
                            "rfc6455-4.2.2-unsupported-version-lists-versions",
                            "rfc6455-4.2.1-key-empty-refused");
        }
    }

    /** Plays the cases, and returns the requirements that are broken without excuse and the cases that show it. */
    private static Map<String, List<String>> broken(EchoServer server) throws Exception {
        var ledger = Ledger.load();
        var target = new Target("real", server.url(), SSLContext.getDefault());
        Queue<CaseResult> results = new ConcurrentLinkedQueue<>();
        var cases = Catalogue.load(ledger).select(List.of(), List.of("sizes"));
        Run.prepare(target, cases, ledger, RunOptions.standard()).execute(Optional.of(Verdict.FAIL), results::add);

        assertThat(results).hasSameSizeAs(cases);
        assertThat(results.stream().filter(result -> result.verdict() == Verdict.INCONCLUSIVE))
                .extracting(result -> result.id() + ": " + result.reason())
                .isEmpty();
        return results.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .collect(Collectors.groupingBy(
                        CaseResult::violated,
                        TreeMap::new,
                        Collectors.mapping(result -> result.id() + ": " + result.reason(), Collectors.toList())));
    }
}
