package io.github.wsgauntlet.harness.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an adapter of one's own says and hears, and what is wrong in its file. */
class AdapterFileTest {
    private static EchoAdapter adapter(String text) {
        return AdapterFile.parse("chat", "chat.yaml", text, TemplateReader.plain());
    }

    private static EchoAdapter adapter(String say, String hear) {
        return adapter("say: '" + say + "'\nhear: '" + hear + "'\n");
    }

    private static String spoken(EchoAdapter adapter, String text) {
        byte[] sent = adapter.spoken(true, new Payload.Text(text)).orElseThrow().bytes();
        return new String(sent, StandardCharsets.UTF_8);
    }

    /** Return the number and text that are heard in a text message; nothing where it is passed over. */
    private static Optional<String> heard(EchoAdapter adapter, String came) {
        return adapter.hearing()
                .hear(new WireMessage(true, came.getBytes(StandardCharsets.UTF_8)))
                .map(heard -> heard.number() + " " + new String(heard.message().payload(), StandardCharsets.UTF_8));
    }

    @Test
    void a_text_in_quotation_marks_is_json_with_members_in_any_order() {
        EchoAdapter chat =
                adapter("{\"type\":\"echo\",\"body\":\"{text}\"}", "{\"body\": \"{text}\", \"ok\": true, ...}");
        assertThat(chat.say().escapes()).isTrue();
        assertThat(spoken(chat, "a")).isEqualTo("{\"type\":\"echo\",\"body\":\"a\"}");
        assertThat(heard(chat, "{\"at\": 7, \"ok\": true, \"body\": \"a\\n\\u00e9\"}"))
                .contains("-1 a\n\u00e9");
        assertThat(heard(chat, "{\"body\": \"a\"}")).isEmpty();
        assertThat(heard(chat, "{\"body\": 1, \"ok\": true}")).isEmpty();
    }

    @Test
    void any_other_text_is_what_stands_between_what_is_written() {
        EchoAdapter line = adapter("echo <{text}>;", "said <{text}>;");
        assertThat(line.say().escapes()).isFalse();
        assertThat(spoken(line, "a\"b")).isEqualTo("echo <a\"b>;");
        assertThat(heard(line, "said <a\"b>;")).contains("-1 a\"b");
        assertThat(heard(line, "said <a")).isEmpty();
    }

    @Test
    void a_number_stands_in_json_or_before_it_or_before_a_text() {
        EchoAdapter inside = adapter(
                "{\"id\":{number},\"method\":\"echo\",\"params\":[\"{text}\"]}",
                "{\"result\": \"{text}\", \"id\": {number}, ...}");
        assertThat(spoken(inside, "a")).isEqualTo("{\"id\":999999999,\"method\":\"echo\",\"params\":[\"a\"]}");
        assertThat(inside.numbered()).isTrue();
        assertThat(heard(inside, "{\"id\": 12, \"result\": \"a\"}")).contains("12 a");
        assertThat(heard(inside, "{\"id\": 12345678901, \"result\": \"a\"}")).isEmpty();
        EchoAdapter quoted = adapter("[\"{number}\",\"{text}\"]", "[\"{number}\", \"{text}\"]");
        assertThat(heard(quoted, "[\"12\",\"a\"]")).contains("12 a");
        assertThat(heard(quoted, "[\"x\",\"a\"]")).isEmpty();
        EchoAdapter before = adapter("{number} {text}", "ack {number}: {text}");
        assertThat(heard(before, "ack 3: a")).contains("3 a");
        assertThat(heard(before, "ack : a")).isEmpty();
        assertThat(adapter("{number} {text}", "{text}").numbered()).isFalse();
    }

    @Test
    void a_greeting_has_the_steps_of_cases_after_what_is_a_matter_of_routine() {
        EchoAdapter chat = adapter("""
                routine: [{comes: {text: ping}, reply: {text: pong}}]
                greeting:
                  - receive: {json: '{"token": %{token:string}}'}
                  - say: {text: 'hello %{token}'}
                say: '{text}'
                hear: '{text}'
                """);
        assertThat(chat.greeting())
                .containsExactly(
                        new Turn.Routine(List.of(new Turn.Habit(
                                new MessagePattern.Exactly(new Payload.Text("ping"), false),
                                Optional.of(new Turn.Say(new Payload.Text("pong"), false))))),
                        new Turn.Receive("", new MessagePattern.Json("", "{\"token\": %{token:string}}"), false, false),
                        new Turn.Say(new Payload.Text("hello %{token}"), false));
    }

