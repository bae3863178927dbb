package io.github.wsgauntlet.harness.proof.field;

import java.util.List;
import java.util.Locale;

/**
 * A client of the field that runs in a container: in the image of its family, its command, with the URL after it,
 * connects again and again, and sends every message back.
 */
enum ContainerClient {
    NPM_WS("ws 8.23.0", "node", "node ws-client.js"),
    NPM_FAYE_WEBSOCKET("faye-websocket (npm) 0.11.4", "node", "node faye-websocket-client.js"),
    NPM_WEBSOCKET("websocket (npm) 1.0.35", "node", "node websocket-client.js"),
    BUN("Bun 1.4.5", "node", "bun builtin-client.js"),
    DENO("Deno 2.9.6", "node", "deno run --allow-net builtin-client.js"),
    PY_WEBSOCKETS("websockets 10.4", "python", "python3 websockets_client.py"),
    PY_AIOHTTP("aiohttp 3.8.4", "python", "python3 aiohttp_client.py"),
    PY_TORNADO("Tornado 6.2.0", "python", "python3 tornado_client.py") {
        /** After most of these it neither goes on nor ends, so that each takes half a minute. */
        @Override
        List<String> notAsked() {
            return List.of("client/closing/body/*", "client/compression/damage/*", "client/sizes/fragments/*");
        }
    },
    PY_WEBSOCKET_CLIENT("websocket-client 1.2.3", "python", "python3 websocket_client_client.py") {
        /** Where many fragments make one message, it takes minutes, or all the time that there is. */
        @Override
        List<String> notAsked() {
            return List.of("client/sizes/fragments/*");
        }
    },
    GO_GORILLA("gorilla/websocket 1.5.0", "go", "/field/gorilla-client"),
    GO_NHOOYR("nhooyr.io/websocket 1.8.7", "go", "/field/nhooyr-client"),
    GO_XNET("golang.org/x/net/websocket 0.7.0", "go", "/field/xnet-client"),
    PERL_MOJOLICIOUS("Mojolicious 9.31", "script", "perl mojolicious_client.pl");

    private final String title;
    private final String family;
    private final String command;

    ContainerClient(String title, String family, String command) {
        this.title = title;
        this.family = family;
        this.command = command;
    }

    /** Return its name and version. */
    String title() {
        return title;
    }

    /** Return the name of its files. */
    String id() {
        return "client-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Return the folder that its image is built from. */
    String family() {
        return family;
    }

    /** Return what starts it, before the URL. */
    String command() {
        return command;
    }

    /** Return globs of the cases that are not put to it, such as those after which it would serve nobody for long. */
    List<String> notAsked() {
        return List.of();
    }
}
