package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake.Accepted;
import io.github.wsgauntlet.server.http.OpeningHandshake.Outcome;
import io.github.wsgauntlet.server.http.OpeningHandshake.Refused;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.BiFunction;

/** An opening handshake whose outcome is changed, with the request head in view. */
final class TwistedOpening implements Opening {

    private final Opening clean;
    private final BiFunction<RequestHead, Outcome, Outcome> twist;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();

    TwistedOpening(Opening clean, BiFunction<RequestHead, Outcome, Outcome> twist) {
        this.clean = clean;
        this.twist = twist;
    }

    /** Return a handshake whose 101 is changed. */
    static Opening answering(Opening clean, BiFunction<RequestHead, HttpResponse, HttpResponse> twist) {
        return new TwistedOpening(
                clean,
                (head, outcome) -> outcome instanceof Accepted accepted
                        ? new Accepted(accepted.handshake(), twist.apply(head, accepted.response()))
                        : outcome);
    }

    @Override
    public Optional<Outcome> read(ByteBuffer in) {
        int from = in.position();
        Optional<Outcome> outcome = clean.read(in);
        byte[] taken = new byte[in.position() - from];
        in.get(from, taken);
        head.writeBytes(taken);
        Optional<Outcome> twisted = outcome.map(clear -> twist.apply(RequestHead.of(head.toByteArray()), clear));
        if (twisted.isPresent()) { // Another request may follow.
            head.reset();
        }
        return twisted;
    }

    @Override
    public Refused timeOut() {
        return clean.timeOut();
    }

    /** Return a refusal that says no more than its status. */
    static HttpResponse response(int status) {
        return new HttpResponse("HTTP/1.1", status, "Content-Length: 0\r\nConnection: close\r\n", "");
    }

    /** Return an answer without a field. */
    static HttpResponse without(HttpResponse answer, String name) {
        String fields = answer.fields().replaceAll("(?m)^" + name + ":.*\r\n", "");
        return new HttpResponse(answer.version(), answer.status(), fields, answer.body());
    }
}
