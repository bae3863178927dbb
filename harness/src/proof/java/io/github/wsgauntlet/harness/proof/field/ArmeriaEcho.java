package io.github.wsgauntlet.harness.proof.field;

import com.linecorp.armeria.common.websocket.CloseWebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.websocket.WebSocketService;
import java.net.InetSocketAddress;
import java.net.URI;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Armeria's WebSocket service, with fragments put together by it; it has no compression to turn on. */
final class ArmeriaEcho implements EchoServer {
    private final Server server;

    ArmeriaEcho() {
        server = Server.builder()
                .http(new InetSocketAddress("127.0.0.1", 0))
                .service(
                        "/",
                        WebSocketService.builder((context, in) -> echo(in))
                                // Otherwise it wants an Origin, and the same as its own.
                                .allowedOrigins("*")
                                .maxFramePayloadLength(LARGEST_MESSAGE)
                                .aggregateContinuation(true)
                                .build())
                // Threads of its own: the common ones outlive the server.
                .workerGroup(2)
                .gracefulShutdownTimeoutMillis(0, 0)
                .build();
        server.start().join();
    }

    private static WebSocket echo(WebSocket in) {
        var out = WebSocket.streaming();
        in.subscribe(new Echo(out));
        return out;
    }

    private record Echo(WebSocketWriter out) implements Subscriber<WebSocketFrame> {
        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(WebSocketFrame frame) {
            try (frame) {
                switch (frame.type()) {
                    case TEXT -> out.write(frame.text());
                    case BINARY -> out.write(frame.array());
                    case CLOSE -> answer((CloseWebSocketFrame) frame);
                    // Armeria leaves the answer to the handler.
                    case PING -> out.writePong(frame.array());
                    default -> {
                        // A pong needs no answer.
                    }
                }
            }
        }

        private void answer(CloseWebSocketFrame close) {
            out.close(close.status());
        }

        @Override
        public void onError(Throwable cause) {
            out.close(cause);
        }

        @Override
        public void onComplete() {
            out.close();
        }
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.activeLocalPort() + "/");
    }

    @Override
    public void close() {
        server.stop().join();
    }
}
