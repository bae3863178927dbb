package io.github.wsgauntlet.server.application;

import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.trace.Trace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Runs a blocking application on top of the event-driven server: a virtual thread and an inbox per connection. */
final class BlockingAdapter implements Application {

    /** How many bytes may wait in an inbox before its connection is no longer read. */
    private static final long FULL = 1 << 20;

    private final BlockingApplication application;
    private final Map<WebSocketSession, BlockingSession> sessions = new ConcurrentHashMap<>();

    BlockingAdapter(BlockingApplication application) {
        this.application = application;
    }

    @Override
    public void onOpen(WebSocketSession session) {
        BlockingSession blocking = new BlockingSession(session);
        sessions.put(session, blocking);
        Thread.ofVirtual().name("wsgauntlet-application").start(() -> serve(blocking));
    }

    @Override
    public void onMessage(WebSocketSession session, Message message) {
        sessions.get(session).deliver(message);
    }

    @Override
    public void onClose(WebSocketSession session, CloseStatus status) {
        sessions.remove(session).end();
    }

    private void serve(BlockingSession session) {
        try {
            application.run(session);
            session.close(CloseStatus.NORMAL);
        } catch (Exception | Error thrown) {
            session.execute(() -> {
                throw new ApplicationFailure(thrown);
            });
        }
    }

    /** Carries what a blocking application threw to the loop, which deals with it as with any other application. */
    private static final class ApplicationFailure extends RuntimeException {

        private static final long serialVersionUID = 1;

        ApplicationFailure(Throwable cause) {
            super(cause);
        }
    }

    /** A session whose methods may be called from any thread, and whose receive() waits. */
    private static final class BlockingSession implements WebSocketSession {

        private final WebSocketSession session;
        private final BlockingQueue<Optional<Message>> inbox = new LinkedBlockingQueue<>();
        private final AtomicLong waiting = new AtomicLong();

        BlockingSession(WebSocketSession session) {
            this.session = session;
        }

        void deliver(Message message) {
            inbox.add(Optional.of(message));
            if (waiting.addAndGet(weight(message)) > FULL) {
                session.pauseReading();
            }
        }

        void end() {
            inbox.add(Optional.empty());
        }

        @Override
        public Optional<Message> receive() {
            try {
                Optional<Message> next = inbox.take();
                next.ifPresentOrElse(this::taken, this::end);
                return next;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }

        private void taken(Message message) {
            long before = waiting.getAndAdd(-weight(message));
            if (before > FULL && before - weight(message) <= FULL) {
                resumeReading();
            }
        }

        /** An empty message takes up room, too. */
        private static long weight(Message message) {
            return 64L + message.payload().length;
        }

        @Override
        public Handshake handshake() {
            return session.handshake();
        }

        @Override
        public void send(Message message) {
            execute(() -> session.send(message));
        }

        @Override
        public void close(CloseStatus status) {
            // Fails here, in the thread that asks for something illegal.
            status.encode();
            execute(() -> session.close(status));
        }

        @Override
        public void execute(Runnable task) {
            session.execute(task);
        }

        @Override
        public Trace trace() {
            return session.trace();
        }

        @Override
        public void pauseReading() {
            execute(session::pauseReading);
        }

        @Override
        public void resumeReading() {
            execute(session::resumeReading);
        }
    }
}
