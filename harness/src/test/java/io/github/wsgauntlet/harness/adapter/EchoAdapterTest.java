package io.github.wsgauntlet.harness.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.harness.conversation.WireMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is heard in what comes, and what was meant by what was sent. */
class EchoAdapterTest {
    private static final EchoAdapter JSON = KnownAdapter.parse("json:say");
    private static final EchoAdapter PREFIX = KnownAdapter.parse("prefix:# ");
    private static final EchoAdapter SOCKET_IO = KnownAdapter.parse("socketio");

    private static WireMessage text(String text) {
        return new WireMessage(true, text.getBytes(StandardCharsets.UTF_8));
    }

    private static WireMessage binary(String bytes) {
        return new WireMessage(false, bytes.getBytes(StandardCharsets.UTF_8));
    }

    /** Return what is heard in messages that come one after the other. */
    private static List<String> heard(EchoAdapter adapter, WireMessage... came) {
        var heard = new ArrayList<String>();
        Hearing hearing = adapter.hearing();
        for (WireMessage message : came) {
            hearing.hear(message)
                    .ifPresent(one -> heard.add(one.number()
                            + (one.message().text() ? " text " : " binary ")
                            + new String(one.message().payload(), StandardCharsets.UTF_8)));
        }
        return heard;
    }

    @Test
    void an_answer_is_heard_and_all_else_is_passed_over() {
        assertThat(heard(
                        JSON,
                        text("{\"say\": \"a\\u00e9\", \"at\": 3}"),
                        text("{\"said\":\"a\"}"),
                        text("a"),
                        binary("{\"say\":\"a\"}")))
                .containsExactly("-1 text a\u00e9");
        assertThat(heard(PREFIX, text("# a"), text("#a"), binary("# b"))).containsExactly("-1 text a", "-1 binary b");
    }

    @Test
    void an_acknowledgement_has_the_number_of_its_event() {
        assertThat(heard(SOCKET_IO, text("2"), text("4312[\"a\"]"), text("42[\"news\",\"a\"]"), text("43[\"a\"]")))
                .containsExactly("12 text a");
    }

    @Test
    void a_binary_message_belongs_to_what_announced_it() {
        WireMessage announcement = text("461-7[{\"_placeholder\":true,\"num\":0}]");
        assertThat(heard(SOCKET_IO, binary("a"), announcement, binary("b"), binary("c")))
                .containsExactly("7 binary b");
    }

    @Test
    void what_announces_a_binary_message_is_none_itself() {
        assertThat(SOCKET_IO.said(text("451-1[\"echo\",{\"_placeholder\":true,\"num\":0}]")))
                .isEmpty();
        assertThat(SOCKET_IO.said(binary("a")))
                .hasValueSatisfying(said -> assertThat(said.text()).isFalse());
    }

    @Property
    void what_is_wrapped_says_what_it_said_and_comes_back_as_that(@ForAll String any) {
        String text = any.replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
        for (EchoAdapter adapter : List.of(JSON, PREFIX, SOCKET_IO)) {
            Payload escaped = new Payload.Hex(java.util.HexFormat.of().formatHex(escaped(adapter, text)));
            byte[] sent = adapter.spoken(true, escaped).orElseThrow().bytes();
            assertThat(adapter.said(new WireMessage(true, sent)))
                    .hasValueSatisfying(said -> assertThat(said.payload())
                            .asString(StandardCharsets.UTF_8)
                            .isEqualTo(text));
            if (adapter != SOCKET_IO) {
                assertThat(heard(adapter, new WireMessage(true, sent))).containsExactly("-1 text " + text);
            }
        }
    }

    private static byte[] escaped(EchoAdapter adapter, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return adapter.say().escapes() ? JsonText.escape(bytes) : bytes;
    }
}
