package io.github.wsgauntlet.server.net;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;

/**
 * Where the TLS connections of one loop work on their records, one connection after the other.
 *
 * @param received for records from the socket
 * @param sent for records to the socket
 */
record RecordRooms(ByteBuffer received, ByteBuffer sent) {

    private static final int RECORDS = 8;

    /** Make rooms for eight records of the largest size, or for nothing where there is no TLS. */
    static RecordRooms of(Security security) {
        return switch (security) {
            case Security.Plain plain -> of(0);
            case Security.Tls(var context) -> of(RECORDS * largestRecord(context));
        };
    }

    private static RecordRooms of(int size) {
        return new RecordRooms(ByteBuffer.allocate(size), ByteBuffer.allocate(size));
    }

    private static int largestRecord(SSLContext context) {
        return context.createSSLEngine().getSession().getPacketBufferSize();
    }
}
