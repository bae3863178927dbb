package io.github.wsgauntlet.server.defect;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.http.ClientOpening;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.WebSocketKey;
import io.github.wsgauntlet.server.net.Parts;
import io.github.wsgauntlet.server.net.RecordReader;
import io.github.wsgauntlet.server.net.Transport;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.HeaderReader;
import java.util.Set;

/**
 * The parts of one endpoint with defects: the clean ones with each defect wrapped around the part it concerns. Parts
 * that no defect concerns are returned as they are. Some defects remember what other connections of the server did.
 */
final class DefectiveParts implements Parts {

    private static final Set<Defect> NONE = Set.of();

    private final Set<Defect> defects;
    private final Aftermath aftermath = new Aftermath();

    DefectiveParts(Set<Defect> defects) {
        this.defects = defects;
    }

    @Override
    public Opening opening(Opening clean) {
        Opening opening = clean;
        for (Defect defect : defects) {
            opening = OpeningDefects.around(defect, opening);
            opening = KeptConnectionDefects.around(defect, opening);
            opening = NegotiationDefects.around(defect, opening);
            opening = aftermath.around(defect, opening);
        }
        return opening;
    }

    @Override
    public WebSocketKey key(WebSocketKey clean) {
        WebSocketKey key = clean;
        for (Defect defect : defects) {
            key = RequestDefects.around(defect, key);
        }
        return key;
    }

    @Override
    public ClientOpening clientOpening(ClientOpening clean) {
        ClientOpening opening = clean;
        for (Defect defect : defects) {
            opening = RequestDefects.around(defect, opening);
        }
        return opening;
    }

    @Override
    public HeaderReader headerReader(HeaderReader clean) {
        HeaderReader reader = clean;
        for (Defect defect : defects) {
            reader = HeaderDefects.around(defect, reader);
        }
        return reader;
    }

    @Override
    public Compression compression(Compression clean) {
        Compression compression = clean;
        // Where none was agreed, nothing can go wrong with it.
        for (Defect defect : clean.isAgreed() ? defects : NONE) {
            compression = CompressionDefects.around(defect, compression);
            compression = MessageDefects.around(defect, compression);
            compression = aftermath.around(defect, compression);
        }
        return compression;
    }

    @Override
    public FrameSource frameSource(FrameSource clean, Compression compression) {
        FrameSource source = clean;
        for (Defect defect : defects) {
            source = ReadDefects.around(defect, source);
            source = compression.isAgreed() ? MarkingDefects.around(defect, source, compression) : source;
            source = aftermath.around(defect, source);
        }
        return source;
    }

    @Override
    public FrameWriter frameWriter(FrameWriter clean, ByteQueue out, Compression compression) {
        FrameWriter writer = clean;
        for (Defect defect : defects) {
            writer = MaskingDefects.around(defect, writer, out);
            writer = WriteDefects.around(defect, writer, out);
            writer = StallDefects.around(defect, writer, out);
            writer = MessageDefects.around(defect, writer);
            writer = compression.isAgreed() ? MarkingDefects.around(defect, writer) : writer;
            writer = aftermath.around(defect, writer);
        }
        return writer;
    }

    @Override
    public RecordReader recordReader(RecordReader clean) {
        RecordReader reader = clean;
        for (Defect defect : defects) {
            reader = RecordDefects.around(defect, reader);
        }
        return reader;
    }

    @Override
    public Transport transport(Transport clean) {
        Transport transport = clean;
        for (Defect defect : defects) {
            transport = aftermath.around(defect, transport);
        }
        return transport;
    }
}
