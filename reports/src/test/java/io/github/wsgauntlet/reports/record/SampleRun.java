package io.github.wsgauntlet.reports.record;

import static io.github.wsgauntlet.reports.record.Entry.From.NOTE;
import static io.github.wsgauntlet.reports.record.Entry.From.TARGET;
import static io.github.wsgauntlet.reports.record.Entry.From.TESTER;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run as a server with a few faults would earn it: every family, verdict and kind of entry is there. */
public final class SampleRun {
    public static final String URL = "ws://127.0.0.1:9001/chat";
    public static final RunHeader.Shard WHOLE = new RunHeader.Shard(1, 1, "7c0ffee5");

    private final List<CaseResult> cases = new ArrayList<>();

    private SampleRun() {}

    public static Results faulty() {
        SampleRun run = new SampleRun();
        run.handshake();
        run.masking();
        run.framing();
        run.fragmentation();
        run.control();
        run.utf8();
        run.closing();
        return complete(run.cases);
    }

    public static Results clean() {
        return complete(faulty().cases().stream()
                .filter(result -> result.verdict() == Verdict.PASS)
                .toList());
    }

    /** The run of {@link #faulty}, fuzzed too. */
    public static Results fuzzed() {
        return complete(SampleFuzzing.cases(faulty().cases()), SampleFuzzing.summary());
    }

    public static Results incomplete() {
        Results whole = faulty();
        return Results.incomplete(whole.header(), whole.cases().subList(0, 30));
    }

    /** A run whose target was gone before its end. */
    public static Results gone() {
        Results clean = clean();
        RunFooter footer = clean.footer().orElseThrow();
        return Results.of(
                clean.header(),
                clean.cases(),
                new RunFooter(footer.finished(), footer.millis(), footer.counts(), 3, "The target is gone."));
    }

    /** The run of {@link #faulty}, whose time was over before all was played. */
    public static Results endedEarly() {
        Results faulty = faulty();
        RunFooter footer = faulty.footer().orElseThrow();
        return Results.of(
                faulty.header(),
                faulty.cases(),
                new RunFooter(
                        footer.finished(),
                        footer.millis(),
                        footer.counts(),
                        1,
                        "7 cases FAIL; the time was over with 3 of 40 cases not played",
                        0,
                        RunFooter.Ended.TIME_OVER));
    }

    /** A run whose target did not come to rest. */
    public static Results busy() {
        Results clean = clean();
        RunFooter footer = clean.footer().orElseThrow();
        return Results.of(
                clean.header(),
                clean.cases(),
                new RunFooter(
                        footer.finished(),
                        footer.millis(),
                        footer.counts(),
                        0,
                        footer.summary(),
                        98,
                        RunFooter.Ended.WHOLE));
    }

