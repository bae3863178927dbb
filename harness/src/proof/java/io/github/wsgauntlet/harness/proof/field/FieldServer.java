package io.github.wsgauntlet.harness.proof.field;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A server of the field that runs inside this JVM, under the name that its baseline and the matrix have. */
enum FieldServer {
    NETTY("Netty 4.2.16", NettyEcho::new),
    JETTY("Jetty 12.1.12", JettyEcho::new),
    TOMCAT("Tomcat 11.0.25", TomcatEcho::new),
    UNDERTOW("Undertow 2.4.4", UndertowEcho::new),
    JAVA_WEBSOCKET("Java-WebSocket 1.6.0", JavaWebSocketEcho::new),
    VERTX("Vert.x 5.1.5", VertxEcho::new),
    HELIDON("Helidon 4.3.1", HelidonEcho::new),
    ARMERIA("Armeria 1.40.0", ArmeriaEcho::new),
    GRIZZLY("Grizzly, Tyrus 2.2.1", GrizzlyEcho::new) {
        /** It inflates a block with BFINAL for ever, also when its client has left. */
        @Override
        List<String> fatal() {
            return List.of("compression/blocks/bfinal*");
        }
    },
    ENGINE_IO_SERVER("engine.io-server (Java) 6.3.2", Spoken.ENGINE_IO, TomcatEngineIo::engineIo),
    SOCKET_IO_SERVER("socket.io-server (Java) 4.1.2", Spoken.SOCKET_IO, TomcatEngineIo::socketIo),
    NETTY_SOCKETIO("netty-socketio 2.0.14", Spoken.SOCKET_IO, NettySocketIo::new) {
        /** Each of these takes half a minute of waiting, or ends in another way each time. */
        @Override
        List<String> unplayed() {
            return List.of(
                    "engineio/encoding/in-the-order-of-a-body",
                    "engineio/handshake/error-body*",
                    "engineio/polling/*unknown-sid*",
                    "engineio/polling/almost-known-sid*",
                    "engineio/polling/polling-for-websocket*",
                    "engineio/upgrade/polling-afterwards*",
                    "engineio/upgrade/unknown-sid*",
                    "socketio/acknowledgements/large-id*",
                    "socketio/binary",
                    "socketio/connect/with-payload*",
                    "socketio/polling/attachments*");
        }
    };

    private final String title;
    private final Spoken spoken;
    private final Callable<EchoServer> start;

    FieldServer(String title, Callable<EchoServer> start) {
        this(title, Spoken.WEBSOCKET, start);
    }

    FieldServer(String title, Spoken spoken, Callable<EchoServer> start) {
        this.title = title;
        this.spoken = spoken;
        this.start = start;
    }

    /** Return those that are on one page. */
    static Stream<FieldServer> on(FieldPage page) {
        return Stream.of(values()).filter(each -> each.spoken.page() == page);
    }

    /** Return its name and version. */
    String title() {
        return title;
    }

    /** Return the name of its files. */
    String id() {
        return "java-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Spoken spoken() {
        return spoken;
    }

    /** Return globs of the cases after which it would serve nobody any more. */
    List<String> fatal() {
        return List.of();
    }

    /** Return globs of the cases that it is not asked. */
    List<String> unplayed() {
        return Stream.concat(fatal().stream(), spoken.others().stream()).toList();
    }

    EchoServer start() throws Exception {
        return start.call();
    }
}
