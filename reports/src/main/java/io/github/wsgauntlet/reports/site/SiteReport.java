package io.github.wsgauntlet.reports.site;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.badge.BadgeReport;
import io.github.wsgauntlet.reports.matrix.MatrixReport;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Embedded;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Writes a static site over many targets, which any web server publishes and which works from disk, too: an index that
 * can be searched, the matrix of each side, a page for each target with the bytes of what it misses, a page for each
 * requirement that says who keeps it, a feed, and a badge for each target under a URL that stays.
 *
 * <p>Each page carries its style and script in itself, and makes no request.
 */
public final class SiteReport {
    /** The name of the first page in the directory that {@link #write} is given. */
    public static final String PAGE = "index.html";

    static final String FEED = "feed.json";

    private final SiteIndex index;
    private final Ledger ledger;
    private final Optional<URI> address;
    private final Path directory;

    private SiteReport(SiteIndex index, Ledger ledger, Optional<URI> address, Path directory) {
        this.index = index;
        this.ledger = ledger;
        this.address = address;
        this.directory = directory;
    }

    /**
     * What stands around the content of a page.
     *
     * @param root the way from the page to the root of the site: empty, or {@code ../}
     * @param css its style
     * @param script its script; empty if it has none
     */
    record Frame(String root, String css, String script) {
        private static Frame of(String root, String... scripts) {
            return new Frame(
                    root,
                    Embedded.text("view/report.css") + '\n' + Embedded.text("site/site.css"),
                    String.join("\n", Stream.of(scripts).map(Embedded::text).toList()));
        }

        String policy() {
            return Embedded.policy(script);
        }
    }

    /**
     * Write the site.
     *
     * @param runs the runs, each complete
     * @param embargo what of them is not in the site
     * @param address where the site is published, with a slash at its end; without it, the feed has no links
     * @param directory where the site goes; it must be empty or not there yet, since what is there may tell of what is
     *     under embargo by now
     * @throws IllegalArgumentException if the directory is not empty, or nothing is left to be published
     * @throws IllegalStateException if a run is not {@linkplain Results#complete complete}
     * @throws UncheckedIOException if a file cannot be written
     */
    public static void write(List<Results> runs, Embargo embargo, Optional<URI> address, Path directory) {
        runs.forEach(Results::requireComplete);
        requireEmpty(directory);
        Ledger ledger = Results.ledger(runs);
        List<Results> published = embargo.lift(runs);
        if (published.isEmpty()) {
            throw new IllegalArgumentException("Nothing is left to be published: every run is under embargo");
        }
        new SiteReport(SiteIndex.of(published, ledger), ledger, address, directory).write();
    }

    /**
     * Refuse a directory that has something in it.
     *
     * @throws IllegalArgumentException if it does, or is a file; the message names it
     */
    public static void requireEmpty(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(directory + ": This is a file; the site wants a directory");
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw new IllegalArgumentException(directory
                        + ": The directory is not empty; a page of an older site may tell what this must not");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        Frame root = Frame.of("", "site/site.js");
        write(PAGE, page(html -> JteindexGenerated.render(html, null, index, root)));
        for (SiteIndex.Side side : index.sides()) {
            write(side.matrix(), MatrixReport.page(side.runs(), PAGE));
        }
        Frame target = Frame.of("../", "view/wire.js", "view/report.js");
        for (SiteTarget each : index.targets()) {
            write(
                    each.page(),
                    page(html -> JtetargetGenerated.render(
                            html,
                            null,
                            each,
                            index,
                            ledger,
                            address.map(Object::toString).orElse(""),
                            target)));
            BadgeReport.write(each.newest().run(), directory.resolve(each.badge()));
        }
        Frame requirement = Frame.of("../");
        for (SiteRule each : index.rules()) {
            write(each.page(), page(html -> JterequirementGenerated.render(html, null, each, requirement)));
        }
        write(FEED, SiteFeed.of(index, ledger, address));
    }

    private static String page(Consumer<OwaspHtmlTemplateOutput> template) {
        StringOutput html = new StringOutput();
        template.accept(new OwaspHtmlTemplateOutput(html));
        return Legible.text(html.toString());
    }

    private void write(String name, String text) {
        Path file = directory.resolve(name);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
