package io.github.wsgauntlet.reports.autobahn;

import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Entry.From;
import io.github.wsgauntlet.reports.record.Preview;
import io.github.wsgauntlet.reports.view.Legible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a timeline says in the terms of Autobahn|Testsuite, whose fuzzer calls itself "me".
 *
 * @param transcript what went over the wire, in order
 */
record AutobahnWire(List<Entry> transcript) {
    /** How many characters of a payload are quoted. */
    private static final int QUOTED = 64;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /**
     * Return whether the tester sent its Close frame before any came from the target. One that has reserved bits set is
     * none: the original sends it as any other frame.
     */
    boolean closedByMe() {
        return frames().filter(frame -> frame.opcode() == 8 && frame.rsv() == 0)
                .findFirst()
                .filter(frame -> frame.from() == From.TESTER)
                .isPresent();
    }

    /** Return whether the tester ended TCP and the target had not; its first event is that it connected. */
    boolean droppedByMe() {
        return events(From.TESTER) > 1 && events(From.TARGET) == 0;
    }

    /** Return whether both sides sent Close, and the target ended TCP. */
    boolean wasClean() {
        return close(From.TESTER).isPresent() && close(From.TARGET).isPresent() && events(From.TARGET) > 0;
    }

    /** Return whether there was no WebSocket connection. */
    boolean unopened() {
        return transcript.stream()
                .noneMatch(
                        entry -> entry instanceof Entry.Head head && head.text().startsWith("HTTP/1.1 101"));
    }

    /** Return how many pongs came. */
    long pongs() {
        return frames().filter(frame -> frame.from() == From.TARGET && frame.opcode() == 10)
                .count();
    }

    /** Return how many messages came, whole or not. */
    long messages() {
        return frames().filter(frame -> frame.from() == From.TARGET && (frame.opcode() == 1 || frame.opcode() == 2))
                .count();
    }

    /** Return whether the target did not answer the opening handshake, nor end TCP. */
    boolean openHandshakeTimeout() {
        return head(From.TESTER).isPresent() && head(From.TARGET).isEmpty() && droppedByMe();
    }

    /** Return whether the target did not answer the tester's Close frame, nor end TCP. */
    boolean closeHandshakeTimeout() {
        return closedByMe() && close(From.TARGET).isEmpty() && droppedByMe();
    }

    /** Return whether the target left TCP open after the closing handshake. */
    boolean connectionDropTimeout() {
        return close(From.TESTER).isPresent() && close(From.TARGET).isPresent() && droppedByMe();
    }

    /** Return the body of the first Close frame of a side, where it has one. */
    Optional<Preview.Close> closing(From from) {
        return close(from)
                .filter(frame -> frame.preview() instanceof Preview.Close)
                .map(frame -> (Preview.Close) frame.preview());
    }

    /** Return the head of the opening handshake as a side sent it, or a question mark as the original does. */
    String handshake(From from) {
        return head(from)
                .map(head -> Stream.of(head.text().stripTrailing().split("\r\n", -1))
                                .map(Legible::text)
                                .reduce((a, b) -> a + "\r\n" + b)
                                .orElse("")
                        + "\r\n\r\n")
                .orElse("?");
    }

    /**
     * Return the messages, Pings and Pongs that came: what it is, its payload, and of a message whether it is binary.
     */
    ArrayNode received() {
        ArrayNode received = NODES.arrayNode();
        StringBuilder message = new StringBuilder();
        boolean binary = false;
        for (Entry.Frame frame :
                frames().filter(each -> each.from() == From.TARGET).toList()) {
            if (frame.opcode() == 9 || frame.opcode() == 10) {
                received.addArray().add(frame.opcode() == 9 ? "ping" : "pong").add(payload(frame));
            } else if (frame.opcode() < 8) {
                binary = frame.opcode() == 0 ? binary : frame.opcode() == 2;
                message.append(payload(frame));
                if (frame.fin()) {
                    received.addArray()
                            .add("message")
                            .add(limited(message.toString()))
                            .add(binary);
                    message.setLength(0);
                }
            }
        }
        return received;
    }

    /** Return how often bytes of each length went that way in one piece. */
    Map<String, Integer> octets(From from) {
        Map<String, Integer> counts = new TreeMap<>();
        transcript.stream()
                .filter(entry -> entry.from() == from)
                .flatMap(entry -> entry.wire().stream())
                .forEach(bytes -> counts.merge(String.valueOf(bytes.length()), 1, Integer::sum));
        return counts;
    }

    /** Return how often frames of each opcode went that way. */
    Map<String, Integer> frames(From from) {
        Map<String, Integer> counts = new TreeMap<>();
        frames().filter(frame -> frame.from() == from)
                .forEach(frame -> counts.merge(String.valueOf(frame.opcode()), 1, Integer::sum));
        return counts;
    }

    /** Return the rows of the wire log: octets (RO, TO) and frames (RF, TF) that were received and transmitted. */
    ArrayNode log() {
        ArrayNode log = NODES.arrayNode();
        for (Entry entry : transcript) {
            boolean sent = entry.from() == From.TESTER;
            Optional<ArrayNode> octets = entry.wire().map(bytes -> octets(sent, bytes));
            Optional<ArrayNode> frame =
                    entry instanceof Entry.Frame each ? Optional.of(row(sent, each)) : Optional.empty();
            (sent ? frame : octets).ifPresent(log::add);
            (sent ? octets : frame).ifPresent(log::add);
        }
        return log;
    }

    private static ArrayNode octets(boolean sent, Elided bytes) {
        ArrayNode row = NODES.arrayNode().add(sent ? "TO" : "RO");
        row.addArray().add(bytes.length()).add(hex(bytes));
        return sent ? row.add(false) : row;
    }

    private static ArrayNode row(boolean sent, Entry.Frame frame) {
        ArrayNode row = NODES.arrayNode().add(sent ? "TF" : "RF");
        row.addArray().add(frame.payload().length()).add(payload(frame));
        row.add(frame.opcode()).add(frame.fin()).add(frame.rsv());
        if (!sent) {
            row.add(frame.masked());
        }
        if (frame.masked()) {
            row.add(frame.maskingKey());
        } else {
            row.addNull();
        }
        return sent ? row.addNull().addNull().add(false) : row;
    }

    private static String payload(Entry.Frame frame) {
        return frame.preview() instanceof Preview.Text text
                ? limited(Legible.text(text.text()) + (text.whole() ? "" : " ..."))
                : frame.payload().length() == 0 ? "" : limited("0x" + hex(frame.payload()));
    }

    private static String hex(Elided bytes) {
        return bytes.head() + (bytes.tail().isEmpty() ? "" : " ...");
    }

    private static String limited(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED - 4)) + " ...";
    }

    private Stream<Entry.Frame> frames() {
        return transcript.stream().filter(Entry.Frame.class::isInstance).map(Entry.Frame.class::cast);
    }

    private Optional<Entry.Frame> close(From from) {
        return frames().filter(frame -> frame.from() == from && frame.opcode() == 8)
                .findFirst();
    }

    private Optional<Entry.Head> head(From from) {
        return transcript.stream()
                .filter(entry -> entry.from() == from && entry instanceof Entry.Head)
                .map(Entry.Head.class::cast)
                .findFirst();
    }

    private long events(From from) {
        return transcript.stream()
                .filter(entry -> entry.from() == from && entry instanceof Entry.Event)
                .count();
    }
}
