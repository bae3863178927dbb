package io.github.wsgauntlet.cases.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.yaml.InvalidFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong case files, each of which is refused in one line; the schema refuses those it can see the fault of. */
final class RefusedFilesTest {
    private static final String FRAME_KEYS =
            "opcode, fin, rsv, mask, length, declare, fragments, compress, text, hex, repeat, random, sample, join,"
                    + " deflated, code, reason, reasonHex";
    private static final String OPCODE =
            "'opcode' is text, binary, continuation, close, ping, pong or a number from 0 to 15";
    private static final String ID_PART = "part of the id, so it holds neither white space nor one of , [ ] * ?";

    /** A wrong file, the line that is to blame and what is said of it. */
    record Wrong(CaseFile file, int line, String reason) {
        @Override
        public String toString() {
            return reason;
        }
    }

    @ParameterizedTest
    @MethodSource({"suites", "cases", "expansions", "steps", "handshakes", "frames", "payloads", "outcomes", "meanings"
    })
    void the_loader_names_line_and_reason(Wrong wrong) {
        assertThatThrownBy(() -> wrong.file().parse())
                .isInstanceOf(InvalidFileException.class)
                .hasMessage("example.yaml:" + wrong.line() + ": " + wrong.reason());
    }

    @ParameterizedTest
    @MethodSource({"suites", "cases", "expansions", "steps", "handshakes", "frames", "payloads", "outcomes"})
    void the_schema_refuses_the_same(Wrong wrong) {
        assertThat(CaseFileSchema.faults(wrong.file().text())).isNotEmpty();
    }

    static Stream<Wrong> suites() {
        CaseFile plain = CaseFile.plain();
        return Stream.of(
                wrong(
                        plain.with("suite:", "suit:"),
                        1,
                        "Unknown key 'suit' in a case file; known keys: suite, side, section, default, routine,"
                                + " cases"),
                wrong(plain.with("suite: framing/example\n", ""), 1, "A case file needs 'suite'"),
                wrong(plain.with("section: \"5.2\"\n", ""), 1, "A case file needs 'section'"),
                wrong(plain.with("framing/example", "framing"), 1, suite("framing")),
                wrong(plain.with("framing/example", "framing/Example"), 1, suite("framing/Example")),
                wrong(plain.with("framing/example", "framing//example"), 1, suite("framing//example")),
                wrong(plain.with("\"5.2\"", "\" \""), 2, "'section' is one line of text"),
                wrong(plain.with("\"5.2\"", "[5.2]"), 2, "'section' is one value, not a list"),
                wrong(
                        new CaseFile("suite: a/b\nsection: 5.2\ncases: []\n"),
                        3,
                        "'cases' is a list of at least one item"),
                wrong(new CaseFile("suite: a/b\nsection: 5.2\ncases:\n"), 3, "'cases' is a list, not empty"),
                wrong(
                        new CaseFile("suite: a/b\nsection: 5.2\ncases: [x]\n"),
                        3,
                        "An item of 'cases' is a mapping, not 'x'"),
                wrong(new CaseFile("[]\n"), 1, "A case file is a mapping, not a list"));
    }

    private static String suite(String wrong) {
        return "'suite' is two or more segments joined by '/', each of lower-case words joined by '-', not '" + wrong
                + "'";
    }

