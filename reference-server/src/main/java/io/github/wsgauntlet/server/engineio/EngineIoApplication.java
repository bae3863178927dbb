package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.HttpConversation;
import io.github.wsgauntlet.server.application.HttpExchange;
import io.github.wsgauntlet.server.application.ServerTimer;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Speaks Engine.IO 4 over WebSocket and plain HTTP: brings each request and each WebSocket to its session.
 * A session may be reached by several loops at once, and each holds its monitor meanwhile, which is never for long.
 */
public final class EngineIoApplication implements Application {

    private static final CloseStatus FULL = new CloseStatus(1013, "There are too many sessions");

    /** What a POST may bring where nobody is held to a limit, so that there is one all the same. */
    private static final long MOST_CONTENT = 64 << 20;

    private final EngineIoOptions options;
    private final EngineIoSessions sessions;
    private final EngineIoAdmission admission;
    private final EngineIoAnswers answers;
    private final Map<WebSocketSession, Seat> seats = new ConcurrentHashMap<>();

    /** A WebSocket and its session. */
    private record Seat(EngineIoSession session, WebSocketChannel channel) {}

    private EngineIoApplication(EngineIoOptions options, EngineIoHandler handler) {
        this.options = options;
        EngineIoParts parts = options.parts().get();
        this.sessions = new EngineIoSessions(options, parts, handler);
        this.admission = new EngineIoAdmission(options, sessions);
        this.answers = new EngineIoAnswers(parts, parts.encoder(EngineIoEncoder.clean()));
    }

    /** Return the application for one server. */
    public static EngineIoApplication of(EngineIoOptions options, EngineIoHandler handler) {
        return new EngineIoApplication(options, handler);
    }

    @Override
    public void onStart(ServerTimer timer) {
        sessions.onStart(timer);
    }

    // ---- plain HTTP ----

    @Override
    public boolean serves(HttpRequest request) {
        return !admission.isWebSocket(request);
    }

    @Override
    public HttpConversation onRequest(HttpExchange exchange) {
        HttpRequest request = exchange.request();
        exchange.trace().step("EngineIoApplication.onRequest()", request.method());
        try {
            if (!admission.isHere(request)) {
                exchange.answer(answers.notFound(request));
            } else if (request.method().equals("OPTIONS")) {
                exchange.answer(answers.preflight(request));
            } else {
                admission.transport(request);
                Optional<String> sid = EngineIoQuery.of(request.target()).sid();
                return request.method().equals("POST") ? post(exchange, sid) : get(exchange, sid);
            }
        } catch (BrokenRule broken) {
            exchange.answer(answers.refusal(request, broken.rule()));
        }
        return HttpConversation.over(largestContent());
    }

    private long largestContent() {
        return options.rules().enforced(EngineIoRule.POST_FITS) ? options.maxPayload() : MOST_CONTENT;
    }

    private HttpConversation get(HttpExchange exchange, Optional<String> sid) {
        Optional<EngineIoSession> known = sid.flatMap(sessions::find);
        if (known.isEmpty()) {
            HttpRequest request = exchange.request();
            exchange.answer(sessions.create()
                    .map(session -> answers.packets(request, List.of(session.open())))
                    .orElseGet(() -> answers.full(request)));
            return HttpConversation.over(largestContent());
        }
        EngineIoSession session = known.get();
        PollingReply reply =
                packets -> exchange.execute(() -> exchange.answer(answers.packets(exchange.request(), packets)));
        synchronized (session) {
            session.traceTo(exchange.trace());
            session.poll(reply);
        }
        return new RequestOfSession(session, content -> {}, () -> session.lost(reply));
    }

    private HttpConversation post(HttpExchange exchange, Optional<String> sid) {
        Optional<EngineIoSession> known = sid.flatMap(sessions::find);
        if (known.isEmpty()) {
            exchange.answer(answers.ok(exchange.request()));
            return HttpConversation.over(largestContent());
        }
        EngineIoSession session = known.get();
        synchronized (session) {
            session.beginPost();
        }
        return new RequestOfSession(
                session,
                content -> {
                    session.traceTo(exchange.trace());
                    session.endPost();
                    exchange.answer(taken(session, content, exchange.request()));
                },
                session::endPost);
    }

    private HttpResponse taken(EngineIoSession session, byte[] content, HttpRequest request) {
        try {
            session.post(content);
            return answers.ok(request);
        } catch (BrokenRule broken) {
            return answers.refusal(request, broken.rule());
        }
    }

    /** What comes of a request after its head, with the monitor of its session. */
    private final class RequestOfSession implements HttpConversation {

        private final EngineIoSession session;
        private final Consumer<byte[]> content;
        private final Runnable lost;

        RequestOfSession(EngineIoSession session, Consumer<byte[]> content, Runnable lost) {
            this.session = session;
            this.content = content;
            this.lost = lost;
        }

        @Override
        public long largestContent() {
            return EngineIoApplication.this.largestContent();
        }

        @Override
        public void onContent(byte[] bytes) {
            synchronized (session) {
                content.accept(bytes);
            }
        }

        @Override
        public void onLost() {
            synchronized (session) {
                lost.run();
            }
        }
    }

    // ---- WebSocket ----

    @Override
    public void onOpen(WebSocketSession webSocket) {
        Optional<EngineIoSession> known =
                EngineIoQuery.of(webSocket.handshake().target()).sid().flatMap(sessions::find);
        Optional<EngineIoSession> session = known.or(sessions::create);
        if (session.isEmpty()) {
            webSocket.close(FULL);
            return;
        }
        Seat seat = new Seat(session.get(), new WebSocketChannel(webSocket, answers.encoder()));
        seats.put(webSocket, seat);
        synchronized (seat.session()) {
            seat.session().traceTo(webSocket.trace());
            if (known.isPresent()) {
                seat.session().join(seat.channel());
            } else {
                seat.session().open(seat.channel());
            }
        }
        seat.channel().flush();
    }

    @Override
    public void onMessage(WebSocketSession webSocket, Message message) {
        webSocket.trace().step("EngineIoApplication.onMessage()", message);
        Seat seat = seats.get(webSocket);
        if (seat != null) {
            synchronized (seat.session()) {
                seat.session().traceTo(webSocket.trace());
                seat.session().receive(seat.channel(), message);
            }
            seat.channel().flush();
        }
    }

    @Override
    public void onClose(WebSocketSession webSocket, CloseStatus status) {
        Seat seat = seats.remove(webSocket);
        if (seat != null) {
            synchronized (seat.session()) {
                seat.session().lost(seat.channel());
            }
        }
    }
}
