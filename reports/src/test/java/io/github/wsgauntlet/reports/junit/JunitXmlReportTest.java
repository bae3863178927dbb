package io.github.wsgauntlet.reports.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.SampleFuzzing;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.Legible;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
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
import org.xml.sax.SAXException;

class JunitXmlReportTest {
    private static final Ledger LEDGER = Ledger.load();

    /** What the parser of Jenkins reads of what we write, and what its xUnit plugin takes for JUnit XML. */
    private static final List<Schema> SCHEMAS = List.of(schema("/junit.xsd"), schema("/junit-10.xsd"));

    @Test
    void writes_the_file(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("deep/junit.xml");

        JunitXmlReport.write(SampleRun.faulty(), file);

        assertThat(Files.readString(file))
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=")
                .endsWith("</testsuites>\n");
    }

    @Test
    void a_family_is_a_suite_with_its_counts() throws Exception {
        Document document = parsed(xml(SampleRun.faulty()));

        Element control = children(document, "testsuite").stream()
                .filter(suite -> suite.getAttribute("name").equals("control"))
                .findFirst()
                .orElseThrow();
        assertThat(control.getAttribute("tests")).isEqualTo("8");
        assertThat(control.getAttribute("failures")).isEqualTo("1");
        assertThat(control.getAttribute("skipped")).isEqualTo("0");
        assertThat(control.getAttribute("timestamp")).isEqualTo("2026-11-22T14:03:07");
    }

    @Test
    void the_root_counts_the_run() throws Exception {
        Element root = parsed(xml(SampleRun.faulty())).getDocumentElement();

        assertThat(root.getAttribute("name")).isEqualTo("wsgauntlet ws://127.0.0.1:9001/chat");
        assertThat(root.getAttribute("tests")).isEqualTo("91");
        assertThat(root.getAttribute("failures")).isEqualTo("7");
        assertThat(root.getAttribute("errors")).isEqualTo("0");
        assertThat(root.hasAttribute("skipped")).isFalse();
        assertThat(root.getAttribute("time")).isEqualTo("1.180");
    }

    @Test
    void a_failure_holds_reason_requirement_transcript_and_replay() throws Exception {
        Element failure = testcase(parsed(xml(SampleRun.faulty())), "masking/unmasked[opcode=text]");

        assertThat(failure.getTagName()).isEqualTo("failure");
        assertThat(failure.getAttribute("type")).isEqualTo("FAIL");
        assertThat(failure.getAttribute("message"))
                .isEqualTo("Expected the target to close on an unmasked frame; it answered as if the frame were masked"
                        + " (RFC 6455 5.1)");
        assertThat(failure.getTextContent())
                .contains("Required: The server closes the connection when it receives a frame that is not masked."
                        + " (MUST, RFC 6455 5.1)\n")
                .contains(" ms  tester →   unmasked text frame, 5 bytes\n")
                .contains("81 05 68 65 6c 6c 6f   (7 bytes)\n")
                .contains("“hello”\n")
                .endsWith("Replay: java -jar wsgauntlet.jar run 'ws://127.0.0.1:9001/chat' --include"
                        + " 'masking/unmasked[opcode=text]'\n");
    }

    @Test
    void what_could_not_be_judged_is_skipped() throws Exception {
        Document document = parsed(xml(SampleRun.faulty()));

        assertThat(testcase(document, "utf-8/fail-fast[at=mid-frame]").getAttribute("message"))
                .isEqualTo("SKIP: This case needs a server that echoes fragments as they come, and this one does not");
        assertThat(testcase(document, "framing/lengths/most-significant-bit").getTagName())
                .isEqualTo("skipped");
    }

    @Test
    void other_verdicts_pass_and_are_named() throws Exception {
        Element out = testcase(parsed(xml(SampleRun.faulty())), "handshake/version[value=12]");

        assertThat(out.getTagName()).isEqualTo("system-out");
        assertThat(out.getTextContent()).startsWith("WARN: The target refused with 400 as it must");
    }

    @Test
    void the_threshold_makes_more_failures() throws Exception {
        Document document =
                parsed(new JunitXmlWriter(LEDGER, result -> result.verdict().atLeast(Verdict.WARN), List.of())
                        .write(SampleRun.faulty()));

        assertThat(document.getDocumentElement().getAttribute("failures")).isEqualTo("9");
        Element warned = testcase(document, "handshake/version[value=12]");
        assertThat(warned.getTagName()).isEqualTo("failure");
        assertThat(warned.getAttribute("type")).isEqualTo("WARN");
        assertThat(testcase(document, "utf-8/fail-fast[at=mid-frame]").getTagName())
                .isEqualTo("skipped");
    }

