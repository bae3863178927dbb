package io.github.wsgauntlet.harness.proof.core;

import io.github.wsgauntlet.cases.casefile.CaseFileReader;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.nio.charset.StandardCharsets;

/**
 * What Jazzer fuzzes fourth: any text that somebody may give for a file of cases. It is read, or refused in one line
 * that names the file; nothing else is thrown.
 */
public final class CaseFileFuzzTarget {
    private static final Ledger LEDGER = Ledger.load();
    private static final String FILE = "fuzzed.yaml";

    private CaseFileFuzzTarget() {}

    /**
     * Read an input.
     *
     * @param input the text, in UTF-8 as far as that is possible
     * @throws AssertionError if a refusal does not name the file in one line
     */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            CaseFileReader.parse(FILE, new String(input, StandardCharsets.UTF_8), LEDGER);
        } catch (InvalidFileException refused) {
            String said = String.valueOf(refused.getMessage());
            if (!said.startsWith(FILE) || said.lines().count() != 1) {
                throw new AssertionError("Said instead of one line that names the file: " + said, refused);
            }
        }
    }
}
