package io.github.wsgauntlet.harness.oracle;

import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.Arrays;
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
    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._~%-]+)(:\\d*)?");
    private static final Pattern BASE64_OF_16_BYTES = Pattern.compile("[A-Za-z0-9+/]{22}==");
    /** The last character before the padding holds two bits of the key and four pad bits. */
    private static final String LAST_WITHOUT_PAD_BITS = "AQgw";
    /** White space around a field value that is not the one space everybody writes. */
    private static final Pattern ODD_SPACES = Pattern.compile("\\n[A-Za-z-]+:([ \\t]{2,}\\S|.*\\S[ \\t]+\\r?\\n)");

    private static final Pattern FOLDED_LINE = Pattern.compile("\n[ \t]");
    private static final Pattern ANOTHER_VERSION = Pattern.compile("9|1[0-24-9]|[2-9]\\d|1\\d\\d|2[0-4]\\d|25[0-5]");
    private static final Set<String> STANDARD_FIELDS =
            Set.of("host", "upgrade", "connection", "sec-websocket-key", "sec-websocket-version");

    private final HttpHead request;
    private HandshakeRuling ruling = HandshakeRuling.ACCEPT;
    private boolean subprotocolMalformed;

    private HandshakeOracle(HttpHead request) {
        this.request = withoutSpaceBeforeColons(request);
        if (!this.request.fields().equals(request.fields())) {
            ruled(HandshakeRuling.REFUSE_STRICT);
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
     * @param versionMismatch whether all that is wrong with it is a version the server cannot know (RFC 6455 4.4)
     * @param subprotocolMalformed whether the subprotocol offer is no list of tokens, of which none may be chosen
     */
    record Finding(HandshakeRuling ruling, boolean versionMismatch, boolean subprotocolMalformed) {}

    /** Rules on a request head. */
    static Finding rule(HttpHead request) {
        var oracle = new HandshakeOracle(request);
        oracle.requestLine();
        oracle.host();
        oracle.upgrade();
        oracle.connection();
        oracle.key();
        oracle.subprotocol();
        oracle.extensions();
        oracle.otherFields();
        boolean fineSoFar = !oracle.ruling.refuse();
        oracle.version();
        return new Finding(oracle.ruling, fineSoFar && oracle.namesAnotherVersion(), oracle.subprotocolMalformed);
    }

    private void ruled(HandshakeRuling other) {
        ruling = ruling.and(other);
    }

    private void requestLine() {
        if (request.startLine().isEmpty()) {
            emptyLineFirst();
            return;
        }
        Matcher line = REQUEST_LINE.matcher(request.startLine());
        if (!line.matches()) {
            ruled(HandshakeRuling.REFUSE);
            return;
        }
        method(line.group(1));
        target(line.group(2));
        httpVersion(Optional.ofNullable(line.group(3)));
    }

    /** At least one empty line before the request line is to be ignored (RFC 9112 2.2). */
    private void emptyLineFirst() {
        boolean plain = request.text().startsWith("\r\nGET <path> HTTP/1.1\r\n");
        ruled(plain ? HandshakeRuling.ACCEPT_WARN : HandshakeRuling.REFUSE);
    }

    private void method(String method) {
        if (!method.equals("GET")) {
            ruled(method.equalsIgnoreCase("GET") ? HandshakeRuling.REFUSE_STRICT : HandshakeRuling.REFUSE);
        }
    }

    private void target(String target) {
        if (target.contains("#")) {
            ruled(HandshakeRuling.REFUSE_OR_NOT);
        } else if (target.contains("?") || !target.contains("<path>")) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT);
        } else if (target.startsWith("http://") || target.startsWith("https://")) {
            ruled(HandshakeRuling.ACCEPT_WARN);
        }
    }

    private void httpVersion(Optional<String> version) {
        String said = version.orElse("none");
        if (said.equals("HTTP/1.1")) {
            return;
        }
        if (said.equalsIgnoreCase("HTTP/1.1")) {
            ruled(HandshakeRuling.REFUSE_STRICT);
        } else {
            ruled(said.matches("HTTP/1\\.[2-9]") ? HandshakeRuling.ACCEPT_OR_NOT : HandshakeRuling.REFUSE);
        }
    }

    private void host() {
        List<String> hosts = request.values("Host");
        if (hosts.isEmpty()) {
            ruled(HandshakeRuling.REFUSE);
        } else if (hosts.size() > 1
                || !HOST.matcher(hosts.getFirst().replace("<host>", "host")).matches()) {
            ruled(HandshakeRuling.REFUSE_STRICT);
        } else if (!hosts.getFirst().equals("<host>")) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT);
        }
    }

    private void upgrade() {
        List<String> lines = request.values("Upgrade");
        List<String> members = request.list("Upgrade");
        if (members.stream().noneMatch("websocket"::equalsIgnoreCase)) {
            boolean alike = members.stream()
                    .anyMatch(member -> lower(member).replace("-", "").contains("websocket"));
            ruled(alike ? HandshakeRuling.REFUSE_STRICT : HandshakeRuling.REFUSE);
        } else if (lines.size() > 1) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT);
        } else if (members.size() > 1) {
            ruled(HandshakeRuling.ACCEPT_STRICT);
        }
    }

    private void connection() {
        List<String> lines = request.values("Connection");
        List<String> members = request.list("Connection");
        if (members.stream().noneMatch("upgrade"::equalsIgnoreCase)) {
            boolean alike = members.stream().anyMatch(member -> lower(member).contains("upgrade"));
            ruled(alike ? HandshakeRuling.REFUSE_STRICT : HandshakeRuling.REFUSE);
        } else if (lines.size() > 1 || hasEmptyMember(lines)) {
            ruled(HandshakeRuling.ACCEPT_WARN);
        }
    }

    private void key() {
        List<String> keys = request.values("Sec-WebSocket-Key");
        if (keys.isEmpty() || keys.getFirst().isEmpty()) {
            ruled(HandshakeRuling.REFUSE);
            return;
        }
        String key = keys.getFirst();
        if (keys.size() > 1
                || !key.equals("<key>") && !BASE64_OF_16_BYTES.matcher(key).matches()) {
            ruled(HandshakeRuling.REFUSE_STRICT);
        } else if (!key.equals("<key>") && LAST_WITHOUT_PAD_BITS.indexOf(key.charAt(21)) < 0) {
            ruled(HandshakeRuling.ACCEPT_OR_NOT);
        }
    }

    private void version() {
        List<String> versions = request.values("Sec-WebSocket-Version");
        if (versions.isEmpty()) {
            ruled(HandshakeRuling.REFUSE);
            return;
        }
        String version = versions.getFirst();
        if (versions.size() > 1 || version.contains(",")) {
            ruled(HandshakeRuling.REFUSE_STRICT);
        } else if (version.matches("\\+13|0+13|13\\.0")) {
            ruled(HandshakeRuling.REFUSE_STRICT);
        } else if (version.matches("[0-8]")) {
            ruled(HandshakeRuling.REFUSE_OR_NOT);
        } else if (!version.equals("13")) {
            ruled(HandshakeRuling.REFUSE);
        }
    }

    private boolean namesAnotherVersion() {
        List<String> versions = request.values("Sec-WebSocket-Version");
        return versions.size() == 1
                && ANOTHER_VERSION.matcher(versions.getFirst()).matches();
    }

    private void subprotocol() {
        List<String> lines = request.values("Sec-WebSocket-Protocol");
        if (lines.isEmpty()) {
            return;
        }
        List<String> names = split(lines);
        if (names.stream().anyMatch(name -> name.chars().anyMatch(c -> c > 0x7e))) {
            ruled(HandshakeRuling.REFUSE_OR_NOT); // Octets a server may well not look at (RFC 6455 8.1).
            return;
        }
        boolean tokens = !names.isEmpty() && names.stream().allMatch(HandshakeOracle::isName);
        subprotocolMalformed = !tokens;
        boolean different = new HashSet<>(names).size() == names.size();
        ruled(tokens && different ? HandshakeRuling.ACCEPT_OR_NOT : HandshakeRuling.REFUSE_STRICT);
    }

    /** A placeholder stands for a token. */
    private static boolean isName(String name) {
        return TOKEN.matcher(name.replace("<random>", "x")).matches();
    }

    private void extensions() {
        List<String> lines = request.values("Sec-WebSocket-Extensions");
        if (!lines.isEmpty()) {
            String offer = String.join(",", lines).replace("<random>", "x");
            ruled(ExtensionsGrammar.matches(offer) ? HandshakeRuling.ACCEPT_WARN : HandshakeRuling.REFUSE_STRICT);
        }
    }

    private void otherFields() {
        if (ODD_SPACES.matcher(request.text()).find()) {
            ruled(HandshakeRuling.ACCEPT_WARN);
        }
        if (FOLDED_LINE.matcher(request.text()).find()) { // To be refused or unfolded (RFC 9112 5.2).
            ruled(HandshakeRuling.ACCEPT_OR_NOT);
        }
        for (HttpHead.Field field : request.fields()) {
            String name = lower(field.name());
            if (name.equals("origin")) {
                ruled(HandshakeRuling.ACCEPT_OR_NOT);
            } else if (!STANDARD_FIELDS.contains(name) && field.value().length() > 8_000) {
                ruled(HandshakeRuling.ACCEPT_OR_NOT);
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
