package io.github.wsgauntlet.server.net;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.wsgauntlet.server.application.HttpConversation;
import io.github.wsgauntlet.server.application.HttpExchange;
import io.github.wsgauntlet.server.http.HttpContentReader;
import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.rule.Ground;
import io.github.wsgauntlet.server.rule.Policy;
import io.github.wsgauntlet.server.rule.Violation;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One plain HTTP request on its way: its head goes to the application, its content after it, an answer comes back. */
final class ServedRequest implements HttpExchange {

    private enum State {
        /** The content is on its way. */
        READING,
        /** The application has all there is. */
        WAITING,
        /** It was answered, or is lost. */
        OVER
    }

    private final Connection connection;
    private final Requests requests;
    private final HttpRequest request;
    private final Blueprint blueprint;
    private Optional<HttpContentReader> content = Optional.empty();
    private HttpConversation conversation = HttpConversation.over(0);
    private Optional<HttpResponse> early = Optional.empty();
    private State state = State.READING;

    ServedRequest(Connection connection, Requests requests, HttpRequest request, Blueprint blueprint) {
        this.connection = connection;
        this.requests = requests;
        this.request = request;
        this.blueprint = blueprint;
    }

    /** Hand the head to the application, if it tells how long the content is. */
    void begin() {
        try {
            HttpContentReader reader = new HttpContentReader(request.fields(), blueprint.limits(), blueprint.rules());
            content = Optional.of(reader);
            connection.call(() -> conversation = blueprint.application().onRequest(this));
            if (state == State.READING) {
                await(reader);
            }
        } catch (Violation violation) {
            refuse(violation.ground());
        }
    }

    private void await(HttpContentReader reader) {
        reader.limitTo(conversation.largestContent());
        awaitContent();
        if (reader.isExpecting() && early.isEmpty() && request.fields().has("Expect")) {
            connection.write(HttpResponse.goOn());
        }
    }

    private void awaitContent() {
        connection.await(blueprint.limits().times().stall(), () -> connection.turn(() -> refuse(Policy.CONTENT_TIME)));
    }

    /** Return whether nothing more is read until the application has answered. */
    boolean isWaiting() {
        return state == State.WAITING;
    }

    /** Return how many bytes of memory this holds. */
    long held() {
        return content.map(HttpContentReader::held).orElse(0L);
    }

    /** Read up to the end of the content. An answer that came before it does not wait for the rest. */
    void read(ByteBuffer in) {
        if (state != State.READING) {
            return;
        }
        try {
            Optional<byte[]> complete = content.orElseThrow().readContent(in);
            if (complete.isPresent()) {
                state = State.WAITING;
                connection.awaitAnswer();
                early.ifPresentOrElse(this::send, () -> connection.call(() -> conversation.onContent(complete.get())));
            } else if (early.isPresent()) {
                send(early.get());
            } else {
                awaitContent();
            }
        } catch (Violation violation) {
            refuse(violation.ground());
        }
    }

    private void refuse(Ground ground) {
        if (state != State.OVER) {
            lost();
            connection.trace().step("ServedRequest.read()", ground.message());
            HttpResponse refusal = HttpResponse.refusal(ground, blueprint.rules());
            connection.write(request.isHead() ? refusal.withoutBody() : refusal);
            connection.ending();
        }
    }

    /** Answer for an application that broke. */
    void fail() {
        if (state != State.OVER) {
            lost();
            connection.write(HttpResponse.content(500, "text/plain", "The application failed.\n".getBytes(US_ASCII))
                    .with("Connection", "close"));
            connection.ending();
        }
    }

    /** Tell the application that nobody waits for its answer any more. */
    void lost() {
        if (state != State.OVER) {
            state = State.OVER;
            connection.call(conversation::onLost);
        }
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public void answer(HttpResponse response) {
        switch (state) {
            case READING -> early = Optional.of(response);
            case WAITING -> send(response);
            case OVER -> {}
        }
    }

    private void send(HttpResponse response) {
        boolean goesOn = request.keepsConnection() && state == State.WAITING;
        state = State.OVER;
        HttpResponse whole = goesOn ? response : response.with("Connection", "close");
        connection.write(request.isHead() ? whole.withoutBody() : whole);
        if (goesOn) {
            requests.next();
        } else {
            connection.ending();
        }
    }

    @Override
    public void execute(Runnable task) {
        connection.execute(task);
    }

    @Override
    public Trace trace() {
        return connection.trace();
    }
}
