package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that a server or a client can do wrong besides not keeping its peer to a {@link Rule}.
 *
 * <p>An endpoint with one defect is like the clean one in everything else: the defect is wrapped around a part of the
 * clean endpoint, which knows nothing of it.
 */
public enum Defect {
    // ---- the answer to the opening handshake (RFC 6455 4.2.2) ----

    ACCEPT_IS_WRONG("Sec-WebSocket-Accept has one wrong character.", "rfc6455-4.2.2-accept-computed-from-raw-key"),
    ACCEPT_IS_CONSTANT(
            "Sec-WebSocket-Accept is that of the sample key, whatever the key is.",
            "rfc6455-4.2.2-accept-fresh-per-connection",
            "rfc6455-4.2.2-accept-computed-from-raw-key"),
    ACCEPT_OF_REENCODED_KEY(
            "Sec-WebSocket-Accept is computed from the key decoded and encoded again.",
            "rfc6455-4.2.2-accept-computed-from-raw-key",
            "rfc6455-4.2.1-key-nonzero-pad-bits"),
    ACCEPT_OF_UNTRIMMED_KEY(
            "Sec-WebSocket-Accept is computed from the key with the white space after it.",
            "rfc6455-4.2.1-key-surrounding-whitespace",
            "rfc6455-4.2.2-accept-computed-from-raw-key"),
    ACCEPT_OF_LOWER_CASE_KEY(
            "Sec-WebSocket-Accept is computed from the key in lower case.",
            "rfc6455-4.2.2-accept-computed-from-raw-key"),
    ACCEPT_IS_MISSING("The 101 has no Sec-WebSocket-Accept.", "rfc6455-4.2.2-accept-computed-from-raw-key"),
    ACCEPT_TWICE("The 101 has two Sec-WebSocket-Accept fields.", "rfc6455-11.3.3-accept-header-once"),
    UPGRADE_IS_MISSING(
            "The 101 has no Upgrade field.", "rfc6455-4.2.2-response-upgrade-header", "rfc9110-7.8-101-has-upgrade"),
    UPGRADE_IS_WRONG("The 101 says Upgrade: h2c.", "rfc6455-4.2.2-response-upgrade-header"),
    CONNECTION_IS_MISSING(
            "The 101 has no Connection field.",
            "rfc6455-4.2.2-response-connection-header",
            "rfc9110-7.8-upgrade-sender-lists-connection-option"),
    CONNECTION_KEEPS_ALIVE("The 101 says Connection: keep-alive.", "rfc6455-4.2.2-response-connection-header"),
    ANSWER_IS_HTTP_1_0("The 101 is an HTTP/1.0 response.", "rfc6455-4.2.2-response-101-status-line"),
    SUBPROTOCOL_NOT_OFFERED(
            "The 101 chooses a subprotocol although the client offers none.",
            "rfc6455-4.2.2-subprotocol-absent-when-not-offered"),
    SUBPROTOCOL_FOREIGN(
            "The 101 answers an offer with a subprotocol that is not in it.",
            "rfc6455-4.2.2-subprotocol-chosen-from-offer"),
    SUBPROTOCOL_FOUND_IN_A_LONGER_NAME(
            "The 101 chooses the subprotocol chat where a name is offered that contains it.",
            "rfc6455-4.2.2-subprotocol-chosen-from-offer"),
    SUBPROTOCOL_FOUND_BY_ITS_START(
            "The 101 chooses the subprotocol chat where the start of its name is offered.",
            "rfc6455-4.2.2-subprotocol-chosen-from-offer"),
    SUBPROTOCOL_CASE_IGNORED(
            "The 101 chooses the subprotocol chat where its name is offered in another case.",
            "rfc6455-4.2.2-subprotocol-chosen-from-offer"),
    SUBPROTOCOL_EMPTY(
            "The 101 answers an offer with an empty Sec-WebSocket-Protocol.",
            "rfc6455-4.2.2-subprotocol-empty-value-illegal"),
    SUBPROTOCOLS_ALL_CHOSEN(
            "The 101 repeats the whole list of offered subprotocols.", "rfc6455-4.2.2-subprotocol-single-token"),
    SUBPROTOCOL_TWICE("The 101 has two Sec-WebSocket-Protocol fields.", "rfc6455-11.3.4-protocol-header-response-once"),
    EXTENSION_NOT_OFFERED(
            "The 101 lists an extension although the client offers none.",
            "rfc6455-4.2.2-extensions-only-from-offer",
            "rfc6455-9-no-unrequested-extension"),
    EXTENSION_FOREIGN(
            "The 101 answers an offer with an extension that is not in it.",
            "rfc6455-4.2.2-extensions-only-from-offer"),
    EXTENSIONS_EMPTY(
            "A 101 that accepts no extension has an empty Sec-WebSocket-Extensions.",
            "rfc6455-4.2.2-extensions-empty-value-illegal"),

    INTERIM_DRAFT_SPOKEN(
            "A request with neither a key nor a version is answered with the 101 of an interim draft.",
            "rfc6455-4.2.1-key-header-required",
            "rfc6455-4.2.1-version-header-required"),
    TWO_FAULTS_EXCUSED(
            "A request is accepted if two of its mandatory fields are missing or wrong.",
            "rfc6455-4.2.1-host-header-required",
            "rfc6455-4.2.1-upgrade-header-required",
            "rfc6455-4.2.1-connection-header-required",
            "rfc6455-4.2.1-key-header-required",
            "rfc6455-4.2.1-key-must-decode-to-16-bytes",
            "rfc6455-4.2.1-version-header-required",
            "rfc6455-4.2.2-unsupported-version-aborts",
            "rfc9112-3.2-host-exactly-one-valid"),

    CONTENT_TAKEN_FOR_FRAMES(
            "A request with content is accepted, and its content is taken for frames.",
            "rfc9112-6-handshake-with-body"),
    EXPECTATION_IGNORED(
            "A request that expects a 100 is answered with a 101 at once.", "rfc9110-7.8-expect-100-before-101"),

    // ---- a request before the opening handshake (RFC 9112 9.3) ----

    PIPELINED_ANSWERS_SWAPPED(
            "An opening handshake in one read with a plain request before it is answered first.",
            "rfc9112-9.3.2-pipelined-answers-in-order"),
    LATER_ACCEPT_WITHOUT_KEY(
            "Sec-WebSocket-Accept is computed from no key where another request came before on the connection.",
            "rfc6455-4.2.2-accept-computed-from-raw-key"),
    CONTENT_TAKEN_FOR_REQUEST(
            "The content of a plain request is taken for the next request.",
            "rfc9112-9.3-content-read-or-connection-closed"),

    // ---- legal opening handshakes that are refused (RFC 6455 4.2.1) ----

