package io.github.wsgauntlet.cases;

/**
 * A line in a file.
 *
 * @param file the file as the user named it
 * @param line the line, from 1
 */
record Place(String file, int line) {

    /** Returns the exception that says what is wrong here. */
    CatalogueException error(String reason) {
        return new CatalogueException(file, line, reason);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
