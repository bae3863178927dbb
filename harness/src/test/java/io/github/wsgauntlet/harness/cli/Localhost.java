package io.github.wsgauntlet.harness.cli;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS between a test and a server that it has started. */
public final class Localhost {
    private static final OwnCertificate OWN = OwnCertificate.make(Instant.now());
    private static final SSLContext SERVER = Tls.server(OWN);
    private static final SSLContext CLIENT = client("TLS");

    private Localhost() {}

    /** Return who the server is: one that nobody else vouches for. */
    public static SSLContext server() {
        return SERVER;
    }

    /** Return the tester that trusts this server. */
    public static SSLContext client() {
        return CLIENT;
    }

    /** Return the tester that trusts this server, and speaks no higher version of TLS. */
    public static SSLContext client(String version) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", OWN.certificate());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var context = SSLContext.getInstance(version);
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }
}
