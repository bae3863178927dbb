package io.github.wsgauntlet.reports.badge;

import static io.github.wsgauntlet.cases.Verdict.FAIL;
import static io.github.wsgauntlet.cases.Verdict.PASS;
import static io.github.wsgauntlet.cases.Verdict.SKIP;
import static io.github.wsgauntlet.cases.Verdict.WARN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.SampleCase;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BadgeReportTest {

    @Test
    void a_badge_is_one_image(@TempDir Path directory) {
        Path file = directory.resolve("deep/badge.svg");

        BadgeReport.write(
                SampleCase.run("examplesrv 2.4", 0, SampleCase.of("a/a", PASS), SampleCase.of("a/b", SKIP)), file);

        assertThat(file)
                .content()
                .isEqualToIgnoringNewLines(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"172.5\" height=\"20\" role=\"img\""
                                + " aria-label=\"examplesrv 2.4, RFC 6455: conforms · 1 of 2\">"
                                + "<title>examplesrv 2.4, RFC 6455: conforms · 1 of 2</title>"
                                + "<clipPath id=\"r\"><rect x=\"0\" width=\"172.5\" height=\"20\" fill=\"#fff\""
                                + " rx=\"3\"/></clipPath>"
                                + "<g clip-path=\"url(#r)\"><rect x=\"0\" width=\"65.5\" height=\"20\" fill=\"#444\"/>"
                                + "<rect x=\"65.5\" width=\"107\" height=\"20\" fill=\"#2e7d32\"/></g>"
                                + "<g fill=\"#fff\" font-family=\"Verdana,Geneva,DejaVu Sans,sans-serif\""
                                + " font-size=\"11\""
                                + " aria-hidden=\"true\"><text x=\"6\" y=\"14\" textLength=\"53.5\">RFC 6455</text>"
                                + "<text x=\"71.5\" y=\"14\" textLength=\"95\">conforms · 1 of 2</text></g></svg>");
    }

    @Test
    void a_broken_requirement_counts_once() throws Exception {
        Results run = SampleCase.run(
                "x",
                1,
                SampleCase.of("a/a", FAIL),
                SampleCase.of("a/b", FAIL),
                SampleCase.of("a/c", FAIL).violating("rfc7692-7.1-x"),
                SampleCase.of("a/d", WARN));

        assertThat(words(run)).containsExactly("RFC 6455 and RFC 7692", "2 broken");
        assertThat(colour(run)).isEqualTo("#c62828");
    }

    @Test
    void a_missed_should_breaks_nothing() throws Exception {
        assertThat(words(SampleCase.run("x", 0, SampleCase.of("a/a", WARN))))
                .containsExactly("RFC 6455", "conforms · 1 of 1");
    }

    @Test
    void what_was_not_judged_is_no_good_server() throws Exception {
        Results skipped = SampleCase.run("x", 0, SampleCase.of("a/a", SKIP));
        Results gone = SampleCase.run("x", 3, SampleCase.of("a/a", PASS));

        assertThat(words(skipped)).containsExactly("RFC 6455", "not judged");
        assertThat(words(gone)).containsExactly("RFC 6455", "not judged");
        assertThat(colour(gone)).isEqualTo("#616161");
    }

    @Test
    void a_run_that_was_cut_off_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> BadgeReport.write(SampleRun.incomplete(), directory.resolve("badge.svg")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The run is not complete: it has 30 of 91 cases and no footer");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void a_name_is_no_markup() throws Exception {
        Document svg =
                parsed(SampleCase.run("\"><script>alert(1)</script>\n&\u0000\ud800", 0, SampleCase.of("a/a", PASS)));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("\"><script>alert(1)</script> &␀\ufffd, RFC 6455: conforms · 1 of 1");
        assertThat(svg.getDocumentElement().getAttribute("aria-label"))
                .isEqualTo("\"><script>alert(1)</script> &␀\ufffd, RFC 6455: conforms · 1 of 1");
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void any_run_gives_an_image_that_its_words_fit_into(@ForAll("runs") Results run) throws Exception {
        Document svg = parsed(run);

        double end = 0;
        for (Element text : elements(svg, "text")) {
            assertThat(number(text, "x")).isGreaterThan(end);
            end = number(text, "x") + number(text, "textLength");
        }
        assertThat(number(svg.getDocumentElement(), "width")).isCloseTo(end + 6, within(0.2));
    }

    private static Document parsed(Results run) throws Exception {
        Path file = Files.createTempFile("badge", ".svg");
        BadgeReport.write(run, file);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(file))));
    }

    private static List<String> words(Results run) throws Exception {
        return elements(parsed(run), "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static String colour(Results run) throws Exception {
        return elements(parsed(run), "rect").getLast().getAttribute("fill");
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    private static List<Element> elements(Document svg, String name) {
        List<Element> elements = new ArrayList<>();
        var nodes = svg.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
