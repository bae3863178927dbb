package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.reports.autobahn.AutobahnReport;
import io.github.wsgauntlet.reports.autobahn.AutobahnVerdicts;
import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Runs that are made one after the other, each with a directory of its own.
 *
 * @param plans what is run, in this order
 * @param overview what puts them side by side
 * @param directory where that goes
 */
public record Series(List<Plan> plans, Overview overview, Path directory) {
    public Series {
        plans = List.copyOf(plans);
    }

    /**
     * What puts runs side by side, when it is written.
     *
     * @param page the file to open, if there is one
     * @param failed how many entries say FAILED, where scripts look for that
     */
    public record Written(Optional<Path> page, OptionalInt failed) {
        /** What there is where nothing puts them side by side. */
        public static final Written NOTHING = new Written(Optional.empty(), OptionalInt.empty());
    }

    /** What puts runs side by side. */
    public enum Overview {
        NONE {
            @Override
            public Written write(Stream<Results> runs, Path directory) {
                return Written.NOTHING;
            }
        },
        MATRIX {
            @Override
            public Written write(Stream<Results> runs, Path directory) {
                MatrixReport.write(runs.toList(), directory);
                return new Written(Optional.of(directory.resolve(MatrixReport.PAGE)), OptionalInt.empty());
            }
        },
        /** In the shape of Autobahn|Testsuite, with our verdicts. */
        AUTOBAHN {
            @Override
            public Written write(Stream<Results> runs, Path directory) {
                return index(runs, directory, AutobahnVerdicts.OURS);
            }
        },
        /** In the shape of Autobahn|Testsuite, with its own verdicts. */
        AUTOBAHN_VERDICTS {
            @Override
            public Written write(Stream<Results> runs, Path directory) {
                return index(runs, directory, AutobahnVerdicts.AUTOBAHN);
            }
        };

        /** Return whether scripts that know Autobahn|Testsuite read it. */
        public boolean forScripts() {
            return this == AUTOBAHN || this == AUTOBAHN_VERDICTS;
        }

        /** Return what puts runs side by side for scripts that read Autobahn|Testsuite. */
        public static Overview of(AutobahnVerdicts verdicts) {
            return switch (verdicts) {
                case OURS -> AUTOBAHN;
                case AUTOBAHN -> AUTOBAHN_VERDICTS;
            };
        }

        private static Written index(Stream<Results> runs, Path directory, AutobahnVerdicts verdicts) {
            int failed = AutobahnReport.write(runs.toList(), directory, AutobahnReport.Ids.AUTOBAHN, verdicts);
            return new Written(Optional.of(directory.resolve(AutobahnReport.INDEX)), OptionalInt.of(failed));
        }

        /**
         * Write it.
         *
         * @param runs the runs, which are not read where nothing is written
         * @param directory where it goes
         */
        public abstract Written write(Stream<Results> runs, Path directory);
    }

    /**
     * Return a series of runs that each have a directory of their own, named as the peer is.
     *
     * @param plans the runs, wherever they would leave their reports
     * @param overview what puts them side by side
     * @param directory where that goes, and where the directories of the runs are
     */
    public static Series sideBySide(List<Plan> plans, Overview overview, Path directory) {
        var directories = new OwnDirectories(directory);
        List<Plan> apart = plans.stream()
                .map(each -> each.withReports(
                        each.reports().in(directories.of(each.peer().name()))))
                .toList();
        return new Series(apart, overview, directory);
    }

    /** Return the series of a single run. */
    public static Series of(Plan plan) {
        return new Series(List.of(plan), Overview.NONE, plan.reports().directory());
    }
}
