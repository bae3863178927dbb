package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.cases.reaction.Closing;
import io.github.wsgauntlet.cases.reaction.Unasked;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Elided;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Fuzzing;
import io.github.wsgauntlet.reports.record.Preview;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.RunArbitraries;
import io.github.wsgauntlet.reports.record.RunFooter;
import io.github.wsgauntlet.reports.record.RunHeader;
import io.github.wsgauntlet.reports.record.SampleRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HtmlEscapingTest {
    private static final Ledger LEDGER = Ledger.load();

    @Test
    void markup_in_every_field_stays_text() {
        String evil = "</noscript></script><img src=x onerror=alert(1)>\"'>&lt;";

        String page = HtmlReport.render(run(evil));

        assertThat(page).doesNotContain("<img").doesNotContain("</script><").contains("&lt;img src=x onerror");
        assertThat(count(page, "<script>")).isEqualTo(1);
        assertThat(count(page, "</script>")).isEqualTo(1);
        assertThat(count(page, "<noscript>"))
                .isEqualTo(count(page, "</noscript>"))
                .isEqualTo(2);
    }

    @Test
    void a_quote_does_not_end_an_attribute() {
        String page = HtmlReport.render(run("a\" onclick=\"alert(1)"));

        assertThat(page).doesNotContainPattern("<[^>]* onclick=\"").contains("id=\"a&#34; onclick=&#34;alert(1)/x\"");
    }

    @Test
    void a_replay_command_is_quoted_for_the_shell() {
        assertThat(HtmlReport.render(run("it's; rm -rf"))).contains("--include 'it'\\''s; rm -rf/x'");
    }

    @Test
    void the_command_that_replays_a_finding_is_quoted_for_the_shell() {
        assertThat(HtmlReport.render(run("it's; rm -rf")))
                .contains(">java -jar wsgauntlet.jar replay 'file of it'\\''s; rm -rf' 'it'\\''s; rm -rf'</pre>")
                .contains(">java -jar wsgauntlet.jar replay 'token of it'\\''s; rm -rf' 'it'\\''s; rm -rf'</pre>");
    }

    @Test
    void markup_in_what_was_fuzzed_stays_text() {
        String page = HtmlReport.render(run("<i>&\""));

        assertThat(page.substring(page.indexOf("id=\"fuzz-title\""), page.indexOf("id=\"cases\"")))
                .contains(
                        ">title of &lt;i&gt;&amp;",
                        ">name of &lt;i&gt;&amp;",
                        ">fuzz/name of &lt;i&gt;&amp;",
                        "href=\"#fuzz/name%20of%20%3Ci%3E&amp;%22/x\"",
                        ">state of &lt;i&gt;&amp;",
                        ">violation of &lt;i&gt;&amp;",
                        ">requirement of &lt;i&gt;&amp;",
                        ">flaky &lt;i&gt;&amp;")
                .doesNotContain("<i>&", "<i>\"");
    }

    @Provide
    Arbitrary<Results> runs() {
        return RunArbitraries.runs();
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void any_run_gives_a_page_of_our_tags_only(@ForAll("runs") Results run) {
        String page = HtmlReport.render(run);
        String body = page.substring(page.indexOf("<body>"), page.lastIndexOf("<script>"));

        List<String> tags = Pattern.compile("<([^\\s>]*)")
                .matcher(body)
                .results()
                .map((MatchResult match) -> match.group(1).replace("/", ""))
                .distinct()
                .toList();
        assertThat(tags)
                .isSubsetOf(
                        "a",
                        "b",
                        "body",
                        "button",
                        "caption",
                        "code",
                        "dd",
                        "details",
                        "div",
                        "dl",
                        "dt",
                        "footer",
                        "g",
                        "h1",
                        "h2",
                        "h3",
                        "h4",
                        "header",
                        "i",
                        "input",
                        "kbd",
                        "label",
                        "li",
                        "main",
                        "nav",
                        "noscript",
                        "ol",
                        "p",
                        "pre",
                        "rect",
                        "section",
                        "small",
                        "span",
                        "summary",
                        "svg",
                        "table",
                        "tbody",
                        "td",
                        "template",
                        "text",
                        "th",
                        "thead",
                        "time",
                        "title",
                        "tr",
                        "ul");
        assertThat(page).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u202e\\ufffe\\uffff]");
        assertThat(count(body, "<details ")).isEqualTo(run.cases().size());
    }

    /** Return a run that holds a text wherever a run can hold one. */
    static Results run(String text) {
        CaseResult first = SampleRun.faulty().cases().getFirst();
        List<Entry> transcript = List.of(
                new Entry.Head(0, Entry.From.TARGET, text, text, Elided.none()),
                new Entry.Event(0, Entry.From.NOTE, text),
                new Entry.Bytes(0, Entry.From.TARGET, text, Elided.none()),
                new Entry.Frame(
                        0,
                        Entry.From.TARGET,
                        text,
                        true,
                        0,
                        1,
                        "",
                        0,
                        0,
                        Elided.none(),
                        new Preview.Text(text, true),
                        Elided.none()),
                new Entry.Frame(
                        0,
                        Entry.From.TARGET,
                        text,
                        true,
                        0,
                        8,
                        "",
                        0,
                        0,
                        Elided.none(),
                        new Preview.Close(1000, text),
                        Elided.none()));
        CaseResult hostile = new CaseResult(
                text + "/x",
                text,
                text,
                Verdict.FAIL,
                new Closing(first.verdict(), Closing.Manner.CLEAN),
                first.level(),
                List.of(text),
                List.of(text),
                1,
                List.of(text),
                List.of(text),
                text,
                text,
                new Unasked.Obstacle(text),
                false,
                transcript);
        RunHeader header = new RunHeader(
                text,
                SampleRun.header(1).started(),
                new RunHeader.Target(text, text),
                Map.of(text, text),
                1,
                SampleRun.WHOLE,
                List.of(new RunHeader.Citation(
                        text, text, text, "https://example.org/" + text.replaceAll("\\s", ""), Level.MUST, text)));
        List<CaseResult> cases = List.of(hostile, SampleRun.renamed(hostile, "fuzz/name of " + text + "/x"));
        return Results.of(
                header,
                cases,
                Optional.of(fuzzing(text)),
                new RunFooter(header.started(), 1, RunFooter.count(cases), 1, text));
    }

    private static Fuzzing fuzzing(String text) {
        return new Fuzzing(
                1,
                1,
                0,
                0,
                1,
                List.of(new Fuzzing.Tried("name of " + text, "title of " + text, 1, 1)),
                Map.of("state of " + text, 1, "violated: violation of " + text, 1),
                Map.of("requirement of " + text, 1),
                List.of(new Fuzzing.Found("fuzz/name of " + text + "/x", "file of " + text, "token of " + text)),
                List.of("flaky " + text));
    }

    private static long count(String page, String part) {
        return page.split(Pattern.quote(part), -1).length - 1L;
    }
}
