package io.github.wsgauntlet.client;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.deflate.PerMessageDeflate;
import io.github.wsgauntlet.server.http.ClientHandshake;
import io.github.wsgauntlet.server.http.ClientOpening;
import io.github.wsgauntlet.server.http.Handshake;
import io.github.wsgauntlet.server.http.WebSocketKey;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Endpoint;
import io.github.wsgauntlet.server.protocol.FrameDecoder;
import io.github.wsgauntlet.server.protocol.FrameEncoder;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.MaskingWriter;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.EndpointRole;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.rule.Violation;
import io.github.wsgauntlet.server.trace.Trace;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One open connection of a client: carries bytes between its socket and the sans-I/O core, and ends it properly. */
final class ClientConnection implements WebSocketSession {

    private static final System.Logger LOG = System.getLogger("io.github.wsgauntlet.client");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final int KEY_SIZE = 16;
    private static final int CHUNK = 64 << 10;

    /** How many bytes are thrown away at most before the socket is closed regardless. */
    private static final long MOST_DRAINED = 64 << 20;

    private final Socket socket;
    private final ClientOptions options;
    private final Application application;
    private final Handshake handshake;
    private final ByteBuffer in;
    private final ByteQueue out;
    private final Endpoint endpoint;

    /** Held by whoever uses the endpoint, and while what it wants to say goes out, so that the order stays. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Condition resumed = turn.newCondition();
    private final Trace trace;
    private boolean paused;
    private boolean ending;

    private ClientConnection(
            Socket socket,
            ClientOptions options,
            Handshake handshake,
            ByteBuffer in,
            ByteQueue out,
            Endpoint endpoint,
            Trace trace) {
        this.socket = socket;
        this.options = options;
        this.application = options.application();
        this.handshake = handshake;
        this.in = in;
        this.out = out;
        this.endpoint = endpoint;
        this.trace = trace;
    }

    /**
     * Shake hands on a connected socket.
     *
     * @throws RefusedException when the answer does not accept
     * @throws IOException when the connection is lost
     */
    static ClientConnection open(Socket socket, URI url, ClientOptions options) throws IOException {
        Parts parts = options.parts().get();
        Rules rules = Rules.waiving(options.waived());
        Trace trace = Trace.of(options.trace(), NUMBER.incrementAndGet());
        byte[] nonce = new byte[KEY_SIZE];
        RANDOM.nextBytes(nonce);
        ClientOpening opening = parts.clientOpening(new ClientHandshake(
                target(url),
                authority(url),
                parts.key(WebSocketKey.of(nonce)),
                options.subprotocols(),
                options.compression(),
                options.limits(),
                rules,
                trace));
        socket.getOutputStream().write(opening.request());
        ByteBuffer in = ByteBuffer.allocate(CHUNK).limit(0);
        Handshake agreed = agreed(opening, socket, in);
        Compression codec = parts.compression(agreed.compression()
                .<Compression>map(parameters -> PerMessageDeflate.ofClient(parameters, rules, trace))
                .orElseGet(Compression::none));
        var out = new ByteQueue();
        var endpoint = new Endpoint(
                EndpointRole.CLIENT,
                options.limits(),
                rules,
                parts.frameSource(new FrameDecoder(parts.headerReader(FrameHeader::decode), trace), codec),
                parts.frameWriter(new MaskingWriter(new FrameEncoder(out), RANDOM), out, codec),
                codec,
                trace);
        return new ClientConnection(socket, options, agreed, in, out, endpoint, trace);
    }

    private static Handshake agreed(ClientOpening opening, Socket socket, ByteBuffer in) throws IOException {
        try {
            Optional<Handshake> agreed = Optional.empty();
            while (agreed.isEmpty()) {
                if (!read(socket, in)) {
                    throw new EOFException("The server ended the connection without an answer");
                }
                agreed = opening.read(in);
            }
            return agreed.get();
        } catch (Violation violation) {
            throw new RefusedException(violation.ground());
        }
    }

