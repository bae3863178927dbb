package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.client.Talk.POLLING;
import static io.github.wsgauntlet.server.client.Talk.WEBSOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.Talk;
import io.github.wsgauntlet.server.defect.MutantRow.Conversation;
import io.github.wsgauntlet.server.engineio.EngineIoApplication;
import io.github.wsgauntlet.server.engineio.EngineIoHandler;
import io.github.wsgauntlet.server.engineio.EngineIoOptions;
import io.github.wsgauntlet.server.engineio.EngineIoRule;
import io.github.wsgauntlet.server.engineio.ProtocolRule;
import io.github.wsgauntlet.server.engineio.ProtocolRules;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a client sees of each waived rule and each defect of Engine.IO, and that it sees nothing of it otherwise. */
class EngineIoMutantsTest {

    private static final String WHOLE =
            "0{\"sid\":SID,\"upgrades\":[\"websocket\"],\"pingInterval\":25000,\"pingTimeout\":20000,"
                    + "\"maxPayload\":100}";
    private static final Set<String> PINGED = Set.of(
            "pong-in-time", "upgrade-in-time", "no-pings", "pings-are-pongs", "pings-say-probe", "pongs-not-heard");
    private static final Map<String, Duration> PONG_TIMES =
            Map.of("pong-in-time", Duration.ofMillis(100), "pongs-not-heard", Duration.ofMillis(1500));
    private static final Map<String, Duration> UPGRADE_TIMES =
            Map.of("upgrade-in-time", Duration.ofMillis(20), "no-pings", Duration.ofMillis(200));
    private static final String LONG = "x".repeat(200);
    private static final Conversation OPENS = talk -> whole(talk.open());
    private static final Conversation OPENS_WEBSOCKET =
            talk -> whole(talk.frames(WEBSOCKET).readWhole());
    private static final Conversation GETS_TWO = talk -> {
        String session = talk.session();
        talk.post(session, "4a\u001e4b");
        return talk.get(session);
    };
    private static final Conversation GETS_BINARY = talk -> {
        String session = talk.session();
        talk.post(session, "b++8=");
        return talk.get(session);
    };
    private static final Conversation GETS_UTF8 = talk -> {
        String session = talk.session();
        talk.post(session, "4h\u00e9");
        return talk.get(session);
    };
    private static final Conversation ECHOES_BINARY = talk -> {
        Talk.Frames frames = talk.frames();
        frames.send(new byte[] {1, 2});
        return frames.read();
    };
    private static final Conversation ECHOES_TEXT = talk -> echo(talk, "4a");
    private static final Conversation AWAITS_PING =
            talk -> talk.later(talk.session()).answer();
    private static final Conversation PROBES = talk -> {
        talk.session();
        Talk.Frames frames = talk.frames(talk.upgrade());
        frames.send("2probe", "5", "4a");
        return frames.read();
    };
    private static final Conversation UPGRADES_WITH_A_PENDING_GET = talk -> {
        String session = talk.session();
        Talk.Request pending = talk.later(session);
        Talk.Frames frames = talk.frames(talk.upgrade());
        frames.send("2probe");
        frames.read();
        talk.post(session, "4a");
        return pending.answer();
    };
    private static final Conversation UPGRADES_WITH_A_WAITING_PACKET = talk -> {
        String session = talk.session();
        Talk.Frames frames = talk.frames(talk.upgrade());
        frames.send("2probe");
        frames.read();
        talk.post(session, "4waiting");
        frames.send("5", "4a", "4b");
        return frames.read(2);
    };
    private static final Conversation BREAKS_A_RULE = talk -> talk.get(POLLING + "&sid=none");

