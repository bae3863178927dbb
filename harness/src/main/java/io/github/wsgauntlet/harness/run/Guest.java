package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.Foundation;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.harness.target.Capabilities;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Echo;
import io.github.wsgauntlet.harness.target.Patience;
import io.github.wsgauntlet.harness.wire.DeflateAgreement;
import io.github.wsgauntlet.harness.wire.Extension;
import io.github.wsgauntlet.harness.wire.HttpHead;
import io.github.wsgauntlet.harness.wire.WireTransport;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A client that decides itself which case it is put to, and comes once for each. There is no looking at it before, and
 * no second try: what one connection does not show is INCONCLUSIVE. Thread safe.
 */
public final class Guest {
    /** What reports say in the place of what starts a client. */
    private static final String ADDRESS = "comes by itself";

    private final String name;
    private final List<Case> cases;
    private final Ledger ledger;
    private final Patience patience;
    private final Instant started = Instant.now();
    private final long startedNanos = System.nanoTime();
    private final Map<String, CaseResult> results = new ConcurrentHashMap<>();
    private final KnownGround ground = new KnownGround();
    private final ReadWriteLock turns = new ReentrantReadWriteLock();
    private boolean deflates;

    /**
     * Create a guest.
     *
     * @param name what reports call it
     * @param cases the cases it may be put to
     * @param ledger what they cite
     * @param patience how long to wait
     */
    public Guest(String name, List<Case> cases, Ledger ledger, Patience patience) {
        this.name = name;
        this.cases = List.copyOf(cases);
        this.ledger = ledger;
        this.patience = patience;
    }

    /**
     * Put it to a case. One that was played before is forgotten. What others rest on is played and judged with nothing
     * beside it: a client is back before the tester has learnt what it has shown.
     *
     * @param asked the case
     * @param transport its connection, from the first byte of the request on
     * @param request that request
     * @param secure whether it came over TLS
     */
    public CaseResult play(Case asked, WireTransport transport, HttpHead request, boolean secure) {
        var target = ClientTarget.ofOne(name, ADDRESS, secure, transport);
        Capabilities capabilities = capabilities(request, secure);
        Lock turn = Foundation.judgedBy(asked).isPresent() ? turns.writeLock() : turns.readLock();
        turn.lock();
        try {
            CaseResult result = play(asked, Examiner.knowing(target, capabilities, patience));
            results.put(asked.id(), result);
            return result;
        } finally {
            turn.unlock();
        }
    }

    private CaseResult play(Case asked, Examiner stranger) {
        Examiner examiner = ground.tell(stranger, asked);
        return examiner.missingFor(asked)
                .or(() -> ground.obstacleTo(asked))
                .map(obstacle -> passedOver(asked, obstacle, examiner))
                .orElseGet(() -> played(asked, examiner));
    }

    private synchronized Capabilities capabilities(HttpHead request, boolean secure) {
        Optional<Extension> offer = DeflateAgreement.in(request).stream().findFirst();
        deflates |= offer.isPresent();
        return new Capabilities(
                Echo.EXACT,
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                true,
                offer.isPresent(),
                offer.map(ClientPreflight::parameters).orElse(List.of()),
                Optional.empty(),
                0,
                false,
                secure,
                false,
                Duration.ZERO);
    }

    /** The client has come all the same, and is sent away as one is after every case. */
    private CaseResult passedOver(Case asked, Unasked obstacle, Examiner examiner) {
        examiner.served();
        ground.passOver(asked);
        return Examined.notPlayed(Verdict.SKIP, obstacle).result(asked);
    }

    private CaseResult played(Case asked, Examiner examiner) {
        Examined examined = examiner.examineOnce(asked);
        ground.learn(asked, examined, examiner);
        return examiner.result(asked, examined);
    }

    /** Return what reports call it. */
    public String name() {
        return name;
    }

    /** Return what a case has shown, once it was played. */
    public Optional<CaseResult> result(Case asked) {
        return Optional.ofNullable(results.get(asked.id()));
    }

    /**
     * Return the run of what was played so far.
     *
     * @param yardstick what is expected
     * @return empty where nothing was played
     */
    public Optional<Results> results(Yardstick yardstick) {
        List<CaseResult> played = Blame.settled(
                cases.stream().flatMap(each -> result(each).stream()).toList());
        return played.isEmpty()
                ? Optional.empty()
                : Optional.of(Results.of(header(played), played, footer(played, yardstick)));
    }

    /**
     * Write the record and the reports of what was played so far.
     *
     * @param directory where they go
     * @param formats what else is written
     * @param transcripts of which cases what went over the wire is kept
     * @param yardstick what is expected
     * @return the end of the record; empty where nothing was played
     * @throws java.io.UncheckedIOException if the directory cannot be written
     */
    public synchronized Optional<RunFooter> write(
            Path directory, Set<Format> formats, Transcripts transcripts, Yardstick yardstick) {
        Optional<Results> run = results(yardstick);
        run.ifPresent(played -> {
            Path file = directory.resolve(RecordedRun.RECORD);
            try (var record = LiveRecord.open(file, played.header())) {
                played.cases().stream().map(transcripts.with(formats)::of).forEach(record::write);
                RecordedRun.report(
                        record.finish(record.results(), played.footer().orElseThrow()), yardstick, directory, formats);
            }
        });
        return run.flatMap(Results::footer);
    }

    private RunHeader header(List<CaseResult> played) {
        return new RunHeader(
                Run.tool(),
                started,
                new RunHeader.Target(name, ADDRESS),
                capabilities(),
                played.size(),
                Shard.WHOLE.recorded(cases),
                Citations.of(cases, ledger));
    }

    private Map<String, Object> capabilities() {
        return Map.of("deflate", deflates);
    }

    private RunFooter footer(List<CaseResult> played, Yardstick yardstick) {
        Decision decision = Decision.of(played, capabilities(), yardstick);
        return new RunFooter(
                Instant.now(),
                (System.nanoTime() - startedNanos) / 1e6,
                RunFooter.count(played),
                decision.exit().code(),
                decision.because());
    }
}
