package io.github.wsgauntlet.reports.record;

import static io.github.wsgauntlet.reports.record.Entry.From.TARGET;
import static io.github.wsgauntlet.reports.record.Entry.From.TESTER;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What fuzzing a server with a few faults would leave in the record: findings, what holds, and how deep it went. */
public final class SampleFuzzing {
    public static final String UNMASKED = "fuzz/violation/0a1b2c3d";
    public static final String SPLIT = "fuzz/conversation/77e01b42";
    static final String INSIDE = "fuzz/violation/c0ffee11";
    public static final String HOLDS = "fuzz/closing/holds";
    public static final String TOKEN =
            "wg1." + "eJxLTEpOSU1Lz8jMys7JzcsvKCwqLiktK6-orKquqa2rb2hsam5pbWvv6OzqBgCq5BUn".repeat(9);

    private SampleFuzzing() {}

    /** Return cases and after them what fuzzing adds. */
    static List<CaseResult> cases(List<CaseResult> chosen) {
        List<CaseResult> cases = new ArrayList<>(chosen);
        cases.add(unmasked());
        cases.add(split());
        cases.add(inside());
        for (Fuzzing.Tried tried : summary().properties()) {
            if (tried.findings() == 0) {
                cases.add(holds(tried));
            }
        }
        return cases;
    }

    static Fuzzing summary() {
        return new Fuzzing(
                20261122,
                2000,
                4,
                17,
                3120,
                List.of(
                        new Fuzzing.Tried(
                                "conversation", "Any legal conversation is answered exactly as the RFC says", 612, 1),
                        new Fuzzing.Tried(
                                "violation",
                                "Exactly one violation, wherever it stands, makes the target fail the connection there",
                                584,
                                2),
                        new Fuzzing.Tried(
                                "closing",
                                "Any way in which the tester ends the connection is answered as the RFC allows",
                                301,
                                0),
                        new Fuzzing.Tried(
                                "handshake",
                                "Any legal opening handshake is accepted, and any with one fault is refused",
                                298,
                                0),
                        new Fuzzing.Tried("stream", "No bytes whatsoever keep the server from serving others", 205, 0)),
                states(),
                requirements(),
                List.of(
                        new Fuzzing.Found(UNMASKED, "findings/violation-0a1b2c3d.yaml", TOKEN),
                        new Fuzzing.Found(SPLIT, "findings/conversation-77e01b42.yaml", "wg1.eJyrVkrLz1eyUkpKLFKq"),
                        new Fuzzing.Found(INSIDE, "findings/violation-c0ffee11.yaml", "wg1.eJwrycxNLVayUsrIVwIA")),
                List.of("In sample 1207 the target ended TCP before the echo, and did so in one of three further plays"
                        + " (RFC 6455 7.1.7)."));
    }

    private static Map<String, Integer> states() {
        Map<String, Integer> states = new LinkedHashMap<>();
        states.put("any bytes", 205);
        states.put("closed", 143);
        states.put("closed twice", 51);
        states.put("closed, and more said", 62);
        states.put("cut off", 45);
        states.put("handshake: accept", 120);
        states.put("handshake: accept or not", 14);
        states.put("handshake: refuse", 131);
        states.put("handshake: refuse or not", 22);
        states.put("handshake: refuse strict", 11);
        states.put("legal", 565);
        states.put("offer: valid", 1024);
        states.put("offer: unknown parameter", 9);
        states.put("said before the answer", 47);
        states.put("violated: close body of one byte", 31);
        states.put("violated: close code invalid", 40);
        states.put("violated: close reason not utf8", 28);
        states.put("violated: compression damaged", 0);
        states.put("violated: continuation without start", 44);
        states.put("violated: control fragmented", 39);
        states.put("violated: control too long", 42);
        states.put("violated: length not minimal", 37);
        states.put("violated: length top bit", 12);
        states.put("violated: message inside message", 45);
        states.put("violated: reserved bit", 88);
        states.put("violated: reserved opcode", 61);
        states.put("violated: text not utf8", 73);
        states.put("violated: unmasked", 44);
        return states;
    }

    private static Map<String, Integer> requirements() {
        Map<String, Integer> requirements = new LinkedHashMap<>();
        requirements.put("rfc6455-5.1-server-closes-unmasked", 44);
        requirements.put("rfc6455-5.2-length-16-bit", 101);
        requirements.put("rfc6455-5.2-rsv-on-data-fails", 88);
        requirements.put("rfc6455-5.4-no-new-message-inside-message", 45);
        requirements.put("rfc6455-5.5.1-close-is-answered", 143);
        requirements.put("rfc7692-7-decline-unknown-parameter", 1009);
        requirements.put("rfc9999-1-later", 1);
        return requirements;
    }

    private static CaseResult unmasked() {
        return result(
                UNMASKED,
                summary().properties().get(1).title(),
                "5.1",
                Verdict.FAIL,
                "rfc6455-5.1-server-closes-unmasked",
                "Expected the target to close on an unmasked frame; it answered as if the frame were masked"
                        + " (RFC 6455 5.1)",
                SampleConversation.opened()
                        .bytes(TESTER, "unmasked binary frame, 1 byte", "82 01 00")
                        .text(TARGET, "a")
                        .closed());
    }

    private static CaseResult split() {
        return result(
                SPLIT,
                summary().properties().get(0).title(),
                "5.2",
                Verdict.FAIL,
                "rfc6455-5.2-header-split-over-segments",
                "Expected the echo of a frame whose header came in two segments; the target ended TCP (RFC 6455 5.2)",
                SampleConversation.opened().text(TESTER, "a").event(TARGET, "FIN"));
    }

    private static CaseResult inside() {
        return result(
                INSIDE,
                summary().properties().get(1).title(),
                "5.4",
                Verdict.STRICT,
                "rfc6455-5.4-no-new-message-inside-message",
                "The target took a new message inside another for its continuation (RFC 6455 5.4)",
                SampleConversation.opened()
                        .frame(TESTER, false, 0, 1, new byte[0])
                        .frame(TESTER, true, 0, 1, new byte[0])
                        .closed());
    }

    private static CaseResult holds(Fuzzing.Tried tried) {
        return result(
                "fuzz/" + tried.name() + "/holds",
                tried.title(),
                "",
                Verdict.PASS,
                "",
                "None of " + tried.tries() + " samples has shown anything else",
                new SampleConversation());
    }

    private static CaseResult result(
            String id,
            String title,
            String section,
            Verdict verdict,
            String requirement,
            String reason,
            SampleConversation talk) {
        return new CaseResult(
                id,
                title,
                section,
                verdict,
                new Closing(Verdict.PASS, Closing.Manner.CLEAN),
                Level.MUST,
                requirement.isEmpty() ? List.of() : List.of(requirement),
                List.of(),
                4.2,
                requirement.isEmpty() ? List.of() : List.of("Complete the opening handshake", "Send what was made up"),
                requirement.isEmpty() ? List.of() : List.of("the target does what the oracle allows (PASS)"),
                "",
                verdict == Verdict.FAIL ? requirement : "",
                new Unasked.Obstacle(reason),
                false,
                talk.entries());
    }
}
