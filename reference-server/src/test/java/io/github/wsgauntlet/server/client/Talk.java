package io.github.wsgauntlet.server.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Talks Engine.IO with a server, as rightly or wrongly as a test likes. Answers are told in short: the status and the
 * content, with {@code |} for the separator of packets, SID for an id and "open" for an open packet.
 */
public final class Talk implements AutoCloseable {

    public static final String POLLING = "EIO=4&transport=polling";
    public static final String WEBSOCKET = "EIO=4&transport=websocket";

    private static final Pattern SID = Pattern.compile("\"sid\":\"([\\w-]{20})\"");
    private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

    private final ReferenceServer server;
    private final String path;
    private final List<TestClient> clients = new ArrayList<>();
    private String session = "";

    private Talk(ReferenceServer server, String path) {
        this.server = server;
        this.path = path;
    }

    /** Start a server, to be found under a path. */
    public static Talk with(ServerOptions options, String path) throws IOException {
        return new Talk(ReferenceServer.start(options), path);
    }

    /** Open a session on polling, and return its query. */
    public String session() throws IOException {
        String open = open();
        Matcher sid = SID.matcher(open);
        session = sid.find() ? sid.group(1) : "";
        return POLLING + "&sid=" + session;
    }

    /** Return the query of a WebSocket that belongs to the last session. */
    public String upgrade() {
        return WEBSOCKET + "&sid=" + session;
    }

    /** Open a session on polling, and return all of the answer's content. */
    public String open() throws IOException {
        return send("GET", POLLING, "").whole().replaceFirst("^200 ", "");
    }

    public String get(String query) throws IOException {
        return send("GET", query, "").answer();
    }

    public String post(String query, String body) throws IOException {
        return send("POST", query, body).answer();
    }

    public String request(String method, String query) throws IOException {
        return send(method, query, "").answer();
    }

    /** Send a GET that is answered later. */
    public Request later(String query) throws IOException {
        return send("GET", query, "");
    }

    /** Send the head of a POST that announces two bytes. */
    public Request beginPost(String query) throws IOException {
        return request("POST", query, "Content-Length: 2\r\n\r\n");
    }

    private Request send(String method, String query, String body) throws IOException {
        return request(method, query, "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body);
    }

    /** Send a request with whatever follows its Host field, characters as UTF-8. */
    public Request request(String method, String query, String rest) throws IOException {
        TestClient client = connect();
        client.send((method + " " + path + "?" + query + " HTTP/1.1\r\nHost: localhost\r\n" + rest).getBytes(UTF_8));
        return new Request(client);
    }

    public TestClient connect() throws IOException {
        TestClient client = TestClient.connect(server);
        clients.add(client);
        return client;
    }

    /** Open a WebSocket, and return it whether it is welcome or not. */
    public Frames frames(String query) throws IOException {
        TestClient client = connect();
        client.send(TestClient.request().replace("GET / ", "GET " + path + "?" + query + " "));
        return new Frames(client, client.readHead());
    }

    /** Open a session on a WebSocket, and read its open packet. */
    public Frames frames() throws IOException {
        Frames frames = frames(WEBSOCKET);
        frames.read();
        return frames;
    }

    @Override
    public void close() throws IOException {
        for (TestClient client : clients) {
            client.close();
        }
        server.close();
    }

    private static String brief(String text) {
        if (text.startsWith("0{\"sid\"")) {
            return "open";
        }
        Matcher code = Pattern.compile("\\{\"code\":(\\d),.*").matcher(text);
        return code.matches() ? "code " + code.group(1) : masked(text);
    }

    private static String masked(String text) {
        return SID.matcher(text).replaceAll("\"sid\":SID").replace('\u001e', '|');
    }

    /** A request whose answer is to come. */
    public record Request(TestClient client) {

        public void send(String more) throws IOException {
            client.send(more.getBytes(UTF_8));
        }

        /** Return the status and the content, in short. */
        public String answer() throws IOException {
            String[] sides = whole().split(" ", 2);
            return (sides[0] + " " + brief(sides[1])).strip();
        }

        /** Return the status and the content as they are. */
        public String whole() throws IOException {
            String head = client.readHead();
            Matcher length = LENGTH.matcher(head);
            String content = length.find() ? client.readText(Integer.parseInt(length.group(1))) : "";
            return head.substring(9, 12) + " " + new String(content.getBytes(ISO_8859_1), UTF_8);
        }

        /** Return the head of the answer. */
        public String head() throws IOException {
            return client.readHead();
        }
    }

    /** A WebSocket. */
    public record Frames(TestClient client, String head) {

        public void send(String... texts) throws IOException {
            for (String text : texts) {
                client.send(ClientFrames.text(text));
            }
        }

        public void send(byte[] data) throws IOException {
            client.send(ClientFrames.binary(data));
        }

        /** Return the next message, in short: a text, bytes in angle brackets, or how the WebSocket was closed. */
        public String read() throws IOException {
            return brief(readWhole());
        }

        /** Return the next messages, in short. */
        public String read(int count) throws IOException {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                all.add(read());
            }
            return String.join(" ", all);
        }

        /** Return the next message as it is. */
        public String readWhole() throws IOException {
            if (!head.startsWith("HTTP/1.1 101")) {
                return "HTTP " + head.substring(9, 12);
            }
            byte[] frame = client.readFrame();
            byte[] payload = java.util.Arrays.copyOfRange(frame, headLength(frame), frame.length);
            return switch (frame[0] & 0x0F) {
                case ClientFrames.TEXT -> new String(payload, UTF_8);
                case ClientFrames.BINARY -> "<" + ClientFrames.hex(payload) + ">";
                default ->
                    "Close " + Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort());
            };
        }

        private static int headLength(byte[] frame) {
            return switch (frame[1] & 0x7F) {
                case 126 -> 4;
                case 127 -> 10;
                default -> 2;
            };
        }
    }
}
