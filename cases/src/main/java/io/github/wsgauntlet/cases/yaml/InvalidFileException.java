package io.github.wsgauntlet.cases.yaml;

import java.util.stream.Collectors;

/** Says that a case file or the ledger is wrong, and where: {@code file:line: reason}. */
public final class InvalidFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Create the exception.
     *
     * @param file the file as the user named it
     * @param line the line, from 1
     * @param reason one full sentence; what it quotes may have several lines, and is put on one
     */
    public InvalidFileException(String file, int line, String reason) {
        super(file + ":" + line + ": " + onOneLine(reason));
    }

    private static String onOneLine(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
