package io.github.wsgauntlet.harness.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads certificates and keys in PEM (RFC 7468). */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private Pem() {}

    /**
     * Read certificates.
     *
     * @return at least one, in the order of the file
     * @throws IllegalArgumentException if there is none, or the file cannot be read; the message names it
     */
    static List<X509Certificate> certificates(Path file) {
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(bytes(file)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + ": This is not a certificate in PEM.", e);
        }
        throw new IllegalArgumentException(file + ": There is no certificate in it.");
    }

    /**
     * Read a private key that is not encrypted.
     *
     * @param of the public key it belongs to, which says of what kind it is
     * @throws IllegalArgumentException if it is none of PKCS #8, or the file cannot be read; the message names it
     */
    static PrivateKey privateKey(Path file, PublicKey of) {
        Matcher key = KEY.matcher(new String(bytes(file), StandardCharsets.ISO_8859_1));
        if (!key.find()) {
            throw new IllegalArgumentException(file
                    + ": There is no plain private key of PKCS #8 in it; 'openssl pkcs8 -topk8 -nodes' makes one of"
                    + " others.");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(key.group(1));
            return KeyFactory.getInstance(of.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": This is not the private key of the certificate.", e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(file + ": There is no such file.", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": It cannot be read.", e);
        }
    }
}