    KEY_WITH_PLUSES_REFUSED(
            "A key with three plus signs in a row is refused.",
            "rfc6455-4.2.2-accept-computed-from-raw-key",
            "rfc6455-4.2.1-baseline-valid-handshake"),
    KEY_WITH_SLASHES_REFUSED(
            "A key with three slashes in a row is refused.",
            "rfc6455-4.2.2-accept-computed-from-raw-key",
            "rfc6455-4.2.1-baseline-valid-handshake"),
    KEY_OF_ZEROS_REFUSED(
            "A key of nothing but zeros is refused.",
            "rfc6455-4.2.2-accept-computed-from-raw-key",
            "rfc6455-4.2.1-baseline-valid-handshake"),
    BLANK_BEHIND_COLON_REQUIRED(
            "A field without a space after its colon is refused.", "rfc6455-4.2.1-baseline-valid-handshake"),
    MANY_FIELDS_BREAK_THE_SERVER(
            "A request with more than 20 fields is answered with 500.", "rfc6455-4.2.1-unknown-headers-ignored"),

    UNKNOWN_FIELDS_BREAK_THE_SERVER(
            "A request with a field that the RFC does not name is answered with 500.",
            "rfc6455-4.2.1-unknown-headers-ignored"),
    QUERIES_BREAK_THE_SERVER(
            "A request whose target has a query is answered with 500.", "rfc6455-4.2.1-request-target-with-query"),
    FIELD_NAMES_CASE_SENSITIVE(
            "Field names count only in the case that the RFC prints them in.",
            "rfc6455-4.2.1-header-names-case-insensitive",
            "rfc9110-5.1-field-names-case-insensitive"),
    HOST_MUST_COME_FIRST("The Host field must be the first one.", "rfc6455-4.2.1-header-order-irrelevant"),
    CONNECTION_LIST_REFUSED(
            "The Connection field must say Upgrade and nothing else.", "rfc6455-4.2.1-connection-token-in-list"),
    CONNECTION_CASE_SENSITIVE(
            "The Connection field must say Upgrade with a capital letter.",
            "rfc6455-4.2.1-connection-token-case-insensitive",
            "rfc9110-7.6.1-connection-options-case-insensitive"),
    UPGRADE_LIST_REFUSED(
            "The Upgrade field must say websocket and nothing else.", "rfc6455-4.2.1-upgrade-token-in-list"),
    UPGRADE_CASE_SENSITIVE(
            "The Upgrade field must say websocket in lower case.", "rfc6455-4.2.1-upgrade-value-case-insensitive"),
    UNKNOWN_FIELDS_REFUSED(
            "A request with a field that the RFC does not name is refused.", "rfc6455-4.2.1-unknown-headers-ignored"),
    HANDSHAKE_IN_PIECES_REFUSED(
            "A request that does not come in one read is refused.",
            "rfc9112-2.2-segmentation-independent",
            "rfc6455-4.2.1-baseline-valid-handshake"),
    REFUSAL_IS_NOT_HTTP(
            "A refusal is a line of text and not an HTTP response.",
            "rfc6455-4.2.1-malformed-handshake-gets-http-error",
            "rfc6455-4.2.1-version-malformed-refused",
            "rfc6455-4.2.2-unsupported-version-aborts"),

    // ---- frames that the server sends (RFC 6455 5) ----

    FRAMES_MASKED("The server masks its frames.", "rfc6455-5.1-server-never-masks"),
    LENGTH_ALWAYS_16_BITS("Lengths below 126 take 16 bits.", "rfc6455-5.2-length-sent-minimal"),
    LENGTH_ALWAYS_64_BITS("All lengths take 64 bits.", "rfc6455-5.2-length-sent-minimal"),
    LENGTH_TOP_BIT_SET(
            "Lengths of 64 bits have their top bit set.",
            "rfc6455-5.2-length-sent-network-order",
            "rfc6455-5.2-length-64-bit"),
    LENGTH_SENT_LITTLE_ENDIAN(
            "Lengths of 16 bits are sent with the low byte first.",
            "rfc6455-5.2-length-sent-network-order",
            "rfc6455-5.2-length-16-bit"),
    RSV1_ON_DATA("Data frames have RSV1 set.", "rfc6455-5.2-server-sends-rsv-zero"),
    RSV2_ON_CONTROL("Control frames have RSV2 set.", "rfc6455-5.2-server-sends-rsv-zero"),
    RESERVED_DATA_OPCODE_SENT(
            "Binary messages of 126 bytes or more are sent with opcode 3.", "rfc6455-5.2-server-sends-defined-opcodes"),
    RESERVED_CONTROL_OPCODE_SENT(
            "A frame with opcode 0xB precedes every data frame.", "rfc6455-5.2-server-sends-defined-opcodes"),
    REPLY_WITHOUT_FIN(
            "Replies have no FIN.", "rfc6455-6.1-last-frame-has-fin", "rfc6455-5.4-server-fragments-well-formed"),
    FRAGMENTS_WITHOUT_FIN(
            "Messages of 126 bytes or more are sent in two fragments, and the last has no FIN.",
            "rfc6455-6.1-last-frame-has-fin",
            "rfc6455-5.4-server-fragments-well-formed"),
    MESSAGE_INSIDE_OWN_MESSAGE(
            "The second fragment of a reply is a new message.", "rfc6455-5.4-server-fragments-well-formed"),
    CONTINUATION_WITHOUT_OWN_START(
            "Replies are sent as continuation frames.",
            "rfc6455-5.4-server-fragments-well-formed",
            "rfc6455-6.1-first-frame-opcode-gives-type"),
    FRAGMENTS_REORDERED(
            "Messages of 126 bytes or more are sent in two fragments whose payloads are swapped.",
            "rfc6455-5.4-fragments-in-order",
            "rfc6455-5.6-server-text-is-valid-utf8",
            "rfc6455-5.2-binary-any-octets"),
    TEXT_NOT_UTF8(
            "Text messages are sent with a byte that UTF-8 does not have.", "rfc6455-5.6-server-text-is-valid-utf8"),
    TEXT_IN_CESU_8("Characters beyond U+FFFF are sent as two surrogates.", "rfc6455-5.6-server-text-is-valid-utf8"),
    TEXT_SPLIT_INSIDE_A_CHARACTER(
            "A text is sent as two messages, cut inside a character.", "rfc6455-5.6-server-text-is-valid-utf8"),

    // ---- messages that come back otherwise than they were sent ----

