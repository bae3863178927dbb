package io.github.wsgauntlet.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.harness.fuzz.FuzzOptions;
import io.github.wsgauntlet.harness.junit.Gauntlet;
import io.github.wsgauntlet.harness.run.FailOn;
import io.github.wsgauntlet.harness.run.Format;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What {@code mvn verify} plays: every case against the server that is asked for, or the embedded reference server. */
@DisplayName("wsgauntlet")
class ConformanceIT {
    private static final Path REPORT = Path.of(System.getProperty("wsgauntlet.report", "target/wsgauntlet"));

    private static Subject subject;

    @BeforeAll
    static void findTheServer() throws IOException {
        subject = Subject.start(REPORT);
    }

    @AfterAll
    static void letItGo() throws IOException {
        if (subject != null) {
            subject.close();
            assertThat(PublishedSchema.faults(REPORT.resolve("results.ndjson"))).isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicNode> cases() {
        Gauntlet gauntlet = Gauntlet.against(subject.url())
                .named(subject.name())
                .including(globs("wsgauntlet.include"))
                .excluding(globs("wsgauntlet.exclude"))
                .soaking(number("messages", 9_999_999))
                .failingOn(FailOn.parse(System.getProperty("wsgauntlet.failOn", "fail")))
                .reportingTo(REPORT)
                .writing(formats());
        gauntlet = baseline().map(gauntlet::baseline).orElse(gauntlet);
        return fuzzing().map(gauntlet::fuzzing).orElse(gauntlet).tests();
    }

    private static Optional<FuzzOptions> fuzzing() {
        int tries = number("fuzz.tries", 1_000_000_000);
        if (tries == 0) {
            return Optional.empty();
        }
        FuzzOptions options = FuzzOptions.standard().withTries(tries).withSeed(seed());
        System.out.println("Fuzzing with -Dfuzz.seed=" + options.seed());
        return Optional.of(options);
    }

    private static long seed() {
        String seed = System.getProperty("wsgauntlet.fuzz.seed", "");
        if (seed.isEmpty()) {
            return new SecureRandom().nextLong(1_000_000_000);
        }
        try {
            return Long.parseLong(seed);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-Dfuzz.seed is a whole number of 64 bits, not '" + seed + "'", e);
        }
    }

    private static Optional<Path> baseline() {
        Path root = Path.of(System.getProperty("wsgauntlet.root", ""));
        return Optional.of(System.getProperty("wsgauntlet.baseline", ""))
                .filter(file -> !file.isEmpty())
                .map(root::resolve);
    }

    private static Set<Format> formats() {
        return Stream.of(System.getProperty("wsgauntlet.format", "").split(","))
                .map(String::strip)
                .filter(format -> !format.isEmpty())
                .map(Format::parse)
                .collect(Collectors.toSet());
    }

    private static int number(String name, int most) {
        String text = System.getProperty("wsgauntlet." + name, "0");
        if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) > most) {
            throw new IllegalArgumentException("-D" + name + " is 0 to " + most + ", not '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private static String[] globs(String property) {
        String value = System.getProperty(property, "");
        return value.isEmpty() ? new String[0] : new String[] {value};
    }
}
