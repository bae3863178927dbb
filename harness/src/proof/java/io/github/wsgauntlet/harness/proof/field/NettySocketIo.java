package io.github.wsgauntlet.harness.proof.field;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** netty-socketio, which does what the cases of Socket.IO ask of an application. */
final class NettySocketIo implements EchoServer {
    private static final int MOST_ARGUMENTS = 32;

    private final SocketIOServer server;

    NettySocketIo() throws IOException {
        var configuration = new Configuration();
        configuration.setHostname("127.0.0.1");
        configuration.setPort(free());
        configuration.setOrigin("*");
        configuration.setPingInterval(Math.toIntExact(PING_INTERVAL.toMillis()));
        configuration.setPingTimeout(Math.toIntExact(PING_TIMEOUT.toMillis()));
        server = new SocketIOServer(configuration);
        serve(server.getNamespace(""));
        serve(server.addNamespace("/custom"));
        server.start();
    }

    private static void serve(SocketIONamespace namespace) {
        Class<?>[] arguments = Collections.nCopies(MOST_ARGUMENTS, Object.class).toArray(Class<?>[]::new);
        namespace.addConnectListener(client -> client.sendEvent(
                "auth",
                Optional.ofNullable(client.getHandshakeData().getAuthToken()).orElse(Map.of())));
        namespace.addMultiTypeEventListener(
                "message",
                (client, all, wanted) ->
                        client.sendEvent("message-back", all.getArgs().toArray()),
                arguments);
        namespace.addMultiTypeEventListener(
                "message-with-ack", (client, all, wanted) -> wanted.sendAckData(all.getArgs()), arguments);
    }

    /** It does not say which port it was given. */
    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public URI url() {
        return URI.create("ws://127.0.0.1:" + server.getConfiguration().getPort() + Spoken.SOCKET_IO.path());
    }

    @Override
    public void close() {
        server.stop();
    }
}
