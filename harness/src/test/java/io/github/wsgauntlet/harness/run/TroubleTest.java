package io.github.wsgauntlet.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void a_file_that_a_user_named_in_vain_is_named_again() {
        assertThat(Trouble.ofFile(new NoSuchFileException("a.yaml")))
                .contains("a.yaml: There is no such file or directory.");
        assertThat(Trouble.ofFile(new UncheckedIOException(new AccessDeniedException("a.yaml"))))
                .contains("a.yaml: Access is denied.");
        assertThat(Trouble.ofFile(new FileSystemException("out", null, "Is a directory")))
                .contains("out: Is a directory.");
        assertThat(Trouble.ofFile(new FileNotFoundException("out (Is a directory)")))
                .contains("out (Is a directory).");
    }

    @Test
    void a_disk_that_is_full_is_no_fault_of_whoever_named_the_file() {
        assertThat(Trouble.ofFile(new FileSystemException("out", null, "No space left on device")))
                .isEmpty();
        var full = new IOException("out/results.ndjson: No space left on device", new IOException("No space"));
        assertThat(Trouble.ofFile(full)).isEmpty();
        assertThat(Trouble.sentence(new CompletionException(new UncheckedIOException(full))))
                .isEqualTo("out/results.ndjson: No space left on device.");
    }

    @Test
    void a_lack_of_memory_is_known_however_deep_it_lies() {
        assertThat(Trouble.sentence(new CompletionException(new IllegalStateException(new OutOfMemoryError("heap")))))
                .matches("Out of memory: Java may use \\d+ MiB; give it more with -Xmx, or play less at a time\\.");
    }

    @Test
    void a_fault_of_our_own_is_one_line_that_says_where() {
        var fault = new IllegalStateException("first line\nsecond");
        assertThat(Trouble.sentence(new CompletionException(fault)))
                .matches("This is a fault of wsgauntlet, please report it: java\\.lang\\.IllegalStateException:"
                        + " first line second at TroubleTest\\.java:\\d+\\.");
    }
}
