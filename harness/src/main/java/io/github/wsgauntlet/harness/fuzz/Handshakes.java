package io.github.wsgauntlet.harness.fuzz;

import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Opcodes;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Opening handshakes (RFC 6455 4.1): legal ones in all their variety, and such with one fault, or two at once. */
final class Handshakes {
    private static final String UPGRADE = "Upgrade";
    private static final String CONNECTION = "Connection";
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String TOKEN_CHARACTERS = "!#$%&'*+-.^_`|~";

    private Handshakes() {}

    /** Return requests that are legal, and as many with a fault. */
    static Arbitrary<Scenario> any() {
        Arbitrary<Optional<HandshakeRequest>> fault =
                Chosen.oneOf(Arbitraries.just(Optional.empty()), faulty().map(Optional::of));
        Arbitrary<Segments> segments = Chosen.frequencyOf(
                Tuple.of(6, Arbitraries.just(Segments.whole())),
                Tuple.of(1, Arbitraries.of(1, 3, 17, 100).map(Segments::of)));
        Arbitrary<List<HeaderEdit>> differences =
                Chosen.frequencyOf(Tuple.of(12, variations()), Tuple.of(1, manyFields()));
        return Chosen.frequencyOf(
                Tuple.of(
                        15,
                        Combinators.combine(fault, targets(), differences, segments)
                                .as(Handshakes::scenario)),
                Tuple.of(1, withContent()),
                Tuple.of(1, Arbitraries.of(true, false).map(Handshakes::afterAnother)));
    }

    /** Return targets of the resource, some with a query (RFC 3986 3.4) and some with one that is none. */
    private static Arbitrary<String> targets() {
        Arbitrary<String> octet = Arbitraries.integers().between(0, 255).map(value -> "%%%02X".formatted(value));
        Arbitrary<String> piece = Chosen.oneOf(octet, Arbitraries.of("a", "=", "&", "?", "/", ":", "@", "+", ";"));
        Arbitrary<String> query = piece.list().ofMaxSize(8).map(pieces -> String.join("", pieces));
        Arbitrary<String> odd = Arbitraries.of("%", "%4", "%zz", "a[]={}", "\u00e9", "\u00c3\u00a9", "\u00ff");
        return Chosen.frequencyOf(
                Tuple.of(12, Arbitraries.just("<path>")),
                Tuple.of(2, query.map(text -> "<path>?" + text)),
                Tuple.of(1, odd.map(text -> "<path>?" + text)));
    }