    private static MutantRow[] rules() {
        return new MutantRow[] {
            row("eio-required", talk -> talk.get("transport=polling"), "400 code 5", "200 open"),
            row("eio-is-4", talk -> talk.get("EIO=3&transport=polling"), "400 code 5", "200 open"),
            row(
                    "websocket-eio-required",
                    talk -> talk.frames("transport=websocket").read(),
                    "HTTP 400",
                    "open"),
            row("transport-required", talk -> talk.get("EIO=4"), "400 code 0", "200 open"),
            row("transport-is-known", talk -> talk.get("EIO=4&transport=abc"), "400 code 0", "200 open"),
            row("websocket-transport-required", talk -> talk.frames("EIO=4").read(), "HTTP 400", "open"),
            row("handshake-is-get", talk -> talk.post(POLLING, ""), "400 code 2", "200 ok"),
            row(
                    "method-is-get-or-post",
                    talk -> {
                        String session = talk.session();
                        talk.post(session, "4a");
                        return talk.request("DELETE", session);
                    },
                    "400 code 2",
                    "200 4a"),
            row("get-sid-is-known", BREAKS_A_RULE, "400 code 1", "200 open"),
            row("post-sid-is-known", talk -> talk.post(POLLING + "&sid=none", "4a"), "400 code 1", "200 ok"),
            row(
                    "websocket-sid-is-known",
                    talk -> talk.frames(WEBSOCKET + "&sid=none").read(),
                    "HTTP 400",
                    "open"),
            row(
                    "polling-ends-with-upgrade",
                    talk -> {
                        String session = talk.session();
                        Talk.Frames frames = talk.frames(talk.upgrade());
                        frames.send("2probe", "5", "4a");
                        frames.read(2);
                        return talk.post(session, "4b");
                    },
                    "400 code 3",
                    "200 ok"),
            row(
                    "one-poll",
                    talk -> {
                        String session = talk.session();
                        Talk.Request first = talk.later(session);
                        talk.post(session, "6");
                        talk.later(session);
                        return first.answer();
                    },
                    "200 1",
                    "200 6"),
            row(
                    "second-poll-closes",
                    talk -> {
                        String session = talk.session();
                        talk.later(session);
                        talk.post(session, "6");
                        return talk.get(session) + ", " + talk.post(session, "4a");
                    },
                    "400 code 3, 400 code 1",
                    "400 code 3, 200 ok"),
            row(
                    "lost-get-closes",
                    talk -> {
                        String session = talk.session();
                        Talk.Request get = talk.later(session);
                        talk.post(session, "6");
                        get.client().close();
                        talk.request("OPTIONS", session);
                        return talk.post(session, "4a");
                    },
                    "400 code 1",
                    "200 ok"),
            row("one-post", talk -> talk.post(posting(talk), "4b"), "400 code 3", "200 ok"),
            row(
                    "second-post-closes",
                    talk -> {
                        String session = posting(talk);
                        return talk.post(session, "4b") + ", " + talk.post(session, "4c");
                    },
                    "400 code 3, 400 code 1",
                    "400 code 3, 400 code 3"),
            row(
                    "one-websocket",
                    talk -> {
                        talk.session();
                        talk.frames(talk.upgrade());
                        Talk.Frames second = talk.frames(talk.upgrade());
                        second.send("2probe");
                        return second.read();
                    },
                    "Close 1008",
                    "3probe"),
            row("packet-is-not-empty", talk -> echo(talk, "", "4a"), "Close 1008", "4a"),
            row("packet-type-is-known", talk -> echo(talk, "9", "4a"), "Close 1008", "4a"),
            row("open-is-the-servers", talk -> echo(talk, "0", "4a"), "Close 1008", "4a"),
            row("upgrade-only-to-websocket", talk -> echo(talk, "5", "4a"), "Close 1008", "4a"),
            row("base64-is-valid", talk -> talk.post(talk.session(), "b!!"), "400 code 3", "200 ok"),
            row(
                    "post-is-utf8",
                    talk -> {
                        Talk.Request post = talk.beginPost(talk.session());
                        post.client().send(new byte[] {'4', (byte) 0xC3});
                        return post.answer();
                    },
                    "400 code 3",
                    "200 ok"),
            row(
                    "post-fits",
                    talk -> talk.post(talk.session(), "4" + LONG),
                    "413 The content of the request is larger than this server reads (RFC 9110 15.5.14).",
                    "200 ok"),
            row("message-fits", talk -> echo(talk, "4" + LONG), "Close 1009", "4" + LONG),
            row("close-packet-closes", talk -> echo(talk, "1", "4a"), "Close 1000", "4a"),
            row("pong-in-time", talk -> talk.frames().read(2), "2 Close 1001", "2 2"),
            row("ping-is-the-servers", talk -> echo(talk, "2"), "Close 1008", "3"),
            row("upgrade-starts-with-probe", talk -> upgrading(talk, "4a", "2probe"), "Close 1008", "3probe"),
            row("probe-says-probe", talk -> upgrading(talk, "2hello"), "Close 1008", "3hello"),
            row("upgrade-comes-after-probe", talk -> upgrading(talk, "5", "4a"), "Close 1008", "4a"),
            row(
                    "upgrade-in-time",
                    talk -> {
                        talk.session();
                        Talk.Frames frames = talk.frames(talk.upgrade());
                        talk.later(talk.session()).answer();
                        frames.send("2probe");
                        return frames.read();
                    },
                    "Close 1008",
                    "3probe"),
        };
    }

