package io.github.wsgauntlet.cases.casefile;

import io.github.wsgauntlet.cases.Deflation;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.HandshakeRequest.HeaderEdit;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Payload.CloseBody;
import io.github.wsgauntlet.cases.Payload.Deflated;
import io.github.wsgauntlet.cases.Payload.Joined;
import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Segments;
import io.github.wsgauntlet.cases.Step;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.Unit.Length;
import io.github.wsgauntlet.cases.Unit.Mask;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater.Coding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Scenarios of all that a case file can say, and of nothing it cannot. */
final class ScenarioArbitraries {
    private static final int CLOSE = 8;

    private ScenarioArbitraries() {}

    static Arbitrary<Scenario> scenarios() {
        return Arbitraries.frequencyOf(Tuple.of(4, ofFrames()), Tuple.of(1, TurnArbitraries.scenarios()));
    }

    private static Arbitrary<Scenario> ofFrames() {
        Arbitrary<List<Step>> more = steps().list().ofMaxSize(6).map(ScenarioArbitraries::possible);
        return Combinators.combine(opens(), more, Arbitraries.of(Scenario.Ending.class))
                .as((open, behind, ending) -> {
                    List<Step> all = new ArrayList<>(List.of(open));
                    all.addAll(behind);
                    return new Scenario(all, ending);
                });
    }

    private static Arbitrary<Step> steps() {
        Arbitrary<Step> sends = Combinators.combine(units(), segments()).as(Step.Send::new);
        return Arbitraries.oneOf(
                sends,
                Arbitraries.of(Step.Awaited.class).map(Step.Await::new),
                Arbitraries.of(
                        new Step.Pause(),
                        new Step.StopReading(),
                        new Step.HalfClose(),
                        new Step.HalfClose(true),
                        new Step.Reset(),
                        new Step.Canary()));
    }

    /** Leave out what cannot be done any more. */
    private static List<Step> possible(List<Step> steps) {
        List<Step> possible = new ArrayList<>();
        for (Step step : steps) {
            boolean shut = step instanceof Step.Send && possible.stream().anyMatch(Step.HalfClose.class::isInstance);
            boolean over = !(step instanceof Step.Canary) && possible.contains(new Step.Reset());
            if (!shut && !over) {
                possible.add(step);
            }
        }
        return possible;
    }

    /** Return steps that open a connection. */
    static Arbitrary<Step.Open> opens() {
        Arbitrary<List<Unit>> first = Arbitraries.oneOf(Arbitraries.just(List.of()), units());
        Arbitrary<Step.Open> odd = Combinators.combine(
                        requests(), first, segments(), earlier(), Arbitraries.of(true, false))
                .as(Step.Open::new);
        return Arbitraries.oneOf(Arbitraries.just(Step.Open.standard()), odd);
    }

    private static Arbitrary<Optional<Step.Earlier>> earlier() {
        Arbitrary<Step.Earlier> any = Combinators.combine(
                        HostileTexts.latin().filter(text -> !text.isEmpty()), Arbitraries.of(true, false))
                .as(Step.Earlier::new);
        return Arbitraries.oneOf(Arbitraries.just(Optional.empty()), any.map(Optional::of));
    }

