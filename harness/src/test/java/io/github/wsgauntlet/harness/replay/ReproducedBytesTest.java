package io.github.wsgauntlet.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.drive.Driver;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.target.ServerTarget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both programs put on the wire, byte for byte, what the harness does. */
class ReproducedBytesTest {
    /** What is returned for the place of the first difference where there is none. */
    private static final int SAME = -1;

    private static final Duration ENDLESS = Duration.ofMinutes(1);
    private static final Ledger LEDGER = Ledger.load();

    /** Every kind of step, of payload and of way to write it down. */
    private static final String CASES = """
            suite: replay/bytes
            section: "5.2"
            cases:
              - id: everything
                title: "Every payload, and a comment that ends */ too early, \\\\u000a and \\u2028 too"
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - open:
                      add: ['X-Quote: "\\ é', "X-Random: <random>"]
                      first: [{opcode: text, text: early}, {opcode: ping, mask: none}]
                      segments: 7
                  - send: {opcode: binary, fin: false, rsv: 5, hex: "00 ff", mask: 01020304, length: 64, segments: 1}
                  - await: answers
                  - send: {bytes: "8a 00"}
                  - pause
                  - send: {opcode: binary, repeat: {hex: "c3 28", times: 40000}}
                  - send: {opcode: binary, mask: none, random: {bytes: 1003, seed: 2147483647}}
                  - send: {bytes: {join: [{hex: "82 7e 01 2c"}, {random: {bytes: 300, seed: 0}}]}}
                  - send:
                      - {opcode: text, sample: {kind: json, bytes: 5000, seed: 3}, fragments: 7}
                      - {opcode: binary, join: [{repeat: {text: é, times: 400}}, {hex: "ff"}], declare: 801}
                  - send: [{times: 100, of: {opcode: pong, hex: "0a", mask: 37fa213d}}]
                  - send: [{times: 20, of: {opcode: ping, repeat: {hex: "61", times: 300}, mask: 37fa213d}}]
                  - send: [{times: 20, of: [{opcode: text, text: a}, {opcode: binary, hex: "62"}]}]
                  - send: {opcode: 3, deflated: {text: "hello hello hello", blocks: fixed}}
                  - stop-reading
                  - send: {opcode: text, text: unread}
                  - canary
                expect: [{failed: {}}]
              - id: compressed
                title: Messages as they are compressed when the offer is agreed to
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - open: {add: ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits=9"]}
                  - send: {opcode: text, compress: true, text: "hello hello hello"}
                  - send:
                      - {opcode: text, compress: true, text: "hello hello hello"}
                      - {opcode: binary, compress: true, random: {bytes: 2000, seed: 1}, fragments: 3}
                expect: [{failed: {}}]
              - id: pipelined
                title: A request before the handshake, in one write with it
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - open:
                      earlier:
                        request: "GET <path> HTTP/1.1\\r\\nHost: <host>\\r\\nContent-Length: \
            <content-length>\\r\\n\\r\\n<path>"
                        pipelined: true
                  - send: {opcode: text, text: hello}
                expect: [{failed: {}}]
              - id: asked
                title: A request that is answered as if it were the handshake
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - open: {earlier: {request: "GET <path> HTTP/1.1\\r\\nHost: <host>\\r\\n\\r\\n"}}
                expect: [{failed: {}}]
              - id: half-closed
                title: Half a connection
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - send: {opcode: text, text: hello}
                  - half-close
                  - await: end
                expect: [{failed: {}}]
              - id: half-closed-silently
                title: Half a connection, of which TLS is not told
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - send: {opcode: text, text: hello, records: 3}
                  - half-close-silently
                  - await: end
                expect: [{failed: {}}]
              - id: reset
                title: A reset
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - send: {opcode: text, text: hello}
                  - await: close
                  - reset
                  - canary
                expect: [{failed: {}}]
              - id: closed
                title: A Close to be answered
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - send: {opcode: close, code: 1000}
                  - await: close
                expect: [{failed: {}}]
              - id: raw
                title: A request head that is none
                requirements: [rfc6455-5.2-rsv-on-data-fails]
                steps:
                  - open: {raw: "GET <path>\\tHTTP/1.1\\nhost: <host>\\nX: \\"\\\\u0041 \\u00e9\\r\\n\\r\\n"}
                ending: wait
                expect: [{failed: {}}]
            """;

