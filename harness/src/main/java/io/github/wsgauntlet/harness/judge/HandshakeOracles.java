package io.github.wsgauntlet.harness.judge;

import io.github.wsgauntlet.cases.Outcome;
import io.github.wsgauntlet.harness.drive.Event;
import io.github.wsgauntlet.harness.drive.Transcript;
import io.github.wsgauntlet.harness.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The oracles of the opening handshake (RFC 6455 4.2). */
final class HandshakeOracles {
    private HandshakeOracles() {}

    static Match accepted(Outcome.Accepted accepted, Evidence evidence) {
        Optional<HttpHead> head = evidence.transcript().head();
        if (head.isEmpty()) {
            return unanswered(evidence);
        }
        if (!evidence.transcript().upgraded()) {
            return new Match.No(whatCame(evidence));
        }
        List<String> chosen = head.get().values("Sec-WebSocket-Protocol");
        return switch (accepted.subprotocol()) {
            case ANY -> new Match.Yes(whatCame(evidence));
            case NONE ->
                chosen.isEmpty()
                        ? new Match.Yes(whatCame(evidence) + " It chose no subprotocol.")
                        : new Match.No("The target chose the subprotocol '" + chosen.getFirst() + "'.");
            case OFFERED ->
                chosen.isEmpty()
                        ? new Match.No("The target accepted the handshake and chose no subprotocol.")
                        : new Match.Yes("The target chose the subprotocol '" + chosen.getFirst() + "'.");
        };
    }

    static Match agreed(Evidence evidence) {
        return onCompression(evidence, true);
    }

    static Match declined(Evidence evidence) {
        return onCompression(evidence, false);
    }

    private static Match onCompression(Evidence evidence, boolean wanted) {
        if (!evidence.transcript().upgraded()) {
            return evidence.transcript().head().isEmpty() ? unanswered(evidence) : new Match.No(whatCame(evidence));
        }
        boolean agreed = evidence.transcript().compression().isPresent();
        String sentence = "The target accepted the opening handshake "
                + (agreed ? "with permessage-deflate." : "without permessage-deflate.");
        return agreed == wanted ? new Match.Yes(sentence) : new Match.No(sentence);
    }

    static Match refused(Outcome.Refused refused, Evidence evidence) {
        Optional<HttpHead> head = evidence.transcript().head();
        if (head.isEmpty()) {
            return simpleResponse(evidence) ? new Match.Yes(whatCame(evidence)) : unanswered(evidence);
        }
        int status = head.get().status().orElse(0);
        if (status == 0 || status == 101) {
            return new Match.No(whatCame(evidence));
        }
        if (!refused.statuses().isEmpty() && refused.statuses().stream().noneMatch(range -> range.contains(status))) {
            return new Match.No(whatCame(evidence));
        }
        if (refused.namesVersion13()
                && !head.get().list("Sec-WebSocket-Version").contains("13")) {
            return new Match.No("The target answered with status " + status
                    + ", and its answer does not say in Sec-WebSocket-Version that it speaks version 13.");
        }
        if (pongBehind(evidence)) {
            return new Match.No("The target refused the handshake with status " + status
                    + " and then answered a WebSocket ping on the same connection.");
        }
        return new Match.Yes(whatCame(evidence));
    }

    static Match dropped(Evidence evidence) {
        if (evidence.transcript().head().isPresent()) {
            return new Match.No(whatCame(evidence));
        }
        return evidence.transcript().end().isPresent() ? new Match.Yes(whatCame(evidence)) : unanswered(evidence);
    }

    /** Says what the target did with the opening handshake. */
    static String whatCame(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        Optional<HttpHead> head = transcript.head();
        if (head.isPresent()) {
            int status = head.get().status().orElse(0);
            return status == 0
                    ? "The target answered the opening handshake with '"
                            + head.get().startLine() + "', which is no HTTP status line."
                    : status == 101
                            ? "The target accepted the opening handshake."
                            : "The target answered the opening handshake with status " + status + ".";
        }
        if (transcript.first(Event.ConnectFailed.class).isPresent()) {
            return "No connection could be made: "
                    + transcript.first(Event.ConnectFailed.class).get().reason() + ".";
        }
        if (simpleResponse(evidence)) {
            return "The target answered as HTTP/0.9 does, with content and no status line.";
        }
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return "The target answered the opening handshake with bytes that are no HTTP response.";
        }
        return transcript
                .end()
                .map(end -> "The target ended the TCP connection without an answer to the opening handshake.")
                .orElse("The target did not answer the opening handshake in time.");
    }

    /** Content alone is the answer to a request line that names no version: that is how HTTP/0.9 goes. */
    private static boolean simpleResponse(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        return evidence.request()
                        .filter(request -> !request.startLine().contains(" HTTP/"))
                        .isPresent()
                && transcript.first(Event.ReceivedBytes.class).isPresent()
                && transcript.end().isPresent();
    }

    private static Match unanswered(Evidence evidence) {
        Transcript transcript = evidence.transcript();
        if (transcript.first(Event.ReceivedBytes.class).isPresent()) {
            return new Match.No(whatCame(evidence));
        }
        if (transcript.first(Event.ConnectFailed.class).isPresent()) {
            return new Match.Doubt(Match.Cause.NOT_OPENED, whatCame(evidence));
        }
        return new Match.Doubt(
                transcript.end().isPresent() ? Match.Cause.ENDED : Match.Cause.SILENT, whatCame(evidence));
    }

    private static boolean pongBehind(Evidence evidence) {
        var all = new StringBuilder();
        evidence.transcript()
                .all(Event.ReceivedBytes.class)
                .forEach(event -> all.append(new String(event.bytes(), StandardCharsets.ISO_8859_1)));
        return evidence.conversation().pings().stream()
                .map(ping -> "\u008a" + (char) ping.length + new String(ping, StandardCharsets.ISO_8859_1))
                .anyMatch(pong -> all.indexOf(pong) >= 0);
    }
}
