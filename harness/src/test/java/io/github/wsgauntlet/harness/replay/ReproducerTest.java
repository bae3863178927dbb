package io.github.wsgauntlet.harness.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.adapter.KnownAdapter;
import io.github.wsgauntlet.harness.wire.UnitEncoder;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The text of the programs: what it says to people, and how it says bytes. */
class ReproducerTest {
    private static final URI TARGET = URI.create("wss://example.org:9443/chat?room=1");
    private static final Case FINDING =
            CaseFileReader.parse("finding.yaml", """
                            suite: fuzz/masks
                            section: "5.1"
                            cases:
                              - id: unmasked
                                title: "A comment that ends */ early, or \\\\u000a goes on in é"
                                requirements: [rfc6455-5.1-server-closes-unmasked]
                                why: Shrunk.
                                steps:
                                  - send: {opcode: text, mask: none, text: hello}
                                  - half-close
                                expect:
                                  - failed: {codes: [1002]}
                                  - failed: {close: absent}
                                    grade: warn
                            """, Ledger.load()).getFirst();

    @Test
    void says_at_the_top_what_is_required_allowed_and_seen() {
        assertThat(Reproducer.python(FINDING, TARGET, Optional.empty(), "It sent back \u201chello\u201d.\nTwice."))
                .contains("""
                #
                # fuzz/masks/unmasked
                # A comment that ends */ early, or \\u000a goes on in <U+00E9>
                #
                # Required:
                """, """
                #
                # Allowed:
                #   Expected: the target fails the connection with a Close frame that carries code 1002
                #   Allowed as WARN: the target fails the connection without a Close frame
                #   Everything else is FAIL
                #
                # Why:
                #   Shrunk.
                #
                # Seen:
                #   It sent back <U+201C>hello<U+201D>.
                #   Twice.
                #
                """, "(rfc6455-5.1-server-closes-unmasked)\n");
    }

    @Test
    void keeps_java_from_reading_escapes_in_comments() {
        assertThat(Reproducer.java(FINDING, TARGET, Optional.empty(), "Then \"\"\" \\\\u0022"))
                .contains("// A comment that ends */ early, or \\\\u000a goes on in <U+00E9>\n")
                .contains("//   Then \"\"\" \\\\\\\\u0022\n");
    }

    @Test
    void says_the_scenario_in_both_languages() {
        assertThat(Reproducer.java(FINDING, TARGET, Optional.empty(), ""))
                .contains("""
                        say("Send a text frame with no mask: \\"hello\\"");
                        wire.send(WHOLE, octets("81 05 68 65 6c 6c 6f"));
                        say("Shut down the sending side of the TCP connection and go on reading");
                        wire.halfClose();
                        say("Send nothing more and wait for the target to end the connection");
                        wire.awaitEnd();
                """)
                .contains("TARGET = \"wss://example.org:9443/chat?room=1\";");
        assertThat(Reproducer.python(FINDING, TARGET, Optional.empty(), ""))
                .contains("""
                    say("Send a text frame with no mask: \\"hello\\"")
                    wire.send(WHOLE, octets("81 05 68 65 6c 6c 6f"))
                    say("Shut down the sending side of the TCP connection and go on reading")
                    wire.half_close()
                    say("Send nothing more and wait for the target to end the connection")
                    wire.await_end()
                """)
                .contains("TARGET = \"wss://example.org:9443/chat?room=1\"\n");
    }

    @Test
    void says_what_is_sent_through_an_adapter() {
        Case text = sending("{opcode: text, text: hello}");
        assertThat(python(text, "prefix:# "))
                .contains("# Mind:\n#   Messages are wrapped for --echo prefix:# .\n")
                .contains("say(\"Send a text frame: \\\"# \\\", then \\\"hello\\\" (7 bytes)\")");
        assertThat(python(text, "socketio"))
                .containsSubsequence(
                        "wire.handshake(",
                        "wire.await_answers()",
                        "Send the message \\\"40\\\"",
                        "wire.send(WHOLE, octets(\"81 82 ",
                        "wire.await_answers()",
                        "421[",
                        "wire.send(");
        Case ping = sending("{opcode: ping}");
        assertThat(python(ping, "socketio")).isEqualTo(Reproducer.python(ping, TARGET, Optional.empty(), ""));
    }

    private static Case sending(String unit) {
        return CaseFileReader.parse("a.yaml", """
                suite: fuzz/sent
                section: "5.6"
                cases:
                  - id: unit
                    title: A unit
                    requirements: [rfc6455-5.1-server-closes-unmasked]
                    steps: [{send: %s}]
                    expect: [{alive: {}}]
                """.formatted(unit), Ledger.load())
                .getFirst();
    }

    private static String python(Case finding, String adapter) {
        return Reproducer.python(finding, TARGET, Optional.of(KnownAdapter.parse(adapter)), "");
    }

    @Test
    void leaves_nothing_to_be_filled_in() {
        assertThat(Reproducer.java(FINDING, TARGET, Optional.empty(), "@STEPS@"))
                .containsOnlyOnce("@STEPS@")
                .doesNotContain("@ABOUT@");
        assertThat(Reproducer.python(FINDING, TARGET, Optional.empty(), ""))
                .doesNotContain("@ABOUT@", "@TARGET@", "@STEPS@");
    }

    @Test
    void says_much_in_few_words() {
        var million = new Payload.Repeated(new Payload.Text("ab"), 500_000);
        assertSays(new Unit.Raw(million), "repeat(octets(\"61 62\"), 500000)");
        assertSays(
                Unit.Frame.of(Opcodes.TEXT, million),
                "octets(\"81 ff 00 00 00 00 00 0f 42 40 bb 20 b4 60\")",
                "masked(\"bb20b460\", repeat(octets(\"61 62\"), 500000))");
        assertSays(
                Unit.Frame.of(Opcodes.CLOSE, new Payload.CloseBody(1000, million)),
                "octets(\"88 ff 00 00 00 00 00 0f 42 42 bb 20 b4 60\")",
                "masked(\"bb20b460\", join(octets(\"03 e8\"), repeat(octets(\"61 62\"), 500000)))");
        List<Unit> pongs = Collections.nCopies(100_000, Unit.Frame.of(Opcodes.PONG, Payload.empty()));
        assertThat(of(Dialect.PYTHON, pongs)).containsExactly("repeat(octets(\"8a 80 bb 20 b4 60\"), 100000)");
    }

    @Test
    void writes_numbers_as_the_language_does() {
        List<Unit> random = List.of(new Unit.Raw(new Payload.Seeded(300, 1L << 40)));
        assertThat(of(Dialect.JAVA, random)).containsExactly("seeded(300, 1099511627776L)");
        assertThat(of(Dialect.PYTHON, random)).containsExactly("seeded(300, 1099511627776)");
    }

    private static void assertSays(Unit unit, String... expressions) {
        assertThat(of(Dialect.JAVA, List.of(unit))).containsExactly(expressions);
    }

    private static List<String> of(Dialect dialect, List<Unit> units) {
        return new BytesSource(dialect, new UnitEncoder(Role.CLIENT, new Random(0))).of(units);
    }
}
