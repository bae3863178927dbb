package io.github.wsgauntlet.server.engineio;

import static io.github.wsgauntlet.server.client.Talk.POLLING;
import static io.github.wsgauntlet.server.client.Talk.WEBSOCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.client.Talk;
import io.github.wsgauntlet.server.client.TestClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Engine.IO over sockets: what only requests and WebSockets together can show. */
class EngineIoApplicationTest {

    private static Talk talk(EngineIoOptions options) throws IOException {
        EngineIoApplication application = EngineIoApplication.of(options, EngineIoHandler.echo());
        return Talk.with(ServerOptions.defaults().withApplication(application), "/engine.io/");
    }

    @Test
    void a_session_goes_from_polling_to_websocket() throws IOException {
        try (Talk talk = talk(EngineIoOptions.defaults())) {
            String session = talk.session();
            assertThat(talk.post(session, "4a\u001ebAQI=")).isEqualTo("200 ok");
            assertThat(talk.get(session)).isEqualTo("200 4a|bAQI=");
            Talk.Request pending = talk.later(session);
            Talk.Frames frames = talk.frames(talk.upgrade());
            frames.send("2probe");
            assertThat(frames.read()).isEqualTo("3probe");
            assertThat(pending.answer()).isEqualTo("200 6");
            frames.send("5", "4b");
            frames.send(new byte[] {1, 2});
            assertThat(frames.read(2)).isEqualTo("4b <0102>");
            assertThat(talk.get(session)).isEqualTo("400 code 3");
            assertThat(talk.frames(talk.upgrade()).read()).isEqualTo("Close 1008");
            frames.send("4c");
            assertThat(frames.read()).isEqualTo("4c");
        }
    }

    @Test
    void there_are_no_more_sessions_than_there_may_be() throws IOException {
        try (Talk talk = talk(EngineIoOptions.defaults().withBounds(2, 1 << 20))) {
            String session = talk.session();
            talk.frames();
            assertThat(talk.get(POLLING)).startsWith("503 ");
            assertThat(talk.frames(WEBSOCKET).read()).isEqualTo("Close 1013");
            assertThat(talk.post(session, "1")).isEqualTo("200 ok");
            assertThat(talk.get(POLLING)).isEqualTo("200 open");
        }
    }

    @Test
    void a_post_that_is_lost_leaves_room_for_another() throws IOException {
        try (Talk talk = talk(EngineIoOptions.defaults().withMaxPayload(100))) {
            String session = talk.session();
            assertThat(talk.post(session, "4" + "x".repeat(100))).startsWith("413 ");
            assertThat(talk.post(session, "4a")).isEqualTo("200 ok");
            assertThat(talk.get(session)).isEqualTo("200 4a");
        }
    }

    @Test
    void other_paths_are_not_found_and_no_websocket_either() throws IOException {
        try (Talk talk = Talk.with(
                ServerOptions.defaults()
                        .withApplication(EngineIoApplication.of(EngineIoOptions.defaults(), EngineIoHandler.echo())),
                "/elsewhere")) {
            assertThat(talk.get(POLLING)).isEqualTo("404 There is nothing here.");
            assertThat(talk.frames(WEBSOCKET).read()).isEqualTo("HTTP 404");
        }
    }

    @Test
    void what_is_wrong_is_said() throws IOException {
        try (Talk talk = talk(EngineIoOptions.defaults())) {
            assertThat(talk.later(POLLING + "&sid=none").whole())
                    .isEqualTo("400 {\"code\":1,\"message\":\"A GET must be of a session that is open (Engine.IO 4,"
                            + " Receiving data)\"}");
        }
    }

    @Test
    void pages_of_other_origins_may_ask() throws IOException {
        try (Talk talk = talk(EngineIoOptions.defaults())) {
            TestClient client = talk.connect();
            client.send("OPTIONS /engine.io/?" + POLLING + " HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a\r\n"
                    + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: x-a\r\n\r\n");
            assertThat(client.readHead())
                    .isEqualTo("HTTP/1.1 204 No Content\r\nAccess-Control-Allow-Methods: GET, POST\r\n"
                            + "Allow: GET, POST\r\nAccess-Control-Allow-Headers: x-a\r\n"
                            + "Access-Control-Allow-Origin: http://a\r\nAccess-Control-Allow-Credentials: true\r\n"
                            + "Vary: Origin\r\n\r\n");
        }
    }
}
