package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.Defect;
import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.net.Transport;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameHeader;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.HeaderReader;
import java.util.Set;

/**
 * Wraps defects around the parts of a connection. Without a defect every part is returned as it is.
 *
 * <p>One per server, and for all of its loops: some defects remember what other connections did.
 */
public final class Misbehaviour {

    private static final Set<Defect> NONE = Set.of();

    private final Set<Defect> defects;
    private final Aftermath aftermath = new Aftermath();

    private Misbehaviour(Set<Defect> defects) {
        this.defects = defects;
    }

    /** Returns the misbehaviour with these defects, which may be none. */
    public static Misbehaviour of(Set<Defect> defects) {
        return new Misbehaviour(Set.copyOf(defects));
    }

    /** Returns the opening handshake to use in place of the clean one. */
    public Opening opening(Opening clean) {
        Opening opening = clean;
        for (Defect defect : defects) {
            opening = OpeningDefects.around(defect, opening);
            opening = NegotiationDefects.around(defect, opening);
            opening = aftermath.around(defect, opening);
        }
        return opening;
    }

    /** Returns how to understand frame headers. */
    public HeaderReader headerReader() {
        HeaderReader reader = FrameHeader::decode;
        for (Defect defect : defects) {
            reader = HeaderDefects.around(defect, reader);
        }
        return reader;
    }

    /** Returns the compression to use in place of the clean one. Where none was agreed, nothing can go wrong with it. */
    public Compression compression(Compression clean) {
        Compression compression = clean;
        for (Defect defect : clean.isAgreed() ? defects : NONE) {
            compression = CompressionDefects.around(defect, compression);
            compression = MessageDefects.around(defect, compression);
            compression = aftermath.around(defect, compression);
        }
        return compression;
    }

    /**
     * Returns the source of frames to use in place of the clean one.
     *
     * @param clean where frames come from
     * @param compression what decompresses the messages in them
     */
    public FrameSource frameSource(FrameSource clean, Compression compression) {
        FrameSource source = clean;
        for (Defect defect : defects) {
            source = ReadDefects.around(defect, source);
            source = compression.isAgreed() ? MarkingDefects.around(defect, source, compression) : source;
            source = aftermath.around(defect, source);
        }
        return source;
    }

    /**
     * Returns the writer to use in place of the clean one.
     *
     * @param clean where frames go to
     * @param out where the clean writer puts its bytes
     * @param compression what compresses the messages in them
     */
    public FrameWriter frameWriter(FrameWriter clean, ByteQueue out, Compression compression) {
        FrameWriter writer = clean;
        for (Defect defect : defects) {
            writer = WriteDefects.around(defect, writer, out);
            writer = MessageDefects.around(defect, writer);
            writer = compression.isAgreed() ? MarkingDefects.around(defect, writer) : writer;
            writer = aftermath.around(defect, writer);
        }
        return writer;
    }

    /** Returns the transport to use in place of the clean one. */
    public Transport transport(Transport clean) {
        Transport transport = clean;
        for (Defect defect : defects) {
            transport = aftermath.around(defect, transport);
        }
        return transport;
    }
}
