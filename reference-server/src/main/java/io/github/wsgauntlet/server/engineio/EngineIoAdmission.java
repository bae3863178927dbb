package io.github.wsgauntlet.server.engineio;

import io.github.wsgauntlet.server.http.HttpRequest;
import java.util.Optional;

/**
 * Judges requests by what their head says (Engine.IO 4, Request path and Query parameters).
 *
 * @param options where and how the server is to be
 * @param sessions the sessions there are
 */
record EngineIoAdmission(EngineIoOptions options, EngineIoSessions sessions) {

    private static final String WEBSOCKET = "websocket";

    /** Return whether a request is to one of the resources of the server. */
    boolean isHere(HttpRequest request) {
        String path = EngineIoQuery.of(request.target()).path();
        return path.equals(options.path()) || (path + "/").equals(options.path());
    }

    /** Return whether a request opens a WebSocket that is welcome. */
    boolean isWebSocket(HttpRequest request) {
        try {
            return isHere(request) && asksForUpgrade(request) && transport(request) == EngineIoTransport.WEBSOCKET;
        } catch (BrokenRule broken) {
            return false;
        }
    }

    /**
     * Return the transport that a request is of.
     *
     * @throws BrokenRule when it is of none, or there is no such session
     */
    EngineIoTransport transport(HttpRequest request) {
        EngineIoQuery query = EngineIoQuery.of(request.target());
        ProtocolRules rules = options.rules();
        if (asksForUpgrade(request)) {
            boolean named = query.transport().equals(Optional.of(WEBSOCKET));
            rules.require(EngineIoRule.WEBSOCKET_TRANSPORT_REQUIRED, named);
            rules.require(EngineIoRule.WEBSOCKET_EIO_REQUIRED, query.eio().isPresent());
            query.sid().ifPresent(sid -> rules.require(EngineIoRule.WEBSOCKET_SID_IS_KNOWN, sessions.knows(sid)));
        } else {
            if (rules.require(EngineIoRule.TRANSPORT_REQUIRED, query.transport().isPresent())) {
                // What names websocket and asks for no upgrade is of no transport, either.
                rules.require(EngineIoRule.TRANSPORT_IS_KNOWN, query.transport().equals(Optional.of("polling")));
            }
            rules.require(EngineIoRule.EIO_REQUIRED, query.eio().isPresent());
            method(request, query);
        }
        query.eio().ifPresent(eio -> rules.require(EngineIoRule.EIO_IS_4, eio.equals("4")));
        return asksForUpgrade(request) ? EngineIoTransport.WEBSOCKET : EngineIoTransport.POLLING;
    }

    private void method(HttpRequest request, EngineIoQuery query) {
        boolean get = request.method().equals("GET");
        boolean post = request.method().equals("POST");
        ProtocolRules rules = options.rules();
        if (query.sid().isEmpty()) {
            rules.require(EngineIoRule.HANDSHAKE_IS_GET, get);
        } else if (rules.require(EngineIoRule.METHOD_IS_GET_OR_POST, get || post)) {
            rules.require(
                    post ? EngineIoRule.POST_SID_IS_KNOWN : EngineIoRule.GET_SID_IS_KNOWN,
                    sessions.knows(query.sid().get()));
        }
    }

    private static boolean asksForUpgrade(HttpRequest request) {
        return request.fields().list("Upgrade").stream().anyMatch(WEBSOCKET::equalsIgnoreCase);
    }
}
