package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.dialect.Dialects;
import io.github.wsgauntlet.cases.Role;
import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.yaml.TextFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CaseFileSchemaTest {

    @Test
    void the_schema_is_one() {
        var metaschema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of(
                        Dialects.getDraft202012().getId()));
        assertThat(metaschema.validate(CaseFileSchema.TEXT, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void every_built_in_file_keeps_to_the_schema(String file) {
        assertThat(CaseFileSchema.faults(TextFile.resource("/catalogue/" + file)))
                .isEmpty();
    }

    static List<String> builtIn() {
        return Stream.concat(Catalogue.index(Role.SERVER).stream(), Catalogue.index(Role.CLIENT).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("right")
    void right_files_pass_both(CaseFile file) {
        assertThat(CaseFileSchema.faults(file.text())).isEmpty();
        assertThat(file.parse()).isNotEmpty();
    }

    static Stream<CaseFile> right() {
        CaseFile plain = CaseFile.plain();
        return Stream.of(
                plain,
                plain.withLine(
                        "section: 5.10\n    autobahn: [3.10, \"4.1.1\"]\n    needs: [echo, tls]\n    group: a-1\n   "
                                + " why: text\n"
                                + "    ending: wait\n    otherwise: info"),
                plain.with(
                                "{opcode: text}",
                                "{opcode: \"${a}\", rsv: \"${b}\", fin: \"${c}\", mask: \"${d}\", length: \"${e}\","
                                        + " declare: \"${f}\", segments: \"${g}\", text: \"${name} ${h}\"}")
                        .withLine(
                                "each: {a: [text, 1, 0xf], b: [0], c: [false], d: [none], e: [64], f: [0x10], g: [1]}")
                        .withLine("rows: [{name: x, h: \"a, b\", autobahn: [1.1]}]"),
                plain.with("[rfc6455-5.2-rsv-on-data-fails]", "[\"rfc6455-${x}\"]")
                        .with("echoed: {}", "\"closed\": {codes: [\"${x}\"]}")
                        .withLine("rows: [{name: y, x: 1}]")
                        .with("\"rfc6455-${x}\"", "rfc6455-5.2-rsv-on-data-fails"),
                CaseFile.steps("[open: {}, send: {opcode: text}, await: answers, await: close, await: end, pause,"
                        + " stop-reading, half-close, reset, canary]"),
                CaseFile.steps(
                        "[open: {method: POST, target: \"<path>?a\", version: HTTP/1.0, replace: {Host: 1, A: b},"
                                + " add: [\"A: b\"], drop: [Host], names: lower, order: reverse, segments: 1}]"),
                CaseFile.steps("[open: {raw: \"GET / HTTP/1.1\\n\\n\", first: [{opcode: ping}, {bytes: \"00\"}]}]"),
                CaseFile.steps("[open: {names: upper, first: {bytes: {text: a}}}]"),
                CaseFile.unit("{units: [{opcode: 3}, {opcode: \"15\"}, {bytes: 8a80}], segments: 2}"),
                CaseFile.unit(
                        "[{opcode: text, fin: false, rsv: 7, mask: 37fa213d}, {opcode: continuation, length: 16}]"),
                CaseFile.unit("{opcode: binary, length: 64, declare: 18446744073709551615, mask: none}"),
                CaseFile.unit("{opcode: text, repeat: {hex: ff, times: 3}}"),
                CaseFile.unit("{opcode: text, random: {bytes: 3, seed: 4}}"),
                CaseFile.unit("{opcode: text, join: [{text: 5}, {join: [{repeat: {text: a, times: 1}}, {}]}]}"),
                CaseFile.unit("{opcode: text, text: ab, fragments: 1, segments: 1}"),
                CaseFile.unit("[{times: 2, of: {opcode: text}}, {times: 3, of: [{bytes: \"00\"}, {opcode: ping}]}]"),
                CaseFile.unit("{units: {times: 2, of: {opcode: text}}, segments: 2}"),
                CaseFile.unit("{opcode: text, segments: 2, paced: 64}"),
                CaseFile.unit("{opcode: text, text: true}"),
                CaseFile.unit("{opcode: close, code: 1000, reason: bye}"),
                CaseFile.unit("{opcode: 8, code: 0, reasonHex: \"\"}"),
                CaseFile.unit("{bytes: {random: {bytes: 3, seed: 4}}, segments: 1}"),
                CaseFile.expect(
                        "[{accepted: {subprotocol: none}}, {refused: {}, grade: info}, {refused: {statuses: [426,"
                                + " \"400-499\"], version13: true}, grade: warn}, {dropped: {}, grade: strict}]"),
                CaseFile.expect("[{echoed: {}, ponged: {}, ended: {manner: clean}}, {closed: {}, grade: pass}, {closed:"
                        + " {codes: [1000, \"3000-3999\", same, empty]}, grade: fail}]"),
                CaseFile.expect(
                        "[{failed: {}}, {failed: {close: present, codes: [1002]}, grade: info}, {failed: {close:"
                                + " absent}, grade: warn}, {ignored: {}, alive: {}, grade: strict}, {silent: {},"
                                + " ended: {}, grade: info}]"));
    }

    @Test
    void every_property_is_described() {
        assertThat(undescribed("", JsonMapper.shared().readTree(CaseFileSchema.TEXT)))
                .isEmpty();
    }

    private static List<String> undescribed(String path, JsonNode node) {
        Stream<String> here = node.path("properties").properties().stream()
                .filter(property -> !property.getValue().has("description")
                        && !property.getValue().has("$ref")
                        && !property.getValue().has("const"))
                .map(property -> path + "/" + property.getKey());
        Stream<String> below = node.propertyStream()
                .flatMap(property -> undescribed(path + "/" + property.getKey(), property.getValue()).stream());
        Stream<String> items =
                node.isArray() ? node.valueStream().flatMap(item -> undescribed(path, item).stream()) : Stream.of();
        return Stream.of(here, below, items).flatMap(all -> all).toList();
    }
}
