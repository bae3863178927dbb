package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.LengthForm;
import io.github.wsgauntlet.server.protocol.Opcode;

/** Frame headers that differ from another one in a single field. */
final class Headers {

    private Headers() {}

    static FrameHeader withFin(FrameHeader header, boolean fin) {
        return new FrameHeader(
                fin,
                header.rsv(),
                header.opcode(),
                header.masked(),
                header.lengthForm(),
                header.length(),
                header.maskingKey());
    }

    static FrameHeader withRsv(FrameHeader header, int rsv) {
        return new FrameHeader(
                header.fin(),
                rsv,
                header.opcode(),
                header.masked(),
                header.lengthForm(),
                header.length(),
                header.maskingKey());
    }

    static FrameHeader withOpcode(FrameHeader header, Opcode opcode) {
        return new FrameHeader(
                header.fin(),
                header.rsv(),
                opcode,
                header.masked(),
                header.lengthForm(),
                header.length(),
                header.maskingKey());
    }

    static FrameHeader withLength(FrameHeader header, LengthForm form, long length) {
        return new FrameHeader(
                header.fin(), header.rsv(), header.opcode(), header.masked(), form, length, header.maskingKey());
    }

    static FrameHeader withMaskingKey(FrameHeader header, int key) {
        return new FrameHeader(
                header.fin(), header.rsv(), header.opcode(), true, header.lengthForm(), header.length(), key);
    }
}
