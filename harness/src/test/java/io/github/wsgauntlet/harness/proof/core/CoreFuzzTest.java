package io.github.wsgauntlet.harness.proof.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Scenario;
import io.github.wsgauntlet.cases.Verdict;
import io.github.wsgauntlet.harness.fuzz.Bounds;
import io.github.wsgauntlet.harness.fuzz.Property;
import io.github.wsgauntlet.harness.judge.Judgement;
import io.github.wsgauntlet.harness.proof.core.CorePlayer.Played;
import io.github.wsgauntlet.server.ServerOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * The core of the reference server passes whatever the fuzzer makes up, with no socket in between, so that many more
 * scenarios can be tried, and the segments are as small as they like. {@code mvn verify} tries a few hundred of each
 * kind, {@code mvn verify -Pproof} thousands.
 */
class CoreFuzzTest {
    private static final CorePlayer CORE = new CorePlayer(ServerOptions.defaults());

    @net.jqwik.api.Property
    void answers_every_conversation(@ForAll("conversation") Scenario scenario, @ForAll long seed) {
        passes(Property.CONVERSATION, scenario, seed);
    }

    @net.jqwik.api.Property
    void fails_on_every_violation(@ForAll("violation") Scenario scenario, @ForAll long seed) {
        passes(Property.VIOLATION, scenario, seed);
    }

    @net.jqwik.api.Property
    void ends_with_every_closing(@ForAll("closing") Scenario scenario, @ForAll long seed) {
        passes(Property.CLOSING, scenario, seed);
    }

    @net.jqwik.api.Property
    void accepts_and_refuses_every_handshake(@ForAll("handshake") Scenario scenario, @ForAll long seed) {
        passes(Property.HANDSHAKE, scenario, seed);
    }

    @net.jqwik.api.Property
    void understands_all_compression(@ForAll("compression") Scenario scenario, @ForAll long seed) {
        passes(Property.COMPRESSION, scenario, seed);
    }

    @net.jqwik.api.Property
    void survives_every_stream(@ForAll("stream") Scenario scenario, @ForAll long seed) {
        passes(Property.STREAM, scenario, seed);
    }

    /** TCP segments carry no meaning (RFC 6455 5.2), in the opening handshake and after it. */
    @net.jqwik.api.Property
    void says_the_same_however_its_input_is_cut(
            @ForAll("any") Scenario scenario, @ForAll long seed, @ForAll long otherSeed) {
        Played played = CORE.play(scenario, seed);
        assertThat(CORE.answer(played.heard())).as("in one segment").isEqualTo(played.said());
        assertThat(CORE.answer(played.heard(), otherSeed))
                .as("in other segments")
                .isEqualTo(played.said());
    }

    /** What does not even begin as a request is refused, and nothing is ever thrown. */
    @net.jqwik.api.Property
    void refuses_bytes_that_are_no_request(@ForAll byte[] bytes, @ForAll long seed) {
        String said = new String(CORE.answer(bytes, seed), StandardCharsets.ISO_8859_1);
        assertThat(said)
                .satisfiesAnyOf(
                        nothing -> assertThat(nothing).isEmpty(),
                        refusal -> assertThat(refusal).startsWith("HTTP/1.1 400 "));
    }

    private static void passes(Property property, Scenario scenario, long seed) {
        Judgement judgement =
                CORE.judge(property, scenario, CORE.play(scenario, seed).transcript());
        // What a server may refuse or accept is INFO either way, as a target with bytes that no URI has.
        List<Verdict> good =
                property == Property.HANDSHAKE ? List.of(Verdict.PASS, Verdict.INFO) : List.of(Verdict.PASS);
        assertThat(judgement.verdict()).as(judgement.actual()).isIn(good);
        assertThat(judgement.closing().verdict())
                .as(judgement.closing().toString())
                .isIn(Verdict.PASS, Verdict.SKIP);
    }

    @Provide
    Arbitrary<Scenario> conversation() {
        return scenarios(Property.CONVERSATION);
    }

    @Provide
    Arbitrary<Scenario> violation() {
        return scenarios(Property.VIOLATION);
    }

    @Provide
    Arbitrary<Scenario> closing() {
        return scenarios(Property.CLOSING);
    }

    @Provide
    Arbitrary<Scenario> handshake() {
        return scenarios(Property.HANDSHAKE);
    }

    @Provide
    Arbitrary<Scenario> compression() {
        return scenarios(Property.COMPRESSION);
    }

    @Provide
    Arbitrary<Scenario> stream() {
        return scenarios(Property.STREAM);
    }

    @Provide
    Arbitrary<Scenario> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, conversation()),
                Tuple.of(3, violation()),
                Tuple.of(2, closing()),
                Tuple.of(2, handshake()),
                Tuple.of(3, compression()),
                Tuple.of(2, stream()));
    }

    private static Arbitrary<Scenario> scenarios(Property property) {
        return Arbitraries.fromGenerator(MadeUp.generator(property, Bounds.standard()));
    }
}
