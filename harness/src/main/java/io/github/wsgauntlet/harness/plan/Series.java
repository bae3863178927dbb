package io.github.wsgauntlet.harness.plan;

import io.github.wsgauntlet.reports.autobahn.AutobahnReport;
import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

    /** What puts runs side by side. */
    public enum Overview {
        NONE {
            @Override
            Optional<Path> write(List<Plan> runs, Path directory) {
                return Optional.empty();
            }
        },
        MATRIX {
            @Override
            Optional<Path> write(List<Plan> runs, Path directory) {
                MatrixReport.write(results(runs), directory);
                return Optional.of(directory.resolve(MatrixReport.PAGE));
            }
        },
        AUTOBAHN {
            @Override
            Optional<Path> write(List<Plan> runs, Path directory) {
                AutobahnReport.write(results(runs), directory, AutobahnReport.Ids.AUTOBAHN);
                return Optional.of(directory.resolve(AutobahnReport.INDEX));
            }
        };

        /**
         * Write it.
         *
         * @param runs the runs, which have left their records
         * @return the file to open, if there is one
         */
        abstract Optional<Path> write(List<Plan> runs, Path directory);

        private static List<Results> results(List<Plan> runs) {
            return runs.stream()
                    .map(each -> Results.read(each.reports().record()))
                    .toList();
        }
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
