package io.github.wsgauntlet.cases;

/** Says that a case file or the ledger is wrong, and where: {@code file:line: reason}. */
public final class CatalogueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Create the exception.
     *
     * @param file the file as the user named it
     * @param line the line, from 1
     * @param reason one full sentence
     */
    public CatalogueException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
