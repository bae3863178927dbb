package io.github.wsgauntlet.reports.badge;

import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.view.Headline;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a badge for a README: an SVG image that needs nothing else, flat like those of shields.io, and says its words
 * to screen readers, too. How wide the words are is reckoned in advance, in Verdana; a browser that has another font
 * fits its letters into that width.
 */
public final class BadgeReport {
    private static final String GREEN = "#2e7d32";
    private static final String RED = "#c62828";
    private static final String GREY = "#616161";

    /** How wide the characters from space to tilde are in Verdana, in 1/2048 of the size of the font. */
    private static final int[] WIDTHS = {
        720, 806, 940, 1676, 1302, 2204, 1488, 550, 930, 930, 1302, 1676, 745, 930, 745, 930, 1302, 1302, 1302, 1302,
        1302, 1302, 1302, 1302, 1302, 1302, 930, 930, 1676, 1676, 1676, 1117, 2048, 1400, 1404, 1430, 1578, 1295, 1177,
        1588, 1539, 862, 931, 1419, 1140, 1726, 1532, 1612, 1235, 1612, 1424, 1400, 1262, 1499, 1400, 2025, 1403, 1260,
        1403, 930, 930, 930, 1676, 1302, 1302, 1230, 1276, 1067, 1276, 1220, 720, 1276, 1296, 562, 705, 1212, 562, 1992,
        1296, 1243, 1276, 1276, 874, 1067, 807, 1296, 1212, 1676, 1212, 1212, 1076, 1300, 930, 1300, 1676
    };

    private static final int SIZE = 11;
    private static final int PADDING = 6;
    private static final int HEIGHT = 20;

    private BadgeReport() {}

    /** What a badge says. */
    private record Words(String label, String message, String colour) {
        static Words of(Results run) {
            List<CaseResult> judged = run.cases().stream()
                    .filter(result -> result.verdict().judged())
                    .toList();
            Set<String> broken = Headline.broken(judged);
            boolean known = run.judged() && !judged.isEmpty();
            if (!known) {
                return new Words(documents(run, Headline.kept(run.cases())), "not judged", GREY);
            }
            if (!broken.isEmpty()) {
                return new Words(documents(run, broken), broken.size() + " broken", RED);
            }
            String documents = documents(run, Headline.kept(judged));
            return run.footer().orElseThrow().exit() == 0
                    ? new Words(
                            documents,
                            "conforms · " + judged.size() + " of " + run.cases().size(),
                            GREEN)
                    : new Words(documents, "not as expected", RED);
        }

        private static String documents(Results run, Set<String> requirements) {
            return Legible.line(Headline.documents(requirements, run.ledger()));
        }
    }

    /**
     * Write the badge. Directories that are missing are made, and a file that is there is replaced.
     *
     * @throws IllegalStateException if the run is not {@linkplain Results#complete complete}
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Results results, Path file) {
        String svg = render(results.requireComplete());
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, svg.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String render(Results run) {
        Words words = Words.of(run);
        String title = run.header().target().name() + ", " + words.label() + ": " + words.message();
        double label = width(words.label()) + 2 * PADDING;
        double message = width(words.message()) + 2 * PADDING;
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            svg.writeStartElement("svg");
            svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
            attributes(svg, "width", number(label + message), "height", String.valueOf(HEIGHT));
            attributes(svg, "role", "img", "aria-label", Legible.line(title));
            svg.writeStartElement("title");
            svg.writeCharacters(Legible.line(title));
            svg.writeEndElement();
            svg.writeStartElement("clipPath");
            attributes(svg, "id", "r");
            box(svg, 0, label + message, "#fff", "rx", "3");
            svg.writeEndElement();
            svg.writeStartElement("g");
            attributes(svg, "clip-path", "url(#r)");
            box(svg, 0, label, "#444");
            box(svg, label, message, words.colour());
            svg.writeEndElement();
            svg.writeStartElement("g");
            attributes(svg, "fill", "#fff", "font-family", "Verdana,Geneva,DejaVu Sans,sans-serif");
            attributes(svg, "font-size", String.valueOf(SIZE), "aria-hidden", "true");
            words(svg, PADDING, words.label());
            words(svg, label + PADDING, words.message());
            svg.writeEndElement();
            svg.writeEndElement();
            svg.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text cannot be written as XML", e);
        }
        return text.toString() + '\n';
    }

    private static void box(XMLStreamWriter svg, double x, double width, String colour, String... more)
            throws XMLStreamException {
        svg.writeEmptyElement("rect");
        attributes(svg, "x", number(x), "width", number(width), "height", String.valueOf(HEIGHT), "fill", colour);
        attributes(svg, more);
    }

    private static void words(XMLStreamWriter svg, double x, String words) throws XMLStreamException {
        svg.writeStartElement("text");
        attributes(svg, "x", number(x), "y", "14", "textLength", number(width(words)));
        svg.writeCharacters(words);
        svg.writeEndElement();
    }

    private static void attributes(XMLStreamWriter svg, String... namesAndValues) throws XMLStreamException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            svg.writeAttribute(namesAndValues[i], namesAndValues[i + 1]);
        }
    }

    /** Return how wide a text is, in pixels; a middle dot is as wide as a full stop. */
    private static double width(String text) {
        return text.chars()
                        .map(c -> c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : WIDTHS['.' - ' '])
                        .sum()
                * SIZE
                / 2048.0;
    }

    private static String number(double pixels) {
        return String.format(Locale.ROOT, "%.1f", pixels).replaceFirst("\\.0$", "");
    }
}
