package io.github.wsgauntlet.harness.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scenario is about that nobody has said it of. */
class TopicTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final String OFFER = "open: {add: [\"Sec-WebSocket-Extensions: permessage-deflate\"]}";

    private static Topic of(String steps) {
        String file = """
                suite: test/topic
                section: "5"
                cases:
                  - id: one
                    title: A scenario
                    requirements: [rfc6455-5.6-data-message-types]
                    steps: [%s]
                    expect: [alive: {}]
                """.formatted(steps.replace("OFFER", OFFER));
        Scenario scenario =
                CaseFileReader.parse("test", file, LEDGER).getFirst().scenario();
        return Topic.of(scenario);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open: {drop: [Host]} | handshake: refuse | rfc6455-4.2.1-host-header-required
            open: {replace: {Sec-WebSocket-Version: "12"}} | handshake: refuse | \
            rfc6455-4.2.2-unsupported-version-aborts
            open: {replace: {Sec-WebSocket-Key: "AAAA"}} | handshake: refuse strict | \
            rfc6455-4.2.1-key-must-decode-to-16-bytes
            open: {replace: {Connection: ", Upgrade"}} | handshake: accept warn | \
            rfc9110-5.6.1.2-empty-list-elements-ignored
            OFFER | offer: valid | rfc7692-5-agreed-params-fully-supported
            open: {add: ["Sec-WebSocket-Extensions: permessage-deflate; x"]} | offer: unknown parameter | \
            rfc7692-7-decline-unknown-parameter
            send: {opcode: text, text: hello} | legal | rfc6455-5.6-data-message-types
            send: {opcode: text, text: ""} | legal | rfc6455-5.6-empty-messages
            send: {opcode: text, text: é} | legal | rfc6455-8.1-valid-utf8-edge-cases-accepted
            send: {opcode: binary, repeat: {hex: "00", times: 126}} | legal | rfc6455-5.2-length-16-bit
            send: {opcode: ping, text: hello} | legal | rfc6455-5.5.2-ping-answered-with-pong
            send: {opcode: text, text: hello, fragments: 2} | legal | rfc6455-5.4-receive-fragmented-and-unfragmented
            send: {opcode: text, text: hello, segments: 1} | legal | rfc6455-5.2-header-split-over-segments
            OFFER, send: {opcode: text, text: hello, compress: true} | legal | rfc7692-6-compressed-message-received
            OFFER, send: {opcode: ping, rsv: 4, text: hello} | violated: reserved bit | \
            rfc7692-6.1-rsv1-on-control-fails
            OFFER, send: {opcode: text, rsv: 2, text: hello} | violated: reserved bit | \
            rfc6455-5.2-rsv-undefined-with-extension-fails
            OFFER, send: {opcode: binary, rsv: 4, hex: "4b0400"} | violated: compression unfinished | \
            rfc7692-7.2.2-append-tail-and-inflate
            send: {opcode: text, mask: none, text: hello} | violated: unmasked | rfc6455-5.1-server-closes-unmasked
            send: {opcode: ping, rsv: 4, text: hello} | violated: reserved bit | rfc6455-5.2-rsv-on-control-fails
            send: {opcode: close, code: 1000} | closed | rfc6455-5.5.1-close-is-answered
            send: [{opcode: close}, {opcode: text, text: a}] | closed, and more said | \
            rfc6455-5.5.1-data-after-peer-close-not-processed
            half-close | cut off | rfc6455-7.1.4-tcp-end-without-close
            """)
    void is_the_most_special_thing_about_it(String steps, String state, String requirement) {
        Topic topic = of(steps);
        assertThat(topic.state()).isEqualTo(state);
        assertThat(topic.requirement()).isEqualTo(requirement);
    }

    @Test
    void is_in_the_ledger_whatever_the_scenario() {
        List<Case> cases = Catalogue.load(LEDGER).cases().stream()
                .filter(each -> !each.scenario().takesTurns()) // The oracle knows WebSocket alone.
                .toList();
        assertThat(cases)
                .allSatisfy(
                        each -> assertThat(LEDGER.find(Topic.of(each.scenario()).requirement()))
                                .as(each.id())
                                .isPresent());
    }
}
