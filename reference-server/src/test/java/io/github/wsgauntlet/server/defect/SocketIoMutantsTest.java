package io.github.wsgauntlet.server.defect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.Talk;
import io.github.wsgauntlet.server.defect.MutantRow.Conversation;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.engineio.ProtocolRule;
import io.github.wsgauntlet.server.engineio.ProtocolRules;
import io.github.wsgauntlet.server.socketio.SocketIo;
import io.github.wsgauntlet.server.socketio.SocketIoRule;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client sees of each waived rule and each defect of Socket.IO, and that it sees nothing of it otherwise. */
class SocketIoMutantsTest {

    private static final String HOLDER = "{\"_placeholder\":true,\"num\":0}";
    private static final String SECOND = "{\"_placeholder\":true,\"num\":1}";
    private static final String PING = "42[\"message\",1]";
    private static final String BACK = "42[\"message-back\",1]";
    private static final String CONNECTED = "40{\"sid\":SID}";
    private static final String GONE = "Close 1008";

    private static final Conversation CONNECTS = talk -> fresh(talk, 1, "40");
    private static final Conversation CONNECTS_TO_CUSTOM = talk -> fresh(talk, 1, "40/custom,");
    private static final Conversation CONNECTS_TO_NOTHING = talk -> fresh(talk, 1, "40/none,");
    private static final Conversation CUSTOM_EVENT = talk -> {
        Talk.Frames frames = connected(talk, "40/custom,", 2);
        frames.send("42/custom,[\"message\",1]");
        return frames.read();
    };
    private static final Conversation EVENT = talk -> said(talk, 1, PING);
    private static final Conversation ACK = talk -> said(talk, 1, "427[\"message-with-ack\",1]");
    private static final Conversation CUSTOM_ACK = talk -> {
        Talk.Frames frames = connected(talk, "40/custom,", 2);
        frames.send("42/custom,7[\"message-with-ack\",1]");
        return frames.read();
    };
    private static final Conversation TWO_ATTACHMENTS = talk -> {
        Talk.Frames frames = connected(talk, "40", 2);
        frames.send("452-[\"message\"," + HOLDER + "," + SECOND + "]");
        frames.send(new byte[] {1});
        frames.send(new byte[] {2});
        frames.send(PING);
        return frames.read(3);
    };
    private static final String TWO = "452-[\"message-back\"," + HOLDER + "," + SECOND + "]";

