package io.github.wsgauntlet.server.rule;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One rule of RFC 6455 or RFC 7692 that the reference server or the reference client keeps, or both do.
 *
 * <p>Every rule can be waived. The endpoint then goes on as a lenient one would, in a way that its peer can see: it has
 * exactly one flaw. Rules about the opening handshake refuse it with an HTTP status, decline an offer of compression,
 * or, in a client, drop the connection; those about frames and messages fail the connection with a close code; the rest
 * binds the endpoint itself.
 */
public enum Rule implements Ground {
    // ---- the opening handshake (RFC 6455 4.2.1 and 4.2.2) ----

    METHOD_IS_GET(
            405, "The opening handshake must be a GET request (RFC 6455 4.2.1)", "rfc6455-4.2.1-method-must-be-get"),
    METHOD_IS_CASE_SENSITIVE(
            405, "The method must be GET in upper case (RFC 9110 9.1)", "rfc9110-9.1-method-case-sensitive"),
    HTTP_VERSION_AT_LEAST_1_1(
            505,
            "The opening handshake must be HTTP/1.1 or higher (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-http-version-at-least-1.1",
            "rfc9110-7.8-ignore-upgrade-in-http10"),
    HTTP_VERSION_IS_CASE_SENSITIVE(
            400,
            "The HTTP version must be written in upper case (RFC 9112 2.3)",
            "rfc9112-2.3-http-version-case-sensitive"),
    NO_SPACE_BEFORE_COLON(
            400,
            "A field name must be followed by its colon at once (RFC 9112 5.1)",
            "rfc9112-5.1-no-space-before-colon"),
    HOST_REQUIRED(
            400,
            "The opening handshake must have a Host field (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-host-header-required",
            "rfc9112-3.2-host-exactly-one-valid"),
    HOST_ONCE(
            400,
            "The opening handshake must not have two Host fields (RFC 9112 3.2)",
            "rfc9112-3.2-host-exactly-one-valid"),
    HOST_IS_VALID(
            400,
            "The Host field must be a host and an optional port (RFC 9112 3.2)",
            "rfc9112-3.2-host-exactly-one-valid"),
    UPGRADE_REQUIRED(
            426,
            "The opening handshake must have an Upgrade field (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-upgrade-header-required"),
    UPGRADE_NAMES_WEBSOCKET(
            426,
            "The Upgrade field must name websocket (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-upgrade-header-required",
            "rfc9110-7.8-no-switch-to-unlisted-protocol"),
    UPGRADE_TOKEN_IS_EXACT(
            426,
            "The Upgrade field must name websocket, not a longer word (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-upgrade-token-not-substring"),
    CONNECTION_REQUIRED(
            400,
            "The opening handshake must have a Connection field (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-connection-header-required"),
    CONNECTION_NAMES_UPGRADE(
            400, "The Connection field must name Upgrade (RFC 6455 4.2.1)", "rfc6455-4.2.1-connection-header-required"),
    CONNECTION_TOKEN_IS_EXACT(
            400,
            "The Connection field must name Upgrade, not a longer word (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-connection-token-not-substring"),
    VERSION_REQUIRED(
            400,
            "The opening handshake must have a Sec-WebSocket-Version (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-version-header-required"),
    VERSION_ONCE(
            400,
            "The opening handshake must not have two Sec-WebSocket-Version fields (RFC 6455 11.3.5)",
            "rfc6455-11.3.5-version-header-request-once"),
    VERSION_IS_SINGLE(
            400,
            "Sec-WebSocket-Version must be one version, not a list (RFC 6455 4.3)",
            "rfc6455-4.2.1-version-list-in-request"),
    VERSION_IS_A_NUMBER(
            400,
            "Sec-WebSocket-Version must be 0 to 255 without leading zeros (RFC 6455 4.3)",
            "rfc6455-4.2.1-version-malformed-refused"),
    VERSION_IS_SUPPORTED(
            426,
            "Sec-WebSocket-Version must be 13 (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-version-13-only",
            "rfc6455-4.2.2-unsupported-version-aborts"),
    REFUSED_VERSION_NAMES_SUPPORTED(
            0,
            "A refused version must be answered with the supported one (RFC 6455 4.2.2)",
            "rfc6455-4.2.2-unsupported-version-lists-versions",
            "rfc6455-4.4-version-list-complete"),
    KEY_REQUIRED(
            400,
            "The opening handshake must have a Sec-WebSocket-Key (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-key-header-required"),
    KEY_ONCE(
            400,
            "The opening handshake must not have two Sec-WebSocket-Key fields (RFC 6455 11.3.1)",
            "rfc6455-11.3.1-key-header-once"),
    KEY_IS_NOT_EMPTY(400, "Sec-WebSocket-Key must not be empty (RFC 6455 4.2.1)", "rfc6455-4.2.1-key-empty-refused"),
    KEY_IS_BASE64(400, "Sec-WebSocket-Key must be base64 (RFC 6455 4.2.1)", "rfc6455-4.2.1-key-must-be-base64"),
    KEY_DECODES_TO_16_BYTES(
            400,
            "Sec-WebSocket-Key must decode to 16 bytes (RFC 6455 4.2.1)",
            "rfc6455-4.2.1-key-must-decode-to-16-bytes"),
    SUBPROTOCOLS_ARE_TOKENS(
            400,
            "Sec-WebSocket-Protocol must be a list of tokens (RFC 6455 4.3)",
            "rfc6455-4.2.1-subprotocol-offer-malformed"),
    SUBPROTOCOLS_ARE_UNIQUE(
            400,
            "Sec-WebSocket-Protocol must not name a subprotocol twice (RFC 6455 4.1)",
            "rfc6455-4.2.1-subprotocol-offer-duplicates"),
    EXTENSIONS_ARE_WELL_FORMED(
            400,
            "Sec-WebSocket-Extensions must fit its grammar (RFC 6455 9.1)",
            "rfc6455-9.1-malformed-extensions-header-fails"),

