package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.TwistedOpening.answering;
import static io.github.wsgauntlet.server.defect.TwistedOpening.response;
import static io.github.wsgauntlet.server.defect.TwistedOpening.without;

import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake.Accepted;
import io.github.wsgauntlet.server.http.OpeningHandshake.Outcome;
import io.github.wsgauntlet.server.http.OpeningHandshake.Refused;
import io.github.wsgauntlet.server.http.WebSocketKey;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The defects in the opening handshake. */
final class OpeningDefects {

    private static final String ACCEPT = "Sec-WebSocket-Accept";
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final String KEY = "Sec-WebSocket-Key";
    private static final String PROTOCOL = "Sec-WebSocket-Protocol";
    private static final String CHAT = "chat";
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String SAMPLE_KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final Set<String> KNOWN =
            Set.of("Host", "Upgrade", "Connection", KEY, VERSION, PROTOCOL, EXTENSIONS, "Origin", "User-Agent");

    /** The 16 bytes by which a server of an interim draft proves that it has read the request. */
    private static final String DRAFT_PROOF = "8jKS'y:G*Co,Wxa-";

    private static final int MOST_FIELDS = 20;

    /** What each of the mandatory fields can be but right. */
    private static final List<Predicate<RequestHead>> FAULTS = List.of(
            head -> head.value("Host").isBlank() || head.value("Host").contains(" "),
            head -> !head.value("Upgrade").toLowerCase(Locale.ROOT).contains("websocket"),
            head -> !head.value("Connection").toLowerCase(Locale.ROOT).contains("upgrade"),
            head -> head.value(KEY).strip().length() != SAMPLE_KEY.length(),
            head -> !head.value(VERSION).strip().equals("13"));

    private OpeningDefects() {}

