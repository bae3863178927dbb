package io.github.wsgauntlet.reports.record;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Writes the record of a run, one JSON object a line, each line as soon as it is known: a run that is killed loses
 * nothing that was learnt. Safe for use by many threads.
 */
public final class ResultsWriter implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Path file;
    private final OutputStream out;
    private final RunSequence sequence;
    private Optional<IOException> broken = Optional.empty();

    private ResultsWriter(Path file, OutputStream out, RunSequence sequence) {
        this.file = file;
        this.out = out;
        this.sequence = sequence;
    }

    /** Load what writing takes, which is a tenth of the time until a first line is written. */
    public static void load() {
        LineFormat.parse("{}");
    }

    /**
     * Begin a record. Directories that are missing are made, and a file that is there is replaced.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static ResultsWriter open(Path file, RunHeader header) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // Not a channel: a case that is interrupted while it writes would close it for all the others.
            OutputStream out = new FileOutputStream(file.toFile());
            ResultsWriter writer = new ResultsWriter(file, out, new RunSequence(header));
            writer.line(LineFormat.write(header));
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Record a case that has ended.
     *
     * @throws IllegalArgumentException if the case is there already, there are more than the header announces, or the
     *     summary of the fuzzing or the footer is written
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(CaseResult result) {
        String line = LineFormat.write(result);
        lock.lock();
        try {
            sequence.accept(result);
            line(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Record what was made up and tried, after the last case.
     *
     * @throws IllegalArgumentException if a finding is not among the cases, there is such a summary already, or the
     *     record is finished
     * @throws UncheckedIOException if the file cannot be written
     */
    public void write(Fuzzing fuzzing) {
        String line = LineFormat.write(fuzzing);
        lock.lock();
        try {
            sequence.accept(fuzzing);
            line(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Write the footer, which makes the record valid, and close the file.
     *
     * @throws IllegalArgumentException if the footer does not count the cases that were written, or there is one
     * @throws UncheckedIOException if the file cannot be written
     */
    public void finish(RunFooter footer) {
        lock.lock();
        try {
            sequence.accept(footer);
            line(LineFormat.write(footer));
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Close the file. Without {@link #finish} before, the record stays incomplete.
     *
     * @throws UncheckedIOException if the file cannot be closed
     */
    @Override
    public void close() {
        lock.lock();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /** Write a line. After one that was written in part nothing more is, since it would continue that line. */
    private void line(String json) throws IOException {
        if (broken.isPresent()) {
            throw broken.get();
        }
        try {
            out.write((json + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException e) {
            var named = new IOException(file + ": " + e.getMessage(), e);
            broken = Optional.of(named);
            throw named;
        }
    }
}
