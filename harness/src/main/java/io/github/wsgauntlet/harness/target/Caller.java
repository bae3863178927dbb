package io.github.wsgauntlet.harness.target;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Makes a client under test come. */
@FunctionalInterface
public interface Caller {
    /**
     * Make the client connect, without waiting for it.
     *
     * @param url where to; nobody else is called there
     * @return its visit
     * @throws IOException if it cannot be started
     */
    Visit call(URI url) throws IOException;

    /**
     * Return what calls a client that runs in this JVM, each time on a thread of its own.
     *
     * @param client connects to the URL, sends every message back, and returns when the connection has ended; what it
     *     throws ends its visit
     */
    static Caller running(Client client) {
        return url -> {
            var over = new AtomicReference<Optional<String>>(Optional.empty());
            Thread thread = Thread.ofVirtual().name("client").start(() -> over.set(Optional.of(visit(client, url))));
            return new Visit() {
                @Override
                public Optional<String> over() {
                    return over.get();
                }

                @Override
                public void close() {
                    thread.interrupt();
                }
            };
        };
    }

    private static String visit(Client client, URI url) {
        try {
            client.visit(url);
            return "returned";
        } catch (Exception e) {
            return "threw " + e;
        }
    }

    /** A client that runs in this JVM. */
    @FunctionalInterface
    interface Client {
        /**
         * Connect, send every message back, and return when the connection has ended.
         *
         * @throws Exception if there is no connection, or it is lost
         */
        void visit(URI url) throws Exception;
    }

    /** One visit of a client, from its call on. */
    interface Visit extends AutoCloseable {
        /** Return why the client will not come any more, as the end of a sentence; empty as long as it may. */
        Optional<String> over();

        /** End the visit, and the client if it was started for it. */
        @Override
        void close();
    }
}
