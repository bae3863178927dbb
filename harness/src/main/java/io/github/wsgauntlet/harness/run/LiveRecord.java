package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.ResultsWriter;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The record of a run that goes on. It can be cut at any moment and on any thread; what comes later is no longer part
 * of it, since whatever ends a run early may be what it shows. Thread safe.
 */
final class LiveRecord implements AutoCloseable {
    private final Path file;
    private final RunHeader header;
    private final ResultsWriter writer;
    private final Queue<CaseResult> results = new ConcurrentLinkedQueue<>();

    /** Many write at a time; none does while the record is cut. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock();

    private Optional<Fuzzing> fuzzing = Optional.empty();
    private boolean open = true;

    private LiveRecord(Path file, RunHeader header, ResultsWriter writer) {
        this.file = file;
        this.header = header;
        this.writer = writer;
    }

    /**
     * Begin a record.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    static LiveRecord open(Path file, RunHeader header) {
        return new LiveRecord(file, header, ResultsWriter.open(file, header));
    }

    /**
     * Record a result.
     *
     * @throws IllegalStateException if the record is cut, so that whoever plays does not go on
     */
    void write(CaseResult result) {
        requireOpen(() -> {
            writer.write(result);
            results.add(result);
        });
    }

    /**
     * Record what was made up and tried.
     *
     * @throws IllegalStateException if the record is cut
     */
    void write(Fuzzing fuzzing) {
        requireOpen(() -> {
            writer.write(fuzzing);
            this.fuzzing = Optional.of(fuzzing);
        });
    }

    private void requireOpen(Runnable action) {
        turns.readLock().lock();
        try {
            if (!open) {
                throw new IllegalStateException("The record is cut");
            }
            action.run();
        } finally {
            turns.readLock().unlock();
        }
    }

    /** Return what is recorded so far. */
    List<CaseResult> results() {
        return List.copyOf(results);
    }

    /**
     * Write the end. Where a fault has got another name meanwhile, the whole record is written anew and takes the place
     * of the one that was written as results came.
     *
     * @param named all results, each fault with its one name
     * @return what the record has now
     * @throws IllegalStateException if the record is cut
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    Results finish(List<CaseResult> named, RunFooter footer) {
        turns.writeLock().lock();
        try {
            requireOpen(() -> {
                if (named.equals(results())) {
                    writer.finish(footer);
                } else {
                    writer.close();
                    replace(named, footer);
                }
            });
            open = false;
            return Results.of(header, named, fuzzing, footer);
        } finally {
            turns.writeLock().unlock();
        }
    }

    private void replace(List<CaseResult> named, RunFooter footer) {
        Path anew = file.resolveSibling(file.getFileName() + ".new");
        try (var second = ResultsWriter.open(anew, header)) {
            named.forEach(second::write);
            fuzzing.ifPresent(second::write);
            second.finish(footer);
        }
        try {
            Files.move(anew, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Cut the record, so that it stays without an end, and nothing is added to it.
     *
     * @return whether there was anything to cut: false if the record has an end, or is cut already
     */
    boolean cut() {
        turns.writeLock().lock();
        try {
            boolean cut = open;
            open = false;
            writer.close();
            return cut;
        } finally {
            turns.writeLock().unlock();
        }
    }

    /** Return how far the record has come, for example {@code 12 of 81 cases}. */
    String extent() {
        return results.stream().filter(result -> !result.fuzzed()).count() + " of " + header.cases() + " cases";
    }

    @Override
    public void close() {
        cut();
    }
}