    @Test
    void an_incomplete_run_is_an_error() throws Exception {
        Document document = parsed(xml(SampleRun.incomplete()));

        assertThat(document.getDocumentElement().getAttribute("tests")).isEqualTo("31");
        assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(testcase(document, "complete").getAttribute("message"))
                .isEqualTo("The run did not finish: 30 of 91 cases are here");
    }

    @Test
    void a_run_whose_target_was_gone_is_an_error() throws Exception {
        Document document = parsed(xml(SampleRun.gone()));

        assertThat(document.getDocumentElement().getAttribute("errors")).isEqualTo("1");
        assertThat(testcase(document, "complete").getAttribute("message"))
                .isEqualTo("The target could not be judged: The target is gone.");
    }

    @Test
    void a_finding_is_a_failure_that_says_how_it_is_replayed() throws Exception {
        Document document = parsed(xml(SampleRun.fuzzed()));

        Element fuzz = children(document, "testsuite").stream()
                .filter(suite -> suite.getAttribute("name").equals("fuzz"))
                .findFirst()
                .orElseThrow();
        assertThat(fuzz.getAttribute("tests")).isEqualTo("6");
        assertThat(fuzz.getAttribute("failures")).isEqualTo("2");
        assertThat(testcase(document, SampleFuzzing.UNMASKED).getTextContent())
                .endsWith("Replay: java -jar wsgauntlet.jar replay 'findings/violation-0a1b2c3d.yaml'"
                        + " 'ws://127.0.0.1:9001/chat'\n"
                        + "Replay: java -jar wsgauntlet.jar replay '" + SampleFuzzing.TOKEN
                        + "' 'ws://127.0.0.1:9001/chat'\n");
        assertThat(testcase(document, SampleFuzzing.HOLDS).getTagName()).isEqualTo("system-out");
    }

    @Test
    void a_finding_of_a_run_that_was_cut_off_has_no_replay() throws Exception {
        Results fuzzed = SampleRun.fuzzed();
        Document document = parsed(xml(Results.incomplete(fuzzed.header(), fuzzed.cases())));

        assertThat(testcase(document, SampleFuzzing.UNMASKED).getTextContent())
                .contains("“a”")
                .doesNotContain("Replay");
        assertThat(testcase(document, "complete").getAttribute("message"))
                .isEqualTo("The run did not finish: 91 of 91 cases are here");
    }

    @Test
    void a_run_without_cases_is_valid() throws Exception {
        assertThat(parsed(xml(SampleRun.complete(List.of())))
                        .getDocumentElement()
                        .getAttribute("tests"))
                .isEqualTo("0");
    }

    @Test
    void hostile_characters_are_replaced_and_nothing_else() throws Exception {
        CaseResult first = SampleRun.faulty().cases().getFirst();
        CaseResult hostile = SampleRun.renamed(first, "a/\u0000\u0008\r\ud800]]>\ufffe<&>\"'😀\u202e");

        Document document = parsed(xml(SampleRun.complete(List.of(hostile))));

        Element test = (Element) document.getElementsByTagName("testcase").item(0);
        assertThat(test.getAttribute("name")).isEqualTo("a/␀␈␍\ufffd]]>\ufffd<&>\"'😀‹U+202E›");
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void any_run_is_valid_and_comes_back(@ForAll("runs") Results run) throws Exception {
        Document document = parsed(xml(run));

        List<String> names = new ArrayList<>();
        var tests = document.getElementsByTagName("testcase");
        for (int i = 0; i < tests.getLength(); i++) {
            names.add(((Element) tests.item(i)).getAttribute("name"));
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                run.cases().stream().map(result -> Legible.line(result.id())),
                                run.judged() ? Stream.empty() : Stream.of("complete"))
                        .toList());
        long failures = run.cases().stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .count();
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(failures);
    }

    private static Schema schema(String name) {
        try (InputStream schema = JunitXmlReportTest.class.getResourceAsStream(name)) {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(new StreamSource(schema));
        } catch (IOException | SAXException e) {
            throw new AssertionError(e);
        }
    }

    private static String xml(Results results) {
        return new JunitXmlWriter(LEDGER, result -> result.verdict() == Verdict.FAIL, List.of()).write(results);
    }

    /** Validate against the schemas and parse. */
    private static Document parsed(String xml) throws Exception {
        for (Schema schema : SCHEMAS) {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        }
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<Element> children(Document document, String name) {
        List<Element> elements = new ArrayList<>();
        var nodes = document.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Return the element that says how the test of that name ended. */
    private static Element testcase(Document document, String name) {
        Element test = children(document, "testcase").stream()
                .filter(element -> element.getAttribute("name").equals(name))
                .findFirst()
                .orElseThrow();
        return (Element) test.getElementsByTagName("*").item(0);
    }
}