    /** Return the handshake with a defect, or as it is when the defect lies elsewhere. */
    static Opening around(Defect defect, Opening clean) {
        return switch (defect) {
            case ACCEPT_IS_WRONG ->
                answering(clean, (head, answer) -> {
                    String right = new WebSocketKey(head.value(KEY).strip()).accept();
                    char other = right.charAt(0) == 'A' ? 'B' : 'A';
                    return without(answer, ACCEPT).with(ACCEPT, other + right.substring(1));
                });
            case ACCEPT_IS_CONSTANT -> accepting(clean, key -> SAMPLE_KEY);
            case ACCEPT_OF_REENCODED_KEY -> accepting(clean, OpeningDefects::reencoded);
            case ACCEPT_OF_UNTRIMMED_KEY -> accepting(clean, key -> key);
            case ACCEPT_OF_LOWER_CASE_KEY -> accepting(clean, key -> key.strip().toLowerCase(Locale.ROOT));
            case ACCEPT_IS_MISSING -> answering(clean, (head, answer) -> without(answer, ACCEPT));
            case ACCEPT_TWICE ->
                answering(
                        clean,
                        (head, answer) -> answer.with(
                                ACCEPT, new WebSocketKey(head.value(KEY).strip()).accept()));
            case UPGRADE_IS_MISSING -> answering(clean, (head, answer) -> without(answer, "Upgrade"));
            case UPGRADE_IS_WRONG ->
                answering(clean, (head, answer) -> without(answer, "Upgrade").with("Upgrade", "h2c"));
            case CONNECTION_IS_MISSING -> answering(clean, (head, answer) -> without(answer, "Connection"));
            case CONNECTION_KEEPS_ALIVE ->
                answering(clean, (head, answer) -> without(answer, "Connection").with("Connection", "keep-alive"));
            case ANSWER_IS_HTTP_1_0 ->
                answering(
                        clean,
                        (head, answer) ->
                                new HttpResponse("HTTP/1.0", answer.status(), answer.fields(), answer.body()));
            case SUBPROTOCOL_NOT_OFFERED ->
                answering(clean, (head, answer) -> head.has(PROTOCOL) ? answer : answer.with(PROTOCOL, CHAT));
            case SUBPROTOCOL_FOREIGN -> answeringOffer(clean, PROTOCOL, offer -> "x-none-of-these");
            case SUBPROTOCOL_FOUND_IN_A_LONGER_NAME -> choosingChat(clean, name -> name.contains(CHAT));
            case SUBPROTOCOL_FOUND_BY_ITS_START -> choosingChat(clean, CHAT::startsWith);
            case SUBPROTOCOL_CASE_IGNORED -> choosingChat(clean, CHAT::equalsIgnoreCase);
            case SUBPROTOCOL_EMPTY -> answeringOffer(clean, PROTOCOL, offer -> "");
            case SUBPROTOCOLS_ALL_CHOSEN -> answeringOffer(clean, PROTOCOL, offer -> offer);
            case SUBPROTOCOL_TWICE -> {
                Opening once = answeringOffer(clean, PROTOCOL, offer -> firstOf(offer));
                yield answering(
                        once,
                        (head, answer) ->
                                head.has(PROTOCOL) ? answer.with(PROTOCOL, firstOf(head.value(PROTOCOL))) : answer);
            }
            case EXTENSION_NOT_OFFERED ->
                answering(
                        clean,
                        (head, answer) -> head.has(EXTENSIONS) ? answer : answer.with(EXTENSIONS, "x-unasked-for"));
            case EXTENSION_FOREIGN ->
                answering(
                        clean,
                        (head, answer) -> head.has(EXTENSIONS) ? answer.with(EXTENSIONS, "x-none-of-these") : answer);
            case EXTENSIONS_EMPTY ->
                answering(
                        clean,
                        (head, answer) ->
                                answer.fields().contains(EXTENSIONS + ":") ? answer : answer.with(EXTENSIONS, ""));

            case INTERIM_DRAFT_SPOKEN ->
                excusing(
                        clean,
                        head -> !head.has(KEY) && !head.has(VERSION),
                        head -> answer101(DRAFT_PROOF)
                                .with("Sec-WebSocket-Origin", "null")
                                .with("Sec-WebSocket-Location", "ws://localhost/"));
            case TWO_FAULTS_EXCUSED ->
                excusing(
                        clean,
                        head -> FAULTS.stream()
                                        .filter(fault -> fault.test(head))
                                        .count()
                                > 1,
                        OpeningDefects::plainAnswer);

            case CONTENT_TAKEN_FOR_FRAMES ->
                excusing(
                        clean,
                        head -> head.has("Content-Length") || head.has("Transfer-Encoding"),
                        OpeningDefects::plainAnswer);
            case EXPECTATION_IGNORED -> excusing(clean, head -> head.has("Expect"), OpeningDefects::plainAnswer);

            case KEY_WITH_PLUSES_REFUSED ->
                refusing(clean, head -> head.value(KEY).contains("+++"));
            case KEY_WITH_SLASHES_REFUSED ->
                refusing(clean, head -> head.value(KEY).contains("///"));
            case KEY_OF_ZEROS_REFUSED ->
                refusing(clean, head -> head.value(KEY).strip().matches("A+=*"));
            case BLANK_BEHIND_COLON_REQUIRED ->
                refusing(clean, head -> head.fieldLines().stream().anyMatch(line -> line.matches("[^:]+:[^ \t].*")));
            case MANY_FIELDS_BREAK_THE_SERVER ->
                refusing(clean, head -> head.names().size() > MOST_FIELDS, response(500));
            case UNKNOWN_FIELDS_BREAK_THE_SERVER ->
                refusing(clean, head -> head.names().stream().anyMatch(OpeningDefects::isUnknown), response(500));
            case QUERIES_BREAK_THE_SERVER ->
                refusing(clean, head -> head.text().split("\r\n", 2)[0].contains("?"), response(500));
            case FIELD_NAMES_CASE_SENSITIVE ->
                refusing(
                        clean,
                        head -> !head.names().containsAll(List.of("Host", "Upgrade", "Connection", KEY, VERSION)));
            case HOST_MUST_COME_FIRST ->
                refusing(clean, head -> !head.names().getFirst().equalsIgnoreCase("Host"));
            case CONNECTION_LIST_REFUSED ->
                refusing(clean, head -> !head.value("Connection").strip().equalsIgnoreCase("Upgrade"));
            case CONNECTION_CASE_SENSITIVE ->
                refusing(clean, head -> !head.value("Connection").contains("Upgrade"));
            case UPGRADE_LIST_REFUSED ->
                refusing(clean, head -> !head.value("Upgrade").strip().equalsIgnoreCase("websocket"));
            case UPGRADE_CASE_SENSITIVE ->
                refusing(clean, head -> !head.value("Upgrade").contains("websocket"));
            case UNKNOWN_FIELDS_REFUSED ->
                refusing(clean, head -> head.names().stream().anyMatch(OpeningDefects::isUnknown));
            case HANDSHAKE_IN_PIECES_REFUSED -> new InOneRead(clean);
            case REFUSAL_IS_NOT_HTTP ->
                new TwistedOpening(
                        clean,
                        (head, outcome) -> outcome instanceof Refused refused
                                ? new Refused(new HttpResponse(
                                        "ERROR", refused.response().status(), "", ""))
                                : outcome);
            default -> clean;
        };
    }

