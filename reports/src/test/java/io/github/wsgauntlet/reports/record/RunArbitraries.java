package io.github.wsgauntlet.reports.record;

import io.github.wsgauntlet.cases.Level;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.cases.reaction.Closing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Runs of any kind, with every string a hostile server could make us quote: controls, lone surrogates, markup. */
public final class RunArbitraries {
    private RunArbitraries() {}

    /** Strings of any UTF-16 code units, and some that break naive writers of JSON, XML or HTML. */
    public static Arbitrary<String> strings() {
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(20),
                Arbitraries.strings().withCharRange('\u0000', '\u001f').ofMaxLength(8),
                Arbitraries.strings().withCharRange('\ud800', '\udfff').ofMaxLength(4),
                Arbitraries.of(
                        "",
                        "</script><script>",
                        "<!--",
                        "]]>",
                        "a]]]]>>b",
                        "&amp;",
                        "\"'`",
                        "\u2028\u2029\u0085",
                        "\ufffe\uffff",
                        "\ud83d\ude00",
                        "\ude00\ud83d",
                        "{\"type\":\"footer\"}",
                        "\r\n\t\0"));
    }

    static Arbitrary<byte[]> bytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    }

    static Arbitrary<Elided> elided() {
        return Combinators.combine(bytes(), Arbitraries.integers().between(4, 32))
                .as(Elided::of);
    }

    static Arbitrary<Entry> entries() {
        Arbitrary<Long> micros = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<Entry.From> from = Arbitraries.of(Entry.From.class);
        Arbitrary<Entry> heads = Combinators.combine(micros, from, strings(), strings(), elided())
                .as(Entry.Head::new);
        Arbitrary<Entry> raw =
                Combinators.combine(micros, from, strings(), elided()).as(Entry.Bytes::new);
        Arbitrary<Entry> events = Combinators.combine(micros, from, strings()).as(Entry.Event::new);
        Arbitrary<Entry> marks =
                Combinators.combine(micros, Arbitraries.of(Verdict.class)).as(Entry.Mark::new);
        return Arbitraries.oneOf(heads, frames().map(frame -> frame), raw, events, marks);
    }

    /** What went over the wire, or now and then that it is left out. */
    static Arbitrary<List<Entry>> transcripts() {
        Arbitrary<List<Entry>> leftOut =
                Arbitraries.integers().greaterOrEqual(1).map(entries -> List.of(new Entry.LeftOut(entries)));
        return Arbitraries.frequencyOf(Tuple.of(9, entries().list().ofMaxSize(4)), Tuple.of(1, leftOut));
    }

    static Arbitrary<Entry.Frame> frames() {
        Arbitrary<String> key = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.integers().map(i -> HexFormat.of().toHexDigits(i)));
        Arbitrary<Preview> previews = Arbitraries.oneOf(
                Arbitraries.just(new Preview.None()),
                Combinators.combine(strings(), Arbitraries.of(true, false)).as(Preview.Text::new),
                Combinators.combine(Arbitraries.integers().between(0, 65535), strings())
                        .as(Preview.Close::new));
        var shape = Combinators.combine(
                Arbitraries.of(true, false),
                Arbitraries.integers().between(0, 7),
                Arbitraries.integers().between(0, 15),
                key,
                Arbitraries.longs(),
                Arbitraries.of(0, 2, 8),
                elided(),
                previews);
        return shape.flatAs((fin, rsv, opcode, mask, length, lengthBytes, payload, preview) -> Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0), Arbitraries.of(Entry.From.class), strings(), elided())
                .as((micros, from, summary, bytes) -> new Entry.Frame(
                        micros, from, summary, fin, rsv, opcode, mask, length, lengthBytes, payload, preview, bytes)));
    }

    static Arbitrary<CaseResult> cases(String id) {
        Arbitrary<List<String>> lists = strings().list().ofMaxSize(3);
        Arbitrary<Verdict> verdicts = Arbitraries.of(Verdict.class);
        var said = Combinators.combine(strings(), strings(), strings(), strings(), lists, lists, lists);
        return said.flatAs((title, section, why, violated, requirements, sent, expected) -> Combinators.combine(
                        verdicts,
                        ReactionArbitraries.records(Closing.class).map(Closing.class::cast),
                        Arbitraries.of(Level.class),
                        lists,
                        Arbitraries.doubles().between(0, 1e9),
                        transcripts(),
                        ReactionArbitraries.reactions(),
                        Arbitraries.of(true, false))
                .as((verdict, closing, level, autobahn, millis, transcript, reaction, repeated) -> new CaseResult(
                        id,
                        title,
                        section,
                        verdict,
                        closing,
                        level,
                        requirements,
                        autobahn,
                        millis,
                        sent,
                        expected,
                        why,
                        violated,
                        reaction,
                        repeated,
                        transcript)));
    }

    static Arbitrary<RunHeader> headers(int cases) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(
                strings().map(s -> s),
                Arbitraries.longs().map(l -> l),
                Arbitraries.doubles().between(-1e6, 1e6).map(d -> d),
                Arbitraries.of(true, false).map(b -> b));
        return Combinators.combine(
                        strings(),
                        instants(),
                        strings(),
                        strings(),
                        Arbitraries.maps(strings().map(RunArbitraries::wellFormed), scalars)
                                .ofMaxSize(4),
                        shards(),
                        citations())
                .as((tool, started, name, url, capabilities, shard, cited) -> new RunHeader(
                        tool, started, new RunHeader.Target(name, url), capabilities, cases, shard, cited));
    }

    private static Arbitrary<List<RunHeader.Citation>> citations() {
        return Combinators.combine(
                        strings().filter(id -> !id.isBlank()),
                        strings(),
                        strings(),
                        Arbitraries.of("", "https://example.org/own#a", "http://example.org/\u00fc?\"<"),
                        Arbitraries.of(Level.class),
                        strings())
                .as(RunHeader.Citation::new)
                .list()
                .uniqueElements(RunHeader.Citation::id)
                .ofMaxSize(3);
    }

    private static Arbitrary<RunHeader.Shard> shards() {
        Arbitrary<Integer> totals = Arbitraries.integers().between(1, 100);
        return totals.flatMap(
                total -> Combinators.combine(Arbitraries.integers().between(1, total), strings())
                        .as((index, chosen) -> new RunHeader.Shard(index, total, chosen)));
    }

    /** What was fuzzed in a run that has cases of these ids. */
    static Arbitrary<Fuzzing> fuzzings(List<String> ids) {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 1_000_000);
        Arbitrary<List<Fuzzing.Tried>> properties = Combinators.combine(strings(), strings(), counts, counts)
                .as(Fuzzing.Tried::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<Map<String, Integer>> counted = Arbitraries.maps(
                        Arbitraries.oneOf(
                                strings().map(RunArbitraries::wellFormed),
                                Arbitraries.of("legal", "violated: unmasked", "offer: valid", "cut off")),
                        counts)
                .ofMaxSize(5);
        Arbitrary<List<Fuzzing.Found>> findings = Combinators.combine(Arbitraries.subsetOf(ids), strings(), strings())
                .as((found, file, token) -> found.stream()
                        .map(id -> new Fuzzing.Found(id, file, token))
                        .toList());
        var numbers = Combinators.combine(
                Arbitraries.longs(), counts, Arbitraries.doubles().between(0, 1e9));
        return numbers.flatAs((seed, again, millis) -> Combinators.combine(
                        properties,
                        counts,
                        counted,
                        counted,
                        findings,
                        strings().list().ofMaxSize(2))
                .as((tried, unjudged, states, requirements, found, flaky) -> {
                    int tries = tried.stream().mapToInt(Fuzzing.Tried::tries).sum();
                    return new Fuzzing(
                            seed,
                            tries,
                            Math.min(unjudged, tries),
                            again,
                            millis,
                            tried,
                            states,
                            requirements,
                            found,
                            flaky);
                }));
    }

    /** Complete runs of up to five cases, fuzzed or not, whose ids are hostile strings too. */
    public static Arbitrary<Results> runs() {
        return Arbitraries.oneOf(strings().filter(s -> !s.isEmpty()), strings().map(s -> "fuzz/" + s))
                .list()
                .uniqueElements()
                .ofMaxSize(5)
                .flatMap(ids -> {
                    Arbitrary<List<CaseResult>> cases = ids.isEmpty()
                            ? Arbitraries.just(List.of())
                            : Combinators.combine(ids.stream()
                                            .map(RunArbitraries::cases)
                                            .toList())
                                    .as(List::copyOf);
                    int chosen = Math.toIntExact(ids.stream()
                            .filter(id -> !(id + '/').startsWith("fuzz/"))
                            .count());
                    return Combinators.combine(
                                    headers(chosen),
                                    cases,
                                    fuzzings(ids).optional(),
                                    instants(),
                                    Arbitraries.doubles().between(0, 1e9),
                                    Arbitraries.integers().between(0, 3),
                                    strings(),
                                    Arbitraries.integers().greaterOrEqual(0))
                            .as((header, results, fuzzing, finished, millis, exit, summary, busy) -> {
                                RunFooter.Ended ended = RunFooter.Ended.values()[busy % 3];
                                RunFooter footer = new RunFooter(
                                        finished, millis, RunFooter.count(results), exit, summary, busy, ended);
                                return Results.of(header, results, fuzzing, footer);
                            });
                });
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999_999))
                .as(Instant::ofEpochSecond);
    }

    /** Return bytes from hex digits; spaces are for the eye. */
    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(String.join("", Arrays.asList(digits.split(" "))));
    }
}