    static Stream<Wrong> cases() {
        CaseFile plain = CaseFile.plain();
        return Stream.of(
                wrong(
                        plain.withLine("note: x"),
                        7,
                        "Unknown key 'note' in a case; known keys: id, title, section, requirements, autobahn, needs,"
                                + " group, why, each, rows, steps, ending, expect, otherwise"),
                wrong(plain.with("id: first\n    ", ""), 4, "A case needs 'id'"),
                wrong(plain.with("    title: A title\n", ""), 4, "A case needs 'title'"),
                wrong(
                        plain.with("    requirements: [rfc6455-5.2-rsv-on-data-fails]\n", ""),
                        4,
                        "A case needs 'requirements'"),
                wrong(plain.with("    steps:\n      - send: {opcode: text}\n", ""), 4, "A case needs 'steps'"),
                wrong(plain.with("    expect:\n      - echoed: {}\n", ""), 4, "A case needs 'expect'"),
                wrong(
                        plain.with("id: first", "id: the_first"),
                        4,
                        "'id' is lower-case words joined by '-', not 'the_first'"),
                wrong(plain.with("id: first", "id: \"${x}\""), 4, "'id' is lower-case words joined by '-', not '${x}'"),
                wrong(plain.with("title: A title", "title:"), 5, "'title' is one value, not empty"),
                wrong(plain.with("title: A title", "title: \" \""), 5, "'title' is one line of text"),
                wrong(
                        plain.with("[rfc6455-5.2-rsv-on-data-fails]", "[]"),
                        6,
                        "'requirements' is a list of at least one item"),
                wrong(
                        plain.with("[rfc6455-5.2-rsv-on-data-fails]", "rfc6455-5.2-rsv-on-data-fails"),
                        6,
                        "'requirements' is a list, not 'rfc6455-5.2-rsv-on-data-fails'"),
                wrong(
                        plain.with("fails]", "fails, rfc6455-5.2-rsv-on-data-fails]"),
                        6,
                        "'rfc6455-5.2-rsv-on-data-fails' stands twice"),
                wrong(plain.withLine("section: \"five\\nsix\""), 7, "'section' is one line of text"),
                wrong(plain.withLine("autobahn: [a.1]"), 7, "An item of 'autobahn' is an id like 3.1, not 'a.1'"),
                wrong(
                        plain.withLine("needs: [gzip]"),
                        7,
                        "An item of 'needs' is echo, deflate, tls, tls13, window or fixed-window, not 'gzip'"),
                wrong(plain.withLine("needs: echo"), 7, "'needs' is a list, not 'echo'"),
                wrong(
                        plain.withLine("group: framing/x"),
                        7,
                        "'group' is lower-case words joined by '-', not 'framing/x'"),
                wrong(plain.withLine("why: [x]"), 7, "'why' is one value, not a list"),
                wrong(plain.withLine("ending: end"), 7, "'ending' is close or wait, not 'end'"),
                wrong(plain.withLine("otherwise: pass"), 7, "'otherwise' is fail, strict, warn or info, not 'pass'"));
    }

    static Stream<Wrong> expansions() {
        CaseFile plain = CaseFile.unit("{opcode: text, rsv: \"${rsv}\"}");
        return Stream.of(
                wrong(plain.withLine("each: {}"), 7, "'each' is a mapping of at least one variable"),
                wrong(plain.withLine("each: [1]"), 7, "'each' is a mapping, not a list"),
                wrong(plain.withLine("each: {rsv: []}"), 7, "'rsv' is a list of at least one item"),
                wrong(plain.withLine("each: {rsv: 1}"), 7, "'rsv' is a list, not '1'"),
                wrong(plain.withLine("each: {rsv: [[1]]}"), 7, "An item of 'rsv' is one value, not a list"),
                wrong(
                        plain.withLine("each:\n      rsv: [\"a b\"]"),
                        8,
                        "An item of 'rsv' is " + ID_PART + ", not 'a b'"),
                wrong(
                        plain.withLine("each: {Rsv: [1]}"),
                        7,
                        "A variable is a name of letters, digits and '-' that begins with a lower-case letter, not"
                                + " 'Rsv'"),
                wrong(plain.withLine("rows: []"), 7, "'rows' is a list of at least one item"),
                wrong(plain.withLine("rows: [{rsv: 1}]"), 7, "A row needs 'name'"),
                wrong(plain.withLine("rows: [{name: \"\", rsv: 1}]"), 7, "'name' is one line of text"),
                wrong(plain.withLine("rows: [{name: \"a,b\", rsv: 1}]"), 7, "'name' is " + ID_PART + ", not 'a,b'"),
                wrong(plain.withLine("rows: [{name: a, rsv: [1]}]"), 7, "'rsv' is one value, not a list"),
                wrong(
                        plain.withLine("rows: [{name: a, rsv: 1, autobahn: \"3.1\"}]"),
                        7,
                        "'autobahn' is a list, not '3.1'"),
                wrong(
                        plain.withLine("rows: [{name: a, rsv: 1, autobahn: [x]}]"),
                        7,
                        "An item of 'autobahn' is an id like 3.1, not 'x'"));
    }

