package io.github.wsgauntlet.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Test
    void what_is_printed_goes_out() {
        var out = new ByteArrayOutputStream();
        var output = new StandardOutput(out);
        output.printStream().println("one");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("one" + System.lineSeparator());
        assertThat(output.failure()).isEmpty();
    }

    @Test
    void the_first_thing_that_goes_wrong_is_remembered_and_what_follows_goes_nowhere() {
        var written = new ByteArrayOutputStream();
        var output = new StandardOutput(new OutputStream() {
            private boolean gone;

            @Override
            public void write(int value) throws IOException {
                if (gone) {
                    throw new IOException("Stream closed");
                }
                if (value == 'x') {
                    gone = true;
                    throw new IOException("Broken pipe");
                }
                written.write(value);
            }
        });
        output.printStream().print("one x two");
        output.printStream().print("three");
        assertThat(output.failure().orElseThrow()).hasMessage("Broken pipe");
        assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo("one ");
    }
}