    // ---- offers of compression (RFC 7692 7) ----

    DEFLATE_PARAMETERS_ARE_DEFINED(
            101,
            "An offer of permessage-deflate must not have an undefined parameter (RFC 7692 7)",
            "rfc7692-7-decline-unknown-parameter"),
    DEFLATE_PARAMETERS_ARE_UNIQUE(
            101,
            "An offer of permessage-deflate must not have a parameter twice (RFC 7692 7)",
            "rfc7692-7-decline-duplicate-parameter"),
    NO_CONTEXT_TAKEOVER_HAS_NO_VALUE(
            101,
            "The no_context_takeover parameters must not have a value (RFC 7692 7.1.1)",
            "rfc7692-7-decline-invalid-value"),
    SERVER_MAX_WINDOW_BITS_HAS_A_VALUE(
            101,
            "An offered server_max_window_bits must have a value (RFC 7692 7.1.2.1)",
            "rfc7692-7-decline-invalid-value"),
    WINDOW_BITS_ARE_A_NUMBER(
            101, "Window bits must be a decimal number (RFC 7692 7.1.2)", "rfc7692-7-decline-invalid-value"),
    WINDOW_BITS_HAVE_NO_LEADING_ZERO(
            101, "Window bits must not have a leading zero (RFC 7692 7.1.2)", "rfc7692-7-decline-invalid-value"),
    WINDOW_BITS_ARE_8_TO_15(101, "Window bits must be 8 to 15 (RFC 7692 7.1.2)", "rfc7692-7-decline-invalid-value"),

    // ---- the masking of a client's frames (RFC 6455 5.1) ----

