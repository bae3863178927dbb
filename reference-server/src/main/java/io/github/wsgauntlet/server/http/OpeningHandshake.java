package io.github.wsgauntlet.server.http;

import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The server's side of one opening handshake: bytes in, and either an upgrade or a refusal out. */
public final class OpeningHandshake implements Opening {

    /** How an opening handshake ends. */
    public sealed interface Outcome {

        /** Return what the client is told. */
        HttpResponse response();
    }

    /** The handshake is accepted: frames follow. */
    public record Accepted(Handshake handshake, HttpResponse response) implements Outcome {}

    /** The handshake is refused: the server closes the connection after its response. */
    public record Refused(HttpResponse response) implements Outcome {}

    private final HttpRequestReader reader;
    private final Upgrade upgrade;
    private final Rules rules;
    private final Trace trace;

    /**
     * Create the handshake of one connection.
     *
     * @param reader reads the request
     * @param upgrade judges it and answers it
     * @param rules the rules to keep in a refusal
     * @param trace told about every step
     */
    public OpeningHandshake(HttpRequestReader reader, Upgrade upgrade, Rules rules, Trace trace) {
        this.reader = reader;
        this.upgrade = upgrade;
        this.rules = rules;
        this.trace = trace;
    }

    @Override
    public Optional<Outcome> read(ByteBuffer in) {
        try {
            return reader.readRequest(in).map(this::accept);
        } catch (Violation violation) {
            return Optional.of(refuse(violation.ground()));
        }
    }

    @Override
    public Refused timeOut() {
        return refuse(Policy.HANDSHAKE_TIME);
    }

    private Outcome accept(HttpRequest request) {
        trace.step("HttpRequestReader.readRequest()", request);
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
