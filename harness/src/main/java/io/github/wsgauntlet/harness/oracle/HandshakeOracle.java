package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.harness.conversation.ExtensionsGrammar;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules on an opening handshake (RFC 6455 4.2.1), each by a method of its own that rules on one aspect. */
final class HandshakeOracle {
    private static final Pattern REQUEST_LINE = Pattern.compile("(\\S+) (\\S+)(?: (\\S+))?");
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(:\\d*)?");
    private static final Pattern BASE64 = Pattern.compile("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?");
    private static final Pattern BASE64_OF_16_BYTES = Pattern.compile("[A-Za-z0-9+/]{22}==");
    /** The last character before the padding holds two bits of the key and four pad bits. */
    private static final String LAST_WITHOUT_PAD_BITS = "AQgw";
    /** White space around a field value that is not the one space everybody writes. */
    private static final Pattern ODD_SPACES = Pattern.compile("\\n[A-Za-z-]+:([ \\t]{2,}\\S|.*\\S[ \\t]+\\r?\\n)");

    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z-]+>");

    /** No client offers extensions or subprotocols in as many characters. */
    private static final int LONG_OFFER = 2_000;

    /** A server may well have a limit on fields that lies there. */
    private static final int MANY_FIELDS = 80;

    /** What may stand in a URI (RFC 3986 2). */
    private static final Pattern URI_CHARACTERS =
            Pattern.compile("(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+");

    private static final Pattern FOLDED_LINE = Pattern.compile("\n[ \t]");
    private static final Pattern ANOTHER_VERSION = Pattern.compile("9|1[0-24-9]|[2-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Set<String> STANDARD_FIELDS =
            Set.of("host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version");

    /** Fields of HTTP by which a client may ask for something that a server does not want to give. */
    private static final Set<String> WELL_KNOWN_FIELDS = Set.of(
            "accept-charset",
            "authorization",
            "content-length",
            "content-type",
            "date",
            "early-data",
            "forwarded",
            "from",
            "if-modified-since",
            "if-none-match",
            "max-forwards",
            "prefer",
            "priority",
            "range",
            "referer",
            "sec-fetch-mode",
            "traceparent",
            "via",
            "x-forwarded-for",
            "x-http-method-override",
            "x-requested-with");

    /** Rulings on a request that a server has no reason of its own to refuse, before it has looked at the version. */
    private static final Set<HandshakeRuling> LEAVING_NO_REASON =
            EnumSet.of(HandshakeRuling.ACCEPT, HandshakeRuling.ACCEPT_STRICT, HandshakeRuling.ACCEPT_WARN);

    /** What a handshake is about that has nothing special about it. */
    private static final String PLAIN = "rfc6455-4.2.1-baseline-valid-handshake";

    private final HttpHead request;
    private HandshakeRuling ruling = HandshakeRuling.ACCEPT;
    private String requirement = PLAIN;
    private boolean subprotocolMalformed;

    private HandshakeOracle(HttpHead request) {
        this.request = withoutSpaceBeforeColons(request);
        if (!this.request.fields().equals(request.fields())) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc9112-5.1-no-space-before-colon");
        }
    }

    /** Each aspect is ruled on by itself: a space before a colon does not make the field another one. */
    private static HttpHead withoutSpaceBeforeColons(HttpHead request) {
        return new HttpHead(
                request.startLine(),
                request.fields().stream()
                        .map(field -> new HttpHead.Field(field.name().stripTrailing(), field.value()))
                        .toList(),
                request.raw());
    }

    /**
     * What follows from a request head.
     *
     * @param ruling what is to be done with it
     * @param requirement the ledger id of what says so, where several do of the strictest
     * @param versionMismatch whether all that is wrong with it is a version the server cannot know (RFC 6455 4.4)
     * @param subprotocolMalformed whether the subprotocol offer is no list of tokens, of which none may be chosen
     */
    record Reading(HandshakeRuling ruling, String requirement, boolean versionMismatch, boolean subprotocolMalformed) {
        /** Return what follows from a request head that never ends. */
        static Reading endless() {
            return new Reading(HandshakeRuling.REFUSE, "rfc9112-2.2-grammar-violation-400-and-close", false, false);
        }
    }

    /** Rules on a request head. */
    static Reading rule(HttpHead request) {
        Optional<HttpHead> behindEmptyLine = behindEmptyLine(request);
        var oracle = new HandshakeOracle(behindEmptyLine.orElse(request));
        if (behindEmptyLine.isPresent()) {
            oracle.ruled(HandshakeRuling.ACCEPT_WARN, "rfc9112-2.2-leading-empty-line");
        }
        oracle.requestLine();
        oracle.host();
        oracle.upgrade();
        oracle.connection();
        oracle.key();
        oracle.subprotocol();
        oracle.extensions();
        oracle.otherFields();
        boolean fineSoFar = LEAVING_NO_REASON.contains(oracle.ruling);
        oracle.version();
        return new Reading(
                oracle.ruling,
                oracle.requirement,
                fineSoFar && oracle.namesAnotherVersion(),
                oracle.subprotocolMalformed);
    }

    private void ruled(HandshakeRuling other, String because) {
        if (requirement.equals(PLAIN) || ruling.and(other) != ruling) {
            requirement = because;
        }
        ruling = ruling.and(other);
    }

    private void requestLine() {
        Matcher line = REQUEST_LINE.matcher(request.startLine());
        if (!line.matches()) {
            ruled(HandshakeRuling.REFUSE, "rfc9112-3-request-line-invalid");
            return;
        }
        method(line.group(1));
        target(line.group(2));
        httpVersion(Optional.ofNullable(line.group(3)));
    }

    /** At least one empty line before the request line is to be ignored (RFC 9112 2.2). */
    private static Optional<HttpHead> behindEmptyLine(HttpHead request) {
        byte[] raw = request.raw();
        boolean first = raw.length > 2 && raw[0] == '\r' && raw[1] == '\n';
        return first ? HttpHead.parse(Arrays.copyOfRange(raw, 2, raw.length), raw.length - 2) : Optional.empty();
    }

    private void method(String method) {
        if (!method.equals("GET")) {
            boolean inOtherCase = method.equalsIgnoreCase("GET");
            ruled(
                    inOtherCase ? HandshakeRuling.REFUSE_STRICT : HandshakeRuling.REFUSE,
                    inOtherCase ? "rfc9110-9.1-method-case-sensitive" : "rfc6455-4.2.1-method-must-be-get");
        }
    }

    private void target(String target) {
        if (target.contains("#")) {
            ruled(HandshakeRuling.REFUSE_OR_NOT, "rfc6455-4.2.1-request-target-with-fragment");
        } else if (!URI_CHARACTERS
                .matcher(PLACEHOLDER.matcher(target).replaceAll(""))
                .matches()) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9112-3-request-line-invalid");
        } else if (target.startsWith("<path>?")) {
            ruled(HandshakeRuling.ACCEPT_UNLESS_UNWANTED, "rfc6455-4.2.1-request-target-with-query");
        } else if (target.contains("?") || !target.contains("<path>")) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-request-target-with-query");
        } else if (target.startsWith("http://") || target.startsWith("https://")) {
            ruled(HandshakeRuling.ACCEPT_WARN, "rfc6455-4.2.1-absolute-request-target");
        }
    }

    private void httpVersion(Optional<String> version) {
        String said = version.orElse("none");
        if (said.equals("HTTP/1.1")) {
            return;
        }
        if (said.equalsIgnoreCase("HTTP/1.1")) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc9112-2.3-http-version-case-sensitive");
        } else if (said.matches("HTTP/1\\.[2-9]")) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-http-higher-minor-version");
        } else {
            ruled(HandshakeRuling.REFUSE, "rfc6455-4.2.1-http-version-at-least-1.1");
        }
    }

    private void host() {
        List<String> hosts = request.values("Host");
        if (hosts.isEmpty()) {
            ruled(HandshakeRuling.REFUSE, "rfc6455-4.2.1-host-header-required");
        } else if (hosts.size() > 1
                || !HOST.matcher(hosts.getFirst().replace("<host>", "host")).matches()) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc9112-3.2-host-exactly-one-valid");
        } else if (!hosts.getFirst().equals("<host>")) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-host-header-foreign-authority");
        }
    }

    private void upgrade() {
        List<String> lines = request.values("Upgrade");
        List<String> members = request.list("Upgrade");
        if (members.stream().noneMatch("websocket"::equalsIgnoreCase)) {
            boolean alike = members.stream()
                    .anyMatch(member -> lower(member).replace("-", "").contains("websocket"));
            ruled(
                    alike ? HandshakeRuling.REFUSE_STRICT : HandshakeRuling.REFUSE,
                    alike ? "rfc6455-4.2.1-upgrade-token-not-substring" : "rfc6455-4.2.1-upgrade-header-required");
        } else if (lines.size() > 1) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-duplicate-upgrade-line");
        } else if (members.size() > 1) {
            ruled(HandshakeRuling.ACCEPT_STRICT, "rfc6455-4.2.1-upgrade-token-in-list");
        }
    }

    private void connection() {
        List<String> lines = request.values("Connection");
        List<String> members = request.list("Connection");
        if (members.stream().noneMatch("upgrade"::equalsIgnoreCase)) {
            boolean alike = members.stream().anyMatch(member -> lower(member).contains("upgrade"));
            ruled(
                    alike ? HandshakeRuling.REFUSE_STRICT : HandshakeRuling.REFUSE,
                    alike
                            ? "rfc6455-4.2.1-connection-token-not-substring"
                            : "rfc6455-4.2.1-connection-header-required");
        } else if (lines.size() > 1) {
            ruled(HandshakeRuling.ACCEPT_WARN, "rfc9110-5.3-repeated-list-fields-combine");
        } else if (hasEmptyMember(lines)) {
            ruled(HandshakeRuling.ACCEPT_WARN, "rfc9110-5.6.1.2-empty-list-elements-ignored");
        }
    }

    private void key() {
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.isEmpty() || keys.getFirst().isEmpty()) {
            ruled(
                    HandshakeRuling.REFUSE,
                    keys.isEmpty() ? "rfc6455-4.2.1-key-header-required" : "rfc6455-4.2.1-key-empty-refused");
            return;
        }
        String key = keys.getFirst();
        if (keys.size() > 1) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-11.3.1-key-header-once");
        } else if (key.equals("<key>")) {
            return;
        } else if (!BASE64.matcher(key).matches()) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-4.2.1-key-must-be-base64");
        } else if (!BASE64_OF_16_BYTES.matcher(key).matches()) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-4.2.1-key-must-decode-to-16-bytes");
        } else if (LAST_WITHOUT_PAD_BITS.indexOf(key.charAt(21)) < 0) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-key-nonzero-pad-bits");
        }
    }

    private void version() {
        List<String> versions = request.values("Sec-WebSocket-Version");
        if (versions.isEmpty()) {
            ruled(HandshakeRuling.REFUSE, "rfc6455-4.2.1-version-header-required");
            return;
        }
        String version = versions.getFirst();
        if (versions.size() > 1) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-11.3.5-version-header-request-once");
        } else if (version.contains(",")) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-4.2.1-version-list-in-request");
        } else if (version.matches("\\+13|0+13|13\\.0")) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-4.2.1-version-malformed-refused");
        } else if (version.matches("[0-8]")) {
            ruled(HandshakeRuling.REFUSE_OR_NOT, "rfc6455-4.2.1-version-13-only");
        } else if (!version.equals("13")) {
            ruled(
                    HandshakeRuling.REFUSE,
                    namesAnotherVersion()
                            ? "rfc6455-4.2.2-unsupported-version-aborts"
                            : "rfc6455-4.2.1-version-malformed-refused");
        }
    }

    private boolean namesAnotherVersion() {
        List<String> versions = request.values("Sec-WebSocket-Version");
        return versions.size() == 1
                && ANOTHER_VERSION.matcher(versions.getFirst()).matches();
    }

    private void subprotocol() {
        List<String> lines = request.values("Sec-WebSocket-Protocol");
        if (lines.isEmpty() || isTooLongToJudge(lines)) {
            return;
        }
        List<String> names = split(lines);
        if (names.stream().anyMatch(name -> name.chars().anyMatch(c -> c > 0x7e))) {
            // Octets a server may well not look at (RFC 6455 8.1).
            ruled(HandshakeRuling.REFUSE_OR_NOT, "rfc6455-8.1-utf8-rule-in-handshake");
            return;
        }
        boolean tokens = !names.isEmpty() && names.stream().allMatch(HandshakeOracle::isName);
        subprotocolMalformed = !tokens;
        boolean different = new HashSet<>(names).size() == names.size();
        if (!tokens) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-4.2.1-subprotocol-offer-malformed");
        } else if (!different) {
            ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-4.2.1-subprotocol-offer-duplicates");
        } else {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-subprotocol-offer-optional");
        }
    }

    /** Whatever is wrong with so much of it, a server may well refuse it or not look at it at all. */
    private boolean isTooLongToJudge(List<String> lines) {
        boolean tooLong = lines.stream().mapToInt(String::length).sum() > LONG_OFFER;
        if (tooLong) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9110-5.4-oversized-header-4xx");
        }
        return tooLong;
    }

    /** A placeholder stands for a token. */
    private static boolean isName(String name) {
        return TOKEN.matcher(PLACEHOLDER.matcher(name).replaceAll("x")).matches();
    }

    private void extensions() {
        List<String> lines = request.values("Sec-WebSocket-Extensions");
        if (!lines.isEmpty() && !isTooLongToJudge(lines)) {
            String offer = String.join(",", lines).replace("<random>", "x");
            if (ExtensionsGrammar.matches(offer)) {
                ruled(HandshakeRuling.ACCEPT_WARN, "rfc6455-4.2.1-extensions-offer-optional");
            } else {
                ruled(HandshakeRuling.REFUSE_STRICT, "rfc6455-9.1-malformed-extensions-header-fails");
            }
        }
    }

    private void otherFields() {
        if (ODD_SPACES.matcher(request.text()).find()) {
            ruled(HandshakeRuling.ACCEPT_WARN, "rfc6455-4.3-implied-lws-between-tokens");
        }
        if (FOLDED_LINE.matcher(request.text()).find()) { // To be refused or unfolded (RFC 9112 5.2).
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9112-5.2-obs-fold");
        }
        if (ContentOracle.expects(request)) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9110-7.8-expect-100-before-101");
        } else if (ContentOracle.announces(request)) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9112-6-handshake-with-body");
        }
        if (request.fields().size() > MANY_FIELDS) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9110-5.4-oversized-header-4xx");
        }
        for (HttpHead.Field field : request.fields()) {
            String name = lower(field.name());
            if (WELL_KNOWN_FIELDS.contains(name)) {
                ruled(HandshakeRuling.ACCEPT_UNLESS_UNWANTED, "rfc6455-4.2.1-unknown-headers-ignored");
            } else if (name.equals("origin")) {
                ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc6455-4.2.1-origin-any-serialization");
            } else if (!STANDARD_FIELDS.contains(name) && field.value().length() > 8_000) {
                ruled(HandshakeRuling.ACCEPT_OR_NOT, "rfc9110-5.4-oversized-header-4xx");
            }
        }
    }

    private static List<String> split(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static boolean hasEmptyMember(List<String> lines) {
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .anyMatch(String::isBlank);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
