package io.github.wsgauntlet.harness.judge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.FrameReader;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireFrame;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestInvariantsTest {
    private static final URI TOLD = URI.create("ws://127.0.0.1:4711/next/0?by=tester");
    private static final String RESOURCE = "/next/0?by=tester";
    private static final String HOST = "127.0.0.1:4711";

    private static List<String> broken(String target, String host, String more, Event... events) {
        byte[] request = ("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\n" + more + "\r\n")
                .getBytes(US_ASCII);
        var all = new ArrayList<Event>(List.of(
                new Event.Accepted(1, Optional.of(TOLD)),
                new Event.ReceivedHead(
                        2, HttpHead.parse(request, request.length).orElseThrow())));
        all.addAll(List.of(events));
        return RequestInvariants.check(new Transcript(all)).stream()
                .map(Breach::requirement)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {RESOURCE, "http://127.0.0.1:4711" + RESOURCE, "WS://other:4711" + RESOURCE})
    void the_resource_may_be_named_with_all_that_is_before_its_path(String target) {
        assertThat(broken(target, HOST, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/next/0", "/next/0?", "/next/0?by=other", "http://127.0.0.1:4711/"})
    void another_resource_is_not_what_the_client_was_told(String target) {
        assertThat(broken(target, HOST, "")).containsExactly("rfc6455-4.1-client-request-uri-matches");
    }

    @Test
    void the_host_has_the_port_and_may_have_another_name() {
        assertThat(broken(RESOURCE, "tester.example:4711", "")).isEmpty();
        assertThat(broken(RESOURCE, "127.0.0.1", "")).containsExactly("rfc6455-4.1-client-host-header");
        assertThat(broken(RESOURCE, "127.0.0.1:14711", "")).containsExactly("rfc6455-4.1-client-host-header");
    }

    @Test
    void no_frame_comes_before_the_answer() {
        Event answer = new Event.SentHead(4, new byte[0]);
        var reader = new FrameReader();
        reader.feed(new byte[] {(byte) 0x89, 0}, 0, 2); // a ping
        WireFrame ping = reader.next().orElseThrow();
        assertThat(broken(RESOURCE, HOST, "", answer, new Event.ReceivedFrame(5, ping)))
                .isEmpty();
        assertThat(broken(RESOURCE, HOST, "", new Event.ReceivedFrame(3, ping), answer))
                .containsExactly("rfc6455-4.1-client-waits-for-response");
    }

    @Test
    void a_key_is_drawn_for_each_connection() {
        assertThat(broken(RESOURCE, HOST, "", new Event.KeySeenBefore(3)))
                .containsExactly("rfc6455-4.1-client-key-random-per-connection");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; server_max_window_bits=08",
                "permessage-deflate; server_no_context_takeover=1"
            })
    void an_offer_has_values_that_there_are(String offer) {
        assertThat(broken(RESOURCE, HOST, "Sec-WebSocket-Extensions: " + offer + "\r\n"))
                .containsExactly("rfc7692-7.1.2-client-offer-value-grammar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; client_max_window_bits=15; server_max_window_bits=8",
                "x-other; server_max_window_bits=99"
            })
    void a_legal_offer_is_none_of_its_business(String offer) {
        assertThat(broken(RESOURCE, HOST, "Sec-WebSocket-Extensions: " + offer + "\r\n"))
                .isEmpty();
    }
}