    ECHO_TRUNCATED(
            "The last byte of a message of 126 bytes or more is lost.",
            "rfc6455-6.2-fragments-concatenated",
            "rfc6455-5.2-single-frame-message",
            "rfc6455-5.2-length-16-bit"),
    ECHO_EXTENDED(
            "A message of 126 bytes or more comes back with one byte too many.",
            "rfc6455-6.2-fragments-concatenated",
            "rfc6455-5.2-single-frame-message",
            "rfc6455-5.2-length-16-bit"),
    TEXT_RETYPED(
            "A text of 126 bytes or more comes back as binary.",
            "rfc6455-6.1-first-frame-opcode-gives-type",
            "rfc6455-5.4-message-type-fixed-by-first-fragment",
            "rfc6455-5.2-length-16-bit"),
    BINARY_RETYPED(
            "Binary of 126 bytes or more comes back as text.",
            "rfc6455-6.1-first-frame-opcode-gives-type",
            "rfc6455-5.4-message-type-fixed-by-first-fragment",
            "rfc6455-5.2-length-16-bit"),
    ECHOES_REORDERED(
            "Of two messages the second comes back first.",
            "rfc6455-5.4-fragments-in-order",
            "rfc6455-6.2-next-frame-starts-new-message"),
    ECHO_DOUBLED("Messages come back twice.", "rfc6455-6.2-next-frame-starts-new-message"),
    ECHO_CUT_AT_ZERO_BYTE(
            "Messages end at their first zero byte.",
            "rfc6455-5.2-binary-any-octets",
            "rfc6455-8.1-valid-utf8-edge-cases-accepted"),
    BYTE_ORDER_MARK_LOST(
            "A byte order mark at the start of a text is lost.", "rfc6455-8.1-valid-utf8-edge-cases-accepted"),
    NONCHARACTERS_REPLACED("Noncharacters in texts come back as U+FFFD.", "rfc6455-8.1-valid-utf8-edge-cases-accepted"),
    LINE_ENDS_CHANGED("CR LF in a text comes back as LF.", "rfc6455-5.6-data-message-types"),

    // ---- answers to Pings (RFC 6455 5.5.2 and 5.5.3) ----

    PONG_FORGOTTEN("Pings are not answered.", "rfc6455-5.5.2-ping-answered-with-pong"),
    EMPTY_PING_FORGOTTEN(
            "Pings without a payload are not answered.",
            "rfc6455-5.5.2-ping-answered-with-pong",
            "rfc6455-5.5.2-ping-payload-optional"),
    PONG_ALTERED("The first byte of a Pong is not that of the Ping.", "rfc6455-5.5.3-pong-payload-identical"),
    PONG_EMPTY("Pongs have no payload.", "rfc6455-5.5.3-pong-payload-identical"),
    PONG_TRUNCATED("The last byte of a Pong is lost.", "rfc6455-5.5.3-pong-payload-identical"),
    PONG_TOO_LONG(
            "Pongs are filled up to 126 bytes.",
            "rfc6455-5.5-server-control-frames-legal",
            "rfc6455-5.5.3-pong-payload-identical"),
    PONG_FRAGMENTED("Pongs have no FIN.", "rfc6455-5.5-server-control-frames-legal"),
    PING_FOR_PING("Pings are answered with Pings.", "rfc6455-5.5.2-ping-answered-with-pong"),
    PONG_ALSO_AS_TEXT(
            "The payload of a Ping comes back as a text message as well.",
            "rfc6455-5.5.2-ping-answered-with-pong",
            "rfc6455-6.2-incoming-data-parsed-as-frames",
            "rfc6455-5.5.3-pong-payload-identical",
            "rfc6455-5.4-control-frames-inside-message"),

    // ---- Close frames that the server sends (RFC 6455 5.5.1 and 7.4) ----

    CLOSE_SAYS_1005(
            "Close frames say 1005.", "rfc6455-7.4.1-code-1005-never-sent", "rfc6455-5.5.1-close-code-from-7.4"),
    CLOSE_SAYS_1006(
            "Close frames say 1006.", "rfc6455-7.4.1-code-1006-never-sent", "rfc6455-5.5.1-close-code-from-7.4"),
    CLOSE_SAYS_1015(
            "Close frames say 1015.", "rfc6455-7.4.1-code-1015-never-sent", "rfc6455-5.5.1-close-code-from-7.4"),
    CLOSE_SAYS_1004("Close frames say 1004.", "rfc6455-7.4.1-code-1004-reserved", "rfc6455-5.5.1-close-code-from-7.4"),
    CLOSE_SAYS_999("Close frames say 999.", "rfc6455-7.4.2-range-0-999-unused", "rfc6455-5.5.1-close-code-from-7.4"),
    CLOSE_SAYS_5000(
            "Close frames say 5000.", "rfc6455-7.4.2-range-5000-up-undefined", "rfc6455-5.5.1-close-code-from-7.4"),
    CLOSE_CODE_LITTLE_ENDIAN(
            "Close codes are sent with the low byte first.",
            "rfc6455-5.5.1-close-code-from-7.4",
            "rfc6455-5.5.1-close-body-starts-with-code"),
    CLOSE_OF_ONE_BYTE("Close frames have a body of one byte.", "rfc6455-5.5.1-close-body-starts-with-code"),
    CLOSE_REASON_CUT_IN_CHARACTER(
            "An echoed reason is cut to 122 bytes, even inside a character.",
            "rfc6455-5.5.1-close-reason-truncation",
            "rfc6455-5.5.1-close-reason-is-utf8"),
    CLOSE_REASON_NOT_UTF8("Close reasons are not UTF-8.", "rfc6455-5.5.1-close-reason-is-utf8"),
    CLOSE_TOO_LONG("Close frames are filled up to 126 bytes.", "rfc6455-5.5-server-control-frames-legal"),
    CLOSE_FRAGMENTED("Close frames have no FIN.", "rfc6455-5.5-server-control-frames-legal"),
    CLOSE_DOUBLED("Two Close frames are sent.", "rfc6455-5.5.1-only-one-close-frame"),
    DATA_AFTER_CLOSE("A message follows the Close frame.", "rfc6455-5.5.1-no-data-after-own-close"),
    HTTP_BEHIND_THE_101(
            "The first frame is answered in HTTP.",
            "rfc6455-6.2-incoming-data-parsed-as-frames",
            "rfc6455-4.2.2-server-may-send-at-once",
            "rfc6455-5.2-server-sends-rsv-zero"),

    // ---- frames that the server reads (RFC 6455 5.2 and 5.3) ----

