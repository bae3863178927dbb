package io.github.wsgauntlet.server.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.application.ServerTimer;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.socketio.SocketIo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A session without a connection, and with a time of its own. */
class EngineIoSessionTest {

    private static final EngineIoOptions OPTIONS = EngineIoOptions.defaults()
            .withHeartbeat(Duration.ofSeconds(25), Duration.ofSeconds(20))
            .withMaxPayload(100);

    private final ManualTimer timer = new ManualTimer();
    private final AtomicLong waiting = new AtomicLong();
    private final List<String> events = new ArrayList<>();
    private final EngineIoEncoder encoder = EngineIoEncoder.clean();

    /** A time that stands still until it is moved. */
    private static final class ManualTimer implements ServerTimer {

        private record Due(long at, Runnable task) {}

        private final List<Due> dues = new ArrayList<>();
        private long now = Long.MAX_VALUE - 1_000_000_000L;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            Due due = new Due(now + delay.toNanos(), task);
            dues.add(due);
            return () -> dues.remove(due);
        }

        void pass(Duration time) {
            long end = now + time.toNanos();
            for (var next = next(end); next.isPresent(); next = next(end)) {
                dues.remove(next.get());
                now = next.get().at();
                next.get().task().run();
            }
            now = end;
        }

        private Optional<Due> next(long end) {
            return dues.stream()
                    .filter(due -> due.at() - end <= 0)
                    .min(Comparator.comparingLong(due -> due.at() - end));
        }
    }

    /** A WebSocket whose messages become events, under its name. */
    private final class Frames implements FrameChannel {

        private final String name;

        Frames(String name) {
            this.name = name;
        }

        @Override
        public void send(EngineIoPacket packet) {
            events.add(name + " " + encoder.frame(packet).text());
        }

        @Override
        public void close(CloseStatus status) {
            events.add(name + " close " + status.code());
        }
    }

    private EngineIoSession session(EngineIoOptions options) {
        return new EngineIoSession(
                "id", options, EngineIoParts.clean(), timer, waiting, EngineIoHandler.echo(), () -> events.add("end"));
    }

    /** Open the session on a WebSocket, and forget what was said for it. */
    private Frames opened(EngineIoSession session, String name) {
        var frames = new Frames(name);
        session.open(frames);
        events.clear();
        return frames;
    }

    private PollingReply poll(EngineIoSession session, String name) {
        PollingReply reply =
                packets -> events.add(name + " " + encoder.payload(packets).replace('\u001e', '|'));
        session.poll(reply);
        return reply;
    }

    private static void post(EngineIoSession session, String content) {
        session.post(content.getBytes(UTF_8));
    }

    @Test
    void says_what_it_is() {
        assertThat(encoder.payload(List.of(session(OPTIONS).open())))
                .isEqualTo("0{\"sid\":\"id\",\"upgrades\":[\"websocket\"],\"pingInterval\":25000,\"pingTimeout\":20000,"
                        + "\"maxPayload\":100}");
        session(OPTIONS).open(new Frames("ws"));
        assertThat(events)
                .containsExactly("ws 0{\"sid\":\"id\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,"
                        + "\"maxPayload\":100}");
    }

    @Test
    void keeps_packets_until_they_are_fetched() {
        EngineIoSession session = session(OPTIONS);
        post(session, "4a\u001ebAQI=");
        post(session, "4b");
        assertThat(waiting).hasPositiveValue();
        poll(session, "get");
        assertThat(events).containsExactly("get 4a|bAQI=|4b");
        assertThat(waiting).hasValue(0);
    }

    @Test
    void answers_a_get_as_soon_as_there_is_something() {
        EngineIoSession session = session(OPTIONS);
        poll(session, "get");
        assertThat(events).isEmpty();
        post(session, "4a\u001e4b");
        poll(session, "next");
        assertThat(events).containsExactly("get 4a", "next 4b");
    }

    @Test
    void a_get_that_has_been_answered_cannot_be_lost() {
        EngineIoSession session = session(OPTIONS);
        PollingReply answered = poll(session, "get");
        post(session, "4a");
        session.lost(answered);
        post(session, "4b");
        poll(session, "next");
        assertThat(events).containsExactly("get 4a", "next 4b");
    }

    @Test
    void pings_at_each_interval_after_a_pong() {
        EngineIoSession session = session(OPTIONS);
        Frames frames = opened(session, "ws");
        timer.pass(Duration.ofMillis(24_999));
        assertThat(events).isEmpty();
        timer.pass(Duration.ofMillis(1));
        assertThat(events).containsExactly("ws 2");
        timer.pass(Duration.ofSeconds(19));
        session.receive(frames, Message.text("3"));
        timer.pass(Duration.ofMillis(24_999));
        assertThat(events).containsExactly("ws 2");
        timer.pass(Duration.ofMillis(1));
        assertThat(events).containsExactly("ws 2", "ws 2");
    }

    @Test
    void ends_when_a_pong_is_overdue() {
        EngineIoSession session = session(OPTIONS);
        session.open(new Frames("ws"));
        events.clear();
        timer.pass(Duration.ofMillis(44_999));
        assertThat(events).containsExactly("ws 2");
        timer.pass(Duration.ofMillis(1));
        assertThat(events).containsExactly("ws 2", "ws close 1001", "end");
        timer.pass(Duration.ofMinutes(5));
        assertThat(events).hasSize(3);
    }

    @Test
    void a_pong_that_was_not_asked_for_changes_nothing() {
        EngineIoSession session = session(OPTIONS);
        Frames frames = opened(session, "ws");
        timer.pass(Duration.ofSeconds(20));
        session.receive(frames, Message.text("3"));
        timer.pass(Duration.ofSeconds(5));
        assertThat(events).containsExactly("ws 2");
    }

    @Test
    void moves_to_a_websocket_with_all_that_waits() {
        EngineIoSession session = session(OPTIONS);
        poll(session, "get");
        Frames frames = new Frames("ws");
        session.join(frames);
        session.receive(frames, Message.text("2probe"));
        assertThat(events).containsExactly("get 6", "ws 3probe");
        poll(session, "late");
        assertThat(events).endsWith("late 6");
        post(session, "4a");
        session.receive(frames, Message.text("5"));
        session.receive(frames, Message.text("4b"));
        assertThat(events).endsWith("ws 4a", "ws 4b");
        assertThatThrownBy(() -> poll(session, "over"))
                .isInstanceOf(BrokenRule.class)
                .hasMessage("After the upgrade there must be no polling request (Engine.IO 4, Upgrade)");
    }

    @Test
    void stays_where_it_is_when_the_upgrade_breaks_off() {
        EngineIoSession session = session(OPTIONS);
        Frames frames = new Frames("ws");
        session.join(frames);
        session.receive(frames, Message.text("2probe"));
        session.lost(frames);
        post(session, "4a");
        poll(session, "get");
        assertThat(events).containsExactly("ws 3probe", "ws close 1000", "get 4a");
        Frames second = new Frames("second");
        session.join(second);
        session.receive(second, Message.text("2probe"));
        session.receive(second, Message.text("5"));
        session.lost(second);
        assertThat(events).endsWith("second 3probe", "second close 1000", "end");
    }

    @Test
    void a_second_websocket_is_probed_like_the_first() {
        EngineIoSession session = session(OPTIONS);
        Frames first = new Frames("first");
        session.join(first);
        session.receive(first, Message.text("2probe"));
        session.lost(first);
        Frames second = new Frames("second");
        session.join(second);
        session.receive(second, Message.text("5"));
        assertThat(events).endsWith("second close 1008");
    }

    @Test
    void a_websocket_that_was_sent_away_has_no_say() {
        EngineIoSession session = session(OPTIONS);
        Frames first = opened(session, "first");
        Frames second = new Frames("second");
        session.join(second);
        session.receive(second, Message.text("4a"));
        session.lost(second);
        session.receive(first, Message.text("4b"));
        assertThat(events).containsExactly("second close 1008", "first 4b");
    }

    @Test
    void a_message_that_is_too_big_ends_it() {
        EngineIoSession session = session(OPTIONS);
        Frames frames = new Frames("ws");
        session.open(frames);
        session.receive(frames, Message.text("4" + "a".repeat(99)));
        session.receive(frames, Message.text("4" + "a".repeat(100)));
        assertThat(events).endsWith("ws 4" + "a".repeat(99), "ws close 1009", "end");
    }

    @Test
    void holds_nothing_once_it_is_closed() {
        EngineIoSession session = session(OPTIONS);
        session.close();
        session.send(Message.text("a"));
        assertThat(waiting).hasValue(0);
    }

    @Test
    void an_upgrade_has_its_time() {
        EngineIoSession session = session(OPTIONS);
        session.join(new Frames("ws"));
        timer.pass(Duration.ofSeconds(10));
        assertThat(events).containsExactly("ws close 1008");
        post(session, "4a");
        poll(session, "get");
        assertThat(events).endsWith("get 4a");
    }

    @Test
    void leaves_nothing_to_be_done_later() {
        EngineIoSession session = new EngineIoSession(
                "id", OPTIONS, EngineIoParts.clean(), timer, waiting, SocketIo.echo(), () -> events.add("end"));
        Frames frames = new Frames("ws");
        session.open(frames);
        timer.pass(Duration.ofSeconds(25));
        session.receive(frames, Message.text("3"));
        assertThat(timer.dues).hasSize(2); // The next ping, and the time for a CONNECT.
        session.close();
        assertThat(timer.dues).isEmpty();
    }

    @Test
    void says_goodbye_to_a_get_that_waits() {
        EngineIoSession closedByClient = session(OPTIONS);
        poll(closedByClient, "get");
        post(closedByClient, "1\u001e4never");
        assertThat(events).containsExactly("get 6", "end");
        events.clear();
        EngineIoSession closedByServer = session(OPTIONS);
        poll(closedByServer, "get");
        closedByServer.close();
        closedByServer.close();
        assertThat(events).containsExactly("get 1", "end");
    }

    @Test
    void handles_nothing_of_a_payload_with_a_fault() {
        EngineIoSession session = session(OPTIONS);
        poll(session, "get");
        assertThatThrownBy(() -> post(session, "4a\u001ex")).isInstanceOf(BrokenRule.class);
        assertThat(events).containsExactly("get 1", "end");
    }

    @Test
    void ends_when_too_much_waits_for_its_client() {
        EngineIoSession session = session(OPTIONS);
        for (int i = 0; i < 8; i++) {
            session.send(Message.binary(new byte[100]));
        }
        assertThat(events).isEmpty();
        session.send(Message.binary(new byte[100]));
        assertThat(events).containsExactly("end");
        assertThat(waiting).hasValue(0);
    }

    @Test
    void ends_when_too_much_waits_for_all_and_more_than_its_share_for_it() {
        EngineIoOptions narrow = OPTIONS.withBounds(4, 1000);
        EngineIoSession greedy = session(narrow);
        greedy.send(Message.binary(new byte[600]));
        EngineIoSession modest = session(narrow);
        modest.send(Message.binary(new byte[150]));
        modest.send(Message.text(""));
        assertThat(events).isEmpty();
        greedy.send(Message.binary(new byte[100]));
        assertThat(events).containsExactly("end");
        assertThat(waiting).hasValue(64 + 150 + 64);
    }
}