    CLIENT_FRAMES_MASKED(1002, "Client frames must be masked (RFC 6455 5.1)", "rfc6455-5.1-server-closes-unmasked"),
    CONTINUATION_FRAMES_MASKED(
            1002, "Client continuation frames must be masked (RFC 6455 5.1)", "rfc6455-5.1-server-closes-unmasked"),
    CONTROL_FRAMES_MASKED(
            1002,
            "Client control frames must be masked (RFC 6455 5.1)",
            "rfc6455-5.1-server-closes-unmasked",
            "rfc6455-5.1-server-closes-unmasked-close"),
    // ---- the answer to the opening handshake, and frames of a server (RFC 6455 4.1 and 5.1) ----

    STATUS_LINE_IS_WELL_FORMED(
            1006,
            "The answer must begin with a version and a status (RFC 9112 4)",
            "rfc6455-4.1-client-non-101-by-http",
            "rfc6455-4.1-client-nonconforming-101-fails"),
    STATUS_IS_101(1006, "The answer must have status 101 (RFC 6455 4.1)", "rfc6455-4.1-client-non-101-by-http"),
    ANSWER_UPGRADE_REQUIRED(
            1006, "The 101 must have an Upgrade field (RFC 6455 4.1)", "rfc6455-4.1-client-upgrade-missing-fails"),
    ANSWER_UPGRADE_IS_WEBSOCKET(
            1006,
            "The Upgrade field of the 101 must be websocket (RFC 6455 4.1)",
            "rfc6455-4.1-client-upgrade-missing-fails"),
    ANSWER_CONNECTION_REQUIRED(
            1006, "The 101 must have a Connection field (RFC 6455 4.1)", "rfc6455-4.1-client-connection-missing-fails"),
    ANSWER_CONNECTION_NAMES_UPGRADE(
            1006,
            "The Connection field of the 101 must name Upgrade (RFC 6455 4.1)",
            "rfc6455-4.1-client-connection-missing-fails"),
    ACCEPT_REQUIRED(
            1006,
            "The 101 must have a Sec-WebSocket-Accept (RFC 6455 4.1)",
            "rfc6455-4.1-client-accept-missing-or-wrong-fails"),
    ACCEPT_IS_RIGHT(
            1006,
            "Sec-WebSocket-Accept must prove that the key was read (RFC 6455 4.1)",
            "rfc6455-4.1-client-accept-missing-or-wrong-fails"),
    SUBPROTOCOL_WAS_OFFERED(
            1006,
            "The 101 must not choose a subprotocol that was not offered (RFC 6455 4.1)",
            "rfc6455-4.1-client-unrequested-subprotocol-fails"),
    ANSWER_EXTENSIONS_ARE_WELL_FORMED(
            1006,
            "Sec-WebSocket-Extensions of the 101 must fit its grammar (RFC 6455 9.1)",
            "rfc6455-9.1-client-malformed-extensions-answer-fails"),
    EXTENSIONS_WERE_OFFERED(
            1006,
            "The 101 must not list an extension that was not offered (RFC 6455 4.1)",
            "rfc6455-4.1-client-unrequested-extension-fails",
            "rfc7692-5-client-unoffered-pmce-fails"),
    DEFLATE_IS_AGREED_ONCE(
            1006,
            "The 101 must not agree on compression twice (RFC 7692 5)",
            "rfc7692-5-client-conflicting-extensions-fail"),
    ANSWER_PARAMETERS_ARE_DEFINED(
            1006,
            "An answer of permessage-deflate must not have an undefined parameter (RFC 7692 7)",
            "rfc7692-7-client-invalid-answer-fails"),
    ANSWER_PARAMETERS_ARE_UNIQUE(
            1006,
            "An answer of permessage-deflate must not have a parameter twice (RFC 7692 7)",
            "rfc7692-7-client-invalid-answer-fails"),
    ANSWER_PARAMETERS_HAVE_VALID_VALUES(
            1006,
            "The parameters of an answer of permessage-deflate must have valid values (RFC 7692 7)",
            "rfc7692-7-client-invalid-answer-fails"),
    CLIENT_WINDOW_WAS_OFFERED(
            1006,
            "The answer must not have client_max_window_bits that was not offered (RFC 7692 7.1.2.2)",
            "rfc7692-7.1.2.2-client-cmwb-not-offered-fails"),
    SERVER_FRAMES_UNMASKED(
            1002, "Server frames must not be masked (RFC 6455 5.1)", "rfc6455-5.1-client-closes-on-masked-frame"),
    SERVER_CONTROL_FRAMES_UNMASKED(
            1002,
            "Server control frames must not be masked (RFC 6455 5.1)",
            "rfc6455-5.1-client-closes-on-masked-frame"),
    SERVER_CLOSES_TCP_FIRST(
            0,
            "A client lets the server close TCP first (RFC 6455 7.1.1)",
            "rfc6455-5.5.1-client-waits-for-server-tcp-close",
            "rfc6455-7.1.1-client-should-wait-for-tcp-close"),