    private static final List<Case> COVERING = CaseFileReader.parse("bytes.yaml", CASES, LEDGER);

    @TempDir
    private static Path directory;

    private static Programs programs;
    private static List<String> saidByJavac;

    @BeforeAll
    static void writePrograms() throws Exception {
        programs = new Programs(directory);
        for (Case each : COVERING) {
            programs.add(name(each), each);
        }
        List<Case> catalogue = Catalogue.load(LEDGER).cases();
        for (int i = 0; i < catalogue.size(); i += 50) {
            programs.add("case" + i, catalogue.get(i));
        }
        saidByJavac = programs.compileJava();
    }

    @Test
    void the_java_programs_compile_with_jdk_17_and_without_a_warning() {
        assertThat(saidByJavac).isEmpty();
    }

    @Test
    void the_python_programs_compile_without_a_warning() throws Exception {
        assumeTrue(Programs.hasPython(), Programs.NO_PYTHON);
        assertThat(programs.compilePython()).isEmpty();
    }

    static Stream<Named<Case>> covering() {
        return COVERING.stream().map(each -> Named.of(each.id(), each));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("covering")
    void the_java_program_sends_what_the_harness_sends(Case finding) throws Exception {
        try (var listener = Listener.start(offer(finding))) {
            byte[] sent = sentByHarness(finding, listener);
            var heard = listener.hear(bytes -> bytes.length >= sent.length);
            String printed = programs.runJava(name(finding), listener.uri());
            assertThat(Arrays.mismatch(heard.get(), sent)).as(printed).isEqualTo(SAME);
            assertThat(printed.contains("*  The other connection is served.")).isEqualTo(probes(finding));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("covering")
    void the_python_program_sends_what_the_harness_sends(Case finding) throws Exception {
        assumeTrue(Programs.hasPython(), Programs.NO_PYTHON);
        try (var listener = Listener.start(offer(finding))) {
            byte[] sent = sentByHarness(finding, listener);
            var heard = listener.hear(bytes -> bytes.length >= sent.length);
            String printed = programs.runPython(name(finding), listener.uri());
            assertThat(Arrays.mismatch(heard.get(), sent)).as(printed).isEqualTo(SAME);
            assertThat(printed.contains("*  The other connection is served.")).isEqualTo(probes(finding));
        }
    }

    /** The seed is the one of the programs, so that even the keys are the same. */
    private static byte[] sentByHarness(Case finding, Listener listener) throws Exception {
        var target = new ServerTarget("listener", listener.uri(), SSLContext.getDefault());
        var capabilities = new Capabilities(true, true, true, true, 0, false, Duration.ZERO);
        var heard = listener.hear(Listener::endsWithClose);
        new Driver(target, capabilities)
                .play(finding.scenario(), 0, Patience.standard().withGrace(ENDLESS));
        byte[] sent = heard.get();
        assertThat(new String(sent, StandardCharsets.ISO_8859_1))
                .containsIgnoringCase("Host: 127.0.0.1:")
                .contains("/chat?room=1");
        return sent;
    }

    private static String name(Case finding) {
        return finding.id().substring(finding.id().lastIndexOf('/') + 1).replace('-', '_');
    }

    private static String offer(Case finding) {
        return finding.id().endsWith("/compressed") ? "permessage-deflate; client_max_window_bits=9" : "";
    }

    private static boolean probes(Case finding) {
        return finding.id().endsWith("/everything") || finding.id().endsWith("/reset");
    }
}
