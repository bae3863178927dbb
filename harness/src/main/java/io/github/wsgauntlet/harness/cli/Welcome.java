package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.reception.DriverProtocol;
import io.github.wsgauntlet.harness.reception.Guests;
import io.github.wsgauntlet.harness.reception.Lobby;
import io.github.wsgauntlet.harness.target.Patience;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** Lets clients come until one of them, or a signal, ends it; then all that they showed is written. */
final class Welcome {
    private final Guests guests;
    private final Patience patience;
    private final Optional<SSLContext> security;
    private final WrittenGuests written;

    /**
     * Create a welcome.
     *
     * @param guests who come
     * @param patience how long to wait for a client that only asks
     * @param security who this server is, to clients that come over TLS; nothing where they come without
     * @param written what is left of them
     */
    Welcome(Guests guests, Patience patience, Optional<SSLContext> security, WrittenGuests written) {
        this.guests = guests;
        this.patience = patience;
        this.security = security;
        this.written = written;
    }

    /**
     * Listen, and wait for the end.
     *
     * @param port where, on all addresses of this machine; 0 takes any that is free
     * @param words what is said when clients can come, by where they do
     * @param out where it is said
     * @return the exit code
     * @throws IOException if nobody can listen there
     */
    int at(int port, Function<URI, String> words, PrintWriter out) throws IOException {
        var over = new CountDownLatch(1);
        var desk = new DriverProtocol(guests, patience, security.isPresent(), written::update, over::countDown);
        var atTheEnd = new Thread(written::write, "wsgauntlet-write-guests");
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        try (var lobby = Lobby.open(new InetSocketAddress(port), security, desk)) {
            out.println(words.apply(lobby.url()));
            out.flush();
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atTheEnd);
        return written.conclude(out);
    }
}
