package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Case;
import io.github.wsgauntlet.cases.HandshakeRequest;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Unit;
import io.github.wsgauntlet.cases.prose.Prose;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ExpansionTest {

    @Test
    void each_is_a_cross_product_in_the_order_written() {
        CaseFile file = CaseFile.unit("{opcode: \"${opcode}\", rsv: \"${rsv}\"}")
                .withLine("each: {rsv: [2, 1], opcode: [text, 0x2]}");
        assertThat(file.ids())
                .containsExactly(
                        "framing/example/first[rsv=2,opcode=text]",
                        "framing/example/first[rsv=2,opcode=0x2]",
                        "framing/example/first[rsv=1,opcode=text]",
                        "framing/example/first[rsv=1,opcode=0x2]");
        assertThat(file.parse().get(1).scenario().steps().getLast())
                .isEqualTo(CaseFile.unit("{opcode: binary, rsv: 2}").lastStep());
    }

    @Test
    void rows_are_named() {
        CaseFile file = CaseFile.unit("{opcode: text, hex: \"${hex}\"}")
                .with("A title", "A title of ${name}")
                .withLine("autobahn: [\"6.1\"]")
                .withLine("rows:\n      - {name: overlong-2, hex: c0 80, autobahn: [\"6.12.1\", \"6.12.2\"]}"
                        + "\n      - {name: overlong-3, hex: e0 80 80}");
        assertThat(file.ids())
                .containsExactly("framing/example/first[overlong-2]", "framing/example/first[overlong-3]");
        assertThat(file.parse())
                .extracting(Case::title)
                .containsExactly("A title of overlong-2", "A title of overlong-3");
        assertThat(file.parse().get(0).autobahn()).containsExactly("6.1", "6.12.1", "6.12.2");
        assertThat(file.parse().get(1).autobahn()).containsExactly("6.1");
    }

    @Test
    void ids_of_autobahn_can_be_those_of_a_value() {
        CaseFile file = CaseFile.unit("{opcode: \"${type}\", hex: \"${hex}\"}")
                .withLine("autobahn: {text: [\"6.1\"]}")
                .withLine("each: {type: [text, binary]}")
                .withLine(
                        "rows:\n      - {name: a, hex: \"00\", autobahn: {text: [\"1.1\"], binary: [\"1.2\", \"1.3\"]}}"
                                + "\n      - {name: b, hex: \"01\"}");
        assertThat(file.parse())
                .extracting(Case::autobahn)
                .containsExactly(List.of("6.1", "1.1"), List.of("1.2", "1.3"), List.of("6.1"), List.of());
    }

    @Test
    void rows_are_outermost() {
        CaseFile file = CaseFile.unit("{opcode: text, text: \"${text}\", fin: \"${fin}\"}")
                .withLine("each: {fin: [true, false]}")
                .withLine("rows: [{name: a, text: x}, {name: b, text: \"\"}]");
        assertThat(file.ids())
                .containsExactly(
                        "framing/example/first[a,fin=true]",
                        "framing/example/first[a,fin=false]",
                        "framing/example/first[b,fin=true]",
                        "framing/example/first[b,fin=false]");
    }

    @Test
    void a_variable_can_stand_inside_any_text() {
        CaseFile file = CaseFile.unit("{opcode: close, code: \"1${a}${a}0\", reason: \"$1 {a} \\\\${a}\"}")
                .with("echoed: {}", "closed: {codes: [\"1${a}${a}0-1${b}00\"]}")
                .with("A title", "${a} and ${b}")
                .withLine("each: {a: [0], b: [9]}");
        assertThat(file.firstUnit())
                .isEqualTo(Unit.Frame.of(8, new Payload.CloseBody(1000, new Payload.Text("$1 {a} \\0"))));
        assertThat(file.first().title()).isEqualTo("0 and 9");
        assertThat(Prose.expectation(file.first().expectation()).getFirst()).endsWith("carries code 1000 to 1900");
    }

    @Test
    void a_second_dollar_sign_makes_a_variable_text() {
        CaseFile file = CaseFile.unit("{opcode: text, text: \"$${a} ${a} $$${a} $$${b $${ $ $$ {\"}")
                .with("A title", "'$${b}'")
                .withLine("each: {a: [\"$${0}\"]}");
        assertThat(file.firstUnit()).isEqualTo(Unit.Frame.of(1, new Payload.Text("${a} $${0} $${a} $${b ${ $ $$ {")));
        assertThat(file.first().title()).isEqualTo("${b}");
    }

    @Test
    void a_variable_can_be_a_header_name() {
        CaseFile file =
                CaseFile.steps("[open: {replace: {\"${header}\": \"\"}}]").withLine("each: {header: [Host, Upgrade]}");
        assertThat(file.parse())
                .extracting(each -> each.scenario().open().request().edits().getFirst())
                .containsExactly(
                        new HandshakeRequest.HeaderEdit.Replace("Host", ""),
                        new HandshakeRequest.HeaderEdit.Replace("Upgrade", ""));
    }

    @Test
    void a_value_can_be_nothing() {
        CaseFile file = CaseFile.unit("{opcode: text, text: \"${text}\"}").withLine("each: {text: [\"\", \"=/+\"]}");
        assertThat(file.ids()).containsExactly("framing/example/first[text=]", "framing/example/first[text==/+]");
    }
}