    static Stream<Wrong> steps() {
        return Stream.of(
                wrong(CaseFile.steps("[]"), 7, "'steps' is a list of at least one item"),
                wrong(
                        CaseFile.steps("[sleep]"),
                        7,
                        "Unknown step 'sleep'; known steps: open, accept, send, await, pause, stop-reading, half-close,"
                                + " half-close-silently, reset, canary, ask, hang-up, answer, say, receive, routine,"
                                + " patience"),
                wrong(
                        CaseFile.steps("[{sleep: 3}]"),
                        7,
                        "Unknown step 'sleep'; known steps: open, accept, send, await, pause, stop-reading, half-close,"
                                + " half-close-silently, reset, canary, ask, hang-up, answer, say, receive, routine,"
                                + " patience"),
                wrong(CaseFile.steps("[send]"), 7, "'send' has no value"),
                wrong(CaseFile.steps("[{pause: {}}]"), 7, "'pause' stands alone, without ':' and a value"),
                wrong(CaseFile.steps("[{}]"), 7, "A step is a mapping of one key, not of 0"),
                wrong(
                        CaseFile.steps("[{await: end, send: {opcode: ping}}]"),
                        7,
                        "A step is a mapping of one key, not of 2"),
                wrong(CaseFile.steps("[[pause]]"), 7, "A step is a mapping, not a list"),
                wrong(CaseFile.steps("[await: echo]"), 7, "'await' is answers, close or end, not 'echo'"),
                wrong(CaseFile.steps("[pause,\n      open: {}]"), 8, "Only the first step can open the connection"),
                wrong(CaseFile.unit("hello"), 8, "'send' is a mapping, not 'hello'"),
                wrong(CaseFile.unit("[]"), 8, "'send' is a list of at least one item"),
                wrong(CaseFile.unit("[a]"), 8, "An item of 'send' is a mapping, not 'a'"),
                wrong(
                        CaseFile.unit("{units: {opcode: text}, text: a}"),
                        8,
                        "Unknown key 'text' in a long 'send'; known keys: units, segments, paced, records"),
                wrong(
                        CaseFile.unit("[{opcode: text, segments: 1}]"),
                        8,
                        "Unknown key 'segments' in a frame; known keys: " + FRAME_KEYS),
                wrong(
                        CaseFile.unit("{opcode: text, segments: 0}"),
                        8,
                        "'segments' is a number from 1 to 2147483647, not '0'"),
                wrong(CaseFile.unit("{opcode: text, paced: 2}"), 8, "'paced' stands with 'segments' only"),
                wrong(
                        CaseFile.unit("{opcode: text, segments: 1, paced: 65}"),
                        8,
                        "'paced' is a number from 0 to 64, not '65'"));
    }

    static Stream<Wrong> handshakes() {
        return Stream.of(
                wrong(
                        open("{path: /}"),
                        7,
                        "Unknown key 'path' in 'open'; known keys: method, target, query, version, replace, add, drop,"
                                + " fill, names, order, raw, first, segments, paced, records, earlier, with-finished"),
                wrong(open("GET"), 7, "'open' is a mapping, not 'GET'"),
                wrong(open("{raw: x, method: GET}"), 7, "'raw' and 'method' exclude each other"),
                wrong(open("{order: reverse, raw: x}"), 7, "'raw' and 'order' exclude each other"),
                wrong(open("{raw: \"\"}"), 7, "'raw' is not empty"),
                wrong(open("{replace: {}}"), 7, "'replace' is a mapping of at least one header name"),
                wrong(open("{replace: [Host]}"), 7, "'replace' is a mapping, not a list"),
                wrong(open("{replace: {Host:\n        }}"), 7, "'Host' is one value, not empty"),
                wrong(
                        open("{add: [\"X-Foo:bar\"]}"),
                        7,
                        "An item of 'add' is a header line 'Name: value', not 'X-Foo:bar'"),
                wrong(open("{drop: Host}"), 7, "'drop' is a list, not 'Host'"),
                wrong(open("{drop: [\"\"]}"), 7, "A header name is not empty"),
                wrong(open("{names: camel}"), 7, "'names' is lower or upper, not 'camel'"),
                wrong(open("{order: random}"), 7, "'order' is reverse, not 'random'"),
                wrong(open("{first: [x]}"), 7, "An item of 'first' is a mapping, not 'x'"));
    }

