package io.github.wsgauntlet.server.defect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wsgauntlet.server.net.RecordReader;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What goes wrong with records that nobody has encrypted: a type, a length and the content. */
class RecordDefectsTest {

    /** Handshake records have no content for anybody but TLS. */
    private static final String HANDSHAKE = "16 04 00000000";

    /** Finished, which looks as data does, and has no content either. */
    private static final String FINISHED = "17 00";

    private final ByteBuffer received = ByteBuffer.allocate(4096);
    private final ByteBuffer content = ByteBuffer.allocate(4096);

    @ParameterizedTest
    @EnumSource(mode = Mode.MATCH_ANY, names = "TLS_.*")
    void what_comes_whole_and_alone_is_opened(Defect defect) throws SSLException {
        RecordReader reader = reader(defect);
        assertThat(opened(reader, HANDSHAKE)).isEmpty();
        assertThat(opened(reader, FINISHED)).isEmpty();
        assertThat(opened(reader, "17 02 4142")).isEqualTo("4142");
        assertThat(opened(reader, "17 02 4344")).isEqualTo("4344");
        assertThat(defect.needsTls()).isTrue();
    }

    @Test
    void what_comes_with_finished_waits_if_it_is_long() throws SSLException {
        RecordReader reader = reader(Defect.TLS_DATA_WITH_FINISHED_WAITS);
        String request = "41".repeat(127);
        String record = "17 7f " + request;
        assertThat(opened(reader, HANDSHAKE)).isEmpty();
        assertThat(opened(reader, FINISHED + record.repeat(4))).isEmpty();
        assertThat(opened(reader, "17 01 42")).isEqualTo(request.repeat(4) + "42");
        assertThat(opened(reader, record.repeat(5))).isEqualTo(request.repeat(5));
        assertThat(opened(reader(Defect.TLS_DATA_WITH_FINISHED_WAITS), FINISHED + record))
                .isEqualTo(request);
    }

    @Test
    void a_record_after_another_waits() throws SSLException {
        RecordReader reader = reader(Defect.TLS_RECORD_AFTER_RECORD_WAITS);
        assertThat(opened(reader, HANDSHAKE + FINISHED + "17 01 41 17 01 42 17 01 43"))
                .isEqualTo("41");
        assertThat(opened(reader, "17 01 44")).isEqualTo("42");
        assertThat(opened(reader, "17 01 45")).isEqualTo("43");
    }

    @Test
    void a_record_of_one_byte_is_lost() throws SSLException {
        assertThat(opened(reader(Defect.TLS_RECORD_OF_ONE_BYTE_LOST), "17 01 41 17 02 4243"))
                .isEqualTo("4243");
    }

    @Test
    void a_record_in_pieces_is_refused() {
        RecordReader reader = reader(Defect.TLS_RECORD_IN_PIECES_REFUSED);
        assertThatThrownBy(() -> opened(reader, "17 02 41")).hasMessage("A record came in pieces");
    }

    /** Two pings of one byte; then a request, which is no frame. */
    @Test
    void a_second_frame_in_a_record_is_lost() throws SSLException {
        String ping = "8981 00000000 41 ";
        RecordReader reader = reader(Defect.TLS_SECOND_FRAME_OF_A_RECORD_LOST);
        assertThat(opened(reader, "17 0e " + ping + ping)).isEqualTo("89810000000041");
        assertThat(opened(reader, "17 04 47455420")).isEqualTo("47455420");
    }

    private static RecordReader reader(Defect defect) {
        return RecordDefects.around(defect, RecordDefectsTest::open);
    }

    /** Return what is opened when these records come, in hexadecimal. */
    private String opened(RecordReader reader, String records) throws SSLException {
        received.put(HexFormat.of().parseHex(records.replace(" ", "")));
        received.flip();
        content.clear();
        while (reader.open(received, content).bytesConsumed() > 0) {
            // The next one.
        }
        received.compact();
        return HexFormat.of().formatHex(Arrays.copyOf(content.array(), content.position()));
    }

    private static SSLEngineResult open(ByteBuffer records, ByteBuffer content) {
        int start = records.position();
        boolean whole = records.remaining() >= 2 && records.remaining() >= 2 + records.get(start + 1);
        if (!whole) {
            return new SSLEngineResult(Status.BUFFER_UNDERFLOW, HandshakeStatus.NOT_HANDSHAKING, 0, 0);
        }
        int type = records.get();
        byte[] bytes = new byte[records.get()];
        records.get(bytes);
        int produced = type == 0x17 ? bytes.length : 0;
        content.put(bytes, 0, produced);
        return new SSLEngineResult(Status.OK, HandshakeStatus.NOT_HANDSHAKING, 2 + bytes.length, produced);
    }
}
