package io.github.wsgauntlet.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.ledger.Ledger;
import io.github.wsgauntlet.reports.record.CaseResult;
import io.github.wsgauntlet.reports.record.Entry;
import io.github.wsgauntlet.reports.record.Results;
import io.github.wsgauntlet.reports.record.SampleRun;
import io.github.wsgauntlet.reports.view.CaseBody;
import io.github.wsgauntlet.reports.view.CaseView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class CaseInsideTest {
    private static final Ledger LEDGER = Ledger.load();
    private static final String EVIL = "</template></noscript><img src=x onerror=alert(1)>\u202e";

    @Test
    void a_short_case_stands_there_as_it_is() {
        assertThat(body(1))
                .startsWith("<noscript><section class=\"rules\">")
                .endsWith("</noscript>")
                .contains("&lt;/template&gt;&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;‹U+202E›")
                .doesNotContain("<template>");
    }

    @Test
    void a_long_case_is_packed_and_says_why() throws IOException {
        String body = body(200);

        Matcher packed = Pattern.compile(
                        "<noscript><p class=\"empty\">This conversation is long. It is packed, and needs"
                                + " JavaScript.</p></noscript><template>([A-Za-z0-9+/=]+)</template>")
                .matcher(body);
        assertThat(packed.matches()).isTrue();
        byte[] bytes = Base64.getDecoder().decode(packed.group(1));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("<section class=\"rules\">")
                    .contains("&lt;/template&gt;&lt;/noscript&gt;&lt;img src=x onerror=alert(1)&gt;‹U+202E›")
                    .doesNotContain("<img", "\u202e");
        }
        assertThat(body.length()).isLessThan(4_000);
    }

    private static String body(int entries) {
        Results run = SampleRun.faulty();
        List<Entry> transcript = Collections.nCopies(entries, new Entry.Event(0, Entry.From.NOTE, EVIL));
        CaseResult result = SampleRun.with(run.cases().getFirst(), "an/id", transcript);
        return CaseBody.of(CaseInside.of(CaseView.of(result, run, LEDGER)));
    }
}
