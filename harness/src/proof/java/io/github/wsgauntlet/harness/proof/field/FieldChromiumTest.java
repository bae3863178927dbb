package io.github.wsgauntlet.harness.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.wsgauntlet.harness.proof.Proof;
import io.github.wsgauntlet.harness.reception.StartedClient;
import io.github.wsgauntlet.harness.target.ClientTarget;
import io.github.wsgauntlet.harness.target.Lifeline;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A browser that runs a page gets the verdicts of its baseline, and no others: Chromium, of whatever version this
 * machine has. Skipped where it has none.
 */
@Proof
class FieldChromiumTest {
    static final String ID = "client-chromium";

    private static final Path PAGE = Path.of("src", "proof", "resources", "field", "browser", "client.html");
    private static final int BROWSERS = 4;

    @AfterAll
    static void putItBesideTheOthers() throws IOException {
        FieldPage.CLIENTS.write();
    }

    @Test
    void gets_the_verdicts_of_its_baseline() throws Exception {
        Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
        assumeTrue(chromium.isPresent(), "There is no chromium on the PATH, so that no browser is met.");
        Path records = FieldPage.CLIENTS.records().toAbsolutePath();
        // Each has a profile of its own, named by the shell that starts it: a second browser on one would only open a
        // window of the first. The sandbox is not for root, as whom CI runs.
        String command = "exec '%s' --headless --no-sandbox --disable-gpu --disable-background-networking"
                        .formatted(chromium.get())
                + " --user-data-dir='%s'/$$ '%s#%s'".formatted(records.resolve(ID), PAGE.toUri(), StartedClient.URL);
        try (var started = StartedClient.of(command, BROWSERS, records.resolve(ID + ".log"), Optional.empty())) {
            var target = new ClientTarget("Chromium", "a page in a browser", false, started);
            Meeting meeting = Meeting.with(FieldPage.CLIENTS, ID, target, Lifeline.of(target), BROWSERS, List.of());
            assertThat(meeting.surprises()).isEmpty();
            assertThat(meeting.unjudged()).isEmpty();
        }
    }

    private static Optional<Path> onPath(String... names) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(names)
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