    static Stream<Wrong> frames() {
        return Stream.of(
                wrong(
                        CaseFile.unit("{opcode: text, rvs: 1}"),
                        8,
                        "Unknown key 'rvs' in a frame; known keys: " + FRAME_KEYS + ", segments, paced, records"),
                wrong(CaseFile.unit("{text: a}"), 8, "A frame needs 'opcode'"),
                wrong(CaseFile.unit("{opcode: 16}"), 8, OPCODE + ", not '16'"),
                wrong(CaseFile.unit("{opcode: txt}"), 8, OPCODE + ", not 'txt'"),
                wrong(CaseFile.unit("{opcode: text, fin: maybe}"), 8, "'fin' is true or false, not 'maybe'"),
                wrong(
                        CaseFile.unit("{opcode: text,\n                rsv: 8}"),
                        9,
                        "'rsv' is a number from 0 to 7, not '8'"),
                wrong(CaseFile.unit("{opcode: text, rsv: -1}"), 8, "'rsv' is a number from 0 to 7, not '-1'"),
                wrong(
                        CaseFile.unit("{opcode: text, mask: \"37fa21\"}"),
                        8,
                        "'mask' is usual, none or eight hexadecimal digits, not '37fa21'"),
                wrong(CaseFile.unit("{opcode: text, length: 8}"), 8, "'length' is minimal, 7, 16 or 64, not '8'"),
                wrong(
                        CaseFile.unit("{opcode: text, declare: -1}"),
                        8,
                        "'declare' is a number from 0 to 0xffffffffffffffff, not '-1'"),
                wrong(
                        CaseFile.unit("{opcode: text, declare: 18446744073709551616}"),
                        8,
                        "'declare' is a number from 0 to 0xffffffffffffffff, not '18446744073709551616'"),
                wrong(
                        CaseFile.unit("{bytes: \"00\", opcode: text}"),
                        8,
                        "Unknown key 'opcode' in raw bytes; known keys: bytes, segments, paced, records"),
                wrong(
                        CaseFile.unit("{opcode: ping, fragments: 1}"),
                        8,
                        "'fragments' stands in a frame of opcode text or binary only"),
                wrong(
                        CaseFile.unit("{opcode: text, fin: false, fragments: 1}"),
                        8,
                        "'fragments' and 'fin' exclude each other"),
                wrong(
                        CaseFile.unit("{opcode: text, compress: true, rsv: 1}"),
                        8,
                        "'compress' and 'rsv' exclude each other"),
                wrong(
                        CaseFile.unit("{opcode: ping, compress: true}"),
                        8,
                        "'compress' stands in a frame of opcode text or binary only"),
                wrong(
                        CaseFile.unit("{opcode: text, deflated: {text: a, window: 7}}"),
                        8,
                        "'window' is a number from 8 to 15, not '7'"),
                wrong(
                        CaseFile.unit("{opcode: text, deflated: {text: a, blocks: huffman}}"),
                        8,
                        "'blocks' is stored, fixed or dynamic, not 'huffman'"),
                wrong(
                        CaseFile.unit("{opcode: text, deflated: {text: a, hex: ff}}"),
                        8,
                        "'text' and 'hex' exclude each other"),
                wrong(
                        CaseFile.unit("{opcode: text, sample: {kind: xml, bytes: 1, seed: 1}}"),
                        8,
                        "'kind' is prose, json or html, not 'xml'"),
                wrong(
                        CaseFile.unit("{opcode: text, fragments: 0}"),
                        8,
                        "'fragments' is a number from 1 to 2147483647, not '0'"),
                wrong(
                        CaseFile.unit("[{times: -1, of: {opcode: text}}]"),
                        8,
                        "'times' is a number from 0 to 100000, not '-1'"),
                wrong(
                        CaseFile.unit("[{times: 2, of: {opcode: text}, segments: 1}]"),
                        8,
                        "Unknown key 'segments' in repeated units; known keys: times, of"),
                wrong(CaseFile.unit("{bytes: xy}"), 8, "'bytes' is a sequence of hexadecimal byte pairs, not 'xy'"),
                wrong(
                        CaseFile.unit("{bytes: {code: 1000}}"),
                        8,
                        "Unknown key 'code' in a payload; known keys: text, hex, repeat, random, sample, join,"
                                + " deflated"));
    }