    private static MutantRow[] defects() {
        return new MutantRow[] {
            row("sid-always-the-same", talk -> "" + talk.session().equals(talk.session()), "false", "true"),
            row("open-without-sid", OPENS, WHOLE, WHOLE.replace("\"sid\":SID,", "")),
            row("open-without-upgrades", OPENS, WHOLE, WHOLE.replace("\"upgrades\":[\"websocket\"],", "")),
            row("upgrades-are-a-string", OPENS, WHOLE, WHOLE.replace("[\"websocket\"]", "\"websocket\"")),
            row("upgrades-named-on-websocket", OPENS_WEBSOCKET, WHOLE.replace("\"websocket\"", ""), WHOLE),
            row("open-without-ping-interval", OPENS, WHOLE, WHOLE.replace("\"pingInterval\":25000,", "")),
            row("ping-interval-is-a-string", OPENS, WHOLE, WHOLE.replace(":25000", ":\"25000\"")),
            row("open-without-ping-timeout", OPENS, WHOLE, WHOLE.replace("\"pingTimeout\":20000,", "")),
            row("open-without-max-payload", OPENS, WHOLE, WHOLE.replace(",\"maxPayload\":100", "")),
            row("open-without-type", OPENS, WHOLE, WHOLE.substring(1)),
            row("post-answer-is-empty", talk -> talk.post(talk.session(), "4a"), "200 ok", "200"),
            row("post-answer-is-204", talk -> talk.post(talk.session(), "4a"), "200 ok", "204"),
            row("errors-are-200", BREAKS_A_RULE, "400 code 1", "200 code 1"),
            row("errors-are-500", BREAKS_A_RULE, "400 code 1", "500 code 1"),
            row("packets-not-separated", GETS_TWO, "200 4a|4b", "200 4a4b"),
            row("packets-in-lines", GETS_TWO, "200 4a|4b", "200 4a\n4b"),
            row("separator-at-the-end", GETS_TWO, "200 4a|4b", "200 4a|4b|"),
            row("last-packet-of-a-post-lost", GETS_TWO, "200 4a|4b", "200 4a"),
            row("packets-of-a-post-reversed", GETS_TWO, "200 4a|4b", "200 4b|4a"),
            row("binary-without-b", GETS_BINARY, "200 b++8=", "200 ++8="),
            row("binary-with-a-type", GETS_BINARY, "200 b++8=", "200 b4++8="),
            row("binary-as-it-is", GETS_BINARY, "200 b++8=", "200 4\u00fb\u00ef"),
            row("base64-for-urls", GETS_BINARY, "200 b++8=", "200 b--8="),
            row("base64-without-padding", GETS_BINARY, "200 b++8=", "200 b++8"),
            row("payload-in-latin-1", GETS_UTF8, "200 4h\u00e9", "200 4h\ufffd"),
            row("payload-cut-at-its-characters", GETS_UTF8, "200 4h\u00e9", "200 4h\ufffd"),
            row("message-without-type", ECHOES_TEXT, "4a", "a"),
            row("messages-doubled", talk -> echoes(talk, 2, "4a", "4b"), "4a 4b", "4a 4a"),
            row("empty-messages-lost", talk -> echo(talk, "4", "4a"), "4", "4a"),
            row("binary-frame-with-a-type", ECHOES_BINARY, "<0102>", "<040102>"),
            row("binary-frame-in-base64", ECHOES_BINARY, "<0102>", "bAQI="),
            row("text-in-a-binary-frame", ECHOES_TEXT, "4a", "<3461>"),
            row("separator-in-a-frame", ECHOES_TEXT, "4a", "4a|"),
            row(
                    "no-pings",
                    talk -> {
                        String session = talk.session();
                        Talk.Request poll = talk.later(session);
                        talk.session();
                        talk.frames(talk.upgrade()).read();
                        talk.post(session, "4a");
                        return poll.answer();
                    },
                    "200 2",
                    "200 4a"),
            row("pings-are-pongs", AWAITS_PING, "200 2", "200 3"),
            row("pings-say-probe", AWAITS_PING, "200 2", "200 2probe"),
            row(
                    "pongs-not-heard",
                    talk -> {
                        Talk.Frames frames = talk.frames();
                        String heard = frames.read();
                        frames.send("3");
                        return heard + " " + frames.read();
                    },
                    "2 2",
                    "2 Close 1001"),
            row("probe-not-answered", PROBES, "3probe", "4a"),
            row("probe-answered-without-payload", PROBES, "3probe", "3"),
            row("probe-answered-by-a-ping", PROBES, "3probe", "2probe"),
            row("no-noop", UPGRADES_WITH_A_PENDING_GET, "200 6", "200 4a"),
            row("noop-is-empty", UPGRADES_WITH_A_PENDING_GET, "200 6", "200"),
            row("upgrade-loses-packets", UPGRADES_WITH_A_WAITING_PACKET, "4waiting 4a", "4a 4b"),
            row("upgrade-doubles-packets", UPGRADES_WITH_A_WAITING_PACKET, "4waiting 4a", "4waiting 4waiting"),
            row("any-origin-with-credentials", talk -> origins(talk, "GET"), "http://a", "*"),
            row("origin-allowed-twice", talk -> origins(talk, "GET"), "http://a", "http://a *"),
            row("preflight-refused", talk -> talk.request("OPTIONS", POLLING), "204", "400"),
        };
    }

