package io.github.wsgauntlet.reports.record;

import java.nio.file.Path;

/** Says that a record of a run cannot be used, and where: {@code file:line: reason}. */
public final class InvalidResultsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Create the exception.
     *
     * @param file the file as the user named it
     * @param line the line, from 1
     * @param reason one sentence
     */
    public InvalidResultsException(Path file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
