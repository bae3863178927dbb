package io.github.wsgauntlet.server.defect;

import static io.github.wsgauntlet.server.defect.TwistedOpening.without;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.OpeningHandshake.Accepted;
import io.github.wsgauntlet.server.http.OpeningHandshake.Answered;
import io.github.wsgauntlet.server.http.OpeningHandshake.Outcome;
import io.github.wsgauntlet.server.http.OpeningHandshake.Refused;
import io.github.wsgauntlet.server.http.WebSocketKey;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The defects of a connection on which a plain request comes before the opening handshake (RFC 9112 9.3). */
final class KeptConnectionDefects {

    private static final String ACCEPT = "Sec-WebSocket-Accept";

    private KeptConnectionDefects() {}

    /** Return the handshake with a defect, or as it is when the defect lies elsewhere. */
    static Opening around(Defect defect, Opening clean) {
        return switch (defect) {
            case PIPELINED_ANSWERS_SWAPPED -> new Swapping(clean);
            case LATER_ACCEPT_WITHOUT_KEY -> new Second(clean);
            case CONTENT_TAKEN_FOR_REQUEST ->
                new TwistedOpening(
                        clean,
                        (head, outcome) -> outcome instanceof Refused refused && hasContentOnly(head)
                                ? new Answered(kept(refused.response()))
                                : outcome);
            default -> clean;
        };
    }

    private static boolean hasContentOnly(RequestHead head) {
        return !head.has("Upgrade") && (head.has("Content-Length") || head.has("Transfer-Encoding"));
    }

    private static HttpResponse kept(HttpResponse refusal) {
        return without(refusal, "Connection").with("Connection", "Upgrade");
    }

    /** A handshake that puts its 101 before the answer to the request that came with it. */
    private record Swapping(Opening clean) implements Opening {

        @Override
        public Optional<Outcome> read(ByteBuffer in) {
            Optional<Outcome> first = clean.read(in);
            if (first.isEmpty() || !(first.get() instanceof Answered answered) || !in.hasRemaining()) {
                return first;
            }
            return clean.read(in)
                    .filter(Accepted.class::isInstance)
                    .map(Accepted.class::cast)
                    .<Outcome>map(accepted -> new Accepted(
                            accepted.handshake(),
                            withBody(accepted.response(), answered.response().encode())))
                    .or(() -> first);
        }

        private static HttpResponse withBody(HttpResponse answer, byte[] body) {
            return new HttpResponse(answer.version(), answer.status(), answer.fields(), new String(body, ISO_8859_1));
        }

        @Override
        public Refused timeOut() {
            return clean.timeOut();
        }
    }

    /** A handshake that has lost the key when it is not the first request of its connection. */
    private static final class Second implements Opening {

        private final Opening clean;
        private boolean later;

        Second(Opening clean) {
            this.clean = clean;
        }

        @Override
        public Optional<Outcome> read(ByteBuffer in) {
            Optional<Outcome> outcome = clean.read(in).map(this::answer);
            later = later || outcome.isPresent();
            return outcome;
        }

        private Outcome answer(Outcome outcome) {
            return later && outcome instanceof Accepted accepted
                    ? new Accepted(accepted.handshake(), withoutKey(accepted.response()))
                    : outcome;
        }

        private static HttpResponse withoutKey(HttpResponse answer) {
            return without(answer, ACCEPT).with(ACCEPT, new WebSocketKey("").accept());
        }

        @Override
        public Refused timeOut() {
            return clean.timeOut();
        }
    }
}