    static Stream<MutantRow> rows() {
        return Stream.concat(Stream.of(rules()), Stream.of(defects()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_mutant_gives_itself_away(MutantRow row) throws IOException {
        Set<ProtocolRule> waived = Arrays.stream(EngineIoRule.values())
                .filter(rule -> rule.key().equals(row.key()))
                .collect(Collectors.toSet());
        Set<EngineIoDefect> defects = Arrays.stream(EngineIoDefect.values())
                .filter(defect -> defect.key().equals(row.key()))
                .collect(Collectors.toSet());
        assertThat(heard(row, Set.of(), Set.of())).isEqualTo(row.clean());
        assertThat(heard(row, waived, defects)).isEqualTo(row.mutant());
    }

    @Test
    void every_mutant_has_a_row() {
        assertThat(Stream.of(rules()).map(MutantRow::key))
                .containsExactlyElementsOf(
                        Stream.of(EngineIoRule.values()).map(EngineIoRule::key).toList());
        assertThat(Stream.of(defects()).map(MutantRow::key))
                .containsExactlyElementsOf(Stream.of(EngineIoDefect.values())
                        .map(EngineIoDefect::key)
                        .toList());
    }

    private static String heard(MutantRow row, Set<ProtocolRule> waived, Set<EngineIoDefect> defects)
            throws IOException {
        EngineIoOptions defaults = EngineIoOptions.defaults();
        Duration interval = PINGED.contains(row.key()) ? Duration.ofMillis(60) : defaults.pingInterval();
        EngineIoOptions options = defaults.withHeartbeat(
                        interval, PONG_TIMES.getOrDefault(row.key(), defaults.pingTimeout()))
                .withUpgradeTimeout(UPGRADE_TIMES.getOrDefault(row.key(), defaults.upgradeTimeout()))
                .withMaxPayload(100)
                .withRules(new ProtocolRules(waived))
                .withParts(new EngineIoMisbehaviour(defects));
        EngineIoApplication application = EngineIoApplication.of(options, EngineIoHandler.echo());
        try (Talk talk =
                Talk.with(ServerOptions.defaults().withApplication(application).withLoops(1), "/engine.io/")) {
            return row.conversation().talk(talk);
        }
    }

    private static MutantRow row(String key, Conversation conversation, String clean, String mutant) {
        return new MutantRow(key, conversation, clean, mutant);
    }

    private static String whole(String open) {
        return open.replaceFirst("\"sid\":\"[\\w-]{20}\"", "\"sid\":SID");
    }

    private static String echo(Talk talk, String... sent) throws IOException {
        return echoes(talk, 1, sent);
    }

    private static String echoes(Talk talk, int count, String... sent) throws IOException {
        Talk.Frames frames = talk.frames();
        frames.send(sent);
        return frames.read(count);
    }

    /** Return a session of which a POST has begun. The answer to what follows it shows that its head was taken. */
    private static String posting(Talk talk) throws IOException {
        String session = talk.session();
        talk.beginPost(session).send("4");
        talk.request("OPTIONS", session);
        return session;
    }

    private static String upgrading(Talk talk, String... sent) throws IOException {
        talk.session();
        Talk.Frames frames = talk.frames(talk.upgrade());
        frames.send(sent);
        return frames.read();
    }

    private static String origins(Talk talk, String method) throws IOException {
        String head = talk.request(method, POLLING, "Origin: http://a\r\n\r\n").head();
        return head.lines()
                .filter(line -> line.startsWith("Access-Control-Allow-Origin: "))
                .map(line -> line.substring("Access-Control-Allow-Origin: ".length()))
                .collect(Collectors.joining(" "));
    }
}