    /** Return requests with a masked ping as their content, and a ping after the handshake. */
    private static Arbitrary<Scenario> withContent() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(8).ofMaxLength(100), Arbitraries.of(true, false))
                .as(Handshakes::withContent);
    }

    private static Scenario withContent(String tag, boolean chunked) {
        String ping = "\u0089" + (char) (0x80 | tag.length()) + "\0\0\0\0" + tag;
        HandshakeRequest plain = HandshakeRequest.standard();
        String raw = chunked
                ? plain.with("Transfer-Encoding", "chunked").head() + Integer.toHexString(ping.length()) + "\r\n" + ping
                        + "\r\n0\r\n\r\n"
                : plain.with("Content-Length", String.valueOf(ping.length())).head() + ping;
        var request = new HandshakeRequest(plain.method(), plain.target(), plain.version(), List.of(), raw);
        var after = Unit.Frame.of(Opcodes.PING, new Payload.Text("after"));
        return new Scenario(
                List.of(
                        new Step.Open(request, List.of(), Segments.whole()),
                        new Step.Send(List.of(after), Segments.whole())),
                Scenario.Ending.CLOSE);
    }

    /** Return a plain request, and on the same connection the handshake and a ping. */
    private static Scenario afterAnother(boolean pipelined) {
        var earlier = new Step.Earlier("GET <path> HTTP/1.1\r\nHost: <host>\r\n\r\n", pipelined);
        var open = new Step.Open(HandshakeRequest.standard(), List.of(), Segments.whole(), Optional.of(earlier));
        var after = Unit.Frame.of(Opcodes.PING, new Payload.Text("after"));
        return new Scenario(List.of(open, new Step.Send(List.of(after), Segments.whole())), Scenario.Ending.CLOSE);
    }

    /** Variations of what the fault is in would only hide it, so that they leave the field alone that has it. */
    private static Scenario scenario(
            Optional<HandshakeRequest> fault, String target, List<HeaderEdit> variations, Segments segments) {
        HandshakeRequest start = fault.orElse(HandshakeRequest.standard());
        var edits = new ArrayList<>(start.edits());
        variations.stream()
                .filter(each -> start.edits().stream()
                        .noneMatch(other -> name(other).strip().equalsIgnoreCase(name(each))))
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .forEach(edits::add);
        edits.sort((a, b) -> Integer.compare(rank(a), rank(b)));
        String aim = start.target().equals("<path>") ? target : start.target();
        var request = new HandshakeRequest(start.method(), aim, start.version(), edits, "");
        return new Scenario(List.of(new Step.Open(request, List.of(), segments)), Scenario.Ending.CLOSE);
    }

    private static String name(HeaderEdit edit) {
        return switch (edit) {
            case HeaderEdit.Replace(String name, String value) -> name;
            case HeaderEdit.Add(String name, String value) -> name;
            case HeaderEdit.Drop(String name) -> name;
            case HeaderEdit.Fill fill -> "";
            case HeaderEdit.Reverse reverse -> "";
            case HeaderEdit.LowerCaseNames lower -> "";
            case HeaderEdit.UpperCaseNames upper -> "";
        };
    }

    /** The order in which a case file says them. */
    private static int rank(HeaderEdit edit) {
        return switch (edit) {
            case HeaderEdit.Replace replace -> 0;
            case HeaderEdit.Drop drop -> 1;
            case HeaderEdit.Fill fill -> 2;
            case HeaderEdit.Add add -> 2;
            case HeaderEdit.LowerCaseNames lower -> 3;
            case HeaderEdit.UpperCaseNames upper -> 3;
            case HeaderEdit.Reverse reverse -> 4;
        };
    }

    /** Return changes that leave a request legal, each kind at most once. */
    private static Arbitrary<List<HeaderEdit>> variations() {
        Arbitrary<HeaderEdit> replaced = Arbitraries.of(
                replace(UPGRADE, "WebSocket"),
                replace(UPGRADE, "WEBSOCKET"),
                replace(CONNECTION, "upgrade"),
                replace(CONNECTION, "UPGRADE"),
                replace(CONNECTION, "keep-alive, Upgrade"),
                replace(CONNECTION, "Upgrade, keep-alive"),
                replace(CONNECTION, "keep-alive,upgrade"),
                replace(CONNECTION, "keep-alive , Upgrade"),
                replace(CONNECTION, ", Upgrade"),
                replace(UPGRADE, "websocket, foo"),
                replace(UPGRADE, "foo, websocket"),
                replace(KEY, " <key>"),
                replace(KEY, "<key>  "),
                replace(VERSION, " 13"));
        Arbitrary<HeaderEdit> keys = Chosen.oneOf(
                        Arbitraries.of(
                                "AAAAAAAAAAAAAAAAAAAAAA==", "++++++++++++++++++++++==", "/////////////////////w=="),
                        Arbitraries.bytes()
                                .array(byte[].class)
                                .ofSize(16)
                                .map(nonce -> Base64.getEncoder().encodeToString(nonce)))
                .map(key -> replace(KEY, key));
        Arbitrary<HeaderEdit> names = Arbitraries.of(
                new HeaderEdit.LowerCaseNames(), new HeaderEdit.UpperCaseNames(), new HeaderEdit.Reverse());
        Arbitrary<HeaderEdit> added = Arbitraries.of(
                add("Origin", "http://example.com"),
                add("Cookie", "a=b; c=\"d\""),
                add("Accept", "*/*"),
                add("User-Agent", "wsgauntlet"),
                add("Cache-Control", "no-cache"),
                add("Content-Type", "text/plain"),
                add("Content-Length", "0"),
                add("Referer", "http://example.com/?a=b"),
                add("Via", "1.1 proxy.invalid"),
                add("Expect", "100-continue"),
                add("Sec-WebSocket-Protocol", "<random>"),
                add("Sec-WebSocket-Protocol", "chat, superchat"),
                add("Sec-WebSocket-Protocol", "<subprotocol>x"),
                add("Sec-WebSocket-Protocol", "x<subprotocol>"),
                add("Sec-WebSocket-Protocol", "<subprotocol-shortened>, <random>"),
                add("Sec-WebSocket-Protocol", "<subprotocol-in-other-case>"),
                add("X-Long", "x".repeat(1_000)),
                add("Sec-WebSocket-Extensions", "<random>"),
                add("Sec-WebSocket-Extensions", "<random>; a=1; b=\"2\", <random>"));
        Arbitrary<HeaderEdit> unknown =
                Combinators.combine(token(), value()).as((name, value) -> new HeaderEdit.Add("X-" + name, value));
        return Chosen.frequencyOf(
                        Tuple.of(3, replaced),
                        Tuple.of(2, keys),
                        Tuple.of(1, names),
                        Tuple.of(2, added),
                        Tuple.of(2, unknown))
                .list()
                .ofMaxSize(4)
                .uniqueElements(edit -> name(edit).isEmpty() ? "" : name(edit));
    }

    /**
     * Return as many fields as a request may well have that comes through proxies, after the mandatory ones, and as
     * many or more before them.
     */
    private static Arbitrary<List<HeaderEdit>> manyFields() {
        return Chosen.oneOf(fieldsAfter(), fieldsBefore());
    }

    private static Arbitrary<List<HeaderEdit>> fieldsBefore() {
        return Combinators.combine(
                        Arbitraries.of("X-Fill", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol"),
                        Arbitraries.of("*", "a;", "a, "),
                        Arbitraries.of(1, 1_000, 8_000, 32_000),
                        Arbitraries.of(1, 50, 150, 2_500))
                .as((name, text, times, lines) ->
                        List.of(new HeaderEdit.Fill(name, text, lines == 1 ? times : 1, lines)));
    }

    private static Arbitrary<List<HeaderEdit>> fieldsAfter() {
        return Arbitraries.of(20, 40, 60)
                .map(count -> IntStream.range(0, count)
                        .mapToObj(i -> add("X-Field-" + i, "value " + i))
                        .toList());
    }

    private static Arbitrary<String> token() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars(TOKEN_CHARACTERS)
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<String> value() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMaxLength(40)
                .map(text -> text.replaceAll("[<>]", ".").strip());
    }

    /** Return a plain request with one thing wrong, and now and then two. */
    private static Arbitrary<HandshakeRequest> faulty() {
        return Chosen.frequencyOf(
                Tuple.of(
                        2,
                        Arbitraries.of("POST", "PUT", "HEAD", "OPTIONS", "DELETE", "get", "Get")
                                .map(method -> line(method, "HTTP/1.1"))),
                Tuple.of(1, Arbitraries.of("HTTP/1.0", "HTTP/0.9", "http/1.1").map(version -> line("GET", version))),
                Tuple.of(
                        4,
                        Arbitraries.of("Host", UPGRADE, CONNECTION, KEY, VERSION)
                                .map(name -> edited(new HeaderEdit.Drop(name)))),
                Tuple.of(
                        1,
                        Arbitraries.of("a b", "a/b", "host:port:1", "http://host", "")
                                .map(value -> edited(replace("Host", value)))),
                Tuple.of(
                        1,
                        Arbitraries.of("Host", UPGRADE, CONNECTION, KEY, VERSION)
                                .map(Handshakes::spaceBeforeColon)),
                Tuple.of(
                        2,
                        Arbitraries.of("websocketx", "xwebsocket", "web-socket", "h2c", "TLS/1.0", "")
                                .map(value -> edited(replace(UPGRADE, value)))),
                Tuple.of(
                        2,
                        Arbitraries.of("xupgradex", "upgradex", "keep-alive", "close", "")
                                .map(value -> edited(replace(CONNECTION, value)))),
                Tuple.of(4, twoFaults()),
                Tuple.of(3, key().map(value -> edited(replace(KEY, value)))),
                Tuple.of(3, version().map(value -> edited(replace(VERSION, value)))),
                Tuple.of(
                        1,
                        Arbitraries.of(add(KEY, "<key>"), add(VERSION, "13"), add(VERSION, "8"), add("Host", "<host>"))
                                .map(Handshakes::edited)),
                Tuple.of(
                        1,
                        Arbitraries.of(";", "a;;b", "a=", "=1", "a b", "\"a\"", "a;b=\"c")
                                .map(value -> edited(add("Sec-WebSocket-Extensions", value)))),
                Tuple.of(
                        1,
                        Arbitraries.of("a b", "a;b", "\"a\"", ",", "a,a", "a/b", "(a)")
                                .map(value -> edited(add("Sec-WebSocket-Protocol", value)))));
    }

    /** Return a plain request of which two mandatory fields are missing or wrong. */
    private static Arbitrary<HandshakeRequest> twoFaults() {
        return Arbitraries.of(
                        new HeaderEdit.Drop("Host"),
                        new HeaderEdit.Drop(UPGRADE),
                        new HeaderEdit.Drop(CONNECTION),
                        new HeaderEdit.Drop(KEY),
                        new HeaderEdit.Drop(VERSION),
                        replace("Host", "a b"),
                        replace(UPGRADE, "h2c"),
                        replace(CONNECTION, "keep-alive"),
                        replace(KEY, "AQ=="),
                        replace(VERSION, "25"))
                .list()
                .ofSize(2)
                .uniqueElements(Handshakes::name)
                .map(edits -> new HandshakeRequest("GET", "<path>", "HTTP/1.1", edits, ""));
    }

    private static Arbitrary<String> key() {
        Arbitrary<String> otherLength = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(32)
                .filter(bytes -> bytes.length != 16)
                .map(bytes -> Base64.getEncoder().encodeToString(bytes));
        Arbitrary<String> text = Arbitraries.strings().withCharRange('!', ';').ofMaxLength(30);
        return Chosen.oneOf(otherLength, text);
    }

    private static Arbitrary<String> version() {
        return Chosen.oneOf(
                Arbitraries.integers()
                        .between(0, 300)
                        .filter(number -> number != 13)
                        .map(Object::toString),
                Arbitraries.of("13abc", "013", "+13", "-13", "13.0", "0x0d", "thirteen", "", "13, 8", "13,13")
                        .map(text -> text),
                Arbitraries.strings().numeric().ofMinLength(4).ofMaxLength(24));
    }

    private static HandshakeRequest spaceBeforeColon(String name) {
        String value = switch (name) {
            case "Host" -> "<host>";
            case UPGRADE -> "websocket";
            case CONNECTION -> "Upgrade";
            case KEY -> "<key>";
            default -> "13";
        };
        return new HandshakeRequest(
                "GET", "<path>", "HTTP/1.1", List.of(new HeaderEdit.Drop(name), add(name + " ", value)), "");
    }

    private static HandshakeRequest line(String method, String version) {
        return new HandshakeRequest(method, "<path>", version, List.of(), "");
    }

    private static HandshakeRequest edited(HeaderEdit edit) {
        return new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(edit), "");
    }

    private static HeaderEdit replace(String name, String value) {
        return new HeaderEdit.Replace(name, value);
    }

    private static HeaderEdit add(String name, String value) {
        return new HeaderEdit.Add(name, value);
    }
}
