package io.github.wsgauntlet.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.HttpConversation;
import io.github.wsgauntlet.server.application.HttpExchange;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.client.ClientFrames;
import io.github.wsgauntlet.server.client.TestClient;
import io.github.wsgauntlet.server.http.HttpRequest;
import io.github.wsgauntlet.server.http.HttpResponse;
import io.github.wsgauntlet.server.protocol.Message;
import io.github.wsgauntlet.server.rule.Limits;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that answers plain requests, on the port and the path of its WebSockets. */
class PlainHttpTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: ";
    private static final int LARGEST = 10;

    private final Answering application = new Answering();
    private ReferenceServer server;
    private TestClient client;

    /** Answers with the content, later where the target says so, and keeps what has become of requests. */
    private static final class Answering implements Application {

        private final BlockingQueue<HttpExchange> waiting = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();

        @Override
        public void onMessage(WebSocketSession session, Message message) {
            session.send(message);
        }

        @Override
        public boolean serves(HttpRequest request) {
            return !request.fields().has("Upgrade");
        }

        @Override
        public HttpConversation onRequest(HttpExchange exchange) {
            String target = exchange.request().target();
            switch (target) {
                case "/broken" -> throw new IllegalStateException("This application is broken");
                case "/early" -> exchange.answer(content("early"));
                default -> {}
            }
            return new HttpConversation() {
                @Override
                public long largestContent() {
                    return LARGEST;
                }

                @Override
                public void onContent(byte[] content) {
                    if (target.equals("/later")) {
                        waiting.add(exchange);
                    } else {
                        exchange.answer(HttpResponse.content(200, "text/plain", content));
                        exchange.answer(content("This is the second answer"));
                    }
                }

                @Override
                public void onLost() {
                    lost.add(target);
                }
            };
        }

        static HttpResponse content(String text) {
            return HttpResponse.content(200, "text/plain", text.getBytes(US_ASCII));
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = server(times -> times);
        client = TestClient.connect(server);
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void requests_are_answered_on_one_connection_and_a_websocket_follows() throws IOException {
        client.send(post("/", "Content-Length: 2\r\n\r\nab"));
        assertThat(client.readHead() + client.readText(2)).isEqualTo(OK + "2\r\n\r\nab");
        client.send(post("/", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"));
        assertThat(client.readHead() + client.readText(3)).isEqualTo(OK + "3\r\n\r\nabc");
        client.send(TestClient.request());
        assertThat(client.readHead()).startsWith("HTTP/1.1 101 ");
        client.send(ClientFrames.text("Hello"));
        assertThat(client.readPayload()).asString(US_ASCII).isEqualTo("Hello");
    }

    @Test
    void requests_in_one_segment_are_answered_in_their_order_also_where_one_waits() throws Exception {
        client.send(post("/", "Content-Length: 1\r\n\r\na") + get("/later") + post("/", "Content-Length: 1\r\n\r\nb"));
        assertThat(client.readHead() + client.readText(1)).isEqualTo(OK + "1\r\n\r\na");
        answerLater("late");
        assertThat(client.readHead() + client.readText(4)).isEqualTo(OK + "4\r\n\r\nlate");
        assertThat(client.readHead() + client.readText(1)).isEqualTo(OK + "1\r\n\r\nb");
    }

    @Test
    void the_connection_ends_where_the_client_says_so() throws IOException {
        client.send(post("/", "Connection: close\r\nContent-Length: 1\r\n\r\na"));
        assertThat(client.readTextToEnd()).isEqualTo(OK + "1\r\nConnection: close\r\n\r\na");
    }

    @Test
    void an_answer_to_head_has_no_content() throws IOException {
        client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(client.readTextToEnd()).isEqualTo(OK + "0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void content_that_is_held_back_is_asked_for() throws IOException {
        client.send(post("/", "Expect: 100-continue\r\nContent-Length: 1\r\n\r\n"));
        assertThat(client.readHead()).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
        client.send("a");
        assertThat(client.readHead() + client.readText(1)).isEqualTo(OK + "1\r\n\r\na");
    }

    @Test
    void content_that_is_too_large_is_refused_before_it_comes() throws Exception {
        client.send(post("/", "Content-Length: " + (LARGEST + 1) + "\r\n\r\n"));
        assertThat(client.readTextToEnd()).startsWith("HTTP/1.1 413 Content Too Large\r\n");
        assertLost("/");
    }

    @Test
    void content_that_cannot_be_told_is_refused() throws IOException {
        client.send(post("/", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThat(client.readTextToEnd()).startsWith("HTTP/1.1 400 Bad Request\r\n");
    }

    @Test
    void an_answer_before_the_content_is_the_last() throws IOException {
        client.send(post("/early", "Content-Length: 5\r\n\r\nab"));
        assertThat(client.readTextToEnd()).isEqualTo(OK + "5\r\nConnection: close\r\n\r\nearly");
    }

    @Test
    void an_answer_before_the_content_that_comes_along_is_not() throws IOException {
        client.send(post("/early", "Content-Length: 2\r\n\r\nab") + post("/", "Content-Length: 1\r\n\r\na"));
        assertThat(client.readHead() + client.readText(5)).isEqualTo(OK + "5\r\n\r\nearly");
        assertThat(client.readHead() + client.readText(1)).isEqualTo(OK + "1\r\n\r\na");
    }

    @Test
    void an_application_that_breaks_is_answered_for() throws IOException {
        client.send(get("/broken"));
        assertThat(client.readTextToEnd())
                .startsWith("HTTP/1.1 500 Internal Server Error\r\n")
                .endsWith("The application failed.\n");
    }

    @Test
    void an_application_that_breaks_has_the_last_word() throws IOException {
        client.send(post("/broken", "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThat(client.readTextToEnd()).endsWith("The application failed.\n");
    }

    @Test
    void a_client_that_goes_is_lost_to_the_application() throws Exception {
        client.send(get("/later"));
        HttpExchange exchange = next();
        client.reset();
        assertLost("/later");
        exchange.execute(() -> exchange.answer(Answering.content("Nobody hears this")));
        assertThat(application.lost).isEmpty();
    }

    @Test
    void content_that_does_not_come_is_given_up() throws Exception {
        try (ReferenceServer impatient = server(times -> times.withStall(Duration.ofMillis(50)));
                TestClient slow = TestClient.connect(impatient)) {
            slow.send(post("/", "Content-Length: 2\r\n\r\na"));
            assertThat(slow.readTextToEnd()).startsWith("HTTP/1.1 408 Request Timeout\r\n");
        }
        assertLost("/");
    }

    @Test
    void a_connection_that_rests_is_ended_without_a_word() throws Exception {
        try (ReferenceServer impatient = server(times -> times.withIdle(Duration.ofMillis(50)));
                TestClient idle = TestClient.connect(impatient)) {
            idle.send(get("/"));
            assertThat(idle.readTextToEnd()).isEqualTo(OK + "0\r\n\r\n");
        }
    }

    private ReferenceServer server(UnaryOperator<Limits.Times> times) throws IOException {
        Limits limits = Limits.defaults();
        return ReferenceServer.start(ServerOptions.defaults()
                .withApplication(application)
                .withLimits(limits.withTimes(times.apply(limits.times()))));
    }

    private static String get(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private static String post(String target, String rest) {
        return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + rest;
    }

    private HttpExchange next() throws InterruptedException {
        return application.waiting.poll(30, TimeUnit.SECONDS);
    }

    private void answerLater(String text) throws InterruptedException {
        HttpExchange exchange = next();
        exchange.execute(() -> exchange.answer(Answering.content(text)));
    }

    private void assertLost(String target) throws InterruptedException {
        assertThat(application.lost.poll(30, TimeUnit.SECONDS)).isEqualTo(target);
    }
}
