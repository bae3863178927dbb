package io.github.wsgauntlet.server.protocol;

import static io.github.wsgauntlet.server.client.ClientFrames.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameHeaderTest {

    @Test
    void decodes_a_masked_text() {
        FrameHeader header = decode("81 85 37fa213d"); // RFC 6455 5.7: FIN, text, masked, 5 bytes
        assertThat(header).isEqualTo(new FrameHeader(true, 0, Opcode.TEXT, true, LengthForm.BITS_7, 5, 0x37FA213D));
        assertThat(header).hasToString("FIN TEXT masked, 5 bytes");
    }

    @Test
    void decodes_an_unmasked_fragment() {
        FrameHeader header = decode("02 03"); // no FIN, binary, 3 bytes
        assertThat(header).isEqualTo(new FrameHeader(false, 0, Opcode.BINARY, false, LengthForm.BITS_7, 3, 0));
        assertThat(header).hasToString("BINARY unmasked, 3 bytes");
    }

    @Test
    void decodes_the_reserved_bits_one_by_one() {
        assertThat(decode("c1 00").rsv()).isEqualTo(4); // RSV1
        assertThat(decode("a1 00").rsv()).isEqualTo(2); // RSV2
        assertThat(decode("91 00").rsv()).isEqualTo(1); // RSV3
    }

    @Test
    void decodes_a_length_of16_bits() {
        FrameHeader header = decode("82 7e 0100"); // RFC 6455 5.7: 256 bytes of binary
        assertThat(header.lengthForm()).isEqualTo(LengthForm.BITS_16);
        assertThat(header.length()).isEqualTo(256);
    }

    @Test
    void decodes_a_length_of64_bits() {
        FrameHeader header = decode("82 7f 0000000000010000"); // RFC 6455 5.7: 64 KiB of binary
        assertThat(header.lengthForm()).isEqualTo(LengthForm.BITS_64);
        assertThat(header.length()).isEqualTo(65_536);
    }

    @Test
    void keeps_a_length_as_it_is_written() {
        FrameHeader header = decode("82 7f 8000000000000005"); // the top bit must be 0
        assertThat(header.length()).isNegative();
        assertThat(header.payloadLength()).isEqualTo(5);
        assertThat(header).hasToString("FIN BINARY unmasked, 9223372036854775813 bytes");
        assertThat(decode("82 7e 0005").length()).isEqualTo(5); // not minimal
    }

    @Test
    void waits_for_the_whole_header_and_leaves_its_bytes() {
        byte[] bytes = hex("81 ff 0000000000010000 37fa213d");
        for (int length = 0; length < bytes.length; length++) {
            ByteBuffer in = ByteBuffer.wrap(bytes, 0, length);
            assertThat(FrameHeader.decode(in)).isEmpty();
            assertThat(in.position()).isZero();
        }
    }

    @Test
    void takes_the_shortest_length_for_a_server_frame() {
        assertThat(FrameHeader.of(Opcode.TEXT, 125).lengthForm()).isEqualTo(LengthForm.BITS_7);
        assertThat(FrameHeader.of(Opcode.TEXT, 126).lengthForm()).isEqualTo(LengthForm.BITS_16);
        assertThat(FrameHeader.of(Opcode.TEXT, 65_535).lengthForm()).isEqualTo(LengthForm.BITS_16);
        assertThat(FrameHeader.of(Opcode.TEXT, 65_536).lengthForm()).isEqualTo(LengthForm.BITS_64);
    }

    @Property
    void decodes_what_it_encodes(
            @ForAll boolean fin,
            @ForAll @IntRange(max = 7) int rsv,
            @ForAll Opcode opcode,
            @ForAll boolean masked,
            @ForAll LengthForm form,
            @ForAll long length,
            @ForAll int key) {
        long fitting = switch (form) {
            case BITS_7 -> Math.floorMod(length, 126L);
            case BITS_16 -> length & 0xFFFF;
            case BITS_64 -> length;
        };
        FrameHeader header = new FrameHeader(fin, rsv, opcode, masked, form, fitting, masked ? key : 0);
        ByteBuffer bytes = ByteBuffer.allocate(FrameHeader.MAX_SIZE);
        header.encode(bytes);
        assertThat(FrameHeader.decode(bytes.flip())).contains(header);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    private static FrameHeader decode(String hex) {
        return FrameHeader.decode(ByteBuffer.wrap(hex(hex))).orElseThrow();
    }
}
