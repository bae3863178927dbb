package io.github.wsgauntlet.harness.cli;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;

/**
 * A certificate that was made on the spot and signed by nobody else (RFC 5280), for a server on this machine: it is of
 * {@code localhost} and of the loopback addresses.
 *
 * @param certificate the certificate
 * @param key its private key
 */
record OwnCertificate(X509Certificate certificate, PrivateKey key) {
    private static final String HOST = "localhost";
    private static final int SERIAL_BITS = 64;
    private static final BigInteger VERSION_3 = BigInteger.TWO;

    /** Clocks differ. */
    private static final Duration AGE = Duration.ofDays(1);

    private static final Duration LIFE = Duration.ofDays(365);

    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
    private static final byte[] ALTERNATIVE_NAMES = Der.oid(2, 5, 29, 17);
    private static final byte[] EXTENDED_KEY_USAGE = Der.oid(2, 5, 29, 37);
    private static final byte[] SERVER = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);

    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    /**
     * Make one that is valid for a year.
     *
     * @param now what time it is
     */
    static OwnCertificate make(Instant now) {
        try {
            var random = new SecureRandom();
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            byte[] content = content(keys, new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE), now);
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate(), random);
            signature.update(content);
            byte[] whole = Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
            var certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
            return new OwnCertificate(certificate, keys.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has elliptic curves", e);
        }
    }

    private static byte[] content(KeyPair keys, BigInteger serial, Instant now) {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(HOST))));
        byte[] validity = Der.sequence(Der.time(now.minus(AGE)), Der.time(now.plus(LIFE)));
        return Der.sequence(
                Der.explicit(0, Der.integer(VERSION_3)),
                Der.integer(serial),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                Der.explicit(3, extensions()));
    }

    private static byte[] extensions() {
        byte[] names = Der.sequence(
                Der.implicit(DNS_NAME, HOST.getBytes(StandardCharsets.US_ASCII)),
                Der.implicit(IP_ADDRESS, new byte[] {127, 0, 0, 1}),
                Der.implicit(IP_ADDRESS, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}));
        return Der.sequence(
                Der.sequence(ALTERNATIVE_NAMES, Der.octets(names)),
                Der.sequence(EXTENDED_KEY_USAGE, Der.octets(Der.sequence(SERVER))));
    }
}
