package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaseFileOnDiskTest {
    @TempDir
    private Path directory;

    @Test
    void reads_cases() throws IOException {
        Path file = Files.writeString(
                directory.resolve("own.yaml"),
                CaseFile.plain().with("A title", "Ünïcode").text());
        assertThat(CaseFileReader.read(file, CaseFile.LEDGER))
                .singleElement()
                .extracting(Case::title)
                .isEqualTo("Ünïcode");
    }

    @Test
    void names_the_file_as_the_user_did() throws IOException {
        Path file = Files.writeString(
                directory.resolve("own.yaml"),
                CaseFile.plain().with("id: first", "id: First").text());
        refuses(file, 4, "'id' is lower-case words joined by '-', not 'First'");
    }

    @Test
    void a_file_that_is_not_there_is_one_line() {
        refuses(directory.resolve("nothing.yaml"), 1, "There is no such file");
    }

    @Test
    void a_directory_is_one_line() {
        refuses(directory, 1, "This is a directory, not a file");
    }

    @Test
    void bytes_that_are_not_utf8_are_named_by_their_line() throws IOException {
        byte[] latin = CaseFile.plain().with("A title", "Ünïcode").text().getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(directory.resolve("latin.yaml"), latin);
        refuses(file, 5, "The file is not UTF-8 from here on");
    }

    @Test
    void a_character_cut_off_at_the_end_is_not_utf8() throws IOException {
        // The first byte of a character of two, and no second.
        Path file = Files.write(directory.resolve("cut.yaml"), new byte[] {'a', '\n', (byte) 0xc3});
        refuses(file, 2, "The file is not UTF-8 from here on");
    }

    private static void refuses(Path file, int line, String reason) {
        assertThatThrownBy(() -> CaseFileReader.read(file, CaseFile.LEDGER))
                .isInstanceOf(InvalidFileException.class)
                .hasMessage(file + ":" + line + ": " + reason);
    }
}