    // ---- frames and messages (RFC 6455 5 and 8) ----

    DATA_FRAMES_RSV_ZERO(
            1002,
            "Reserved bits must be 0 unless an extension defines them (RFC 6455 5.2)",
            "rfc6455-5.2-rsv-on-data-fails",
            "rfc6455-5.2-rsv-undefined-with-extension-fails"),
    CONTINUATION_FRAMES_RSV_ZERO(
            1002,
            "Reserved bits of continuation frames must be 0 (RFC 6455 5.2)",
            "rfc6455-5.2-rsv-on-continuation-fails"),
    CONTROL_FRAMES_RSV_ZERO(
            1002, "Reserved bits of control frames must be 0 (RFC 6455 5.2)", "rfc6455-5.2-rsv-on-control-fails"),
    DATA_OPCODES_DEFINED(
            1002,
            "Opcodes 3 to 7 are reserved (RFC 6455 5.2)",
            "rfc6455-5.2-reserved-noncontrol-opcode-fails",
            "rfc6455-5.2-reserved-opcode-mid-message-fails"),
    CONTROL_OPCODES_DEFINED(
            1002,
            "Opcodes 0xB to 0xF are reserved (RFC 6455 5.2)",
            "rfc6455-5.2-reserved-control-opcode-fails",
            "rfc6455-5.2-reserved-opcode-mid-message-fails"),
    LENGTH_16_IS_MINIMAL(
            1002, "A length below 126 must not take 16 bits (RFC 6455 5.2)", "rfc6455-5.2-length-received-non-minimal"),
    LENGTH_64_IS_MINIMAL(
            1002,
            "A length below 65536 must not take 64 bits (RFC 6455 5.2)",
            "rfc6455-5.2-length-received-non-minimal"),
    LENGTH_64_TOP_BIT_ZERO(
            1002,
            "The most significant bit of a 64-bit length must be 0 (RFC 6455 5.2)",
            "rfc6455-5.2-length-msb-zero-received"),
    CONTROL_FRAMES_AT_MOST_125(
            1002,
            "Control frames must carry at most 125 bytes (RFC 6455 5.5)",
            "rfc6455-5.5-control-payload-max-125-received"),
    CONTROL_FRAMES_NOT_FRAGMENTED(
            1002,
            "Control frames must not be fragmented (RFC 6455 5.5)",
            "rfc6455-5.4-control-frame-fragmented-received"),
    CONTINUATION_NEEDS_A_START(
            1002,
            "A continuation frame must continue a message (RFC 6455 5.4)",
            "rfc6455-5.4-continuation-without-start"),
    NO_NEW_MESSAGE_INSIDE_A_MESSAGE(
            1002,
            "A new message must not start inside a fragmented one (RFC 6455 5.4)",
            "rfc6455-5.4-no-new-message-inside-message"),
    TEXT_IS_UTF8(
            1007,
            "Text must be UTF-8 (RFC 6455 8.1)",
            "rfc6455-8.1-invalid-utf8-text-fails",
            "rfc6455-8.1-invalid-utf8-across-fragments",
            "rfc6455-5.6-text-message-valid-utf8"),
    TEXT_HAS_NO_OVERLONG_FORMS(
            1007,
            "Text must not contain overlong UTF-8 (RFC 6455 8.1, RFC 3629 3)",
            "rfc6455-8.1-invalid-utf8-overlong",
            "rfc3629-3-decoders-reject-overlong-and-surrogates"),
    TEXT_HAS_NO_SURROGATES(
            1007,
            "Text must not contain surrogates (RFC 6455 8.1, RFC 3629 3)",
            "rfc6455-8.1-invalid-utf8-surrogates",
            "rfc3629-3-decoders-reject-overlong-and-surrogates"),
    TEXT_IS_AT_MOST_10FFFF(
            1007,
            "Text must not contain code points above U+10FFFF (RFC 6455 8.1, RFC 3629 3)",
            "rfc6455-8.1-invalid-utf8-above-10ffff"),
    TEXT_ENDS_WITH_A_WHOLE_CHARACTER(
            1007,
            "Text must not end inside a character (RFC 6455 8.1)",
            "rfc6455-8.1-invalid-utf8-text-fails",
            "rfc6455-8.1-invalid-utf8-across-fragments"),
    CLOSE_BODY_STARTS_WITH_A_CODE(
            1002,
            "A Close body must start with a two-byte status code (RFC 6455 5.5.1)",
            "rfc6455-5.5.1-close-body-starts-with-code"),
    CLOSE_CODE_AT_LEAST_1000(
            1002, "Close codes 0 to 999 are not used (RFC 6455 7.4.2)", "rfc6455-7.4.2-range-0-999-unused"),
    CLOSE_CODE_AT_MOST_4999(
            1002, "Close codes above 4999 are not defined (RFC 6455 7.4.2)", "rfc6455-7.4.2-range-5000-up-undefined"),
    CLOSE_CODE_IS_FOR_THE_WIRE(
            1002,
            "Close codes 1005, 1006 and 1015 must not be sent (RFC 6455 7.4.1)",
            "rfc6455-7.4.1-forbidden-code-received",
            "rfc6455-7.4.1-code-1005-never-sent",
            "rfc6455-7.4.1-code-1006-never-sent",
            "rfc6455-7.4.1-code-1015-never-sent"),
    CLOSE_CODE_IS_ASSIGNED(
            1002,
            "Close codes 1004 and 1016 to 2999 have no meaning yet (RFC 6455 7.4)",
            "rfc6455-7.4.1-code-1004-reserved",
            "rfc6455-7.4.2-range-1000-2999-reserved"),
    CLOSE_REASON_IS_UTF8(
            1007,
            "A Close reason must be UTF-8 (RFC 6455 5.5.1)",
            "rfc6455-5.5.1-close-reason-is-utf8",
            "rfc6455-5.5.1-close-reason-invalid-utf8-received"),