    LENGTH_16_LITTLE_ENDIAN("Lengths of 16 bits are read with the low byte first.", "rfc6455-5.2-length-16-bit"),
    LENGTH_16_SIGNED("Lengths of 16 bits are read as signed numbers.", "rfc6455-5.2-length-16-bit"),
    LENGTH_64_CUT_TO_16_BITS(
            "Lengths of 64 bits are cut to 16 bits.",
            "rfc6455-5.2-length-msb-zero-received",
            "rfc6455-5.2-length-64-bit"),
    LENGTH_64_CUT_TO_32_BITS(
            "Lengths of 64 bits are cut to 32 bits.",
            "rfc6455-5.2-length-msb-zero-received",
            "rfc6455-5.2-length-64-bit"),
    LENGTH_64_SIGN_LOST(
            "Lengths of 64 bits are cut to 31 bits.",
            "rfc6455-5.2-length-msb-zero-received",
            "rfc6455-5.2-length-64-bit"),
    LENGTH_64_NEGATIVE_IS_ZERO(
            "Lengths of 64 bits are cut to 32 bits, and those that are negative then are taken as 0.",
            "rfc6455-5.2-length-msb-zero-received",
            "rfc6455-5.2-length-64-bit"),
    GREAT_FRAMES_SKIPPED(
            "The header of a frame of 2 GiB or more is skipped, and its payload read as frames.",
            "rfc6455-5.2-length-msb-zero-received",
            "rfc6455-5.2-length-64-bit"),
    MASK_RESTARTED_PER_READ(
            "Unmasking starts over with every read.",
            "rfc6455-5.3-unmask-xor-mod-4",
            "rfc6455-5.2-header-split-over-segments"),
    MASK_CONTINUED_IN_NEXT_FRAGMENT(
            "Unmasking of a continuation goes on where it ended in the previous fragment.",
            "rfc6455-5.3-unmask-xor-mod-4"),
    FIRST_MASKING_KEY_KEPT(
            "Every frame of a connection is unmasked with the first key.",
            "rfc6455-5.3-any-mask-key-accepted",
            "rfc6455-5.3-unmask-xor-mod-4",
            "rfc6455-5.5.3-pong-payload-identical"),
    ZERO_MASKING_KEY_REFUSED("Frames with the masking key 0 are refused.", "rfc6455-5.3-any-mask-key-accepted"),
    HEADER_IN_PIECES_REFUSED(
            "A frame header that does not come in one read is refused.", "rfc6455-5.2-header-split-over-segments"),
    REST_OF_THE_READ_LOST(
            "What a read brings after the end of a frame is lost.",
            "rfc6455-6.2-incoming-data-parsed-as-frames",
            "rfc6455-5.2-header-split-over-segments"),
    CONTROL_OF_125_REFUSED(
            "Control frames with 125 bytes are refused.",
            "rfc6455-5.5-control-payload-125-accepted",
            "rfc6455-5.5-server-control-frames-legal",
            "rfc6455-5.5.2-ping-answered-with-pong"),
    PONG_REFUSED("A Pong that nobody asked for is refused.", "rfc6455-5.5.3-unsolicited-pong-tolerated"),
    PING_MUST_BE_UTF8(
            "Pings are refused when their payload is not UTF-8.",
            "rfc6455-5.5.2-ping-payload-optional",
            "rfc6455-5.5.2-ping-answered-with-pong"),

    // ---- messages that the server reads (RFC 6455 5.4 to 5.6 and 8.1) ----

    BINARY_MUST_BE_UTF8(
            "Binary messages are refused when they are not UTF-8.",
            "rfc6455-8.1-binary-not-utf8-checked",
            "rfc6455-5.2-binary-any-octets"),
    EMPTY_MESSAGES_IGNORED(
            "Messages without a payload are ignored.", "rfc6455-5.6-empty-messages", "rfc6455-5.2-rsv-on-data-fails"),
    LONG_MESSAGES_IGNORED(
            "Messages longer than 65535 bytes are ignored.", "rfc6455-5.2-length-64-bit", "rfc6455-5.2-large-message"),
    EMPTY_FRAGMENTS_REFUSED("Fragments without a payload are refused.", "rfc6455-5.4-any-fragment-size-incl-empty"),
    MANY_FRAGMENTS_REFUSED(
            "Messages in more than 32 fragments are refused.",
            "rfc6455-5.4-receive-fragmented-and-unfragmented",
            "rfc6455-5.4-any-fragment-size-incl-empty"),
    FRAGMENTS_ARE_MESSAGES(
            "Every fragment is taken as a message of its own.",
            "rfc6455-5.4-receive-fragmented-and-unfragmented",
            "rfc6455-6.2-fragments-concatenated"),
    FIRST_FRAGMENT_LOST(
            "The first fragment of a message is lost.",
            "rfc6455-6.2-fragments-concatenated",
            "rfc6455-5.4-receive-fragmented-and-unfragmented"),
    FRAGMENTED_TEXT_IS_BINARY(
            "A fragmented text is taken as binary.",
            "rfc6455-5.4-message-type-fixed-by-first-fragment",
            "rfc6455-5.4-receive-fragmented-and-unfragmented",
            "rfc6455-8.1-invalid-utf8-across-fragments"),
    CONTROL_ENDS_THE_MESSAGE(
            "A control frame between fragments ends the message.", "rfc6455-5.4-control-frames-inside-message"),
    CONTROL_CORRUPTS_THE_MESSAGE(
            "A control frame between fragments corrupts the message.", "rfc6455-5.4-control-frames-inside-message"),
    UTF8_CHECKED_PER_FRAGMENT(
            "Every fragment of a text must be UTF-8 on its own.",
            "rfc6455-8.1-valid-utf8-edge-cases-accepted",
            "rfc6455-5.4-no-dependence-on-frame-boundaries",
            "rfc6455-5.6-text-message-valid-utf8"),
    UTF8_CHECKED_PER_READ(
            "The part of a text that one read brings must be UTF-8 on its own.",
            "rfc6455-8.1-valid-utf8-edge-cases-accepted",
            "rfc6455-5.4-no-dependence-on-frame-boundaries",
            "rfc6455-5.6-text-message-valid-utf8"),
    UTF8_CHECK_ENDED_BY_CONTROL(
            "A text that has a control frame among its fragments is not checked for UTF-8.",
            "rfc6455-8.1-invalid-utf8-across-fragments",
            "rfc6455-8.1-invalid-utf8-text-fails"),
    UTF8_CHECK_RESTARTED_BY_CONTROL(
            "After a control frame among fragments the check for UTF-8 starts over.",
            "rfc6455-8.1-invalid-utf8-across-fragments",
            "rfc6455-8.1-invalid-utf8-text-fails",
            "rfc6455-5.6-text-message-valid-utf8",
            "rfc6455-5.4-control-frames-inside-message"),
    CHARACTERS_OF_4_BYTES_REFUSED(
            "Characters beyond U+FFFF are refused in texts.", "rfc6455-8.1-valid-utf8-edge-cases-accepted"),
    NONCHARACTERS_REFUSED("Noncharacters are refused in texts.", "rfc6455-8.1-valid-utf8-edge-cases-accepted"),