    static Stream<Wrong> payloads() {
        return Stream.of(
                wrong(CaseFile.unit("{opcode: text, text: a, hex: \"00\"}"), 8, "'text' and 'hex' exclude each other"),
                wrong(CaseFile.unit("{opcode: close, code: 1000, text: a}"), 8, "'code' and 'text' exclude each other"),
                wrong(CaseFile.unit("{opcode: text, text: }"), 8, "'text' is one value, not empty"),
                wrong(
                        CaseFile.unit("{opcode: text, hex: 0g}"),
                        8,
                        "'hex' is a sequence of hexadecimal byte pairs, not '0g'"),
                wrong(CaseFile.unit("{opcode: text, repeat: {text: a}}"), 8, "'repeat' needs 'times'"),
                wrong(CaseFile.unit("{opcode: text, repeat: {times: 2}}"), 8, "'repeat' needs 'text' or 'hex'"),
                wrong(
                        CaseFile.unit("{opcode: text, repeat: {text: a, hex: \"00\", times: 2}}"),
                        8,
                        "'text' and 'hex' exclude each other"),
                wrong(
                        CaseFile.unit("{opcode: text, repeat: {text: a, times: few}}"),
                        8,
                        "'times' is a number from 0 to 2147483647, not 'few'"),
                wrong(CaseFile.unit("{opcode: text, random: {bytes: 4}}"), 8, "'random' needs 'seed'"),
                wrong(CaseFile.unit("{opcode: text, random: 4}"), 8, "'random' is a mapping, not '4'"),
                wrong(CaseFile.unit("{opcode: text, join: {text: a}}"), 8, "'join' is a list, not a mapping"),
                wrong(
                        CaseFile.unit("{opcode: text, join: [{opcode: text}]}"),
                        8,
                        "Unknown key 'opcode' in a payload; known keys: text, hex, repeat, random, sample, join,"
                                + " deflated"),
                wrong(CaseFile.unit("{opcode: close, reason: bye}"), 8, "'reason' needs 'code'"),
                wrong(CaseFile.unit("{opcode: close, reasonHex: \"00\"}"), 8, "'reasonHex' needs 'code'"),
                wrong(
                        CaseFile.unit("{opcode: close, code: 1000, reason: bye, reasonHex: \"00\"}"),
                        8,
                        "'reason' and 'reasonHex' exclude each other"),
                wrong(
                        CaseFile.unit("{opcode: close, code: 65536}"),
                        8,
                        "'code' is a number from 0 to 65535, not '65536'"));
    }

