package io.github.wsgauntlet.harness.proof.field;

import java.util.List;

/** What a server of the field speaks: what it is asked, where, and on which page it stands. */
enum Spoken {
    WEBSOCKET(FieldPage.SERVERS, "/", List.of()),
    ENGINE_IO(FieldPage.ON_TOP, "/engine.io/?EIO=4&transport=websocket", List.of("socketio")),
    SOCKET_IO(FieldPage.ON_TOP, "/socket.io/?EIO=4&transport=websocket", List.of());

    private final FieldPage page;
    private final String path;
    private final List<String> others;

    Spoken(FieldPage page, String path, List<String> others) {
        this.page = page;
        this.path = path;
        this.others = others;
    }

    FieldPage page() {
        return page;
    }

    /** Return the path and query of the URL of a server of its own. */
    String path() {
        return path;
    }

    /** Return globs of what of its page is about something else. */
    List<String> others() {
        return others;
    }
}