    // ---- Close frames that the server reads (RFC 6455 5.5.1 and 7.4) ----

    CLOSE_CODES_OF_LIBRARIES_REFUSED(
            "Close codes 3000 to 3999 are refused.",
            "rfc6455-7.4.2-range-3000-3999-libraries",
            "rfc6455-7.4.1-valid-codes-accepted"),
    PRIVATE_CLOSE_CODES_REFUSED(
            "Close codes 4000 to 4999 are refused.",
            "rfc6455-7.4.2-range-4000-4999-private",
            "rfc6455-7.4.1-valid-codes-accepted"),

    // ---- the answer to an offer of compression (RFC 7692 5 and 7.1) ----

    DEFLATE_PARAMETER_INVENTED(
            "The answer to permessage-deflate has a parameter that does not exist.",
            "rfc7692-7-four-parameters-defined"),
    DEFLATE_PARAMETER_DOUBLED(
            "The answer to permessage-deflate has its first parameter twice.",
            "rfc7692-5-agreed-params-self-sufficient"),
    DEFLATE_ACCEPTED_TWICE("The 101 accepts permessage-deflate twice.", "rfc7692-5-no-rsv1-conflict"),
    DEFLATE_OFFERS_ALL_REPEATED(
            "Where permessage-deflate is offered, the 101 repeats the whole list of offers.",
            "rfc7692-5-no-rsv1-conflict",
            "rfc7692-7-decline-unknown-parameter",
            "rfc7692-7-decline-duplicate-parameter",
            "rfc7692-7-decline-invalid-value",
            "rfc7692-7-four-parameters-defined",
            "rfc7692-7.1.2.2-cmwb-answer-has-value"),
    FIRST_DEFLATE_OFFER_REPEATED(
            "The 101 repeats the first offer of permessage-deflate, whatever it says.",
            "rfc7692-7-decline-unknown-parameter",
            "rfc7692-7-decline-duplicate-parameter",
            "rfc7692-7-decline-invalid-value",
            "rfc7692-7-four-parameters-defined",
            "rfc7692-7.1.2.2-cmwb-answer-has-value"),
    DECLINED_DEFLATE_ACCEPTED(
            "An offer that has to be declined is accepted as if it had no parameters.",
            "rfc7692-7-decline-unknown-parameter",
            "rfc7692-7-decline-duplicate-parameter",
            "rfc7692-7-decline-invalid-value",
            "rfc7692-5-decline-all-omits-element"),
    DECLINED_DEFLATE_REFUSED(
            "A handshake whose offers of permessage-deflate have to be declined is refused.",
            "rfc7692-7-decline-unknown-parameter",
            "rfc7692-7-decline-duplicate-parameter",
            "rfc7692-7-decline-invalid-value"),
    DECLINED_DEFLATE_USED(
            "Messages are compressed although the offer was declined.",
            "rfc7692-5-no-compression-after-decline",
            "rfc6455-5.2-server-sends-rsv-zero",
            "rfc6455-5.2-rsv-undefined-with-extension-fails"),
    SERVER_NO_CONTEXT_TAKEOVER_UNREPEATED(
            "An offered server_no_context_takeover is accepted without repeating it.",
            "rfc7692-7.1.1.1-snct-accept-must-repeat"),
    SERVER_NO_CONTEXT_TAKEOVER_VALUED(
            "An offered server_no_context_takeover is answered with a value.", "rfc7692-7.1.1.1-snct-no-value"),
    CLIENT_NO_CONTEXT_TAKEOVER_VALUED(
            "An offered client_no_context_takeover is answered with a value.", "rfc7692-7.1.1.2-cnct-no-value"),
    SERVER_MAX_WINDOW_BITS_UNREPEATED(
            "An offered server_max_window_bits is accepted without repeating it.",
            "rfc7692-7.1.2.1-smwb-accept-must-repeat"),
    SERVER_MAX_WINDOW_BITS_RAISED(
            "Any offered server_max_window_bits is answered with 15.", "rfc7692-7.1.2.1-smwb-not-greater-than-offer"),
    SERVER_MAX_WINDOW_BITS_ZERO_LED(
            "An offered server_max_window_bits is answered with a leading zero.", "rfc7692-7.1.2.1-smwb-value-grammar"),
    SERVER_MAX_WINDOW_BITS_UNVALUED(
            "An offered server_max_window_bits is answered without a value.", "rfc7692-7.1.2.1-smwb-value-grammar"),
    SERVER_MAX_WINDOW_BITS_OF_7(
            "An offered server_max_window_bits is answered with 7.", "rfc7692-7.1.2.1-smwb-value-grammar"),
    CLIENT_MAX_WINDOW_BITS_UNASKED(
            "The answer has a client_max_window_bits that is not offered.", "rfc7692-7.1.2.2-cmwb-never-unsolicited"),
    CLIENT_MAX_WINDOW_BITS_UNVALUED(
            "A client_max_window_bits without a value is answered without one.",
            "rfc7692-7.1.2.2-cmwb-answer-has-value"),
    CLIENT_MAX_WINDOW_BITS_OF_16(
            "A client_max_window_bits without a value is answered with 16.", "rfc7692-7.1.2.2-cmwb-answer-has-value"),

    // ---- what is agreed and not kept (RFC 7692 7.1 and 7.2) ----

    SERVER_CONTEXT_TAKEN_OVER(
            "The server agrees to server_no_context_takeover and takes its context over.", "rfc7692-7.2.1-snct-obeyed"),
    SERVER_WINDOW_TOO_LARGE(
            "The server agrees to server_max_window_bits and uses a window of 32 KiB.", "rfc7692-7.2.1-smwb-obeyed"),
    SERVER_WINDOW_OF_512_FOR_256(
            "Where a window of 256 bytes is agreed, the server uses one of 512.", "rfc7692-7.2.1-smwb-obeyed"),
    CLIENT_CONTEXT_FORGOTTEN(
            "The client's context is forgotten after each of its messages.",
            "rfc7692-7.2.2-context-kept-by-default",
            "rfc7692-7.2.3.2-vector-shared-window"),
    CLIENT_CONTEXT_FORGOTTEN_AT_A_HINT(
            "An offered client_no_context_takeover is not answered, yet taken as agreed.",
            "rfc7692-7.1.1.2-cnct-absent-means-takeover-ok",
            "rfc7692-7.2.2-context-kept-by-default"),
    CLIENT_WINDOW_OF_16_KIB(
            "Messages of the client are decompressed with a window of 16 KiB.",
            "rfc7692-7.2.2-inflate-32k-by-default",
            "rfc7692-7.1.2.2-cmwb-absent-means-32k"),
    CLIENT_WINDOW_SMALLER_AT_A_HINT(
            "An offered client_max_window_bits is not answered, yet taken as agreed.",
            "rfc7692-7.1.2.2-cmwb-absent-means-32k",
            "rfc7692-7.2.2-inflate-32k-by-default",
            "rfc7692-7.2.2-inflate-window-w-when-agreed"),