    static Stream<Wrong> outcomes() {
        String item = "An item of 'codes' is same, empty, or a code or range of codes from 0 to 65535, not ";
        return Stream.of(
                wrong(CaseFile.expect("[]"), 9, "'expect' is a list of at least one item"),
                wrong(
                        CaseFile.expect("[{echo: {}}]"),
                        9,
                        "Unknown key 'echo' in an item of 'expect'; known keys: accepted, agreed, declined, refused,"
                                + " dropped, rejected, not-kept, continued, skipped, echoed, ponged, fresh-keys,"
                                + " closed, failed, ignored, alive, silent, ended, at-once, survived, proportionate,"
                                + " uninterpreted, exchanged, answered, received, left, grade"),
                wrong(CaseFile.expect("[echoed]"), 9, "An item of 'expect' is a mapping, not 'echoed'"),
                wrong(
                        CaseFile.expect("[{grade: info}]"),
                        9,
                        "An item of 'expect' names at least one outcome beside 'grade'"),
                wrong(
                        CaseFile.expect("[{echoed: {}},\n      {alive: {}}]"),
                        10,
                        "Every item of 'expect' but the first needs 'grade'"),
                wrong(
                        CaseFile.expect("[{echoed: {}, grade: skip}]"),
                        9,
                        "'grade' is pass, info, warn, strict or fail, not 'skip'"),
                wrong(
                        CaseFile.expect("[{echoed: {all: true}}]"),
                        9,
                        "Unknown key 'all' in 'echoed', which has no keys"),
                wrong(CaseFile.expect("[{echoed: }]"), 9, "'echoed' is a mapping, not empty"),
                wrong(
                        CaseFile.expect("[{accepted: {subprotocol: some}}]"),
                        9,
                        "'subprotocol' is any, none or offered, not" + " 'some'"),
                wrong(
                        CaseFile.expect("[{refused: {statuses: [600]}}]"),
                        9,
                        "An item of 'statuses' is a status or range of statuses from 100 to 599, not '600'"),
                wrong(CaseFile.expect("[{refused: {version13: 1}}]"), 9, "'version13' is true or false, not '1'"),
                wrong(
                        CaseFile.expect("[{refused: {status: 400}}]"),
                        9,
                        "Unknown key 'status' in 'refused'; known keys:" + " statuses, version13"),
                wrong(CaseFile.expect("[{closed: {codes: []}}]"), 9, "'codes' is a list of at least one item"),
                wrong(CaseFile.expect("[{closed: {codes: [70000]}}]"), 9, item + "'70000'"),
                wrong(CaseFile.expect("[{closed: {codes: [any]}}]"), 9, item + "'any'"),
                wrong(CaseFile.expect("[{failed: {close: maybe}}]"), 9, "'close' is present or absent, not 'maybe'"),
                wrong(
                        CaseFile.expect("[{failed: {close: absent, codes: [1002]}}]"),
                        9,
                        "'close: absent' and 'codes' exclude each other"),
                wrong(CaseFile.expect("[{ended: {manner: soon}}]"), 9, "'manner' is clean, any or second, not 'soon'"));
    }

