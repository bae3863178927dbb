package io.github.wsgauntlet.server.engineio;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * How an Engine.IO server is to run.
 *
 * @param path where it is found, as in {@code /engine.io/}
 * @param pingInterval how long after the last pong the next ping is sent
 * @param pingTimeout how long a pong may take
 * @param upgradeTimeout how long an upgrade may take
 * @param maxPayload how many bytes a POST or a message may have, at least 1
 * @param sessions how many sessions there may be, at least 1
 * @param memory how many bytes may wait for all clients together
 * @param rules the rules to keep
 * @param parts asked once for what the sessions of a server are made of
 */
public record EngineIoOptions(
        String path,
        Duration pingInterval,
        Duration pingTimeout,
        Duration upgradeTimeout,
        int maxPayload,
        int sessions,
        long memory,
        ProtocolRules rules,
        Supplier<EngineIoParts> parts) {

    private static final int MANY = 1 << 14;

    /** Check that there may be a session. */
    public EngineIoOptions {
        if (maxPayload < 1 || sessions < 1) {
            throw new IllegalArgumentException("A server needs room for a byte and a session");
        }
    }

    /** Return 25 s between pings, 20 s for a pong, 10 s to upgrade, 1 MB, 16384 sessions, an eighth of the memory. */
    public static EngineIoOptions defaults() {
        return new EngineIoOptions(
                "/engine.io/",
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                1_000_000,
                MANY,
                Runtime.getRuntime().maxMemory() / 8,
                ProtocolRules.strict(),
                EngineIoParts::clean);
    }

    /** Return these options with another path. */
    public EngineIoOptions withPath(String value) {
        return new EngineIoOptions(
                value, pingInterval, pingTimeout, upgradeTimeout, maxPayload, sessions, memory, rules, parts);
    }

    /** Return these options with other times of the heartbeat. */
    public EngineIoOptions withHeartbeat(Duration interval, Duration timeout) {
        return new EngineIoOptions(path, interval, timeout, upgradeTimeout, maxPayload, sessions, memory, rules, parts);
    }

    /** Return these options with another time for an upgrade. */
    public EngineIoOptions withUpgradeTimeout(Duration value) {
        return new EngineIoOptions(path, pingInterval, pingTimeout, value, maxPayload, sessions, memory, rules, parts);
    }

    /** Return these options with another size of a POST or message, in bytes. */
    public EngineIoOptions withMaxPayload(int bytes) {
        return new EngineIoOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, bytes, sessions, memory, rules, parts);
    }

    /** Return these options with other bounds of all sessions: their number, and the bytes that wait for clients. */
    public EngineIoOptions withBounds(int most, long bytes) {
        return new EngineIoOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, most, bytes, rules, parts);
    }

    /** Return these options with other rules. */
    public EngineIoOptions withRules(ProtocolRules value) {
        return new EngineIoOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, sessions, memory, value, parts);
    }

    /** Return these options with other parts. */
    public EngineIoOptions withParts(Supplier<EngineIoParts> value) {
        return new EngineIoOptions(
                path, pingInterval, pingTimeout, upgradeTimeout, maxPayload, sessions, memory, rules, value);
    }
}
