package io.github.wsgauntlet.harness.junit;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.baseline.Baseline;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.fuzz.FuzzSupplement;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Format;
import io.github.wsgauntlet.harness.run.RecordedRun;
import io.github.wsgauntlet.harness.run.Run;
import io.github.wsgauntlet.harness.run.RunOptions;
import io.github.wsgauntlet.harness.run.Yardstick;
import io.github.wsgauntlet.harness.target.Target;
import io.github.wsgauntlet.harness.wire.HeaderField;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.RunFooter;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Target target;
    private final List<String> include;
    private final List<String> exclude;
    private final Optional<Path> baseline;
    private final FailOn failOn;
    private final Path report;
    private final Set<Format> formats;
    private final int messages;
    private final Optional<FuzzOptions> fuzzing;

    private Gauntlet(
            Target target,
            List<String> include,
            List<String> exclude,
            Optional<Path> baseline,
            FailOn failOn,
            Path report,
            Set<Format> formats,
            int messages,
            Optional<FuzzOptions> fuzzing) {
        this.target = target;
        this.include = List.copyOf(include);
        this.exclude = List.copyOf(exclude);
        this.baseline = baseline;
        this.failOn = failOn;
        this.report = report;
        this.formats = Set.copyOf(formats);
        this.messages = messages;
        this.fuzzing = fuzzing;
    }

    /**
     * Begin with all cases that are played by default, against one server. A verdict of FAIL fails a test, and the report
     * goes to {@code target/wsgauntlet}, unless something else is said.
     *
     * @param server a {@code ws} or {@code wss} URL
     * @throws IllegalArgumentException if it is none
     */
    public static Gauntlet against(URI server) {
        URI url = Target.parse(server.toString());
        return new Gauntlet(
                new Target(url.toString(), url, platformTrust()),
                List.of(),
                List.of(),
                Optional.empty(),
                FailOn.FAIL,
                Path.of("target", "wsgauntlet"),
                Set.of(),
                0,
                Optional.empty());
    }

    private static SSLContext platformTrust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform speaks TLS", e);
        }
    }

    /** Returns the same with a name that reports call the server. */
    public Gauntlet named(String name) {
        return of(target.withName(name));
    }

    /** Returns the same with other roots of trust than the platform's, for a {@code wss} URL. */
    public Gauntlet trusting(SSLContext tls) {
        return of(target.withTls(tls));
    }

    /**
     * Returns the same with one more header field in every request, such as {@code Authorization}.
     *
     * @throws IllegalArgumentException if name or value cannot stand in a request, or cases are about that field
     */
    public Gauntlet sending(String name, String value) {
        var fields = new ArrayList<>(target.fields());
        fields.add(new HeaderField(name, value));
        return of(target.withFields(fields));
    }

    private Gauntlet of(Target other) {
        return new Gauntlet(other, include, exclude, baseline, failOn, report, formats, messages, fuzzing);
    }

    /** Returns the same with only the cases that a glob matches, as {@link Catalogue#select} takes them. */
    public Gauntlet including(String... globs) {
        return new Gauntlet(target, List.of(globs), exclude, baseline, failOn, report, formats, messages, fuzzing);
    }

    /** Returns the same without the cases that a glob matches, as {@link Catalogue#select} takes them. */
    public Gauntlet excluding(String... globs) {
        return new Gauntlet(target, include, List.of(globs), baseline, failOn, report, formats, messages, fuzzing);
    }

    /**
     * Returns the same with a baseline: what it names does not fail, and what is better or worse than it says does.
     *
     * @param file a YAML file, as {@link Baseline#read} takes it
     */
    public Gauntlet baseline(Path file) {
        return new Gauntlet(target, include, exclude, Optional.of(file), failOn, report, formats, messages, fuzzing);
    }

    /** Returns the same with another verdict from which on a test fails that the baseline does not name. */
    public Gauntlet failingOn(FailOn level) {
        return new Gauntlet(target, include, exclude, baseline, level, report, formats, messages, fuzzing);
    }

    /**
     * Returns the same with another directory for {@code index.html}, {@code results.ndjson}, {@code junit.xml} and
     * {@code summary.md}.
     */
    public Gauntlet reportingTo(Path directory) {
        return new Gauntlet(target, include, exclude, baseline, failOn, directory, formats, messages, fuzzing);
    }

    /** Returns the same with the run written in more formats, beside its report. */
    public Gauntlet writing(Set<Format> more) {
        return new Gauntlet(target, include, exclude, baseline, failOn, report, more, messages, fuzzing);
    }

    /**
     * Returns the same with at least that many messages in each case that sends messages compressed as agreed.
     *
     * @param count 0 or more
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public Gauntlet soaking(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("There are 0 messages or more, not " + count + ".");
        }
        return new Gauntlet(target, include, exclude, baseline, failOn, report, formats, count, fuzzing);
    }

    /** Returns the same with fuzzing behind the cases; what is found from {@link #failingOn} on is a test that fails. */
    public Gauntlet fuzzing(FuzzOptions options) {
        return new Gauntlet(
                target, include, exclude, baseline, failOn, report, formats, messages, Optional.of(options));
    }

    /**
     * Play the cases and return what they say: a container for each family with a test for each case, and a test that
     * fails if the server could not be judged at all.
     *
     * @throws IllegalArgumentException if a glob matches no case
     * @throws io.github.wsgauntlet.cases.yaml.InvalidFileException if the baseline is not there or is wrong; the message names
     *     file and line
     * @throws java.io.UncheckedIOException if the report cannot be written
     */
    public Stream<DynamicNode> tests() {
        var catalogue = Catalogue.load();
        var ledger = Ledger.load();
        List<Case> cases = catalogue.select(include, exclude).stream()
                .map(each -> each.withMessages(messages))
                .toList();
        Baseline known = baseline.map(file -> Baseline.read(file, catalogue)).orElseGet(Baseline::empty);
        var yardstick = new Yardstick(failOn.threshold(), known, LocalDate.now(ZoneOffset.UTC));
        var run = Run.prepare(target, cases, ledger, RunOptions.standard());
        var recorded = new RecordedRun(
                run,
                report,
                formats,
                each -> fuzzing.map(options -> options.withThreshold(failOn.orFail()))
                        .flatMap(options -> new FuzzSupplement(target, ledger, options, report).play(each)));
        Map<String, CaseResult> results = new ConcurrentHashMap<>();
        RunFooter footer = recorded.execute(yardstick, result -> results.put(result.id(), result));
        return new PlayedTests(yardstick, recorded.index(), footer).of(cases, results);
    }
}