    // ---- compressed messages (RFC 7692 6 and 7.2) ----

    CONTINUATION_FRAMES_RSV1_ZERO(
            1002,
            "RSV1 must be 0 on every frame of a message but the first (RFC 7692 6.1)",
            "rfc7692-6.1-rsv1-on-continuation-fails"),
    CONTROL_FRAMES_RSV1_ZERO(
            1002, "RSV1 must be 0 on control frames (RFC 7692 6.1)", "rfc7692-6.1-rsv1-on-control-fails"),
    // The frames are right and the message is not what RSV1 says of it, hence 1007 (RFC 6455 7.4.1) and not 1002.
    COMPRESSED_DATA_IS_VALID(
            1007,
            "A compressed message must be valid DEFLATE data (RFC 7692 7.2.2)",
            "rfc7692-7.2.2-corrupt-deflate-data",
            "rfc1951-3.2.3-reserved-block-type"),
    STORED_LENGTHS_ARE_CONFIRMED(
            1007,
            "The length of a stored block must be followed by its complement (RFC 1951 3.2.4)",
            "rfc7692-7.2.2-corrupt-deflate-data"),
    DISTANCES_STAY_BEHIND_THE_START(
            1007,
            "A match must not reach back beyond the start of the window (RFC 1951 3.2.5)",
            "rfc1951-3.2.5-distance-not-beyond-start",
            "rfc7692-7.2.2-corrupt-deflate-data"),
    COMPRESSED_MESSAGES_ARE_WHOLE(
            1007,
            "A compressed message must not end inside a DEFLATE block (RFC 7692 7.2.2)",
            "rfc7692-7.2.2-truncated-deflate-data"),
    INFLATED_TEXT_IS_CHECKED(
            0,
            "Text must be UTF-8 even if it was compressed (RFC 7692 6.1)",
            "rfc7692-6.1-decompressed-text-utf8-checked"),