    /** A run of any size, for the clock. */
    public static Results large(int size) {
        List<CaseResult> some = faulty().cases();
        List<CaseResult> many = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            CaseResult result = some.get(i % some.size());
            many.add(renamed(result, result.id() + "[round=" + i / some.size() + "]"));
        }
        return complete(many);
    }

    public static CaseResult renamed(CaseResult result, String id) {
        return with(result, id, result.transcript());
    }

    /** Return a case under another id, with something else on the wire. */
    public static CaseResult with(CaseResult result, String id, List<Entry> transcript) {
        return with(result, id, result.requirements(), result.millis(), transcript);
    }

    /** Return a case that is about another requirement. */
    public static CaseResult citing(CaseResult result, String requirement) {
        return with(result, result.id(), List.of(requirement), result.millis(), result.transcript());
    }

    /** Return a case that took some milliseconds. */
    public static CaseResult taking(CaseResult result, double millis) {
        return with(result, result.id(), result.requirements(), millis, result.transcript());
    }

    private static CaseResult with(
            CaseResult result, String id, List<String> requirements, double millis, List<Entry> transcript) {
        return new CaseResult(
                id,
                result.title(),
                result.section(),
                result.verdict(),
                result.closing(),
                result.level(),
                requirements,
                result.autobahn(),
                millis,
                result.sent(),
                result.expected(),
                result.why(),
                result.violated(),
                result.reaction(),
                result.repeated(),
                transcript);
    }

    public static Results complete(List<CaseResult> cases) {
        return Results.of(header(chosen(cases)), cases, footer(cases, 1180));
    }

    public static Results complete(List<CaseResult> cases, Fuzzing fuzzing) {
        return Results.of(header(chosen(cases)), cases, Optional.of(fuzzing), footer(cases, 1180 + fuzzing.millis()));
    }

    private static int chosen(List<CaseResult> cases) {
        return Math.toIntExact(cases.stream().filter(result -> !result.fuzzed()).count());
    }

    private static RunFooter footer(List<CaseResult> cases, double millis) {
        boolean failed = cases.stream().anyMatch(result -> result.verdict() == Verdict.FAIL);
        Instant finished = Instant.parse("2026-11-22T14:03:08.700Z");
        return new RunFooter(finished, millis, RunFooter.count(cases), failed ? 1 : 0, "a summary");
    }

    public static RunHeader header(int cases) {
        Map<String, Object> capabilities = new LinkedHashMap<>();
        capabilities.put("echo", true);
        capabilities.put("greets first", false);
        capabilities.put("permessage-deflate", false);
        capabilities.put("subprotocol", "none");
        capabilities.put("largest message", 1_048_576);
        capabilities.put("round trip ms", 0.31);
        return new RunHeader(
                "wsgauntlet 0.1.0",
                Instant.parse("2026-11-22T14:03:07.520Z"),
                new RunHeader.Target("examplesrv 2.4", URL),
                capabilities,
                cases,
                WHOLE,
                List.of());
    }

    private void handshake() {
        String[] ids = {
            "baseline",
            "method-post",
            "http-1.0",
            "host-missing",
            "upgrade-missing",
            "upgrade-case",
            "upgrade-in-list",
            "connection-missing",
            "connection-keep-alive-upgrade",
            "key-missing",
            "key-empty",
            "key-twice",
            "version-missing",
            "header-names-in-lower-case",
            "subprotocol-not-offered",
            "extensions-not-offered",
            "frames-in-the-same-segment"
        };
        for (String id : ids) {
            pass(
                    "handshake/" + id,
                    "An opening handshake: " + id.replace('-', ' '),
                    "4.2.1",
                    "rfc6455-4.2.1-baseline-valid-handshake",
                    SampleConversation.opened().closed());
        }
        add(
                "handshake/key-not-16-bytes",
                "A key that decodes to 15 bytes",
                "4.2.1",
                Verdict.FAIL,
                Level.MUST,
                "rfc6455-4.2.1-key-must-decode-to-16-bytes",
                "Expected a refusal, since Sec-WebSocket-Key must decode to 16 bytes; the target accepted with 101"
                        + " (RFC 6455 4.2.1)",
                SampleConversation.opened().event(TESTER, "RST"));
        add(
                "handshake/version[value=12]",
                "A version that nobody speaks",
                "4.4",
                Verdict.WARN,
                Level.SHOULD,
                "rfc6455-4.2.2-unsupported-version-lists-versions",
                "The target refused with 400 as it must, and did not name version 13 in Sec-WebSocket-Version"
                        + " (RFC 6455 4.4)",
                new SampleConversation()
                        .event(TESTER, "connected")
                        .head(TESTER, "opening handshake", """
                                GET /chat HTTP/1.1
                                Host: 127.0.0.1:9001
                                Upgrade: websocket
                                Connection: Upgrade
                                Sec-WebSocket-Version: 12

                                """)
                        .head(TARGET, "400 Bad Request", "HTTP/1.1 400 Bad Request\nContent-Length: 0\n\n")
                        .event(TARGET, "FIN"));
    }

    private void masking() {
        for (String id : List.of("zero-key", "random-key", "key-per-frame")) {
            pass(
                    "masking/" + id,
                    "A masked frame: " + id.replace('-', ' '),
                    "5.3",
                    "rfc6455-5.2-single-frame-message",
                    echo("hello"));
        }
        for (String type : List.of("text", "binary", "ping")) {
            add(
                    "masking/unmasked[opcode=" + type + "]",
                    "A " + type + " frame without a mask",
                    "5.1",
                    Verdict.FAIL,
                    Level.MUST,
                    "rfc6455-5.1-server-closes-unmasked",
                    "Expected the target to close on an unmasked frame; it answered as if the frame were masked"
                            + " (RFC 6455 5.1)",
                    SampleConversation.opened()
                            .bytes(TESTER, "unmasked " + type + " frame, 5 bytes", "81 05 68 65 6c 6c 6f")
                            .text(TARGET, "hello")
                            .closed());
        }
    }

    private void framing() {
        for (int length : new int[] {0, 1, 125, 126, 127, 65535, 65536}) {
            pass(
                    "framing/lengths/echo[length=" + length + "]",
                    "A text message of " + length + " bytes",
                    "5.2",
                    "rfc6455-5.2-length-7-bit",
                    echo("wsgauntlet ".repeat(6000).substring(0, length)));
        }
        for (int rsv = 1; rsv <= 7; rsv++) {
            String opcode = rsv % 2 == 0 ? "text" : "binary";
            pass(
                    "framing/reserved-bits/no-extension[rsv=" + rsv + ",opcode=" + opcode + "]",
                    "A data frame with a reserved bit set while no extension was negotiated",
                    "5.2",
                    "rfc6455-5.2-rsv-on-data-fails",
                    SampleConversation.opened()
                            .frame(TESTER, true, rsv, 1, utf8("hello"))
                            .close(TARGET, 1002, "reserved bit set")
                            .event(TARGET, "FIN"));
        }
        for (int opcode : new int[] {3, 4, 7, 11, 15}) {
            pass(
                    "framing/opcodes/reserved[opcode=" + opcode + "]",
                    "A frame with a reserved opcode",
                    "5.2",
                    "rfc6455-5.2-reserved-noncontrol-opcode-fails",
                    SampleConversation.opened()
                            .frame(TESTER, true, 0, opcode, utf8("x"))
                            .close(TARGET, 1002, "")
                            .event(TARGET, "RST"));
        }
        add(
                "framing/lengths/not-minimal[form=64]",
                "Five bytes whose length is written in 64 bits",
                "5.2",
                Verdict.STRICT,
                Level.MUST,
                "rfc6455-5.2-length-received-non-minimal",
                "The target accepted a length that is not minimal; only the sender is told to write the shortest form"
                        + " (RFC 6455 5.2)",
                SampleConversation.opened()
                        .bytes(
                                TESTER,
                                "text frame, 5 bytes, length in 64 bits",
                                "81 ff 00 00 00 00 00 00 00 05 37 fa 21 3d 5f 9f 4d 51 58")
                        .text(TARGET, "hello")
                        .closed());
        add(
                "framing/lengths/most-significant-bit",
                "A 64-bit length whose first bit is set",
                "5.2",
                Verdict.INCONCLUSIVE,
                Level.MUST,
                "rfc6455-5.2-length-msb-zero-received",
                "Nothing but the deadline of 2000 ms ended this case: the target neither closed nor answered",
                SampleConversation.opened()
                        .bytes(
                                TESTER,
                                "text frame that declares 2^63 bytes",
                                "81 ff 80 00 00 00 00 00 00 00 01 02 03 04")
                        .event(NOTE, "deadline of 2000 ms passed")
                        .event(TESTER, "RST"));
    }

    private void fragmentation() {
        for (String id : List.of(
                "two-fragments",
                "empty-fragments",
                "one-byte-fragments",
                "ping-between",
                "continuation-without-start",
                "new-message-inside",
                "close-inside",
                "many-fragments")) {
            pass(
                    "fragmentation/" + id,
                    "A fragmented message: " + id.replace('-', ' '),
                    "5.4",
                    "rfc6455-5.4-receive-fragmented-and-unfragmented",
                    SampleConversation.opened()
                            .frame(TESTER, false, 0, 1, utf8("hel"))
                            .frame(TESTER, true, 0, 9, utf8("wsgauntlet-barrier"))
                            .frame(TESTER, true, 0, 0, utf8("lo"))
                            .frame(TARGET, true, 0, 10, utf8("wsgauntlet-barrier"))
                            .text(TARGET, "hello")
                            .closed());
        }
    }

    private void control() {
        for (int length : new int[] {0, 1, 124, 125}) {
            pass(
                    "control/ping[length=" + length + "]",
                    "A Ping with " + length + " bytes",
                    "5.5.2",
                    "rfc6455-5.5.2-ping-answered-with-pong",
                    SampleConversation.opened()
                            .frame(TESTER, true, 0, 9, utf8("p".repeat(length)))
                            .frame(TARGET, true, 0, 10, utf8("p".repeat(length)))
                            .closed());
        }
        pass(
                "control/pong-unsolicited",
                "A Pong that nobody asked for",
                "5.5.3",
                "rfc6455-5.5.3-unsolicited-pong-tolerated",
                SampleConversation.opened().closed());
        pass(
                "control/ping-too-long",
                "A Ping with 126 bytes",
                "5.5",
                "rfc6455-5.5-control-payload-max-125-received",
                SampleConversation.opened().close(TARGET, 1002, "").event(TARGET, "FIN"));
        add(
                "control/ping-flood",
                "Ten Pings before the first answer",
                "5.5.3",
                Verdict.INFO,
                Level.MAY,
                "rfc6455-5.5.3-pong-only-for-latest-ping",
                "The target answered only the last of ten Pings, which it may (RFC 6455 5.5.3)",
                SampleConversation.opened()
                        .frame(TESTER, true, 0, 9, utf8("0"))
                        .frame(TESTER, true, 0, 9, utf8("9"))
                        .frame(TARGET, true, 0, 10, utf8("9"))
                        .closed());
        add(
                "control/ping-fragmented",
                "A Ping without FIN",
                "5.5",
                Verdict.FAIL,
                Level.MUST,
                "rfc6455-5.4-control-frame-fragmented-received",
                "Expected the target to fail the connection on a fragmented control frame; it answered with a Pong"
                        + " (RFC 6455 5.5)",
                SampleConversation.opened()
                        .frame(TESTER, false, 0, 9, utf8("pi"))
                        .frame(TARGET, true, 0, 10, utf8("pi"))
                        .frame(TESTER, true, 0, 0, utf8("ng"))
                        .close(TARGET, 1002, "unexpected continuation")
                        .event(TARGET, "FIN"));
    }

    private void utf8() {
        for (String id : List.of(
                "ascii",
                "two-byte",
                "three-byte",
                "four-byte",
                "split-inside-a-character",
                "overlong",
                "surrogate",
                "above-10ffff",
                "lone-continuation",
                "truncated-at-the-end")) {
            pass(
                    "utf-8/" + id,
                    "A text message: " + id.replace('-', ' '),
                    "8.1",
                    "rfc6455-5.4-message-type-fixed-by-first-fragment",
                    echo("κόσμε — 世界 😀"));
        }
        for (String id : List.of("fail-fast[at=first-fragment]", "fail-fast[at=mid-frame]")) {
            add(
                    "utf-8/" + id,
                    "Broken UTF-8 before the message is complete",
                    "8.1",
                    Verdict.SKIP,
                    Level.SHOULD,
                    "rfc6455-5.4-receive-fragmented-and-unfragmented",
                    "This case needs a server that echoes fragments as they come, and this one does not",
                    new SampleConversation());
        }
    }

    private void closing() {
        for (int code : new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
            pass(
                    "closing/code[code=" + code + "]",
                    "A Close frame with code " + code,
                    "7.4.1",
                    "rfc6455-5.5.1-close-is-answered",
                    SampleConversation.opened()
                            .close(TESTER, code, "bye")
                            .close(TARGET, code, "bye")
                            .event(TARGET, "FIN"));
        }
        for (int code : new int[] {1005, 1006}) {
            add(
                    "closing/code-reserved[code=" + code + "]",
                    "A Close frame with a code that must not be on the wire",
                    "7.4.1",
                    Verdict.FAIL,
                    Level.MUST_NOT,
                    "rfc6455-5.5.1-close-code-from-7.4",
                    "Expected code 1002 or an end of TCP; the target echoed code " + code + " (RFC 6455 7.4.1)",
                    SampleConversation.opened()
                            .close(TESTER, code, "")
                            .close(TARGET, code, "")
                            .event(TARGET, "FIN"));
        }
        pass(
                "closing/empty",
                "A Close frame without a body",
                "5.5.1",
                "rfc6455-5.5.1-close-body-optional",
                SampleConversation.opened()
                        .frame(TESTER, true, 0, 8, new byte[0])
                        .frame(TARGET, true, 0, 8, new byte[0])
                        .event(TARGET, "FIN"));
        pass(
                "closing/one-byte",
                "A Close frame with one byte",
                "5.5.1",
                "rfc6455-5.5.1-close-body-starts-with-code",
                SampleConversation.opened()
                        .frame(TESTER, true, 0, 8, new byte[] {3})
                        .close(TARGET, 1002, "")
                        .event(TARGET, "FIN"));
    }

    private static SampleConversation echo(String text) {
        return SampleConversation.opened().text(TESTER, text).text(TARGET, text).closed();
    }

    private void pass(String id, String title, String section, String requirement, SampleConversation talk) {
        add(id, title, section, Verdict.PASS, Level.MUST, requirement, "The target did what is required", talk);
    }

    private void add(
            String id,
            String title,
            String section,
            Verdict verdict,
            Level level,
            String requirement,
            String reason,
            SampleConversation talk) {
        boolean clean = verdict.judged();
        cases.add(new CaseResult(
                id,
                title,
                section,
                verdict,
                new Closing(clean ? Verdict.PASS : Verdict.INCONCLUSIVE, Closing.Manner.CLEAN),
                level,
                List.of(requirement, "rfc6455-7.1.7-fail-closes-connection"),
                List.of("3." + (cases.size() % 7 + 1), "3.8"),
                0.4 + cases.size() * 0.37 % 9,
                List.of("Complete the opening handshake", title, "Send a tagged Ping, then the closing handshake"),
                List.of(
                        "the target fails the connection with code 1002 (PASS)",
                        "the target fails the connection with any code that may be sent (INFO)",
                        "the target ends TCP without a Close frame (WARN)"),
                id.startsWith("framing/reserved")
                        ? "7.1.7 says SHOULD about the Close frame that comes before, so a bare end of TCP is no"
                                + " failure"
                        : "",
                verdict == Verdict.FAIL ? requirement : "",
                new Unasked.Obstacle(reason),
                false,
                talk.entries()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
