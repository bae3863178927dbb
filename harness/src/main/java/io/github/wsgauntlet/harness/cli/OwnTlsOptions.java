package io.github.wsgauntlet.harness.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Says whether a server of ours speaks TLS, and with which certificate. */
final class OwnTlsOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--tls",
            description = "Speak TLS, with a certificate for localhost that is made on the spot and that nobody has"
                    + " signed.")
    private boolean tls;

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "Speak TLS with this certificate, with its chain, in PEM.")
    private Optional<Path> cert = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "Its private key of PKCS #8, not encrypted, in PEM.")
    private Optional<Path> key = Optional.empty();

    /**
     * Return who the server is; empty where it speaks no TLS.
     *
     * @throws ParameterException if a certificate comes without its key, or a key without its certificate
     * @throws IllegalArgumentException if a file cannot be used; the message names it
     */
    Optional<SSLContext> security() {
        if (cert.isPresent() != key.isPresent()) {
            throw new ParameterException(spec.commandLine(), "--cert and --key go together.");
        }
        if (cert.isPresent()) {
            return Optional.of(Tls.server(cert.get(), key.orElseThrow()));
        }
        return tls ? Optional.of(Tls.server(OwnCertificate.make(Instant.now()))) : Optional.empty();
    }
}