    private static Arbitrary<HandshakeRequest> requests() {
        Arbitrary<HandshakeRequest> raw = HostileTexts.latin()
                .filter(head -> !head.isEmpty())
                .map(head -> new HandshakeRequest("GET", "<path>", "HTTP/1.1", List.of(), head));
        Arbitrary<HandshakeRequest> edited = Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.just("GET"), HostileTexts.latin()),
                        Arbitraries.oneOf(Arbitraries.just("<path>"), HostileTexts.latin()),
                        Arbitraries.oneOf(Arbitraries.just("HTTP/1.1"), HostileTexts.latin()),
                        edits())
                .as((method, target, version, edits) -> new HandshakeRequest(method, target, version, edits, ""));
        return Arbitraries.oneOf(raw, edited);
    }

    /** Return edits of which those of one key follow each other, and the keys come in any order. */
    private static Arbitrary<List<HeaderEdit>> edits() {
        Arbitrary<String> names = Arbitraries.oneOf(Arbitraries.of("Host", "X-A", "true"), HostileTexts.latin())
                .filter(name -> !name.isEmpty());
        Arbitrary<List<HeaderEdit>> replaced = Combinators.combine(names, HostileTexts.latin())
                .as(HeaderEdit.Replace::new)
                .list()
                .uniqueElements(HeaderEdit.Replace::name)
                .ofMaxSize(3)
                .map(List::copyOf);
        Arbitrary<List<HeaderEdit>> added = Combinators.combine(
                        names.filter(name -> name.indexOf(':') < 0), HostileTexts.latin())
                .as(HeaderEdit.Add::new)
                .list()
                .ofMaxSize(3)
                .map(List::copyOf);
        Arbitrary<List<HeaderEdit>> dropped =
                names.map(HeaderEdit.Drop::new).list().ofMaxSize(2).map(List::copyOf);
        Arbitrary<List<HeaderEdit>> letters = Arbitraries.of(
                List.of(), List.of(new HeaderEdit.LowerCaseNames()), List.of(new HeaderEdit.UpperCaseNames()));
        Arbitrary<List<HeaderEdit>> order = Arbitraries.of(List.of(), List.of(new HeaderEdit.Reverse()));
        Arbitrary<List<HeaderEdit>> filled = Combinators.combine(
                        names, HostileTexts.latin(), Arbitraries.of(0, 1, 3), Arbitraries.of(1, 2))
                .as(HeaderEdit.Fill::new)
                .list()
                .ofMaxSize(1)
                .map(List::copyOf);
        return Combinators.combine(replaced, added, dropped, filled, letters, order)
                .as(List::of)
                .flatMap(groups -> Arbitraries.shuffle(groups))
                .map(groups -> groups.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<Segments> segments() {
        Arbitrary<Segments> paced = Combinators.combine(Arbitraries.of(1, 7), Arbitraries.of(1, Segments.MOST_PACED))
                .as(Segments::new);
        Arbitrary<Segments> any =
                Arbitraries.oneOf(Arbitraries.of(0, 0, 1, 7, Integer.MAX_VALUE).map(Segments::of), paced);
        return Combinators.combine(any, Arbitraries.of(0, 0, 1, Segments.LARGEST_RECORD))
                .as((segments, records) -> new Segments(segments.size(), segments.paced(), records));
    }

    private static Arbitrary<List<Unit>> units() {
        Arbitrary<List<Unit>> rows = Combinators.combine(unit(), Arbitraries.of(1, 1, 1, 2, 3, 40))
                .as((unit, times) -> Collections.nCopies(times, unit));
        return rows.list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private static Arbitrary<Unit> unit() {
        Arbitrary<Unit> compressed = Combinators.combine(
                        Arbitraries.of(1, 2), uncompressed(), Arbitraries.of(1, 100, Integer.MAX_VALUE))
                .as(Unit.Compressed::new);
        return Arbitraries.oneOf(payloads().map(Unit.Raw::new), frames(), frames(), compressed);
    }

    private static Arbitrary<Unit> frames() {
        return Arbitraries.integers().between(0, 15).flatMap(opcode -> {
            Arbitrary<Payload> payloads = opcode == CLOSE ? Arbitraries.oneOf(payloads(), closeBodies()) : payloads();
            return Combinators.combine(
                            Arbitraries.of(true, false),
                            Arbitraries.integers().between(0, 7),
                            masks(),
                            payloads,
                            lengths())
                    .as((fin, rsv, mask, payload, length) -> new Unit.Frame(
                            opcode, fin, rsv, mask, fits(length, payload) ? length : Length.minimal(), payload));
        });
    }

    private static Arbitrary<Mask> masks() {
        return Arbitraries.oneOf(
                Arbitraries.of(new Mask.Usual(), new Mask.None()),
                Arbitraries.of(0, 1, -1).map(Mask.Key::new),
                Arbitraries.integers().map(Mask.Key::new));
    }

    private static Arbitrary<Length> lengths() {
        Arbitrary<Length> honest = Arbitraries.of(Length.Form.class).map(Length::honest);
        Arbitrary<Length> lying = Combinators.combine(
                        Arbitraries.of(Length.Form.class),
                        Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, 125L)))
                .as(Length::declaring);
        return Arbitraries.oneOf(honest, lying);
    }

    private static boolean fits(Length length, Payload payload) {
        long said = length.lies() ? length.declared() : payload.bytes().length;
        return switch (length.form()) {
            case MINIMAL, BITS_64 -> true;
            case BITS_7 -> 0 <= said && said <= 125;
            case BITS_16 -> 0 <= said && said <= 0xffff;
        };
    }

    private static Arbitrary<Payload> closeBodies() {
        return Combinators.combine(Arbitraries.integers().between(0, 0xffff), atoms())
                .as(CloseBody::new);
    }

    private static Arbitrary<Payload> payloads() {
        return Arbitraries.oneOf(uncompressed(), deflated(uncompressed()));
    }

    private static Arbitrary<Payload> uncompressed() {
        Arbitrary<Payload> parts = Arbitraries.oneOf(simple(), deflated(simple()), joined(simple()));
        return Arbitraries.oneOf(simple(), simple(), joined(parts));
    }

    private static Arbitrary<Payload> joined(Arbitrary<Payload> parts) {
        return parts.list().ofMinSize(1).ofMaxSize(3).map(Joined::new);
    }

    private static Arbitrary<Payload> deflated(Arbitrary<Payload> contents) {
        Arbitrary<Deflation> how = Combinators.combine(
                        Arbitraries.of(Coding.class),
                        Arbitraries.of(1, 100, Integer.MAX_VALUE),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(8, 15),
                        Arbitraries.oneOf(Arbitraries.just(Payload.empty()), simple()))
                .as(Deflation::new);
        return Combinators.combine(contents, Arbitraries.oneOf(Arbitraries.just(Deflation.usual()), how))
                .as(Deflated::new);
    }

    /** Return payloads that say just bytes. */
    static Arbitrary<Payload> simple() {
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 200);
        Arbitrary<Integer> seeds = Arbitraries.integers().greaterOrEqual(0);
        return Arbitraries.oneOf(
                atoms(),
                Combinators.combine(atoms(), lengths).as(Payload.Repeated::new),
                Combinators.combine(lengths, seeds).as(Payload.Seeded::new),
                Combinators.combine(Arbitraries.of(Payload.Sample.Kind.class), lengths, seeds)
                        .as(Payload.Sample::new));
    }

    private static Arbitrary<Payload> atoms() {
        Arbitrary<Payload> hex = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(8)
                .map(HexFormat.of()::formatHex)
                .map(Payload.Hex::new);
        return Arbitraries.oneOf(HostileTexts.any().map(Payload.Text::new), hex);
    }
}
