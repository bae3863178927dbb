package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands packets to the loop of a WebSocket, from whatever thread they come, in their order. */
final class WebSocketChannel implements FrameChannel {

    private final WebSocketSession webSocket;
    private final EngineIoEncoder encoder;
    private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();

    WebSocketChannel(WebSocketSession webSocket, EngineIoEncoder encoder) {
        this.webSocket = webSocket;
        this.encoder = encoder;
    }

    @Override
    public void send(EngineIoPacket packet) {
        soon(() -> webSocket.send(encoder.frame(packet)));
    }

    @Override
    public void close(CloseStatus status) {
        soon(() -> webSocket.close(status));
    }

    /** Take a step in the next turn of the loop, with all others that come until then. */
    private void soon(Runnable step) {
        steps.add(step);
        if (called.compareAndSet(false, true)) {
            webSocket.execute(this::flush);
        }
    }

    /** Take the steps there are. Only for the loop of the WebSocket, which need not wait for its next turn. */
    void flush() {
        called.set(false);
        for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
            step.run();
        }
    }
}
