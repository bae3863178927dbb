package io.github.wsgauntlet.harness.junit;

import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.catalogue.Repertoire;
import io.github.wsgauntlet.harness.adapter.KnownAdapter;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.plan.Audience;
import io.github.wsgauntlet.harness.plan.Choice;
import io.github.wsgauntlet.harness.plan.Execution;
import io.github.wsgauntlet.harness.plan.Gate;
import io.github.wsgauntlet.harness.plan.Peer;
import io.github.wsgauntlet.harness.plan.Plan;
import io.github.wsgauntlet.harness.plan.Reports;
import io.github.wsgauntlet.harness.run.Demands;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Format;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Transcripts;
import io.github.wsgauntlet.harness.target.Caller;
import io.github.wsgauntlet.harness.target.ProbeText;
import io.github.wsgauntlet.harness.target.Reach;
import io.github.wsgauntlet.harness.target.ServerTarget;
import io.github.wsgauntlet.harness.wire.HeaderField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DynamicNode;

/**
 * The cases as tests of JUnit Jupiter, for a server in Java that wants to test itself:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> rfc6455() {
 *     return Gauntlet.against(server.uri()).tests();
 * }
 * }</pre>
 *
 * <p>All cases are played when {@link #tests} is called, many at a time; each is then a test that passes, fails, or is
 * skipped because nothing could be judged. Immutable.
 */
public final class Gauntlet {
    private final Peer peer;
    private final Choice choice;
    private final Gate gate;
    private final Reports reports;
    private final Optional<FuzzOptions> fuzzing;

    private Gauntlet(Peer peer, Choice choice, Gate gate, Reports reports, Optional<FuzzOptions> fuzzing) {
        this.peer = peer;
        this.choice = choice;
        this.gate = gate;
        this.reports = reports;
        this.fuzzing = fuzzing;
    }

    private static Gauntlet with(Peer peer) {
        return new Gauntlet(
                peer,
                Choice.standard(),
                Gate.standard(),
                new Reports(Path.of("target", "wsgauntlet"), Set.of()),
                Optional.empty());
    }

    /**
     * Begin with all cases of servers that are played by default, against one server. A verdict of FAIL fails a test,
     * and the report goes to {@code target/wsgauntlet}, unless something else is said.
     *
     * @param server a {@code ws} or {@code wss} URL
     * @throws IllegalArgumentException if it is none
     */
    public static Gauntlet against(URI server) {
        URI url = ServerTarget.parse(server.toString());
        return with(new Peer.Listening(Reach.standard().to(url.toString(), url), Duration.ZERO));
    }

    /**
     * Begin with all cases of clients that are played by default, for one client. A verdict of FAIL fails a test, and
     * the report goes to {@code target/wsgauntlet}, unless something else is said.
     *
     * @param client connects to the {@code ws} URL it is given, sends every message back, and returns when the
     *     connection has ended; it is called for every connection, from several threads
     */
    public static Gauntlet forClients(Caller.Client client) {
        return with(new Peer.Visiting("client", client));
    }

    /** Return the same with a name that reports call the server, or the client. */
    public Gauntlet named(String name) {
        return peer instanceof Peer.Visiting visiting
                ? of(new Peer.Visiting(name, visiting.client()))
                : of(server().withName(name));
    }

    /**
     * Return the same with other roots of trust than the platform's, for a {@code wss} URL.
     *
     * @throws IllegalStateException if a client is under test
     */
    public Gauntlet trusting(SSLContext tls) {
        return of(server().withTls(tls));
    }

    /**
     * Return the same with one more header field in every request, such as {@code Authorization}.
     *
     * @throws IllegalArgumentException if name or value cannot stand in a request, or cases are about that field
     * @throws IllegalStateException if a client is under test
     */
    public Gauntlet sending(String name, String value) {
        var fields = new ArrayList<>(server().fields());
        fields.add(new HeaderField(name, value));
        return of(server().withFields(fields));
    }

    /**
     * Return the same with a text that the server takes and answers, for one that does not take just any. The answer is
     * the same text.
     *
     * @param text what is sent instead of the tester's own text; each has a number of its own for {@link ProbeText#TAG}
     * @throws IllegalArgumentException if it is empty, or messages are wrapped
     * @throws IllegalStateException if a client is under test
     */
    public Gauntlet probing(String text) {
        return of(server().withProbe(new ProbeText(text, Optional.empty())));
    }

    /**
     * Return the same with a text that the server takes and answers, for one that does not take just any.
     *
     * @param text what is sent instead of the tester's own text; each has a number of its own for {@link ProbeText#TAG}
     * @param answer what the answer contains, with the same number
     * @throws IllegalArgumentException if one is empty, only the answer has a number, or messages are wrapped
     * @throws IllegalStateException if a client is under test
     */
    public Gauntlet probing(String text, String answer) {
        return of(server().withProbe(new ProbeText(text, Optional.of(answer))));
    }

