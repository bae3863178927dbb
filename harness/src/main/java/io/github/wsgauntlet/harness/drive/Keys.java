package io.github.wsgauntlet.harness.drive;

import io.github.wsgauntlet.harness.wire.HttpHead;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers the keys of a client's requests, which are drawn anew for each connection (RFC 6455 4.1). Thread safe. */
final class Keys {
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Return whether a request has a key that an earlier one had. */
    boolean repeats(HttpHead request) {
        return request.values("Sec-WebSocket-Key").stream().anyMatch(key -> !seen.add(key));
    }
}
