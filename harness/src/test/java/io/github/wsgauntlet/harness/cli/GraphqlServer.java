package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.server.ReferenceServer;
import io.github.wsgauntlet.server.ServerOptions;
import io.github.wsgauntlet.server.application.Application;
import io.github.wsgauntlet.server.application.WebSocketSession;
import io.github.wsgauntlet.server.json.Json;
import io.github.wsgauntlet.server.json.JsonException;
import io.github.wsgauntlet.server.json.JsonReader;
import io.github.wsgauntlet.server.json.JsonWriter;
import io.github.wsgauntlet.server.protocol.CloseStatus;
import io.github.wsgauntlet.server.protocol.Message;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small server of graphql-transport-ws. It knows three operations: the query {@code __typename}, the subscription
 * {@code waits}, which goes on until it is stopped, and all others, which are wrong.
 */
final class GraphqlServer implements Application {
    static final String SUBPROTOCOL = "graphql-transport-ws";

    private final Set<Fault> faults;
    private final Map<WebSocketSession, Client> clients = new ConcurrentHashMap<>();

    private GraphqlServer(Set<Fault> faults) {
        this.faults = faults;
    }

    /** What a server may do wrong. */
    enum Fault {
        SECOND_INIT_ACKNOWLEDGED,
        OPERATION_TAKEN_BEFORE_ACK,
        OTHER_ID_IN_NEXT,
        ERROR_WITHOUT_LIST,
        PONG_ANSWERED
    }

    /** Start one that does these things wrong. */
    static ReferenceServer start(Set<Fault> faults) throws IOException {
        return ReferenceServer.start(ServerOptions.defaults()
                .withSubprotocols(List.of(SUBPROTOCOL))
                .withApplication(new GraphqlServer(faults)));
    }

    /** A connection. */
    private static final class Client {
        private boolean acknowledged;
        private final Set<String> active = new HashSet<>();
    }

    @Override
    public void onOpen(WebSocketSession session) {
        clients.put(session, new Client());
    }

    @Override
    public void onClose(WebSocketSession session, CloseStatus status) {
        clients.remove(session);
    }

    @Override
    public void onMessage(WebSocketSession session, Message message) {
        Client client = clients.get(session);
        Optional<Json.Members> read = members(message);
        switch (read.flatMap(all -> text(all, "type")).orElse("")) {
            case "connection_init" -> init(session, client);
            case "ping" -> send(session, typed("pong"));
            case "pong" -> {
                if (faults.contains(Fault.PONG_ANSWERED)) {
                    send(session, typed("pong"));
                }
            }
            case "subscribe" -> subscribe(session, client, read.orElseThrow());
            case "complete" -> text(read.orElseThrow(), "id").ifPresent(client.active::remove);
            default -> session.close(new CloseStatus(4400, "Invalid message"));
        }
    }

    private void init(WebSocketSession session, Client client) {
        if (client.acknowledged && !faults.contains(Fault.SECOND_INIT_ACKNOWLEDGED)) {
            session.close(new CloseStatus(4429, "Too many initialisation requests"));
            return;
        }
        client.acknowledged = true;
        send(session, typed("connection_ack"));
    }

    private void subscribe(WebSocketSession session, Client client, Json.Members operation) {
        Optional<String> id = text(operation, "id");
        Optional<String> query = operation
                .member("payload")
                .filter(Json.Members.class::isInstance)
                .flatMap(payload -> text((Json.Members) payload, "query"));
        if (id.isEmpty() || query.isEmpty()) {
            session.close(new CloseStatus(4400, "Invalid message"));
        } else if (!client.acknowledged && !faults.contains(Fault.OPERATION_TAKEN_BEFORE_ACK)) {
            session.close(new CloseStatus(4401, "Unauthorized"));
        } else if (!client.active.add(id.get())) {
            session.close(new CloseStatus(4409, "Subscriber for " + id.get() + " already exists"));
        } else {
            execute(session, client, id.get(), query.get());
        }
    }

    private void execute(WebSocketSession session, Client client, String id, String query) {
        Json.Members of = typed("next").with("id", Json.text(faults.contains(Fault.OTHER_ID_IN_NEXT) ? "0" : id));
        switch (query) {
            case "{ __typename }" -> {
                send(session, of.with("payload", data("__typename", "Query")));
                send(session, typed("complete").with("id", Json.text(id)));
                client.active.remove(id);
            }
            case "subscription { waits }" -> send(session, of.with("payload", data("waits", "begun")));
            default -> {
                Json.Members error = Json.object().with("message", Json.text("There is no such field."));
                Json list = faults.contains(Fault.ERROR_WITHOUT_LIST) ? error : Json.array(error);
                send(session, typed("error").with("id", Json.text(id)).with("payload", list));
                client.active.remove(id);
            }
        }
    }

    private static Json.Members data(String field, String value) {
        return Json.object().with("data", Json.object().with(field, Json.text(value)));
    }

    private static Json.Members typed(String type) {
        return Json.object().with("type", Json.text(type));
    }

    private static void send(WebSocketSession session, Json.Members message) {
        session.send(Message.text(JsonWriter.write(message)));
    }

    private static Optional<Json.Members> members(Message message) {
        try {
            return JsonReader.read(message.text()) instanceof Json.Members all ? Optional.of(all) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Json.Members members, String name) {
        return members.member(name).filter(Json.Text.class::isInstance).map(value -> ((Json.Text) value).value());
    }
}