    /**
     * Return the same with something that makes an echo server of one that sends messages back only in a protocol of
     * its own.
     *
     * @param adapter {@code socketio}, {@code socketio:EVENT}, {@code json:FIELD} or {@code prefix:TEXT}, or the name
     *     of a YAML file that says how messages are wrapped
     * @throws IllegalArgumentException if there is no such adapter, or a text was said that the server answers
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the file is not there or is wrong; the message
     *     names file and line
     * @throws IllegalStateException if a client is under test
     */
    public Gauntlet echoing(String adapter) {
        return of(server().withAdapter(KnownAdapter.parse(adapter)));
    }

    private ServerTarget server() {
        if (peer instanceof Peer.Listening listening) {
            return listening.target();
        }
        throw new IllegalStateException("A client is under test, and what is said of a server means nothing to it.");
    }

    private Gauntlet of(ServerTarget other) {
        return of(new Peer.Listening(other, Duration.ZERO));
    }

    private Gauntlet of(Peer other) {
        return new Gauntlet(other, choice, gate, reports, fuzzing);
    }

    private Gauntlet of(Choice other) {
        return new Gauntlet(peer, other, gate, reports, fuzzing);
    }

    private Gauntlet of(Gate other) {
        return new Gauntlet(peer, choice, other, reports, fuzzing);
    }

    private Gauntlet of(Reports others) {
        return new Gauntlet(peer, choice, gate, others, fuzzing);
    }

    /** Return the same with only the cases that a glob matches, as {@link Catalogue#select} takes them. */
    public Gauntlet including(String... globs) {
        return of(choice.withInclude(List.of(globs)));
    }

    /**
     * Return the same with the case files in a directory and below it to choose from, too, which may cite requirements
     * of a {@code ledger.yaml} there; without other globs, all of these are played and no others.
     *
     * @param directory a directory of case files
     */
    public Gauntlet cases(Path directory) {
        return of(choice.withOwn(Optional.of(directory)));
    }

    /** Return the same without the cases that a glob matches, as {@link Catalogue#select} takes them. */
    public Gauntlet excluding(String... globs) {
        return of(choice.withExclude(List.of(globs)));
    }

    /**
     * Return the same with a baseline: what it names does not fail, and what is better or worse than it says does.
     *
     * @param file a YAML file, as {@link Baseline#read} takes it
     */
    public Gauntlet baseline(Path file) {
        return of(gate.withBaseline(file));
    }

    /** Return the same with another verdict from which on a test fails that the baseline does not name. */
    public Gauntlet failingOn(FailOn level) {
        return of(gate.withFailOn(level));
    }

    /** Return the same where cases that could not be judged are skipped tests, which fail otherwise. */
    public Gauntlet allowingInconclusive() {
        return of(gate.allowingInconclusive());
    }

    /**
     * Return the same with something that the server has to be able to do, or else a test fails.
     *
     * @param abilities for example {@code echo}, {@code deflate} or {@code message=16MiB}, as {@link Demands#parse}
     *     takes them
     * @throws IllegalArgumentException if one is nothing that can be required
     */
    public Gauntlet requiring(String... abilities) {
        return of(gate.demanding(Demands.parse(List.of(abilities))));
    }

    /**
     * Return the same with another directory for {@code index.html}, {@code results.ndjson}, {@code junit.xml} and
     * {@code summary.md}.
     */
    public Gauntlet reportingTo(Path directory) {
        return of(reports.in(directory));
    }

    /** Return the same with the run written in more formats, next to its report. */
    public Gauntlet writing(Set<Format> more) {
        return of(reports.as(more));
    }

    /** Return the same with what went over the wire kept of other cases than those that do not pass. */
    public Gauntlet keeping(Transcripts which) {
        return of(reports.keeping(which));
    }

    /**
     * Return the same with at least that many messages in each case that sends messages compressed as agreed.
     *
     * @param count 0 or more
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public Gauntlet soaking(int count) {
        return of(choice.withMessages(count));
    }

    /** Return the same with fuzzing after the cases; what is found from {@link #failingOn} on is a test that fails. */
    public Gauntlet fuzzing(FuzzOptions options) {
        return new Gauntlet(peer, choice, gate, reports, Optional.of(options));
    }

    /**
     * Play the cases and return what they say: a container for each family with a test for each case, and a test that
     * fails if the server could not be judged at all.
     *
     * @throws IllegalArgumentException if a glob matches no case
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the baseline is not there or is wrong; the
     *     message names file and line
     * @throws java.io.UncheckedIOException if the report cannot be written
     */
    public Stream<DynamicNode> tests() {
        var catalogue = Catalogue.load(peer instanceof Peer.Visiting ? Role.CLIENT : Role.SERVER);
        try {
            return PlayedTests.of(new Execution().execute(plan(catalogue), Audience.nobody()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Return the plan of the run. */
    Plan plan(Catalogue catalogue) {
        Repertoire repertoire = choice.repertoire(catalogue);
        return new Plan(peer, repertoire, choice.cases(repertoire), RunOptions.standard(), fuzzing, gate, reports);
    }
}
