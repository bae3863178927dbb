package io.github.wsgauntlet.server.defect;

import java.util.List;
import java.util.Locale;

/** One thing that a server can do wrong in a protocol on top of WebSocket, besides waiving a rule. */
public sealed interface ProtocolDefect permits EngineIoDefect, SocketIoDefect {

    /** Return the name of the constant. */
    String name();

    /** Return what the server does, as a full sentence. */
    String description();

    /** Return the ids of the requirements in the ledger that this defect breaks. */
    List<String> requirements();

    /** Return the name for people and command lines, in kebab case. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
