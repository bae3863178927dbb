package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.close;
import static io.github.wsgauntlet.server.client.ClientFrames.join;
import static io.github.wsgauntlet.server.client.ClientFrames.masked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** TCP segments carry no meaning (RFC 6455 5.2): legal or not, a stream gives the same events however it is cut. */
class EndpointSegmentationTest {

    @Property
    void cuts_do_not_matter(
            @ForAll("streams") byte[] stream,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 40) Integer> cuts) {
        EndpointProbe whole = new EndpointProbe();
        String expected = whole.feed(stream);

        EndpointProbe chopped = new EndpointProbe();
        StringBuilder said = new StringBuilder();
        int turn = 0;
        for (int at = 0; at < stream.length; turn++) {
            int end = Math.min(stream.length, at + cuts.get(turn % cuts.size()));
            said.append(chopped.feed(Arrays.copyOfRange(stream, at, end)));
            at = end;
        }

        assertThat(said).hasToString(expected);
        assertThat(chopped.messages).isEqualTo(whole.messages);
        assertThat(chopped.endpoint.isFinished()).isEqualTo(whole.endpoint.isFinished());
        assertThat(chopped.endpoint.closeStatus()).isEqualTo(whole.endpoint.closeStatus());
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return Arbitraries.oneOf(
                legalFrames(),
                anyFrames(),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60));
    }

    /** Messages in one or two fragments, pings, and a Close at the end. */
    private static Arbitrary<byte[]> legalFrames() {
        Arbitrary<byte[]> payloads = Arbitraries.bytes()
                .between((byte) 0, (byte) 127)
                .array(byte[].class)
                .ofMaxSize(140);
        Arbitrary<byte[]> exchange = Combinators.combine(
                        payloads, payloads, Arbitraries.of(0x1, 0x2), Arbitraries.of(true, false))
                .as((one, two, opcode, whole) -> whole
                        ? masked(0x80 | opcode, one)
                        : join(
                                masked(opcode, one),
                                masked(0x89, Arrays.copyOf(two, Math.min(two.length, 125))),
                                masked(0x80, two)));
        return exchange.list().ofMaxSize(4).map(list -> join(join(list.toArray(byte[][]::new)), close(1000, "")));
    }

    /** Frames with any first byte. */
    private static Arbitrary<byte[]> anyFrames() {
        Arbitrary<byte[]> frame = Combinators.combine(
                        Arbitraries.integers().between(0, 255),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(130))
                .as((first, payload) -> masked(first, payload));
        return frame.list().ofMaxSize(4).map(list -> join(list.toArray(byte[][]::new)));
    }
}
