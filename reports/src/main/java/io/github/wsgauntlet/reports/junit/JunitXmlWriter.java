package io.github.wsgauntlet.reports.junit;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.view.CaseView;
import io.github.wsgauntlet.reports.view.Legible;
import io.github.wsgauntlet.reports.view.NaturalOrder;
import io.github.wsgauntlet.reports.view.RuleView;
import io.github.wsgauntlet.reports.view.TranscriptText;
import java.io.StringWriter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes one run as JUnit XML, a method for each element. */
final class JunitXmlWriter {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Ledger ledger;
    private final Predicate<CaseResult> fails;
    private final List<String> shortfalls;
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    JunitXmlWriter(Ledger ledger, Predicate<CaseResult> fails, List<String> shortfalls) {
        this.ledger = ledger;
        this.fails = fails;
        this.shortfalls = shortfalls;
        try {
            // A writer of characters: over bytes, the JDK's own would write a surrogate pair as two references.
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The JDK's XML writer is broken", e);
        }
    }

    String write(Results results) {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            line();
            suites(results);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text cannot be written as XML", e);
        }
        return text.toString();
    }

    private void suites(Results results) throws XMLStreamException {
        Map<String, List<CaseResult>> families = results.cases().stream()
                .sorted(Comparator.comparing(CaseResult::id, NaturalOrder.COMPARATOR))
                .collect(Collectors.groupingBy(
                        CaseResult::family, () -> new TreeMap<>(NaturalOrder.COMPARATOR), Collectors.toList()));
        List<Problem> problems = problems(results);
        double millis = results.footer().map(RunFooter::millis).orElseGet(() -> sum(results.cases()));
        xml.writeStartElement("testsuites");
        attribute("name", "wsgauntlet " + results.header().target().url());
        counts(results.cases(), problems, results, millis);
        line();
        for (Map.Entry<String, List<CaseResult>> family : families.entrySet()) {
            suite(family.getKey(), family.getValue(), results);
        }
        if (!problems.isEmpty()) {
            suite(problems, results);
        }
        end();
    }

    /**
     * Something that is wrong with a run as a whole.
     *
     * @param test the name of the test that shows it
     * @param element {@code error} or {@code failure}
     * @param type what kind it is of
     * @param message what it is
     */
    private record Problem(String test, String element, String type, String message) {
        boolean is(String other) {
            return element.equals(other);
        }
    }

    /** A run that proves nothing, or whose target lacks something, must not look fine to whoever reads only this. */
    private List<Problem> problems(Results results) {
        if (!results.complete()) {
            String chosen = results.chosen() + " of " + results.header().cases();
            return List.of(new Problem(
                    "complete", "error", "INCOMPLETE", "The run did not finish: " + chosen + " cases are here"));
        }
        if (!results.judged()) {
            String why = results.footer().orElseThrow().summary();
            return List.of(new Problem("complete", "error", "NOT_JUDGED", "The target could not be judged: " + why));
        }
        return shortfalls.isEmpty()
                ? List.of()
                : List.of(new Problem("capabilities", "failure", "CAPABILITIES", String.join("; ", shortfalls)));
    }

    private void suite(String family, List<CaseResult> cases, Results run) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", family);
        counts(cases, List.of(), run, sum(cases));
        skipped(cases, run);
        line();
        for (CaseResult result : cases) {
            testcase(result, run);
        }
        end();
    }

    private void suite(List<Problem> problems, Results run) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", "run");
        counts(List.of(), problems, run, 0);
        skipped(List.of(), run);
        line();
        for (Problem problem : problems) {
            xml.writeStartElement("testcase");
            attribute("name", problem.test());
            attribute("classname", "wsgauntlet.run");
            attribute("time", seconds(0));
            line();
            xml.writeEmptyElement(problem.element());
            attribute("message", problem.message());
            attribute("type", problem.type());
            line();
            end();
        }
        end();
    }

    private void testcase(CaseResult result, Results run) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("name", result.id());
        attribute("classname", "wsgauntlet." + result.family());
        attribute("time", seconds(result.millis()));
        line();
        if (fails(result, run)) {
            failure(result, run);
        } else if (result.verdict().judged()) {
            xml.writeStartElement("system-out");
            cdata(result.verdict() + ": " + result.actual());
            end();
        } else {
            xml.writeEmptyElement("skipped");
            attribute("message", result.verdict() + ": " + result.actual());
            line();
        }
        end();
    }

    private void failure(CaseResult result, Results run) throws XMLStreamException {
        CaseView view = CaseView.of(result, run, ledger);
        xml.writeStartElement("failure");
        attribute("message", result.actual());
        attribute("type", result.verdict().name());
        StringBuilder body = new StringBuilder();
        result.expected().forEach(outcome -> body.append(outcome).append('\n'));
        body.append("Actual: ").append(result.actual()).append("\n\n");
        for (RuleView rule : view.rules().stream().limit(1).toList()) {
            body.append("Required: ").append(rule.says());
            if (!rule.reference().isEmpty()) {
                body.append(" (")
                        .append(rule.keyword())
                        .append(", ")
                        .append(rule.reference())
                        .append(')');
            }
            body.append("\n\n");
        }
        body.append(TranscriptText.of(result.transcript())).append('\n');
        Stream.of(view.replay(), view.replayByToken())
                .filter(command -> !command.isEmpty())
                .forEach(command -> body.append("Replay: ").append(command).append('\n'));
        cdata(body.toString());
        end();
    }

    /** Write what suites and all of them together have; the schema of Jenkins takes milliseconds and no more. */
    private void counts(Collection<CaseResult> cases, List<Problem> problems, Results run, double millis)
            throws XMLStreamException {
        long failures = cases.stream().filter(result -> fails(result, run)).count();
        attribute("tests", String.valueOf(cases.size() + problems.size()));
        attribute("failures", String.valueOf(failures + count(problems, "failure")));
        attribute("errors", String.valueOf(count(problems, "error")));
        attribute("time", String.format(Locale.ROOT, "%.3f", millis / 1000));
    }

    private static long count(List<Problem> problems, String element) {
        return problems.stream().filter(problem -> problem.is(element)).count();
    }

    /** Write what only a suite has. */
    private void skipped(Collection<CaseResult> cases, Results run) throws XMLStreamException {
        long skipped = cases.stream()
                .filter(result -> !result.verdict().judged() && !fails(result, run))
                .count();
        attribute("skipped", String.valueOf(skipped));
        attribute("timestamp", TIMESTAMP.format(run.header().started()));
    }

    /** Where the target could not be judged at all, that is one error, and not one for each case. */
    private boolean fails(CaseResult result, Results run) {
        return (result.verdict().judged() || run.judged()) && fails.test(result);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
        line();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Legible.line(value));
    }

    private void cdata(String value) throws XMLStreamException {
        xml.writeCData(Legible.text(value).replace("]]>", "]]]]><![CDATA[>"));
    }

    private static double sum(Collection<CaseResult> cases) {
        return cases.stream().mapToDouble(CaseResult::millis).sum();
    }

    private static String seconds(double millis) {
        return String.format(Locale.ROOT, "%.6f", millis / 1000);
    }
}