    // ---- which answers ----

    /** Compute the Accept from another text than the key; it is given the key and the blanks after it. */
    private static Opening accepting(Opening clean, UnaryOperator<String> key) {
        return answering(
                clean,
                (head, answer) ->
                        without(answer, ACCEPT).with(ACCEPT, new WebSocketKey(key.apply(head.value(KEY))).accept()));
    }

    /** Answer an offer with a field of the same name. */
    private static Opening answeringOffer(Opening clean, String name, UnaryOperator<String> choice) {
        return answering(
                clean,
                (head, answer) ->
                        head.has(name) ? without(answer, name).with(name, choice.apply(head.value(name))) : answer);
    }

    /** Choose a subprotocol where a name is offered that is taken for it. */
    private static Opening choosingChat(Opening clean, Predicate<String> taken) {
        return answering(
                clean,
                (head, answer) -> Arrays.stream(head.value(PROTOCOL).split(","))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty())
                                .anyMatch(taken)
                        ? answer.with(PROTOCOL, CHAT)
                        : answer);
    }

    private static Opening refusing(Opening clean, Predicate<RequestHead> condition) {
        return refusing(clean, condition, response(400));
    }

    private static Opening refusing(Opening clean, Predicate<RequestHead> condition, HttpResponse answer) {
        return new TwistedOpening(
                clean,
                (head, outcome) -> outcome instanceof Accepted && condition.test(head) ? new Refused(answer) : outcome);
    }

    /** Accept what the clean server refuses. */
    private static Opening excusing(
            Opening clean, Predicate<RequestHead> condition, Function<RequestHead, HttpResponse> answer) {
        return new TwistedOpening(
                clean,
                (head, outcome) -> outcome instanceof Refused && condition.test(head)
                        ? new Accepted(Handshake.of("/"), answer.apply(head))
                        : outcome);
    }

    private static HttpResponse plainAnswer(RequestHead head) {
        return answer101("").with(ACCEPT, new WebSocketKey(head.value(KEY).strip()).accept());
    }

    private static HttpResponse answer101(String body) {
        return new HttpResponse("HTTP/1.1", 101, "", body)
                .with("Upgrade", "websocket")
                .with("Connection", "Upgrade");
    }

    // ---- how ----

    private static boolean isUnknown(String name) {
        return KNOWN.stream().noneMatch(name::equalsIgnoreCase);
    }

    private static String reencoded(String key) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(lenient(key.strip())));
        } catch (IllegalArgumentException notBase64) {
            return key.strip();
        }
    }

    /** Clear the bits that the last character of a key of 16 bytes has too many. */
    private static String lenient(String key) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        if (!key.endsWith("==") || key.length() < 3) {
            return key;
        }
        int last = alphabet.indexOf(key.charAt(key.length() - 3));
        return last < 0 ? key : key.substring(0, key.length() - 3) + alphabet.charAt(last & 0x30) + "==";
    }

    private static String firstOf(String offer) {
        return offer.split(",")[0].strip();
    }

    /** A handshake that takes what the first read brings for all there is. */
    private record InOneRead(Opening clean) implements Opening {

        @Override
        public Optional<Outcome> read(ByteBuffer in) {
            return Optional.of(clean.read(in).orElseGet(() -> new Refused(response(400))));
        }

        @Override
        public Refused timeOut() {
            return clean.timeOut();
        }
    }
}
