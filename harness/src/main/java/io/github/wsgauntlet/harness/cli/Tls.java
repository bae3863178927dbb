package io.github.wsgauntlet.harness.cli;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What the tester believes about certificates, which one it has, and which one the reference server has. */
final class Tls {
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /**
     * Return what is believed and who the client is; nothing where nothing is said of that.
     *
     * @param insecure whether any certificate is accepted
     * @param cacert certificates to trust
     * @param cert the certificate of the client, with its chain
     * @param key its private key
     * @throws IllegalArgumentException if a file cannot be used, or one of {@code cert} and {@code key} is missing; the
     *     message names it
     */
    static Optional<SSLContext> trust(
            boolean insecure, Optional<Path> cacert, Optional<Path> cert, Optional<Path> key) {
        if (cert.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--cert and --key go together.");
        }
        if (insecure && cacert.isPresent()) {
            throw new IllegalArgumentException("Either --insecure or --cacert says whom to trust, not both.");
        }
        if (!insecure && cacert.isEmpty() && cert.isEmpty()) {
            return Optional.empty();
        }
        TrustManager[] trusted = insecure ? anyone() : cacert.map(Tls::trusting).orElse(null);
        return Optional.of(context(
                cert.map(file -> keys(file, key.orElseThrow())).orElse(null), trusted));
    }

    /** Return what believes any certificate. */
    static SSLContext trustingAnyone() {
        return context(null, anyone());
    }

    private static TrustManager[] anyone() {
        return new TrustManager[] {new TrustAnyone()};
    }

    /** Return the context of who has these keys and this trust, the platform's where there is none. */
    private static SSLContext context(KeyManager @Nullable [] keys, TrustManager @Nullable [] trusted) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform speaks TLS", e);
        }
    }

    /**
     * Return who a server is, to clients of which it asks nothing.
     *
     * @param cert its certificate, with its chain
     * @param key its private key
     * @throws IllegalArgumentException if a file cannot be used; the message names it
     */
    static SSLContext server(Path cert, Path key) {
        return context(keys(cert, key), null);
    }

    /** Return who a server is that has a certificate of its own. */
    static SSLContext server(OwnCertificate own) {
        return context(keys(own.key(), own.certificate()), null);
    }

    private static TrustManager[] trusting(Path file) {
        try {
            KeyStore store = store();
            for (X509Certificate certificate : Pem.certificates(file)) {
                store.setCertificateEntry(String.valueOf(store.size()), certificate);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(file + ": These certificates cannot be trusted.", e);
        }
    }

    private static KeyManager[] keys(Path cert, Path key) {
        X509Certificate[] chain = Pem.certificates(cert).toArray(X509Certificate[]::new);
        return keys(Pem.privateKey(key, chain[0].getPublicKey()), chain);
    }

    private static KeyManager[] keys(PrivateKey key, X509Certificate... chain) {
        try {
            KeyStore store = store();
            store.setKeyEntry("own", key, NO_PASSWORD, chain);
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java platform keeps keys", e);
        }
    }

    private static KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static final class TrustAnyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
