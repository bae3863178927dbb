package io.github.wsgauntlet.server.engineio;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.json.JsonWriter;
import java.util.List;

/**
 * What requests are answered with. Pages of any origin may read it, with credentials, too (Fetch, CORS protocol).
 *
 * @param parts have the last word
 * @param encoder writes packets
 */
record EngineIoAnswers(EngineIoParts parts, EngineIoEncoder encoder) {

    private static final String TEXT = "text/plain; charset=UTF-8";

    /** Return the answer to a GET. */
    HttpResponse packets(HttpRequest request, List<EngineIoPacket> packets) {
        byte[] content = encoder.bytes(encoder.payload(packets));
        return answer(request, HttpResponse.content(200, TEXT, content).with("Cache-Control", "no-store"));
    }

    /** Return the answer to a POST that was taken (Engine.IO 4, Sending data). */
    HttpResponse ok(HttpRequest request) {
        return answer(request, HttpResponse.content(200, TEXT, "ok".getBytes(UTF_8)));
    }

    /** Return the answer to a request that breaks a rule. */
    HttpResponse refusal(HttpRequest request, ProtocolRule rule) {
        Json says = Json.object().with("code", Json.number(rule.code())).with("message", Json.text(rule.message()));
        byte[] content = JsonWriter.write(says).getBytes(UTF_8);
        return answer(request, HttpResponse.content(400, "application/json", content));
    }

    /** Return the answer to a request for something that is not here. */
    HttpResponse notFound(HttpRequest request) {
        return answer(request, HttpResponse.content(404, TEXT, "There is nothing here.\n".getBytes(UTF_8)));
    }

    /** Return the answer to somebody who would be one too many. */
    HttpResponse full(HttpRequest request) {
        return answer(request, HttpResponse.content(503, TEXT, "There are too many sessions.\n".getBytes(UTF_8)));
    }

    /** Return the answer to a browser that asks before its request (Fetch, CORS protocol). */
    HttpResponse preflight(HttpRequest request) {
        HttpResponse allowed = HttpResponse.noContent()
                .with("Access-Control-Allow-Methods", "GET, POST")
                .with("Allow", "GET, POST");
        List<String> wanted = request.fields().lines("Access-Control-Request-Headers");
        return answer(
                request,
                wanted.isEmpty() ? allowed : allowed.with("Access-Control-Allow-Headers", String.join(",", wanted)));
    }

    private HttpResponse answer(HttpRequest request, HttpResponse response) {
        List<String> origins = request.fields().lines("Origin");
        return parts.answer(
                origins.size() != 1
                        ? response
                        : response.with("Access-Control-Allow-Origin", origins.getFirst())
                                .with("Access-Control-Allow-Credentials", "true")
                                .with("Vary", "Origin"));
    }
}
