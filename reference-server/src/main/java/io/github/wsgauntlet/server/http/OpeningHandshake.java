package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rule;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The server's side of one opening handshake: bytes in, and either an upgrade or a refusal out. */
public final class OpeningHandshake implements Opening {

    /** How an opening handshake ends. */
    public sealed interface Outcome {}

    /** The handshake is accepted: frames follow. */
    public record Accepted(Handshake handshake, HttpResponse response) implements Outcome {}

    /** The handshake is refused: the server closes the connection after its response. */
    public record Refused(HttpResponse response) implements Outcome {}

    /** A plain request, which asks for no upgrade, is answered: the connection goes on (RFC 9112 9.3). */
    public record Answered(HttpResponse response) implements Outcome {}

    /** The request is none of WebSocket: somebody else answers it, and another may follow. */
    public record Plain(HttpRequest request) implements Outcome {}

    private final Supplier<HttpRequestReader> readers;
    private HttpRequestReader reader;
    private final Predicate<HttpRequest> plain;
    private final Upgrade upgrade;
    private final Rules rules;
    private final Trace trace;

    /**
     * Create the handshake of one connection.
     *
     * @param readers make what reads a request
     * @param plain tells which requests somebody else answers over HTTP
     * @param upgrade judges it and answers it
     * @param rules the rules to keep in a refusal
     * @param trace told about every step
     */
    public OpeningHandshake(
            Supplier<HttpRequestReader> readers,
            Predicate<HttpRequest> plain,
            Upgrade upgrade,
            Rules rules,
            Trace trace) {
        this.readers = readers;
        this.reader = readers.get();
        this.plain = plain;
        this.upgrade = upgrade;
        this.rules = rules;
        this.trace = trace;
    }

    @Override
    public Optional<Outcome> read(ByteBuffer in) {
        try {
            return reader.readRequest(in).map(this::answer);
        } catch (Violation violation) {
            return Optional.of(refuse(violation.ground()));
        }
    }

    @Override
    public Refused timeOut() {
        return refuse(Policy.HANDSHAKE_TIME);
    }

    /** Answer a request, and be ready for another one after it. */
    private Outcome answer(HttpRequest request) {
        trace.step("HttpRequestReader.readRequest()", request);
        if (plain.test(request)) {
            reader = readers.get();
            return new Plain(request);
        }
        try {
            return accept(request);
        } catch (Violation violation) {
            boolean asksNothing = violation.ground() == Rule.UPGRADE_REQUIRED && isPlain(request.fields());
            Outcome outcome = asksNothing
                    ? new Answered(HttpResponse.upgradeRequired(violation.ground()))
                    : refuse(violation.ground());
            reader = readers.get();
            return outcome;
        }
    }

    /** Return whether a request has no content, wants no upgrade, and leaves the connection for another request. */
    private static boolean isPlain(HttpFields fields) {
        return !fields.has("Content-Length")
                && !fields.has("Transfer-Encoding")
                && !fields.has("Sec-WebSocket-Key")
                && !fields.has("Sec-WebSocket-Version")
                && fields.list("Connection").stream().allMatch("keep-alive"::equalsIgnoreCase);
    }

    private Outcome accept(HttpRequest request) {
        Upgrade.Upgraded upgraded = upgrade.upgradeConnection(request);
        trace.step("Upgrade.upgradeConnection()", upgraded.response());
        return new Accepted(upgraded.handshake(), upgraded.response());
    }

    private Refused refuse(Ground ground) {
        trace.step("Upgrade.upgradeConnection()", ground.message());
        HttpResponse response = HttpResponse.refusal(ground, rules);
        return new Refused(reader.method().equals("HEAD") ? response.withoutBody() : response);
    }
}