    // ---- compressed messages that the server sends (RFC 7692 6.1 and 7.2.1) ----

    COMPRESSED_WITHOUT_RSV1(
            "Compressed messages are not marked with RSV1.",
            "rfc7692-5-agreed-params-fully-supported",
            "rfc7692-6.1-compress-then-frame",
            "rfc7692-9.2-rsv1-is-per-message-compressed-bit"),
    UNCOMPRESSED_WITH_RSV1(
            "Messages are marked with RSV1 and not compressed.", "rfc7692-6.1-uncompressed-has-rsv1-clear"),
    RSV1_ON_EVERY_FRAGMENT(
            "Compressed messages are sent in two fragments, and both have RSV1.",
            "rfc7692-6.1-server-rsv1-only-first-data-frame",
            "rfc7692-6.1-compress-then-frame"),
    RSV1_ON_PONGS("Where compression is agreed, Pongs have RSV1.", "rfc7692-6.1-server-rsv1-only-first-data-frame"),
    COMPRESSED_TEXT_RETYPED("Compressed texts come back as binary.", "rfc7692-6.1-opcode-unchanged"),
    TAIL_NOT_STRIPPED("Compressed messages still end in 00 00 FF FF.", "rfc7692-7.2.1-strip-tail"),
    LAST_COMPRESSED_BYTE_LOST("The last byte of a compressed message is lost.", "rfc7692-7.2.1-strip-tail"),
    EMPTY_MESSAGE_WITHOUT_A_BYTE(
            "Empty messages are marked with RSV1 and have no payload.",
            "rfc7692-7.2.3.6-vector-empty",
            "rfc7692-7.2.3.6-empty-compressed-payload",
            "rfc7692-7.2.1-strip-tail"),
    ZLIB_HEADER_SENT(
            "Compressed messages start with the header of zlib.",
            "rfc7692-5-agreed-params-fully-supported",
            "rfc7692-6.1-compress-then-frame"),
    FINAL_BLOCK_LAST("Compressed messages end with a final block.", "rfc7692-7.2.1-strip-tail"),
    FINAL_BLOCK_NOT_PADDED(
            "Compressed messages have a final block that is padded with ones.", "rfc7692-7.2.1-bfinal-padding"),
    SERVER_CONTEXT_RUNS_AHEAD(
            "Messages enter the server's context twice and are sent once.",
            "rfc7692-5-agreed-params-fully-supported",
            "rfc7692-6.1-compress-then-frame"),

    // ---- compressed messages that the server reads (RFC 7692 6.2 and 7.2.2) ----

    UNCOMPRESSED_REFUSED(
            "Where compression is agreed, messages without RSV1 are refused.",
            "rfc7692-6-uncompressed-message-accepted"),
    UNCOMPRESSED_INFLATED(
            "Where compression is agreed, messages without RSV1 are decompressed as well.",
            "rfc7692-6-uncompressed-message-accepted"),
    UNCOMPRESSED_ENTERS_THE_CONTEXT(
            "Messages without RSV1 enter the client's context.", "rfc7692-7.2.3.2-vector-shared-window"),
    MARKED_PINGS_INFLATED(
            "A Ping with RSV1 is taken for a compressed one.",
            "rfc7692-6.1-rsv1-on-control-fails",
            "rfc6455-5.2-rsv-on-control-fails"),
    MARKED_CONTINUATIONS_INFLATED(
            "A continuation with RSV1 in a message that is not compressed is taken for a compressed fragment.",
            "rfc7692-6.1-rsv1-on-continuation-fails",
            "rfc6455-5.2-rsv-on-continuation-fails"),
    COMPRESSED_MUST_BE_UTF8(
            "Compressed texts are refused when their frames are not UTF-8.",
            "rfc7692-6.1-compressed-bytes-not-utf8-checked"),
    COMPRESSED_FRAGMENTS_ARE_MESSAGES(
            "Every fragment of a compressed message is taken as a compressed message of its own.",
            "rfc7692-6.2-decompress-concatenation"),
    CONTROL_ENDS_THE_COMPRESSED_MESSAGE(
            "A control frame between the fragments of a compressed message ends it.",
            "rfc7692-6.2-decompress-concatenation",
            "rfc6455-5.4-control-frames-inside-message"),
    FINAL_BLOCKS_REFUSED(
            "Messages that start with a final block are refused.",
            "rfc7692-7.2.1-bfinal-allowed",
            "rfc7692-7.2.1-bfinal-then-more-blocks"),
    FINAL_BLOCK_ENDS_THE_MESSAGE(
            "What follows a final block in a message is lost.", "rfc7692-7.2.1-bfinal-then-more-blocks"),
    FINAL_BLOCK_ENDS_THE_STREAM(
            "After a final block all compressed messages are empty.",
            "rfc7692-7.2.1-bfinal-allowed",
            "rfc7692-7.2.1-bfinal-then-more-blocks"),
    FINAL_BLOCK_HANGS(
            "After a compressed message that starts with a final block nothing is answered any more, not even a Close.",
            "rfc7692-7.2.1-bfinal-allowed",
            "rfc7692-7.2.1-bfinal-then-more-blocks"),
    BYTE_AFTER_FULL_BUFFERS_LOST(
            "When a message is decompressed, one byte that is left over after full buffers of 4 KiB is lost.",
            "rfc7692-6-compressed-message-received",
            "rfc7692-5-agreed-params-fully-supported"),
    STORED_BLOCKS_REFUSED(
            "Messages that start with a stored block are refused.",
            "rfc7692-7.2.1-any-block-type",
            "rfc7692-7.2.3.3-vector-stored-block"),
    DYNAMIC_BLOCKS_REFUSED("Messages that start with a dynamic block are refused.", "rfc7692-7.2.1-any-block-type"),
    INNER_TAIL_ENDS_THE_MESSAGE(
            "What follows 00 00 FF FF in a message is lost.",
            "rfc7692-7.2.3.5-vector-two-blocks",
            "rfc7692-7.2.1-any-block-type"),
    INFLATED_CUT_AT_8_KIB(
            "When a message is decompressed, all but its first 8 KiB is lost.",
            "rfc7692-6-compressed-message-received",
            "rfc7692-5-agreed-params-fully-supported"),
    EMPTY_COMPRESSED_MESSAGES_REFUSED("Empty compressed messages are refused.", "rfc7692-7.2.3.6-vector-empty"),

    // ---- how the records of TLS are opened (RFC 8446 5) ----

