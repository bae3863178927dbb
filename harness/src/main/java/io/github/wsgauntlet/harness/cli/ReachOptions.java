package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.adapter.EchoAdapter;
import io.github.wsgauntlet.harness.adapter.KnownAdapter;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.harness.wire.Route;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Says how a target is reached. */
final class ReachOptions {
    @Option(names = "--insecure", description = "Accept any certificate over wss://.")
    private boolean insecure;

    @Option(names = "--cacert", paramLabel = "FILE", description = "Trust these certificates over wss://, in PEM.")
    private Optional<Path> cacert = Optional.empty();

    @Option(
            names = "--cert",
            paramLabel = "FILE",
            description = "The certificate of the client over wss://, in PEM, followed by its chain.")
    private Optional<Path> cert = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "The private key of --cert, in PEM (PKCS #8).")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = {"-H", "--header"},
            paramLabel = "FIELD",
            description = "A header field for every request, for example 'Authorization: Bearer abc'.")
    private List<String> headers = List.of();

    @Option(names = "--origin", paramLabel = "ORIGIN", description = "The Origin of every request.")
    private Optional<String> origin = Optional.empty();

    @Option(names = "--cookie", paramLabel = "COOKIE", description = "The Cookie of every request.")
    private Optional<String> cookie = Optional.empty();

    @Option(
            names = "--subprotocol",
            paramLabel = "NAME",
            description = "The Sec-WebSocket-Protocol of every request that is not about subprotocols.")
    private Optional<String> subprotocol = Optional.empty();

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = {"The HTTP proxy to go through, for example", "http://user:password@proxy:3128"})
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--probe-text",
            paramLabel = "TEXT",
            description = "A text that the server takes and answers, if it does not take just any, for example"
                    + " '{\"type\":\"echo\",\"data\":\"{tag}\"}'. It is sent instead of the tester's own;"
                    + " {tag} becomes a number.")
    private Optional<String> probeText = Optional.empty();

    @Option(
            names = "--probe-echo",
            paramLabel = "TEXT",
            description = "What the answer to --probe-text contains, with the same number for {tag} (default: the"
                    + " answer is the same text).")
    private Optional<String> probeEcho = Optional.empty();

    @Option(
            names = "--echo",
            paramLabel = "ADAPTER",
            description = "What makes an echo server of one that sends messages back only in its own protocol:"
                    + " socketio[:EVENT], json:FIELD, prefix:TEXT or FILE.yaml. Messages are wrapped, and their"
                    + " answers unwrapped.")
    private Optional<String> echo = Optional.empty();

    /**
     * Return how servers are reached.
     *
     * @throws IllegalArgumentException if a header field, a proxy or a text is none, or a file of TLS is wrong; the
     *     message names it
     */
    Reach reach() {
        return reach(Optional.empty());
    }

    /**
     * Return how servers are reached, by the adapter of a previous run if no other one is said.
     *
     * @param previous that run, if there is one
     * @throws IllegalArgumentException as above, or if that run was made with another adapter
     */
    Reach reach(Optional<RunHeader> previous) {
        var fields = new ArrayList<HeaderField>();
        headers.forEach(header -> fields.add(HeaderField.parse(header)));
        origin.ifPresent(value -> fields.add(new HeaderField("Origin", value)));
        cookie.ifPresent(value -> fields.add(new HeaderField("Cookie", value)));
        subprotocol.ifPresent(value -> fields.add(new HeaderField("Sec-WebSocket-Protocol", value)));
        Route route = proxy.map(Route::through).orElseGet(Route::direct);
        return new Reach(Tls.trust(insecure, cacert, cert, key), fields, route, probe(), adapter(previous));
    }

    /**
     * Return what makes an echo server of one that is none.
     *
     * @throws IllegalArgumentException if there is no such adapter, or it cannot be meant
     */
    Optional<EchoAdapter> adapter() {
        return adapter(Optional.empty());
    }

    private Optional<EchoAdapter> adapter(Optional<RunHeader> previous) {
        Optional<String> recorded = previous.flatMap(RunHeader::echoAdapter);
        if (echo.isPresent() && previous.isPresent()) {
            requireSame(echo.get(), previous.get());
        }
        if (echo.isPresent() && probeText.isPresent()) {
            throw new IllegalArgumentException("--echo and --probe-text cannot be said both: with --echo the server is"
                    + " sent what the adapter makes.");
        }
        if (recorded.isPresent() && probeText.isPresent()) {
            throw new IllegalArgumentException(
                    "--failed: the record was made with --echo " + recorded.get() + ", which excludes --probe-text.");
        }
        return echo.or(() -> recorded).map(name -> {
            try {
                return KnownAdapter.parse(name);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--echo: " + e.getMessage(), e);
            }
        });
    }

    /** Refuse an adapter that makes another server of it. A file may have been moved, or mended. */
    private static void requireSame(String said, RunHeader previous) {
        Optional<String> recorded = previous.echoAdapter();
        boolean same = recorded.map(name -> name.equals(said) || KnownAdapter.isFile(name) && KnownAdapter.isFile(said))
                .orElse(!previous.echoed());
        if (!same) {
            throw new IllegalArgumentException("--failed: the record was made "
                    + recorded.map(name -> "with --echo " + name).orElse("without --echo, of a server that echoes")
                    + ", not with --echo " + said + ".");
        }
    }

    private Optional<ProbeText> probe() {
        if (probeText.isEmpty() && probeEcho.isPresent()) {
            throw new IllegalArgumentException("--probe-echo is the answer to --probe-text, which is not there.");
        }
        return probeText.map(text -> new ProbeText(text, probeEcho));
    }
}
