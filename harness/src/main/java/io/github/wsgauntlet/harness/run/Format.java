package io.github.wsgauntlet.harness.run;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.reports.autobahn.AutobahnReport;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import io.github.wsgauntlet.reports.badge.BadgeReport;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.sarif.SarifReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run is written as where that is asked for, beside what it always leaves. */
public enum Format {
    /** An image for a README, {@code badge.svg}. */
    BADGE {
        @Override
        void write(Results results, Path directory, Yardstick yardstick) {
            BadgeReport.write(results, directory.resolve("badge.svg"));
        }
    },

    /** A log for code scanning, {@code results.sarif}. */
    SARIF {
        // None where the target could not be judged, and none left of a previous run: it would count as this one.
        @Override
        void write(Results results, Path directory, Yardstick yardstick) {
            Path file = directory.resolve("results.sarif");
            if (results.footer().orElseThrow().judged()) {
                SarifReport.write(results, file, yardstick::standing);
                return;
            }
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },

    /** The shape of Autobahn|Testsuite, {@code autobahn/index.json} and a file for each case. */
    AUTOBAHN {
        @Override
        public void check(List<Case> cases) {
            if (cases.stream().allMatch(each -> each.autobahn().isEmpty())) {
                throw new IllegalArgumentException(
                        "The format autobahn has nothing to say: no case that is played sends what one of Autobahn"
                                + " does.");
            }
        }

        @Override
        void write(Results results, Path directory, Yardstick yardstick) {
            AutobahnReport.write(
                    results, directory.resolve("autobahn"), AutobahnReport.Ids.AUTOBAHN, AutobahnVerdicts.OURS);
        }
    };

    /**
     * Read a format as users write it, in any case.
     *
     * @throws IllegalArgumentException if there is no such format
     */
    public static Format parse(String text) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is no format; the formats are "
                        + Arrays.stream(values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))
                        + "."));
    }

    /**
     * Refuse a run about which this format has nothing to say, before it begins.
     *
     * @throws IllegalArgumentException if that is so
     */
    public void check(List<Case> cases) {}

    /** Write a run that is complete into the directory of its record. */
    abstract void write(Results results, Path directory, Yardstick yardstick);
}
