package io.github.wsgauntlet.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.cases.catalogue.Catalogue;
import io.github.wsgauntlet.cases.deflate.PayloadDeflater;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much a case sends in one message is counted before anything is sent. */
class ExtentTest {
    private static final Unit.Frame FIRST = frame(Opcodes.TEXT, false, 10);
    private static final Unit.Frame NEXT = frame(Opcodes.CONTINUATION, false, 20);
    private static final Unit.Frame LAST = frame(Opcodes.CONTINUATION, true, 30);

    @Test
    void fragments_make_one_message_and_messages_do_not_add_up() {
        Extent extent = extent(FIRST, NEXT, LAST, frame(Opcodes.BINARY, true, 40));
        assertThat(extent.of(Limit.MESSAGE)).isEqualTo(60);
        assertThat(extent.of(Limit.FRAGMENTS)).isEqualTo(3);
    }

    @Test
    void control_frames_count_for_nothing() {
        Extent extent = extent(FIRST, frame(Opcodes.PING, true, 100), LAST);
        assertThat(extent.of(Limit.MESSAGE)).isEqualTo(40);
        assertThat(extent.of(Limit.FRAGMENTS)).isEqualTo(2);
    }

    @Test
    void a_compressed_message_counts_inflated() {
        var payload = new Payload.Repeated(new Payload.Text("*"), 1000);
        assertThat(extent(new Unit.Compressed(Opcodes.TEXT, payload, 100)).of(Limit.MESSAGE))
                .isEqualTo(1000);
        var deflated = new Payload.Deflated(payload, Deflation.usual());
        assertThat(extent(new Unit.Frame(Opcodes.TEXT, true, 4, new Unit.Mask.Usual(), Unit.Length.minimal(), deflated))
                        .of(Limit.MESSAGE))
                .isEqualTo(1000);
    }

    @Test
    void fragments_of_a_compressed_message_are_counted_as_it_is_sent() {
        var payload = new Payload.Repeated(new Payload.Text("*"), 1 << 24);
        byte[] bytes = payload.bytes();
        for (PayloadDeflater.Coding coding : List.of(PayloadDeflater.Coding.FIXED, PayloadDeflater.Coding.DYNAMIC)) {
            int sent = new PayloadDeflater(coding, 8).deflate(bytes).length;
            assertThat(extent(new Unit.Compressed(Opcodes.TEXT, payload, 100)).of(Limit.FRAGMENTS))
                    .isBetween(sent / 100L, 4000L);
        }
        var various = new Payload.Seeded(1000, 1);
        assertThat(extent(new Unit.Compressed(Opcodes.TEXT, various, 100)).of(Limit.FRAGMENTS))
                .isEqualTo(12);
    }

    @Test
    void messages_are_counted_and_what_follows_them_is_one_more() {
        Unit ping = frame(Opcodes.PING, true, 1);
        assertThat(extent(ping).of(Limit.MESSAGES)).isZero();
        assertThat(extent(ping, FIRST, ping, LAST).of(Limit.MESSAGES)).isEqualTo(1);
        assertThat(extent(FIRST, LAST, ping, ping).of(Limit.MESSAGES)).isEqualTo(2);
        assertThat(extent(FIRST, LAST, frame(Opcodes.BINARY, true, 1), ping).of(Limit.MESSAGES))
                .isEqualTo(3);
        assertThat(extent(FIRST, LAST, new Unit.Raw(new Payload.Hex("8a"))).of(Limit.MESSAGES))
                .isEqualTo(2);
        assertThat(extent(new Unit.Compressed(Opcodes.TEXT, new Payload.Text("a"), 1), ping)
                        .of(Limit.MESSAGES))
                .isEqualTo(2);
    }

    @Test
    void bytes_may_be_part_of_a_message() {
        assertThat(extent(FIRST, new Unit.Raw(new Payload.Seeded(500, 1))).of(Limit.MESSAGE))
                .isEqualTo(510);
    }

    private static Unit.Frame frame(int opcode, boolean fin, int length) {
        return new Unit.Frame(
                opcode, fin, 0, new Unit.Mask.Usual(), Unit.Length.minimal(), new Payload.Seeded(length, 1));
    }

    private static Extent extent(Unit... units) {
        Case any = Catalogue.load().cases().getFirst();
        var send = new Step.Send(List.of(units), Segments.whole());
        return Extent.of(any.withScenario(new Scenario(List.of(Step.Open.standard(), send), Scenario.Ending.CLOSE)));
    }
}
