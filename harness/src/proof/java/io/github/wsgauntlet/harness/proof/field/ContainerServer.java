package io.github.wsgauntlet.harness.proof.field;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A server of the field that runs in a container: one image for each family, in which its command starts the server.
 */
enum ContainerServer {
    NPM_WS("ws 8.23.0", "node", "node ws.js"),
    NPM_FAYE_WEBSOCKET("faye-websocket (npm) 0.11.4", "node", "node faye-websocket.js"),
    NPM_WEBSOCKET("websocket (npm) 1.0.35", "node", "node websocket.js"),
    BUN("Bun 1.4.5", "node", "bun bun.js"),
    DENO("Deno 2.9.6", "node", "deno run --allow-net deno.js"),
    PY_WEBSOCKETS("websockets 10.4", "python", "python3 websockets_server.py"),
    PY_AIOHTTP("aiohttp 3.8.4", "python", "python3 aiohttp_server.py"),
    PY_TORNADO("Tornado 6.2.0", "python", "python3 tornado_server.py"),
    PY_HYPERCORN("Hypercorn 0.13.2, wsproto 1.2.0", "python", "python3 hypercorn_server.py"),
    PY_GEVENT_WEBSOCKET("gevent-websocket 0.10.1", "python", "python3 gevent_websocket_server.py"),
    PY_FLASK_SOCKETIO("Flask-SocketIO 5.3.2", "python", "python3 flask_socketio_server.py") {
        @Override
        String path() {
            return "/socket.io/?EIO=4&transport=websocket";
        }
    },
    PY_AUTOBAHN("Autobahn|Python 22.7.1", "python", "python3 autobahn_server.py"),
    GO_GORILLA("gorilla/websocket 1.5.0", "go", "/field/gorilla"),
    GO_NHOOYR("nhooyr.io/websocket 1.8.7", "go", "/field/nhooyr"),
    GO_XNET("golang.org/x/net/websocket 0.7.0", "go", "/field/xnet"),
    C_LIBWEBSOCKETS("libwebsockets 4.1.6", "native", "/field/lws") {
        /** It ends now and then with "want to trim out length 0" when it compresses what it sends. */
        @Override
        List<String> fatal() {
            return Stream.of(
                            "blocks",
                            "context",
                            "damage",
                            "fragments",
                            "limits",
                            "marking",
                            "messages",
                            "parameters",
                            "payloads",
                            "utf8")
                    .map("compression/"::concat)
                    .toList();
        }
    },
    C_LIBSOUP("libsoup 3.2.3", "native", "/field/soup"),
    CPP_BEAST("Boost.Beast 1.81.0", "native", "/field/beast"),
    CPP_WEBSOCKETPP("WebSocket++ 0.8.2", "native", "/field/websocketpp"),
    CPP_POCO("POCO 1.11.0", "native", "/field/poco"),
    RUBY_FAYE("faye-websocket (Ruby) 0.11.0", "script", "ruby faye.rb"),
    RUBY_EM_WEBSOCKET("em-websocket 0.5.1", "script", "ruby em_websocket.rb"),
    PERL_MOJOLICIOUS("Mojolicious 9.31", "script", "perl mojolicious.pl"),
    NPM_ENGINE_IO("engine.io 6.6.13", Spoken.ENGINE_IO, "node", "node engine-io.js engine.io"),
    NPM_ENGINE_IO_OLD("engine.io 6.1.0", Spoken.ENGINE_IO, "node", "node engine-io.js engine.io-6.1") {
        @Override
        List<String> fatal() {
            return ENDS_OLD_ENGINE_IO;
        }
    },
    NPM_EIOWS("engine.io 5.2.1, eiows 4.1.3", Spoken.ENGINE_IO, "node", "node engine-io.js engine.io-5 eiows") {
        @Override
        List<String> fatal() {
            return List.of("engineio/handshake/websocket-without-transport");
        }
    },
    NPM_SOCKET_IO("socket.io 4.8.4", Spoken.SOCKET_IO, "node", "node socket-io.js socket.io"),
    NPM_SOCKET_IO_OLD("socket.io 4.3.0", Spoken.SOCKET_IO, "node", "node socket-io.js socket.io-4.3") {
        @Override
        List<String> fatal() {
            return Stream.concat(
                            ENDS_OLD_ENGINE_IO.stream(),
                            Stream.of("socketio/events/name-is-error", "socketio/events/name-is-no-string*text*"))
                    .toList();
        }
    },
    PY_ENGINEIO_GEVENT(
            "python-engineio 4.3.4, gevent-websocket 0.10.1",
            Spoken.ENGINE_IO,
            "python",
            "python3 engineio_gevent_server.py") {
        @Override
        List<String> fatal() {
            return LASTS_MINUTES;
        }
    },
    PY_FLASK_SOCKETIO_GEVENT(
            "Flask-SocketIO 5.3.2, gevent-websocket 0.10.1",
            Spoken.SOCKET_IO,
            "python",
            "python3 flask_socketio_application.py") {
        @Override
        List<String> fatal() {
            return LASTS_MINUTES;
        }
    },
    PY_SOCKETIO_AIOHTTP(
            "python-socketio 5.7.2, aiohttp 3.8.4", Spoken.SOCKET_IO, "python", "python3 socketio_aiohttp_server.py");

    /**
     * What a client leaves unread piles up in the relay of a published port, too, and where a server resets TCP, which
     * takes back what was on its way, the relay ends it as if that had been all.
     */
    private static final List<String> NOT_BY_RELAY = List.of("framing/late-reader", "closing/late-reader");

    /** After these it is gone, and comes back slowly. */
    private static final List<String> ENDS_OLD_ENGINE_IO =
            List.of("engineio/handshake/bad-frame-at-once", "engineio/handshake/websocket-without-transport*property*");

    /** These take two minutes. */
    private static final List<String> LASTS_MINUTES = List.of("engineio/heartbeat/unanswered-*");

    private final String title;
    private final Spoken spoken;
    private final String family;
    private final String command;

    ContainerServer(String title, String family, String command) {
        this(title, Spoken.WEBSOCKET, family, command);
    }

    ContainerServer(String title, Spoken spoken, String family, String command) {
        this.title = title;
        this.spoken = spoken;
        this.family = family;
        this.command = command;
    }

    /** Return those that are on one page. */
    static Stream<ContainerServer> on(FieldPage page) {
        return Stream.of(values()).filter(each -> each.spoken.page() == page);
    }

    /** Return its name and version. */
    String title() {
        return title;
    }

    /** Return the name of its files. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Spoken spoken() {
        return spoken;
    }

    /** Return the folder that its image is built from. */
    String family() {
        return family;
    }

    /** Return what starts it. */
    List<String> command() {
        return List.of(command.split(" "));
    }

    /** Return the path and query of its URL. */
    String path() {
        return spoken.path();
    }

    /** Return globs of the cases that take too long, or after which it would serve nobody any more. */
    List<String> fatal() {
        return List.of();
    }

    /** Return globs of the cases that it is not asked. */
    List<String> unplayed() {
        return Stream.of(fatal(), NOT_BY_RELAY, spoken.others())
                .flatMap(List::stream)
                .toList();
    }
}
