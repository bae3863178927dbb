package io.github.wsgauntlet.server.defect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.deflate.DeflateParameters;
import io.github.wsgauntlet.server.deflate.PerMessageDeflate;
import io.github.wsgauntlet.server.http.ClientHandshake;
import io.github.wsgauntlet.server.http.ClientOpening;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.WebSocketKey;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.net.RecordReader;
import io.github.wsgauntlet.server.net.Transport;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameEncoder;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.HeaderReader;
import io.github.wsgauntlet.server.rule.Limits;
import io.github.wsgauntlet.server.rule.Rules;
import io.github.wsgauntlet.server.trace.Trace;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where defects are wrapped around the clean server. */
class MisbehaviourTest {

    private final Opening opening = ServerOptions.defaults().blueprint().opening(Trace.OFF);
    private final ClientOpening clientOpening = new ClientHandshake(
            "/",
            "localhost",
            new WebSocketKey("dGhlIHNhbXBsZSBub25jZQ=="),
            List.of(),
            Optional.empty(),
            Limits.defaults(),
            Rules.strict(),
            Trace.OFF);
    private final WebSocketKey key = new WebSocketKey("dGhlIHNhbXBsZSBub25jZQ==");
    private final HeaderReader headers = FrameHeader::decode;
    private final FrameSource source = in -> Optional.empty();
    private final ByteQueue out = new ByteQueue();
    private final FrameWriter writer = new FrameEncoder(out);
    private final Transport transport = new Silence();
    private final RecordReader records = (from, content) -> {
        throw new AssertionError("Nothing is read here");
    };
    private final Compression compression =
            PerMessageDeflate.ofServer(DeflateParameters.defaults(), Rules.strict(), Trace.OFF);

    @Test
    void without_defects_every_part_is_the_clean_one() {
        assertThat(wrapped(Set.of())).containsOnly(false);
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void a_defect_is_wrapped_around_some_part(Defect defect) {
        assertThat(wrapped(Set.of(defect))).contains(true);
    }

    @ParameterizedTest
    @EnumSource(Defect.class)
    void nothing_goes_wrong_with_a_compression_that_was_not_agreed(Defect defect) {
        Compression none = Compression.none();
        assertThat(Misbehaviour.of(defect).get().compression(none)).isSameAs(none);
    }

    @Test
    void the_same_defects_are_equal_and_shared_by_no_two_servers() {
        Misbehaviour misbehaviour = Misbehaviour.of(Defect.UNFINISHED_FRAME_LEAKS);
        assertThat(ServerOptions.defaults().withParts(misbehaviour))
                .isEqualTo(ServerOptions.defaults().withParts(Misbehaviour.of(Set.of(Defect.UNFINISHED_FRAME_LEAKS))));
        assertThat(misbehaviour.get()).isNotSameAs(misbehaviour.get());
    }

    /** Tell for each part whether something is wrapped around it. */
    private List<Boolean> wrapped(Set<Defect> defects) {
        Parts parts = Misbehaviour.of(defects).get();
        return List.of(
                parts.opening(opening) != opening,
                parts.clientOpening(clientOpening) != clientOpening,
                parts.key(key) != key,
                parts.headerReader(headers) != headers,
                parts.frameSource(source, compression) != source,
                parts.frameWriter(writer, out, compression) != writer,
                parts.compression(compression) != compression,
                parts.transport(transport) != transport,
                parts.recordReader(records) != records);
    }

    /** A transport on which nothing happens. */
    private static final class Silence implements Transport {

        @Override
        public int read(ByteBuffer target) {
            return 0;
        }

        @Override
        public boolean endedSilently() {
            return false;
        }

        @Override
        public boolean hasUnread() {
            return false;
        }

        @Override
        public void write(ByteBuffer source) {}

        @Override
        public boolean flush() {
            return true;
        }

        @Override
        public boolean endOutput() {
            return true;
        }

        @Override
        public void close() {}
    }
}
