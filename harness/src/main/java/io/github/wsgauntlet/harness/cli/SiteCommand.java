package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.site.Embargo;
import io.github.wsgauntlet.reports.site.SiteReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a static site of many runs. */
@Command(
        name = "site",
        description = "Make a static site of runs: the matrix, a page for each target and each requirement, a feed and"
                + " badges.")
final class SiteCommand implements Callable<Integer> {
    private static final String RECORD = ".ndjson";

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DIR",
            description = "The directory for the site; what is there must go first.")
    private Path directory = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RECORD",
            description = "The results.ndjson of a complete run, or a directory with such files at any depth. Several"
                    + " versions of one target, whose names differ in what begins with a digit, are told apart.")
    private List<Path> places = List.of();

    @Option(
            names = "--embargo",
            paramLabel = "TARGET[: ID]",
            description = "Publish nothing about this target, or of it nothing about this requirement or case. Can be"
                    + " given several times.")
    private List<String> embargoes = new ArrayList<>();

    @Option(
            names = "--embargo-file",
            paramLabel = "FILE",
            description = "A file with such a TARGET or TARGET: ID on each line.")
    private Optional<Path> embargoFile = Optional.empty();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the site will be published, for the links of its feed and the text of badges.")
    private Optional<URI> address = Optional.empty();

    @Override
    public Integer call() throws IOException {
        SiteReport.requireEmpty(directory);
        Optional<URI> published = published();
        List<Path> files = files();
        Records.requireDifferent(files);
        List<Results> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(Records.complete(file).withoutQuietTranscripts());
        }
        SiteReport.write(runs, Embargo.of(lines(), runs), published, directory);
        PrintWriter out = Terminal.out(spec);
        out.println("Report: " + directory.resolve(SiteReport.PAGE));
        out.flush();
        return 0;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (!Files.isDirectory(place)) {
                files.add(place);
                continue;
            }
            try (Stream<Path> inside = Files.walk(place)) {
                List<Path> records = inside.filter(file -> file.toString().endsWith(RECORD))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .toList();
                if (records.isEmpty()) {
                    throw new IllegalArgumentException(place + ": There is no record in this directory");
                }
                files.addAll(records);
            }
        }
        return files;
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(embargoes);
        if (embargoFile.isPresent()) {
            Records.requireFile(embargoFile.get());
            lines.addAll(Files.readAllLines(embargoFile.get()));
        }
        return lines;
    }

    private Optional<URI> published() {
        return address.map(url -> {
            if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
                throw new IllegalArgumentException("--url " + url + ": This is no http:// or https:// URL");
            }
            return url.getPath().endsWith("/") ? url : URI.create(url + "/");
        });
    }
}
