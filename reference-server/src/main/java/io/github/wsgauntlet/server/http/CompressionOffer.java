package io.github.wsgauntlet.server.http;

/**
 * An offer of permessage-deflate, as a client makes it (RFC 7692 7.1).
 *
 * @param serverNoContextTakeover whether the server is asked to start each message with an empty window
 * @param clientNoContextTakeover whether the client says that it will
 * @param clientWindowBits whether the server may limit the window of the client
 */
public record CompressionOffer(
        boolean serverNoContextTakeover, boolean clientNoContextTakeover, boolean clientWindowBits) {

    /** Return the offer that leaves most to the server: it may limit the window of the client. */
    public static CompressionOffer standard() {
        return new CompressionOffer(false, false, true);
    }

    /** Return the element of Sec-WebSocket-Extensions that says so. */
    String element() {
        return DeflateNegotiation.NAME
                + (serverNoContextTakeover ? "; server_no_context_takeover" : "")
                + (clientNoContextTakeover ? "; client_no_context_takeover" : "")
                + (clientWindowBits ? "; client_max_window_bits" : "");
    }
}
