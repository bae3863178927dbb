package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.util.List;
import java.util.Locale;

/** A rule of a protocol on top of WebSocket, which can be waived. */
public interface ProtocolRule {

    /** Return the name of the constant. */
    String name();

    /** Return the rule as a full sentence that names its section, short enough for the reason of a Close frame. */
    String message();

    /** Return the code by which an answer with status 400 tells the client what was wrong. */
    int code();

    /** Return how the WebSocket of a client is closed that breaks this rule. */
    default CloseStatus status() {
        return new CloseStatus(1008, message());
    }

    /** Return the ids of the requirements in the ledger that this rule keeps. */
    List<String> requirements();

    /** Return the name for people and command lines, in kebab case. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