    /** What a schema cannot see. */
    static Stream<Wrong> meanings() {
        CaseFile plain = CaseFile.plain();
        CaseFile rsv = CaseFile.unit("{opcode: text, rsv: \"${rsv}\"}");
        String again = plain.text().substring(plain.text().indexOf("  - id:"));
        return Stream.of(
                wrong(
                        CaseFile.unit("{opcode: text, repeat: {text: a, times: 200000}, fragments: 1}"),
                        8,
                        "A message is cut into 100000 fragments at most"),
                wrong(
                        CaseFile.unit("[{times: 60000, of: [{opcode: text}, {opcode: ping}]}]"),
                        8,
                        "Repeated units are at most 100000 in all, not 120000"),
                wrong(
                        new CaseFile(plain.text() + again),
                        11,
                        "The case 'framing/example/first' stands already in" + " example.yaml:4"),
                wrong(
                        plain.with("rsv-on-data-fails", "nothing"),
                        6,
                        "There is no requirement 'rfc6455-5.2-nothing' in the" + " ledger"),
                wrong(plain.with("title: A title", "title: \"two\\nlines\""), 5, "'title' is one line of text"),
                wrong(rsv, 8, "'${rsv}' is not a variable of this case; it has none"),
                wrong(
                        rsv.withLine("each: {rvs: [1], b: [2]}"),
                        9,
                        "'${rsv}' is not a variable of this case; known variables: rvs, b"),
                wrong(
                        rsv.withLine("rows:\n      - {name: a, rsv: 1}\n      - {name: b}"),
                        11,
                        "'${rsv}' is not a variable of this case; known variables: name"),
                wrong(rsv.withLine("each:\n      rsv: [1]\n      b: [2]"), 9, "The variable 'b' is never used"),
                wrong(rsv.withLine("rows: [{name: a, rsv: 1, b: 2}]"), 7, "The variable 'b' is never used"),
                wrong(rsv.withLine("each: {rsv: [1, 9]}"), 9, "'rsv' is a number from 0 to 7, not '9'"),
                wrong(rsv.withLine("each: {rsv: [1, 1]}"), 4, "The case 'framing/example/first[rsv=1]' stands twice"),
                wrong(
                        rsv.withLine("rows:\n      - {name: a, rsv: 1}\n      - {name: a, rsv: 2}"),
                        9,
                        "The case 'framing/example/first[a]' stands twice"),
                wrong(
                        rsv.withLine("rows: [{name: a, rsv: 1}]\n    each: {rsv: [2]}"),
                        8,
                        "The variable 'rsv' stands already in 'rows'"),
                wrong(
                        rsv.withLine("each: {name: [2]}\n    rows: [{name: a, rsv: 1}]"),
                        7,
                        "The variable 'name' stands already in 'rows'"),
                wrong(
                        plain.withLine("autobahn: [\"3.1\"]\n    rows: [{name: a, autobahn: [\"3.1\"]}]"),
                        8,
                        "'3.1' stands twice"),
                wrong(
                        rsv.withLine("each: {rsv: [1, 2]}\n    autobahn: {\"3\": [\"3.1\"]}"),
                        8,
                        "No variable of this case stands for '3'"),
                wrong(CaseFile.steps("[reset,\n      pause]"), 8, "Nothing but 'canary' can follow 'reset'"),
                wrong(
                        CaseFile.steps("[half-close, send: {opcode: ping}]"),
                        7,
                        "Nothing can be sent after 'half-close'"),
                wrong(
                        CaseFile.steps("[half-close, pause, send: {opcode: ping}]"),
                        7,
                        "Nothing can be sent after" + " 'half-close'"),
                wrong(
                        open("{target: /č}"),
                        7,
                        "A head holds the characters U+0000 to U+00FF, each of which is one" + " byte"),
                wrong(CaseFile.unit("{opcode: text, code: 1000}"), 8, "'code' stands in a frame of opcode close only"),
                wrong(
                        CaseFile.unit("{opcode: text, hex: 000}"),
                        8,
                        "'hex' is a sequence of hexadecimal byte pairs, not" + " '000'"),
                wrong(
                        CaseFile.unit("{opcode: text, text: \"\\ud800\"}"),
                        8,
                        "'text' holds a lone surrogate, which UTF-8 cannot say; write it as hex"),
                wrong(
                        CaseFile.unit("{opcode: text, repeat: {text: ab, times: 2000000000}}"),
                        8,
                        "A payload has at most 67108864 bytes, not 4000000000"),
                wrong(
                        CaseFile.unit("{opcode: text, length: 7, declare: 128}"),
                        8,
                        "A length of 7 bits is 0 to 125, not 128"),
                wrong(
                        CaseFile.unit("{opcode: text, length: 16, repeat: {text: a, times: 65536}}"),
                        8,
                        "A length of 16 bits is 0 to 65535, not 65536"),
                wrong(
                        CaseFile.expect("[{closed: {codes: [2000-1000]}}]"),
                        9,
                        "An item of 'codes' is same, empty, or a code or range of codes from 0 to 65535, not"
                                + " '2000-1000'"),
                wrong(
                        plain.with("echoed: {}", "echoed: {}\n      - echoed: {}\n        echoed: {}"),
                        12,
                        "The key 'echoed'" + " stands already in line 11"));
    }

    private static CaseFile open(String open) {
        return CaseFile.steps("[open: " + open + "]");
    }

    private static Wrong wrong(CaseFile file, int line, String reason) {
        return new Wrong(file, line, reason);
    }
}