    @Test
    void a_binary_message_is_not_sent_unless_the_file_says_how() {
        String texts = "say: '# {text}'\nhear: '# {text}'\n";
        assertThat(adapter(texts).binary()).isEqualTo(new EchoAdapter.Binary.None());
        assertThat(adapter(texts + "binary: wrapped\n").binary()).isEqualTo(new EchoAdapter.Binary.AsText());
        EchoAdapter announced = adapter(texts + "binary: {say: next, hear: 'next'}\n");
        WireMessage bytes = new WireMessage(false, new byte[] {1});
        var hearing = announced.hearing();
        assertThat(hearing.hear(bytes)).isEmpty();
        assertThat(hearing.hear(new WireMessage(true, "next!".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(hearing.hear(bytes)).isEmpty();
        assertThat(hearing.hear(new WireMessage(true, "next".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(hearing.hear(bytes)).isPresent();
    }

    @Test
    void the_example_of_the_guide_is_one() throws IOException {
        String guide = Files.readString(Path.of("docs/no-echo.md"));
        int start = guide.indexOf("```yaml\n") + "```yaml\n".length();
        EchoAdapter chat = adapter(guide.substring(start, guide.indexOf("```", start)));
        assertThat(chat.greeting()).hasSize(4);
        assertThat(spoken(chat, "a")).isEqualTo("{\"type\":\"echo\",\"body\":\"a\"}");
        assertThat(heard(chat, "{\"type\":\"echo\",\"from\":\"you\",\"body\":\"a\"}"))
                .contains("-1 a");
    }

    @Test
    void an_argument_says_nothing_but_itself() {
        EchoAdapter prefix = KnownAdapter.parse("prefix:{text}{argument}\"{number}");
        assertThat(spoken(prefix, "a")).isEqualTo("{text}{argument}\"{number}a");
        assertThat(heard(prefix, "{text}{argument}\"{number}a")).contains("-1 a");
        EchoAdapter json = KnownAdapter.parse("json:{argument}\"{text}");
        assertThat(spoken(json, "a")).isEqualTo("{\"{argument}\\\"{text}\":\"a\"}");
        assertThat(heard(json, "{\"{argument}\\\"{text}\":\"a\"}")).contains("-1 a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "say: x | 1: 'say' has {text} once, not 0 times",
                "say: '{text}' | 1: An adapter needs 'hear'",
                "say: '{text}{text}' | 1: 'say' has {text} once, not 2 times",
                "say: '{text} {number}' | 1: 'say' has {number} after {text}; it comes before it",
                "say: '{number}{text}' | 1: 'say' needs something between {number} and {text}",
                "say: '%{a}{text}' | 1: 'say' cannot refer to what was captured",
                "say: '{text}'; hear: '{text} {number}' | 2: 'hear' has {number} after {text}; it comes before it",
                "say: '{text}'; hear: '{number} {text}' | 2: 'hear' has a {number}, and 'say' has none",
                "say: '{text}'; hear: '{\"a\": \"{text}\"' | 2: 'hear': in a JSON shape ',' stands here,"
                        + " not so at character 21",
                "say: '{text}'; hear: '[\"{text}\", %{a}]' | 2: 'hear' cannot refer to what was captured",
                "say: '\"{text}\"'; hear: '{text}'; binary: wrapped | 3: A binary message cannot be wrapped in a string"
                        + " of JSON",
                "say: '{text}'; hear: '{text}'; binary: yes | 3: 'binary' is none or wrapped, not 'yes'",
                "say: '{text}'; hear: '{text}'; binary: {say: '{text}', hear: b} | 3: 'say' announces, and has no"
                        + " {text}, not 1 times",
                "say: '{text}'; hear: '{text}'; ping: pong | 3: Unknown key 'ping' in an adapter; known keys: routine,"
                        + " greeting, say, hear, binary",
                "greeting:; - ask: {} | 2: Unknown step 'ask' in a greeting; known steps: say, receive, patience",
                "greeting:; - say: {text: '%{a}'} | 2: '%{a}' was not captured before"
            })
    void what_is_wrong_is_one_line_with_its_place(String file, String message) {
        assertThatThrownBy(() -> adapter(file.replace("; ", "\n"))).hasMessage("chat.yaml:" + message);
    }
}
