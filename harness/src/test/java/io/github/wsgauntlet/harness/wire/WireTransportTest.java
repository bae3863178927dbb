package io.github.wsgauntlet.harness.wire;

import static io.github.wsgauntlet.harness.wire.RecordTap.CHANGE_CIPHER_SPEC;
import static io.github.wsgauntlet.harness.wire.RecordTap.ENCRYPTED;
import static io.github.wsgauntlet.harness.wire.RecordTap.HANDSHAKE;
import static io.github.wsgauntlet.harness.wire.RecordTap.HIDDEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.cli.Localhost;
import io.github.wsgauntlet.harness.wire.RecordTap.Sealed;
import io.github.wsgauntlet.harness.wire.WireTransport.End;
import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What leaves in a segment and in a record of TLS. */
class WireTransportTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final byte[] REQUEST = ("GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                    + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                    + "Sec-WebSocket-Version: 13\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);

    /** An empty Close frame. */
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private ReferenceServer server;
    private RecordTap tap;

    @BeforeEach
    void start() throws IOException {
        server = ReferenceServer.start(ServerOptions.defaults().withTls(Localhost.server()));
        tap = new RecordTap(server.uri());
    }

    @AfterEach
    void stop() throws IOException {
        tap.close();
        server.close();
    }

    @Test
    void the_last_flight_of_the_tls_handshake_waits_for_the_request() throws Exception {
        try (var transport = connect(Localhost.client(), true)) {
            assertThat(transport.tlsVersion()).contains("TLSv1.3");
            takeTlsHandshake(tap);
            assertThat(tap.isQuiet()).isTrue();
            transport.write(REQUEST, 0, REQUEST.length);
            List<Sealed> together = tap.records();
            assertThat(together).extracting(Sealed::type).containsExactly(ENCRYPTED, ENCRYPTED);
            assertThat(together.getLast().length()).isEqualTo(REQUEST.length + HIDDEN);
            assertThat(answer(transport)).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void it_waits_for_records_too() throws Exception {
        try (var transport = connect(Localhost.client(), true)) {
            takeTlsHandshake(tap);
            transport.write(REQUEST, 100, (bytes, wire) -> wire.write(bytes, 0, bytes.length));
            assertThat(tap.records())
                    .extracting(Sealed::length)
                    .endsWith(100 + HIDDEN, REQUEST.length - 100 + HIDDEN)
                    .hasSize(3);
            assertThat(answer(transport)).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void where_the_server_has_the_last_word_nothing_waits() throws Exception {
        try (var transport = connect(Localhost.client("TLSv1.2"), true)) {
            assertThat(transport.tlsVersion()).contains("TLSv1.2");
            transport.write(REQUEST, 0, REQUEST.length);
            assertThat(answer(transport)).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void records_leave_in_one_segment_or_in_several() throws Exception {
        try (var transport = opened()) {
            transport.write(new byte[] {(byte) 0x89, (byte) 0x81, 0, 0, 0, 0, 7}, 3, (bytes, wire) -> {
                wire.write(bytes, 0, bytes.length);
            });
            assertThat(tap.records())
                    .containsExactly(
                            new Sealed(ENCRYPTED, 3 + HIDDEN),
                            new Sealed(ENCRYPTED, 3 + HIDDEN),
                            new Sealed(ENCRYPTED, 1 + HIDDEN));
            var sealed = new AtomicInteger();
            transport.write(new byte[] {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0}, 4, (bytes, wire) -> {
                sealed.set(bytes.length);
                wire.write(bytes, 0, 2);
                assertThat(uninterrupted(tap)).hasSize(2);
                wire.write(bytes, 2, bytes.length - 2);
            });
            assertThat(sealed).hasValue(5 + 4 + HIDDEN + 5 + 2 + HIDDEN);
            assertThat(tap.segment().orElseThrow()).hasSize(sealed.get() - 2);
        }
    }

    @Test
    void an_end_says_close_notify_or_nothing() throws Exception {
        try (var transport = opened()) {
            transport.shutdownOutput();
            assertThat(tap.records()).extracting(Sealed::length).containsExactly(2 + HIDDEN);
            assertThat(tap.segment()).isEmpty();
        }
        try (var another = new RecordTap(server.uri());
                var transport = WireTransport.connect(another.uri(), Route.direct(), Localhost::client, LIMIT, true)) {
            takeTlsHandshake(another);
            transport.write(REQUEST, 0, REQUEST.length);
            another.segment();
            transport.shutdownSilently();
            assertThat(another.segment()).isEmpty();
        }
    }

    @Test
    void the_end_of_the_target_is_one_with_close_notify_or_without() throws Exception {
        try (var transport = opened()) {
            transport.write(CLOSE, 0, CLOSE.length);
            readToEnd(transport);
            assertThat(transport.endOfInput()).isEqualTo(End.FIN);
        }
        try (var another = new RecordTap(server.uri());
                var transport = WireTransport.connect(another.uri(), Route.direct(), Localhost::client, LIMIT, false)) {
            transport.write(REQUEST, 0, REQUEST.length);
            assertThat(answer(transport)).startsWith("HTTP/1.1 101 ");
            another.cutOff();
            readToEnd(transport);
            assertThat(transport.endOfInput()).isEqualTo(End.SILENT_FIN);
        }
    }

    private WireTransport connect(SSLContext tls, boolean lastFlightWaits) throws IOException {
        return WireTransport.connect(tap.uri(), Route.direct(), () -> tls, LIMIT, lastFlightWaits);
    }

    /** Take all that leaves before Finished: the hello, and what is for the eyes of middleboxes (RFC 8446 D.4). */
    private static void takeTlsHandshake(RecordTap tap) throws InterruptedException {
        assertThat(tap.records()).extracting(Sealed::type).containsExactly(HANDSHAKE);
        assertThat(tap.records()).extracting(Sealed::type).containsExactly(CHANGE_CIPHER_SPEC);
    }

    /** Return a transport whose opening handshake is over, as the tap has seen. */
    private WireTransport opened() throws Exception {
        WireTransport transport = connect(Localhost.client(), true);
        takeTlsHandshake(tap);
        transport.write(REQUEST, 0, REQUEST.length);
        tap.segment();
        assertThat(answer(transport)).startsWith("HTTP/1.1 101 ");
        return transport;
    }

    private static byte[] uninterrupted(RecordTap tap) {
        try {
            return tap.segment().orElseThrow();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String answer(WireTransport transport) throws IOException {
        byte[] chunk = new byte[4096];
        return new String(chunk, 0, transport.read(chunk), StandardCharsets.ISO_8859_1);
    }

    private static void readToEnd(WireTransport transport) throws IOException {
        byte[] chunk = new byte[4096];
        int read;
        do {
            read = transport.read(chunk);
        } while (read >= 0);
    }
}
