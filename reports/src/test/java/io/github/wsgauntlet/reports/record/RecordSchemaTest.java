package io.github.wsgauntlet.reports.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.prose.ReactionProse;
import io.github.wsgauntlet.cases.reaction.Reaction;
import java.util.List;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published JSON Schema says of a record what the code says. */
class RecordSchemaTest {
    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(RecordSchema.TEXT);

    private static final String CASE =
            LineFormat.write(LineFormat.value(LineFormat.parse(RecordLines.line("a/b")), CaseResult.class));
    private static final String FOOTER =
            LineFormat.write(LineFormat.value(LineFormat.parse(RecordLines.FOOTER), RunFooter.class));

    @Test
    void every_kind_of_line_is_in_it() {
        assertThat(List.of(RecordLines.HEADER, RecordLines.CITING, CASE, RecordLines.FUZZ, FOOTER))
                .allSatisfy(line -> assertThat(RecordSchema.faults(line)).isEmpty());
    }

    @Test
    void nothing_else_is() {
        assertThat(List.of(
                        RecordLines.HEADER.replace("\"format\":2", "\"format\":1"),
                        RecordLines.CITING.replace("\"MUST\"", "\"WILL\""),
                        RecordLines.CITING.replace("https://example.org", "javascript:alert(1)"),
                        RecordLines.CITING.replace("\"says\"", "\"said\""),
                        CASE.replace("\"obstacle\"", "\"dream\""),
                        CASE.replace("\"CLEAN\"", "\"NEAT\""),
                        CASE.replace("\"EVENT\"", "\"WISH\""),
                        RecordLines.FUZZ.replace("\"tries\":5", "\"tries\":-5"),
                        FOOTER.replace("\"exit\":0", "\"exit\":4"),
                        "{}"))
                .allSatisfy(line -> assertThat(RecordSchema.faults(line)).isNotEmpty());
    }

    @Test
    void it_knows_the_kinds_of_reactions_by_the_names_the_code_has() {
        JsonNode kinds = SCHEMA.at("/$defs/reaction/oneOf");
        assertThat(StreamSupport.stream(kinds.spliterator(), false)
                        .map(kind -> kind.at("/properties/kind/const").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        Reaction.kinds().stream().map(Reaction::kind).toList());
    }

    @Property(tries = 200)
    void it_holds_for_every_case(@ForAll("cases") CaseResult result) {
        assertThat(RecordSchema.faults(LineFormat.write(result))).isEmpty();
    }

    @Property(tries = 200)
    void it_holds_for_every_header(@ForAll("headers") RunHeader header) {
        assertThat(RecordSchema.faults(LineFormat.write(header))).isEmpty();
    }

    @Property(tries = 200)
    void every_reaction_has_a_sentence_and_a_name(@ForAll("reactions") Reaction reaction) {
        assertThat(reaction.fault()).matches("[a-z0-9-]+(:[a-z0-9-]+)?");
        assertThat(ReactionProse.sentence(reaction)).isNotNull();
    }

    @Provide
    Arbitrary<CaseResult> cases() {
        return RunArbitraries.cases("a/b");
    }

    @Provide
    Arbitrary<RunHeader> headers() {
        return RunArbitraries.headers(1);
    }

    @Provide
    Arbitrary<Reaction> reactions() {
        return ReactionArbitraries.reactions();
    }
}
