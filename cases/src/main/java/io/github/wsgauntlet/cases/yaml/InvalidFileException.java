package io.github.wsgauntlet.cases.yaml;

/** Says that a case file or the ledger is wrong, and where: {@code file:line: reason}. */
public final class InvalidFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Create the exception.
     *
     * @param file the file as the user named it
     * @param line the line, from 1
     * @param reason one full sentence
     */
    public InvalidFileException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