    TLS_DATA_WITH_FINISHED_WAITS(
            "Half a KiB or more that comes at once with the last record of the TLS handshake waits until more comes.",
            "rfc6455-4.2.2-tls-carries-everything"),
    TLS_RECORD_AFTER_RECORD_WAITS(
            "Of TLS records that come at once only the first is opened, and the next when more comes.",
            "rfc6455-4.2.2-tls-carries-everything",
            "rfc6455-5.2-header-split-over-segments"),
    TLS_RECORD_OF_ONE_BYTE_LOST(
            "A TLS record with one byte in it is lost.",
            "rfc6455-4.2.2-tls-carries-everything",
            "rfc6455-5.2-header-split-over-segments"),
    TLS_RECORD_IN_PIECES_REFUSED(
            "A TLS record that comes in several pieces ends the connection.", "rfc6455-5.2-header-split-over-segments"),
    TLS_SECOND_FRAME_OF_A_RECORD_LOST(
            "What follows the first frame in a TLS record is lost.",
            "rfc6455-5.2-header-split-over-segments",
            "rfc6455-6.2-incoming-data-parsed-as-frames"),

    // ---- what has to wait since the client does not read ----

    CLOSE_LOST_AFTER_A_STALL(
            "Once more than 512 KiB had to wait to be sent, Close frames are lost.",
            "rfc6455-5.5.1-close-is-answered",
            "rfc6455-7.1.7-fail-sends-close-frame"),
    MESSAGES_LOST_IN_A_STALL(
            "While more than 512 KiB wait to be sent, messages are lost.",
            "rfc6455-6.2-next-frame-starts-new-message",
            "rfc7692-6-compressed-message-received"),
    OUTPUT_THROWN_AWAY_IN_A_STALL(
            "Once more than 512 KiB wait to be sent, they are thrown away, and with them the rest of a frame.",
            "rfc6455-5.2-server-sends-rsv-zero",
            "rfc6455-6.2-next-frame-starts-new-message",
            "rfc6455-5.5.1-close-is-answered"),

    // ---- what outlives a connection ----

    OTHER_CONNECTION_LOST_AFTER_RESET(
            "When a client resets TCP, another connection is lost.", "rfc6455-7.1.4-tcp-end-without-close"),
    OTHER_CONNECTION_LOST_AFTER_HALF_CLOSE(
            "When a client ends TCP without a Close, another connection is lost.",
            "rfc6455-7.1.4-tcp-end-without-close"),
    OTHER_CONNECTION_LOST_AFTER_SILENT_END(
            "When a client ends TCP without a close_notify of TLS, another connection is lost.",
            "rfc6455-7.1.4-tcp-end-without-close"),
    OTHER_CONNECTION_LOST_AFTER_REFUSAL(
            "When a handshake is refused, another connection is lost.",
            "rfc6455-4.2.1-malformed-handshake-gets-http-error"),
    OTHER_CONNECTION_LOST_AFTER_LONG_HEAD(
            "When a request has more than 20 fields or one of 1000 bytes, another connection is lost.",
            "rfc6455-10.4-limits-protect-implementation"),
    OTHER_CONNECTION_LOST_AFTER_FAILURE(
            "When the server fails a connection, another one is lost.",
            "rfc6455-7.1.7-fail-closes-connection",
            "rfc6455-4.2.2-early-client-data"),
    OTHER_CONNECTION_LOST_AFTER_GREAT_LENGTH(
            "When a client announces a frame of a MiB or more, another connection is lost.",
            "rfc6455-10.4-limits-protect-implementation"),
    OTHER_CONNECTION_LOST_AFTER_MANY_FRAGMENTS(
            "When a message has more than 10,000 fragments, another connection is lost.",
            "rfc6455-10.4-limits-protect-implementation"),
    OTHER_CONNECTION_LOST_AFTER_BOMB(
            "When a message inflates to a MiB or more, another connection is lost.",
            "rfc7692-7.2.2-decompression-bomb"),
    UNFINISHED_FRAME_LEAKS(
            "An unfinished frame of one connection swallows the first bytes of the next.",
            "rfc6455-6.2-incoming-data-parsed-as-frames",
            "rfc6455-10.4-limits-protect-implementation",
            "rfc6455-7.1.7-fail-closes-connection"),

    // ---- the opening handshake that a client sends (RFC 6455 4.1) ----

    METHOD_IS_POST("The method of the request is POST.", "rfc6455-4.1-client-get-and-http11"),
    REQUEST_IS_HTTP_1_0("The request says HTTP/1.0.", "rfc6455-4.1-client-get-and-http11"),
    REQUEST_LOSES_THE_QUERY("The request target has no query.", "rfc6455-4.1-client-request-uri-matches"),
    REQUEST_KEEPS_NO_PATH("The request target is / whatever the URL says.", "rfc6455-4.1-client-request-uri-matches"),
    HOST_FIELD_MISSING("The request has no Host field.", "rfc6455-4.1-client-host-header"),
    HOST_FIELD_WITHOUT_PORT(
            "The Host field has no port, though it is not the usual one.", "rfc6455-4.1-client-host-header"),
    UPGRADE_FIELD_MISSING("The request has no Upgrade field.", "rfc6455-4.1-client-upgrade-header"),
    UPGRADE_FIELD_WRONG("The request says Upgrade: h2c.", "rfc6455-4.1-client-upgrade-header"),
    CONNECTION_FIELD_MISSING("The request has no Connection field.", "rfc6455-4.1-client-connection-header"),
    CONNECTION_FIELD_KEEPS_ALIVE("The request says Connection: keep-alive.", "rfc6455-4.1-client-connection-header"),
    KEY_FIELD_MISSING("The request has no Sec-WebSocket-Key.", "rfc6455-4.1-client-key-header"),
    KEY_FIELD_TWICE("The request has two Sec-WebSocket-Key fields.", "rfc6455-11.3.1-client-key-header-once"),
    KEY_OF_15_BYTES("Sec-WebSocket-Key decodes to 15 bytes.", "rfc6455-4.1-client-key-header"),
    KEY_IS_NOT_BASE64("Sec-WebSocket-Key is no base64.", "rfc6455-4.1-client-key-header"),
    KEY_ALWAYS_THE_SAME("Every connection has the same key.", "rfc6455-4.1-client-key-random-per-connection"),
    VERSION_FIELD_MISSING("The request has no Sec-WebSocket-Version.", "rfc6455-4.1-client-version-13"),
    VERSION_FIELD_SAYS_8("The request says version 8.", "rfc6455-4.1-client-version-13"),
    VERSION_FIELD_TWICE(
            "The request has two Sec-WebSocket-Version fields.", "rfc6455-11.3.5-client-version-header-once"),
    SUBPROTOCOL_OFFERED_TWICE(
            "The request offers the same subprotocol twice.", "rfc6455-4.1-client-subprotocols-valid-unique"),
    SUBPROTOCOL_IS_NO_TOKEN(
            "The request offers a subprotocol with a slash in its name.",
            "rfc6455-4.1-client-subprotocols-valid-unique"),
    WINDOW_OF_16_OFFERED("The request offers client_max_window_bits=16.", "rfc7692-7.1.2-client-offer-value-grammar"),
    FRAME_BEFORE_THE_ANSWER("A frame follows the request at once.", "rfc6455-4.1-client-waits-for-response"),