    private static String target(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private static String authority(URI url) {
        int usual = url.getScheme().equals("wss") ? 443 : 80;
        return url.getPort() < 0 || url.getPort() == usual ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    /** Read what has arrived, to be taken from the buffer; false at the end of the input. */
    private static boolean read(Socket socket, ByteBuffer in) throws IOException {
        int read = socket.getInputStream().read(in.array());
        in.position(0).limit(Math.max(read, 0));
        return read >= 0;
    }

    /** Read until the connection ends. */
    void run() {
        try {
            turn(() -> call(() -> application.onOpen(this)));
            socket.setSoTimeout(0);
            do {
                turn(this::process);
            } while (goesOn() && read(socket, in));
            drain();
        } catch (IOException lost) {
            // Without a Close frame before, that is an abnormal end (RFC 6455 7.1.5), as its status says.
        } finally {
            end();
        }
    }

    private void process() {
        if (in.hasRemaining()) {
            endpoint.feed(in);
            call(() -> application.run(this));
        }
    }

    /** End the output, and throw away what still comes: unread input makes TCP reset, and a Close may be lost by it. */
    private void drain() throws IOException {
        socket.shutdownOutput();
        long drained = 0;
        while (drained < MOST_DRAINED && read(socket, in)) {
            drained += in.remaining();
        }
    }

    /** Return whether there is more to read, when the application wants it. */
    private boolean goesOn() throws IOException {
        turn.lock();
        try {
            while (paused && !ending) {
                resumed.awaitUninterruptibly();
            }
            return !endpoint.isFinished();
        } finally {
            turn.unlock();
        }
    }

    /** Do something with the endpoint, then send what it left to send. */
    private void turn(Runnable step) throws IOException {
        turn.lock();
        try {
            step.run();
            if (turn.getHoldCount() == 1) { // All that one read brings is answered in one write.
                flush();
            }
        } finally {
            turn.unlock();
        }
    }

    private void flush() throws IOException {
        while (!out.isEmpty()) {
            ByteBuffer piece = ByteBuffer.allocate((int) Math.min(out.size(), CHUNK));
            out.peek(piece);
            out.skip(piece.position());
            socket.getOutputStream().write(piece.array(), 0, piece.position());
        }
        if (endpoint.isClosing()) { // From here on the server has so long to do its part.
            socket.setSoTimeout(Math.toIntExact(options.limits().times().close().toMillis()));
        }
    }

    /** Call the application. What it throws fails the connection. */
    private void call(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error thrown) {
            LOG.log(Level.WARNING, "The application failed", thrown);
            endpoint.fail(CloseStatus.INTERNAL_ERROR);
        }
    }

    private void end() {
        turn.lock();
        try {
            ending = true;
            call(() -> application.onClose(this, endpoint.closeStatus()));
            endpoint.end();
        } finally {
            turn.unlock();
            abort();
        }
    }

    /** Drop the connection. */
    void abort() {
        try {
            socket.close();
        } catch (IOException gone) {
            // The descriptor is released all the same.
        }
    }

    CloseStatus closeStatus() {
        return endpoint.closeStatus();
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public Optional<Message> receive() {
        return endpoint.receive();
    }

    @Override
    public void send(Message message) {
        execute(() -> endpoint.send(message));
    }

    @Override
    public void close(CloseStatus status) {
        status.encode(); // Fails where the status is illegal, in the thread that asks for it.
        execute(() -> endpoint.close(status));
    }

    /** Run a task at once, as soon as no other thread uses the connection. */
    @Override
    public void execute(Runnable task) {
        try {
            turn(() -> call(task));
        } catch (IOException lost) {
            abort();
        }
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public void pauseReading() {
        turn.lock();
        paused = true;
        turn.unlock();
    }

    @Override
    public void resumeReading() {
        turn.lock();
        paused = false;
        resumed.signalAll();
        turn.unlock();
    }
}
