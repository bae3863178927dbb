package io.github.wsgauntlet.reports.view;

import io.github.wsgauntlet.reports.record.Durations;
import java.util.Map;

/**
 * What is known of the target before the first case, as the report shows it.
 *
 * @param name what it is about
 * @param value what is known
 * @param source how it is known: {@code probed} or {@code assumed from the URL}; empty if the record does not say
 * @param means what follows from it for the run; may be empty
 */
public record Capability(String name, String value, String source, String means) {
    private static final String PROBED = "probed";
    private static final String SKIPPED = "Cases that send more are skipped.";

    /** Put into words what the record says; what a newer harness says is shown as it is. */
    public static Capability of(Map.Entry<String, Object> entry) {
        Object value = entry.getValue();
        return switch (entry.getKey()) {
            case "echo" -> probed("sends messages back", value, "Cases that need an echo are skipped.");
            case "probeText" ->
                new Capability("text that it answers", words(value), PROBED, "Of others nobody knows whether it does.");
            case "echoAdapter" ->
                new Capability(
                        "adapter for the echo", words(value), "as was said", "Messages go out and come back wrapped.");
            case "pong" -> probed("answers a ping", value, "Nothing but an echo shows that it is alive.");
            case "close" -> probed("answers a Close frame", value, "");
            case "textComesBackAs" -> new Capability("text comes back as", words(value), PROBED, "");
            case "binaryComesBackAs" -> new Capability("binary comes back as", words(value), PROBED, "");
            case "deflateParameters" -> new Capability("parameters that it agrees on", words(value), PROBED, "");
            case "subprotocol" -> new Capability("subprotocol that it selects", words(value), PROBED, "");
            case "ownMessages" ->
                new Capability("sends messages of its own", words(value), PROBED, "None is taken for an echo.");
            case "deflate" -> probed("accepts permessage-deflate", value, "Cases that need compression are skipped.");
            case "greetings" ->
                new Capability(
                        "messages before the first of ours",
                        words(value),
                        PROBED,
                        "0".equals(words(value)) ? "" : "So many are not taken for an answer.");
            case "messageLimit" -> new Capability("bytes in a message, at most", words(value), PROBED, SKIPPED);
            case "fragmentsLimit" -> new Capability("fragments in a message, at most", words(value), PROBED, SKIPPED);
            case "messagesLimit" -> new Capability("messages in a connection, at most", words(value), PROBED, SKIPPED);
            case "messageTaken" -> new Capability("bytes in a message, at least", words(value), PROBED, "");
            case "fragmentsTaken" -> new Capability("fragments in a message, at least", words(value), PROBED, "");
            case "messagesTaken" -> new Capability("messages in a connection, at least", words(value), PROBED, "");
            case "tls" -> new Capability("speaks TLS", words(value), "assumed from the URL", "");
            case "tls13" -> probed("speaks TLS 1.3", value, "Cases that need TLS 1.3 are skipped.");
            case "roundTripMicros" ->
                new Capability(
                        "time to answer",
                        value instanceof Number micros ? Durations.words(micros.doubleValue() / 1000) : words(value),
                        PROBED,
                        "Each deadline is scaled to it.");
            default -> new Capability(entry.getKey(), words(value), "", "");
        };
    }

    private static Capability probed(String name, Object value, String ifNot) {
        return new Capability(name, words(value), PROBED, Boolean.FALSE.equals(value) ? ifNot : "");
    }

    private static String words(Object value) {
        return value instanceof Boolean flag ? (flag ? "yes" : "no") : String.valueOf(value);
    }

    /** Return the source and what follows, as one remark. */
    public String remark() {
        return source.isEmpty() || means.isEmpty() ? source + means : source + ". " + means;
    }
}
