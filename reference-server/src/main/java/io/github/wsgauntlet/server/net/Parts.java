package io.github.wsgauntlet.server.net;

import io.github.wsgauntlet.server.deflate.Compression;
import io.github.wsgauntlet.server.http.ClientOpening;
import io.github.wsgauntlet.server.http.Opening;
import io.github.wsgauntlet.server.http.WebSocketKey;
import io.github.wsgauntlet.server.protocol.ByteQueue;
import io.github.wsgauntlet.server.protocol.FrameSource;
import io.github.wsgauntlet.server.protocol.FrameWriter;
import io.github.wsgauntlet.server.protocol.HeaderReader;

/**
 * The parts that connections are made of. Each method is given a clean part and returns the one to use: the same, or
 * another one wrapped around it.
 *
 * <p>This is where a peer with something else in it is made from outside. A server has one instance, which its selector
 * loops share, and asks it for the parts of each new connection; a client has one instance, too, whatever it connects
 * to. A part itself belongs to one connection.
 */
public interface Parts {

    /** Return the parts of a server without a flaw: every clean part as it is. */
    static Parts clean() {
        return new Parts() {};
    }

    /** Return the transport to use, which carries the bytes of a connection. */
    default Transport transport(Transport clean) {
        return clean;
    }

    /** Return how to open the records of TLS. */
    default RecordReader recordReader(RecordReader clean) {
        return clean;
    }

    /** Return the opening handshake to use. */
    default Opening opening(Opening clean) {
        return clean;
    }

    /** Return the key to use in a client's opening handshake. */
    default WebSocketKey key(WebSocketKey clean) {
        return clean;
    }

    /** Return the client's opening handshake to use. */
    default ClientOpening clientOpening(ClientOpening clean) {
        return clean;
    }

    /** Return how to understand frame headers. */
    default HeaderReader headerReader(HeaderReader clean) {
        return clean;
    }

    /** Return the compression to use; where none was agreed, the clean one says so. */
    default Compression compression(Compression clean) {
        return clean;
    }

    /**
     * Return the source of frames to use.
     *
     * @param clean where frames come from
     * @param compression what decompresses the messages in them
     */
    default FrameSource frameSource(FrameSource clean, Compression compression) {
        return clean;
    }

    /**
     * Return the writer of frames to use.
     *
     * @param clean where frames go to
     * @param out where the clean writer puts its bytes
     * @param compression what compresses the messages in them
     */
    default FrameWriter frameWriter(FrameWriter clean, ByteQueue out, Compression compression) {
        return clean;
    }
}
