package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.CaseIds;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of a run, complete or not. Immutable. */
public final class Results {
    private final RunHeader header;
    private final List<CaseResult> cases;
    private final Optional<Fuzzing> fuzzing;
    private final Optional<RunFooter> footer;
    private final List<String> notes;

    Results(
            RunHeader header,
            List<CaseResult> cases,
            Optional<Fuzzing> fuzzing,
            Optional<RunFooter> footer,
            List<String> notes) {
        this.header = header;
        this.cases = List.copyOf(cases);
        this.fuzzing = fuzzing;
        this.footer = footer;
        this.notes = List.copyOf(notes);
    }

    /**
     * Put together a run that came to its end.
     *
     * @throws IllegalArgumentException if a case is there twice, there are more than the header announces, or the
     *     footer counts them wrong
     */
    public static Results of(RunHeader header, List<CaseResult> cases, RunFooter footer) {
        return of(header, cases, Optional.empty(), footer);
    }

    /**
     * Put together a run that came to its end.
     *
     * @param fuzzing what was made up and tried beside the cases, if the run was fuzzed
     * @throws IllegalArgumentException if a case is there twice, there are more than the header announces, a finding is
     *     not among them, or the footer counts them wrong
     */
    public static Results of(RunHeader header, List<CaseResult> cases, Optional<Fuzzing> fuzzing, RunFooter footer) {
        RunSequence sequence = new RunSequence(header);
        cases.forEach(sequence::accept);
        fuzzing.ifPresent(sequence::accept);
        sequence.accept(footer);
        return new Results(header, cases, fuzzing, Optional.of(footer), List.of());
    }

    /**
     * Put together what was learnt in a run that did not come to its end.
     *
     * @throws IllegalArgumentException if a case is there twice, or there are more than the header announces
     */
    public static Results incomplete(RunHeader header, List<CaseResult> cases) {
        RunSequence sequence = new RunSequence(header);
        cases.forEach(sequence::accept);
        return new Results(header, cases, Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * Read {@code results.ndjson}. A file without footer can be read, for what was learnt in it, but is not
     * {@linkplain #complete complete}; if its last line is cut off, that line is dropped and {@link #notes} says so.
     *
     * @throws InvalidResultsException if the file is no record of a run; the message names file, line and reason
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Results read(Path file) {
        return ResultsReader.read(file);
    }

    /** Return the header. */
    public RunHeader header() {
        return header;
    }

    /** Return the cases in the order they ended. */
    public List<CaseResult> cases() {
        return cases;
    }

    /** Return what was made up and tried beside the cases, if the run was fuzzed. */
    public Optional<Fuzzing> fuzzing() {
        return fuzzing;
    }

    /** Return the footer, if the run came to its end. */
    public Optional<RunFooter> footer() {
        return footer;
    }

    /** Return what had to be said about the file when it was read, each a sentence. */
    public List<String> notes() {
        return notes;
    }

    /** Return where the requirements are looked up that its cases cite: the built-in ledger, with those it brings. */
    public Ledger ledger() {
        return ledger(List.of(this));
    }

    /**
     * Return where requirements are looked up for what puts runs side by side; of several that bring one of an id,
     * the last counts.
     */
    public static Ledger ledger(List<Results> runs) {
        return Ledger.load()
                .with(runs.stream()
                        .flatMap(run -> run.header.requirements().stream())
                        .map(RunHeader.Citation::row)
                        .toList());
    }

    /** Return which end of a connection was judged. */
    public Role side() {
        return cases.stream().anyMatch(result -> CaseIds.side(result.id()) == Role.CLIENT) ? Role.CLIENT : Role.SERVER;
    }

    /** Return how many cases earned each verdict, 0 included. */
    public Map<Verdict, Integer> counts() {
        return RunFooter.count(cases);
    }

    /** Return how many of the cases that the header announces are there; what was fuzzed is not among them. */
    public int chosen() {
        return Math.toIntExact(cases.stream().filter(result -> !result.fuzzed()).count());
    }

    /** Return whether the run came to its end and every case it announced is there. */
    public boolean complete() {
        return footer.isPresent() && chosen() == header.cases();
    }

    /** Return whether this run came to its end, and its target could be judged. */
    public boolean judged() {
        return complete() && footer.orElseThrow().judged();
    }

    /**
     * Return this with what went over the wire only where a case proves something by it: those that passed or were
     * skipped are nine tenths of a record. It is for what holds many runs in memory at a time.
     */
    public Results withoutQuietTranscripts() {
        List<CaseResult> lean = cases.stream()
                .map(result -> result.verdict() == Verdict.PASS || result.verdict() == Verdict.SKIP
                        ? result.withoutTranscript()
                        : result)
                .toList();
        return new Results(header, lean, fuzzing, footer, notes);
    }

    /**
     * Refuse a run that is not complete: a gate must not take a truncated file for a green one.
     *
     * @throws IllegalStateException if the run is not {@linkplain #complete complete}
     */
    public Results requireComplete() {
        if (!complete()) {
            throw new IllegalStateException("The run is not complete: it has "
                    + chosen()
                    + " of "
                    + header.cases()
                    + " cases and "
                    + (footer.isPresent() ? "a" : "no")
                    + " footer");
        }
        return this;
    }
}
