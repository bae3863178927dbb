package io.github.wsgauntlet.harness.cli;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** What the tester believes about certificates, and which one it has. */
final class Tls {
    private static final char[] NO_PASSWORD = {};

    private Tls() {}

    /**
     * Return what is believed, the platform's trust if nothing else is said, and who the client is.
     *
     * @param insecure whether any certificate is accepted
     * @param cacert certificates to trust
     * @param cert the certificate of the client, with its chain
     * @param key its private key
     * @throws IllegalArgumentException if a file cannot be used, or one of {@code cert} and {@code key} is missing; the
     *     message names it
     */
    static SSLContext context(boolean insecure, Optional<Path> cacert, Optional<Path> cert, Optional<Path> key) {
        if (cert.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException("--cert and --key go together.");
        }
        if (insecure && cacert.isPresent()) {
            throw new IllegalArgumentException("Either --insecure or --cacert says whom to trust, not both.");
        }
        try {
            if (!insecure && cacert.isEmpty() && cert.isEmpty()) {
                return SSLContext.getDefault();
            }
            TrustManager[] trusted = insecure
                    ? new TrustManager[] {new TrustAnyone()}
                    : cacert.map(Tls::trust).orElse(null);
            KeyManager[] known = cert.isPresent() ? client(cert.get(), key.orElseThrow()) : null;
            var context = SSLContext.getInstance("TLS");
            context.init(known, trusted, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Every Java platform speaks TLS", e);
        }
    }

    private static TrustManager[] trust(Path file) {
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

    private static KeyManager[] client(Path cert, Path key) throws GeneralSecurityException, IOException {
        X509Certificate[] chain = Pem.certificates(cert).toArray(X509Certificate[]::new);
        KeyStore store = store();
        store.setKeyEntry("client", Pem.privateKey(key, chain[0].getPublicKey()), NO_PASSWORD, chain);
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
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
