package io.github.wsgauntlet.harness.proof.field;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** A client of the field that runs inside this JVM, under the name that its baseline and the matrix have. */
enum FieldClient {
    /** Of whatever Java runs this. */
    JDK("JDK HttpClient", JdkEchoClient::new),
    OKHTTP("OkHttp 5.3.2", OkHttpEchoClient::new),
    NETTY("Netty 4.2.16", NettyEchoClient::new),
    JETTY("Jetty 12.1.12", JettyEchoClient::new),
    TOMCAT("Tomcat 11.0.25", JakartaEchoClient::ofTomcat),
    UNDERTOW("Undertow 2.4.4", UndertowEchoClient::new),
    JAVA_WEBSOCKET("Java-WebSocket 1.6.0", JavaWebSocketEchoClient::new),
    VERTX("Vert.x 5.1.5", VertxEchoClient::new),
    TYRUS("Tyrus 2.2.1, Grizzly", JakartaEchoClient::ofTyrus) {
        /** It inflates a block with BFINAL for ever, also when the connection has ended. */
        @Override
        List<String> fatal() {
            return List.of("client/compression/blocks/bfinal*");
        }
    };

    private final String title;
    private final Callable<EchoClient> start;

    FieldClient(String title, Callable<EchoClient> start) {
        this.title = title;
        this.start = start;
    }

    /** Return its name and version. */
    String title() {
        return title;
    }

    /** Return the name of its files. */
    String id() {
        return "client-java-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return globs of the cases after which it would keep a processor busy for ever. */
    List<String> fatal() {
        return List.of();
    }

    EchoClient start() throws Exception {
        return start.call();
    }
}