    private static MutantRow[] rules() {
        return new MutantRow[] {
            row("socketio-type-is-known", talk -> said(talk, 1, "49", PING), GONE, BACK),
            row("attachment-count-is-a-number", talk -> said(talk, 1, "45[\"message\"]", PING), GONE, BACK),
            row(
                    "attachments-are-few",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send("45101-[\"message\"]");
                        for (int i = 0; i < 101; i++) {
                            frames.send(new byte[0]);
                        }
                        return frames.read();
                    },
                    GONE,
                    "45101-[\"message-back\"]"),
            row("socketio-payload-is-json", talk -> said(talk, 1, "42[\"message\",]", PING), GONE, BACK),
            row(
                    "placeholder-is-in-range",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send("451-[\"message\"," + SECOND + "]");
                        frames.send(new byte[] {1});
                        return frames.read();
                    },
                    GONE,
                    "451-[\"message-back\"," + SECOND + "]"),
            row("attachments-come-next", talk -> said(talk, 1, "451-[\"message\"," + HOLDER + "]", PING), GONE, BACK),
            row(
                    "attachment-is-announced",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send(new byte[] {1});
                        frames.send(PING);
                        return frames.read();
                    },
                    GONE,
                    BACK),
            row(
                    "attachments-fit",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send("4510-[\"message-with-ack\"]");
                        for (int i = 0; i < 10; i++) {
                            frames.send(new byte[1000]);
                        }
                        frames.send(PING);
                        return frames.read();
                    },
                    GONE,
                    BACK),
            row("connect-comes-first", talk -> fresh(talk, 1, PING, "40"), GONE, CONNECTED),
            row("connect-in-time", talk -> talk.frames().read(), GONE, "2"),
            row("connect-payload-is-an-object", talk -> fresh(talk, 1, "40[]", "40"), GONE, CONNECTED),
            row(
                    "connect-once",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send("40");
                        return frames.read();
                    },
                    GONE,
                    CONNECTED),
            row(
                    "namespace-is-known",
                    CONNECTS_TO_NOTHING,
                    "44/none,{\"message\":\"Invalid namespace\"}",
                    "40/none,{\"sid\":SID}"),
            row("connect-error-is-the-servers", talk -> said(talk, 1, "44{}", PING), GONE, BACK),
            row(
                    "packet-needs-connection",
                    talk -> said(talk, 1, "42/custom,[\"message\"]", PING),
                    GONE,
                    "42/custom,[\"message-back\"]"),
            row("disconnect-ends", talk -> said(talk, 1, "41", PING), GONE, BACK),
            row("event-payload-is-an-array", talk -> said(talk, 1, "42{}", PING), GONE, BACK),
            row("event-payload-is-not-empty", talk -> said(talk, 1, "42[]", PING), GONE, BACK),
            row("event-name-is-a-string", talk -> said(talk, 1, "42[null]", PING), GONE, BACK),
            row("event-name-is-free", talk -> said(talk, 1, "42[\"disconnect\"]", PING), GONE, BACK),
            row("ack-payload-is-an-array", talk -> said(talk, 1, "431{}", PING), GONE, BACK),
            row("ack-has-an-id", talk -> said(talk, 1, "43[]", PING), GONE, BACK),
        };
    }

    private static MutantRow[] defects() {
        String custom = "40/custom,{\"sid\":SID}";
        String error = "44/none,{\"message\":\"Invalid namespace\"}";
        String auth = "42[\"auth\",{}]";
        return new MutantRow[] {
            row("connect-not-answered", CONNECTS, CONNECTED, auth),
            row("connect-without-payload", CONNECTS, CONNECTED, "40"),
            row("connect-without-sid", CONNECTS, CONNECTED, "40{}"),
            row("connect-sid-is-a-number", CONNECTS, CONNECTED, "40{\"sid\":1}"),
            row("connect-sid-always-the-same", talk -> "" + sid(talk).equals(sid(talk)), "false", "true"),
            row(
                    "connect-sid-of-the-session",
                    talk -> {
                        Talk.Frames frames = talk.frames(Talk.WEBSOCKET);
                        String session = sidOf(frames.readWhole());
                        frames.send("40");
                        return "" + sidOf(frames.readWhole()).equals(session);
                    },
                    "false",
                    "true"),
            row(
                    "connect-answered-twice",
                    talk -> fresh(talk, 2, "40"),
                    CONNECTED + " " + auth,
                    CONNECTED + " " + CONNECTED),
            row("connect-answered-in-main", CONNECTS_TO_CUSTOM, custom, CONNECTED),
            row("connect-implied", talk -> fresh(talk, 1, "40/custom,"), custom, CONNECTED),
            row(
                    "connect-payload-lost",
                    talk -> fresh(talk, 2, "40{\"token\":1}"),
                    CONNECTED + " 42[\"auth\",{\"token\":1}]",
                    CONNECTED + " " + auth),
            row("connect-error-not-sent", talk -> fresh(talk, 1, "40/none,", "40"), error, CONNECTED),
            row("connect-error-is-a-string", CONNECTS_TO_NOTHING, error, "44/none,\"Invalid namespace\""),
            row("connect-error-without-message", CONNECTS_TO_NOTHING, error, "44/none,{}"),
            row("connect-error-in-main", CONNECTS_TO_NOTHING, error, "44{\"message\":\"Invalid namespace\"}"),
            row(
                    "disconnect-ends-all",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send("40/custom,");
                        frames.read(2);
                        frames.send("41/custom,", PING);
                        return frames.read();
                    },
                    BACK,
                    GONE),
            row("events-in-main", CUSTOM_EVENT, "42/custom,[\"message-back\",1]", BACK),
            row("event-loses-its-last-argument", EVENT, BACK, "42[\"message-back\"]"),
            row("event-is-its-name", EVENT, BACK, "42\"message-back\""),
            row("main-namespace-written", EVENT, BACK, "42/,[\"message-back\",1]"),
            row(
                    "namespace-without-comma",
                    CUSTOM_EVENT,
                    "42/custom,[\"message-back\",1]",
                    "42/custom[\"message-back\",1]"),
            row("json-with-a-comma-too-many", EVENT, BACK, "42[\"message-back\",1,]"),
            row("ack-not-sent", talk -> said(talk, 1, "427[\"message-with-ack\",1]", PING), "437[1]", BACK),
            row(
                    "ack-sent-twice",
                    talk -> said(talk, 2, "427[\"message-with-ack\",1]", PING),
                    "437[1] " + BACK,
                    "437[1] 437[1]"),
            row("ack-without-id", ACK, "437[1]", "43[1]"),
            row("ack-has-the-next-id", ACK, "437[1]", "438[1]"),
            row("ack-is-an-event", ACK, "437[1]", "427[1]"),
            row("ack-in-main", CUSTOM_ACK, "43/custom,7[1]", "437[1]"),
            row("ack-without-array", ACK, "437[1]", "4371"),
            row("ack-unasked", talk -> said(talk, 2, PING, PING), BACK + " " + BACK, BACK + " 430[]"),
            row("binary-event-is-event", TWO_ATTACHMENTS, TWO + " <01> <02>", TWO.replace("452-", "42") + " <01> <02>"),
            row(
                    "binary-ack-is-ack",
                    talk -> {
                        Talk.Frames frames = connected(talk, "40", 2);
                        frames.send("451-7[\"message-with-ack\"," + HOLDER + "]");
                        frames.send(new byte[] {1});
                        return frames.read();
                    },
                    "461-7[" + HOLDER + "]",
                    "437[" + HOLDER + "]"),
            row(
                    "attachment-count-too-low",
                    TWO_ATTACHMENTS,
                    TWO + " <01> <02>",
                    TWO.replace("452", "451") + " <01> <02>"),
            row("last-attachment-lost", TWO_ATTACHMENTS, TWO + " <01> <02>", TWO + " <01> " + BACK),
            row("attachments-reversed", TWO_ATTACHMENTS, TWO + " <01> <02>", TWO + " <02> <01>"),
            row("attachments-before-packet", TWO_ATTACHMENTS, TWO + " <01> <02>", "<01> <02> " + TWO),
            row(
                    "placeholders-count-from-1",
                    TWO_ATTACHMENTS,
                    TWO + " <01> <02>",
                    TWO.replace(":1}", ":2}").replace(":0}", ":1}") + " <01> <02>"),
            row(
                    "placeholders-are-null",
                    TWO_ATTACHMENTS,
                    TWO + " <01> <02>",
                    "452-[\"message-back\",null,null] <01> <02>"),
        };
    }

    static Stream<MutantRow> rows() {
        return Stream.concat(Stream.of(rules()), Stream.of(defects()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_mutant_gives_itself_away(MutantRow row) throws IOException {
        Set<ProtocolRule> waived = Arrays.stream(SocketIoRule.values())
                .filter(rule -> rule.key().equals(row.key()))
                .collect(Collectors.toSet());
        Set<SocketIoDefect> defects = Arrays.stream(SocketIoDefect.values())
                .filter(defect -> defect.key().equals(row.key()))
                .collect(Collectors.toSet());
        assertThat(heard(row, Set.of(), Set.of())).isEqualTo(row.clean());
        assertThat(heard(row, waived, defects)).isEqualTo(row.mutant());
    }

    @Test
    void every_mutant_has_a_row() {
        assertThat(Stream.of(rules()).map(MutantRow::key))
                .containsExactlyElementsOf(
                        Stream.of(SocketIoRule.values()).map(SocketIoRule::key).toList());
        assertThat(Stream.of(defects()).map(MutantRow::key))
                .containsExactlyElementsOf(Stream.of(SocketIoDefect.values())
                        .map(SocketIoDefect::key)
                        .toList());
    }

    private static String heard(MutantRow row, Set<ProtocolRule> waived, Set<SocketIoDefect> defects)
            throws IOException {
        boolean timed = row.key().equals("connect-in-time");
        EngineIoOptions defaults = EngineIoOptions.defaults().withPath(SocketIo.PATH);
        EngineIoOptions options = defaults.withHeartbeat(
                        timed ? Duration.ofMillis(300) : defaults.pingInterval(), defaults.pingTimeout())
                .withMaxPayload(1000)
                .withRules(new ProtocolRules(waived));
        SocketIo server = SocketIo.echo()
                .withConnectTimeout(timed ? Duration.ofMillis(20) : Duration.ofSeconds(45))
                .withParts(new SocketIoMisbehaviour(defects));
        EngineIoApplication application = EngineIoApplication.of(options, server);
        try (Talk talk =
                Talk.with(ServerOptions.defaults().withApplication(application).withLoops(1), SocketIo.PATH)) {
            return row.conversation().talk(talk);
        }
    }

    private static MutantRow row(String key, Conversation conversation, String clean, String mutant) {
        return new MutantRow(key, conversation, clean, mutant);
    }

    /** Say something on a new WebSocket, and return what is heard. */
    private static String fresh(Talk talk, int count, String... sent) throws IOException {
        Talk.Frames frames = talk.frames();
        frames.send(sent);
        return frames.read(count);
    }

    /** Return a WebSocket on which a packet was said and so many heard. */
    private static Talk.Frames connected(Talk talk, String packet, int heard) throws IOException {
        Talk.Frames frames = talk.frames();
        frames.send(packet);
        frames.read(heard);
        return frames;
    }

    /** Say something in the main namespace, and return what is heard. */
    private static String said(Talk talk, int count, String... sent) throws IOException {
        Talk.Frames frames = connected(talk, "40", 2);
        frames.send(sent);
        return frames.read(count);
    }

    private static String sid(Talk talk) throws IOException {
        Talk.Frames frames = talk.frames();
        frames.send("40");
        return sidOf(frames.readWhole());
    }

    private static String sidOf(String packet) {
        Matcher sid = Pattern.compile("\"sid\":\"([^\"]*)\"").matcher(packet);
        return sid.find() ? sid.group(1) : "";
    }
}