    // ---- closing (RFC 6455 5.5.1 and 7): what the server owes ----

    CLOSE_IS_ANSWERED(
            0, "A Close frame must be answered with a Close frame (RFC 6455 5.5.1)", "rfc6455-5.5.1-close-is-answered"),
    ONE_CLOSE_ONLY(
            0,
            "An endpoint sends one Close frame (RFC 6455 5.5.1)",
            "rfc6455-5.5.1-only-one-close-frame",
            "rfc6455-5.5.1-simultaneous-close"),
    NOTHING_PROCESSED_AFTER_CLOSE(
            0,
            "What follows a Close frame is ignored (RFC 6455 5.5.1)",
            "rfc6455-5.5.1-data-after-peer-close-not-processed",
            "rfc6455-6.1-send-only-when-open"),
    NOTHING_PROCESSED_AFTER_FAILURE(
            0,
            "What follows a failure of the connection is ignored (RFC 6455 7.1.7)",
            "rfc6455-7.1.7-no-processing-after-fail"),
    TCP_CLOSED_AFTER_CLOSE(
            0,
            "The server closes TCP once both Close frames are sent (RFC 6455 5.5.1)",
            "rfc6455-5.5.1-tcp-closed-after-close-exchange"),
    TCP_CLOSED_AFTER_FAILURE(
            0,
            "The server closes TCP when it fails the connection (RFC 6455 7.1.7)",
            "rfc6455-7.1.7-fail-closes-connection");

    private static final Set<Rule> OF_SERVERS = serversOwn();
    private static final Set<Rule> OF_CLIENTS = EnumSet.range(STATUS_LINE_IS_WELL_FORMED, SERVER_CLOSES_TCP_FIRST);

    private final int code;
    private final String message;
    private final String requirements;

    Rule(int code, String message, String... requirements) {
        this.code = code;
        this.message = message;
        this.requirements = String.join(" ", requirements);
    }

    private static Set<Rule> serversOwn() {
        EnumSet<Rule> own = EnumSet.range(METHOD_IS_GET, CONTROL_FRAMES_MASKED);
        own.add(TCP_CLOSED_AFTER_CLOSE);
        own.add(TCP_CLOSED_AFTER_FAILURE); // A client may leave it to the server even then (RFC 6455 7.1.1).
        return own;
    }

    /**
     * Find a rule by name.
     *
     * @param name its {@link #key()}, as in {@code client-frames-masked}, or the name of the constant
     * @throws IllegalArgumentException when there is no such rule; the message names those that exist
     */
    public static Rule parse(String name) {
        String constant = name.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(rule -> rule.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule \"" + name + "\". The rules are: "
                        + Arrays.stream(values()).map(Rule::key).collect(Collectors.joining(", "))));
    }

    /** Return the name for people and command lines, as in {@code client-frames-masked}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return whether an endpoint of a role keeps this rule, or has its peer keep it. */
    public boolean concerns(EndpointRole role) {
        return switch (role) {
            case SERVER -> !OF_CLIENTS.contains(this);
            case CLIENT -> !OF_SERVERS.contains(this);
        };
    }

    /** Return the ids of the requirements in the ledger that this rule keeps. */
    public List<String> requirements() {
        return List.of(requirements.split(" "));
    }

    @Override
    public int code() {
        return code;
    }

    @Override
    public String message() {
        return message;
    }
}