    // ---- the masking of a client's frames (RFC 6455 5.3) ----

    FRAMES_NOT_MASKED("The client does not mask its frames.", "rfc6455-5.1-client-masks-all-frames"),
    PONGS_NOT_MASKED("The client does not mask its Pongs.", "rfc6455-5.1-client-masks-all-frames"),
    CLOSE_NOT_MASKED("The client does not mask its Close frames.", "rfc6455-5.1-client-masks-all-frames"),
    MASKING_KEY_IS_ZERO(
            "The masking key is always 0.",
            "rfc6455-5.3-client-fresh-mask-key",
            "rfc6455-10.3-client-new-mask-key-each-frame"),
    MASKING_KEY_OF_CONNECTION(
            "All frames of a connection have the same masking key.",
            "rfc6455-5.3-client-fresh-mask-key",
            "rfc6455-10.3-client-new-mask-key-each-frame"),
    MASKING_KEY_COUNTED(
            "Each masking key is the one before plus 1.",
            "rfc6455-5.3-client-mask-key-unpredictable",
            "rfc6455-5.3-client-fresh-mask-key"),
    MASKING_KEYS_USED_AGAIN(
            "After 2,048 frames of a connection their masking keys are used again.",
            "rfc6455-5.3-client-fresh-mask-key",
            "rfc6455-10.3-client-new-mask-key-each-frame"),
    MASKING_FORGOTTEN_IN_THE_PAYLOAD(
            "The mask bit is set and the payload is not masked.", "rfc6455-5.3-client-mask-algorithm");

    private static final Set<Defect> OF_CLIENTS = EnumSet.range(METHOD_IS_POST, MASKING_FORGOTTEN_IN_THE_PAYLOAD);
    private static final Set<Defect> OF_SERVERS = serversOwn();

    private final String description;
    private final String requirements;

    Defect(String description, String... requirements) {
        this.description = description;
        this.requirements = String.join(" ", requirements);
    }

    private static Set<Defect> serversOwn() {
        EnumSet<Defect> own = EnumSet.range(ACCEPT_IS_WRONG, FRAMES_MASKED);
        own.add(HTTP_BEHIND_THE_101);
        own.addAll(EnumSet.range(MASK_RESTARTED_PER_READ, ZERO_MASKING_KEY_REFUSED));
        own.addAll(EnumSet.range(DEFLATE_PARAMETER_INVENTED, CLIENT_WINDOW_SMALLER_AT_A_HINT));
        own.addAll(EnumSet.range(OTHER_CONNECTION_LOST_AFTER_RESET, UNFINISHED_FRAME_LEAKS));
        own.addAll(EnumSet.range(CLOSE_LOST_AFTER_A_STALL, OUTPUT_THROWN_AWAY_IN_A_STALL));
        return own;
    }

    /** Return whether an endpoint of a role can have this defect. */
    public boolean concerns(EndpointRole role) {
        return switch (role) {
            case SERVER -> !OF_CLIENTS.contains(this);
            case CLIENT -> !OF_SERVERS.contains(this);
        };
    }

    /**
     * Find a defect by name.
     *
     * @param name its {@link #key()}, as in {@code frames-masked}, or the name of the constant
     * @throws IllegalArgumentException when there is no such defect; the message names those that exist
     */
    public static Defect parse(String name) {
        String constant = name.replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(defect -> defect.name().equals(constant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no defect \"" + name + "\". The defects are: "
                        + Arrays.stream(values()).map(Defect::key).collect(Collectors.joining(", "))));
    }

    /** Return the name for people and command lines, as in {@code frames-masked}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return what the endpoint does, as a full sentence. */
    public String description() {
        return description;
    }

    /** Return whether the harm is not done to the connection that provokes it but to another one. */
    public boolean outlivesConnection() {
        return switch (this) {
            case OTHER_CONNECTION_LOST_AFTER_RESET,
                    OTHER_CONNECTION_LOST_AFTER_HALF_CLOSE,
                    OTHER_CONNECTION_LOST_AFTER_SILENT_END,
                    OTHER_CONNECTION_LOST_AFTER_REFUSAL,
                    OTHER_CONNECTION_LOST_AFTER_LONG_HEAD,
                    OTHER_CONNECTION_LOST_AFTER_FAILURE,
                    OTHER_CONNECTION_LOST_AFTER_GREAT_LENGTH,
                    OTHER_CONNECTION_LOST_AFTER_MANY_FRAGMENTS,
                    OTHER_CONNECTION_LOST_AFTER_BOMB,
                    UNFINISHED_FRAME_LEAKS -> true;
            default -> false;
        };
    }

    /** Return whether the harm depends on how TCP happens to deliver what a client sends. */
    public boolean dependsOnReads() {
        return switch (this) {
            case HANDSHAKE_IN_PIECES_REFUSED,
                    HEADER_IN_PIECES_REFUSED,
                    MASK_RESTARTED_PER_READ,
                    PIPELINED_ANSWERS_SWAPPED,
                    REST_OF_THE_READ_LOST,
                    TLS_DATA_WITH_FINISHED_WAITS,
                    TLS_RECORD_AFTER_RECORD_WAITS,
                    TLS_RECORD_IN_PIECES_REFUSED,
                    TLS_SECOND_FRAME_OF_A_RECORD_LOST,
                    UTF8_CHECKED_PER_READ -> true;
            default -> false;
        };
    }

    /** Return whether this defect shows only in a server that speaks TLS. */
    public boolean needsTls() {
        return switch (this) {
            case OTHER_CONNECTION_LOST_AFTER_SILENT_END,
                    TLS_DATA_WITH_FINISHED_WAITS,
                    TLS_RECORD_AFTER_RECORD_WAITS,
                    TLS_RECORD_IN_PIECES_REFUSED,
                    TLS_RECORD_OF_ONE_BYTE_LOST,
                    TLS_SECOND_FRAME_OF_A_RECORD_LOST -> true;
            default -> false;
        };
    }

    /** Return the ids of the requirements in the ledger that this defect breaks. */
    public List<String> requirements() {
        return List.of(requirements.split(" "));
    }
}
