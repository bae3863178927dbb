package io.github.wsgauntlet.cases.yaml;

/**
 * A line in a file.
 *
 * @param file the file as the user named it
 * @param line the line, from 1
 */
public record Place(String file, int line) {

    /** Return the exception that says what is wrong here. */
    public InvalidFileException error(String reason) {
        return new InvalidFileException(file, line, reason);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
