package io.github.wsgauntlet.harness.adapter;

import io.github.wsgauntlet.cases.MessagePattern;
import io.github.wsgauntlet.cases.Payload;
import io.github.wsgauntlet.cases.Turn;
import io.github.wsgauntlet.harness.adapter.EchoAdapter.Binary;
import io.github.wsgauntlet.harness.adapter.HearPattern.Body;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The adapters that have a name. */
public enum KnownAdapter {
    /** An event of Socket.IO 5, which the server acknowledges with what it was sent. */
    SOCKETIO("socketio", "socketio[:EVENT]") {
        @Override
        EchoAdapter with(String name, Optional<String> event) {
            String quoted = '"' + quoted(event.orElse("echo")) + '"';
            var announcing = new SayTemplate("451-", true, "[" + quoted + ",{\"_placeholder\":true,\"num\":0}]", "");
            var announced = new HearPattern("461-", true, new Body.Json("[{\"_placeholder\": true, \"num\": 0}]"));
            return new EchoAdapter(
                    name,
                    SOCKET_IO_GREETING,
                    new SayTemplate("42", true, "[" + quoted + ",\"", "\"]"),
                    true,
                    new HearPattern("43", true, new Body.Json("[" + HOLE + "]")),
                    new Binary.Announced(announcing, announced));
        }
    },
    /** A JSON object with the text in one of its members, as what it is sent in and as what it comes back in. */
    JSON("json", "json:FIELD") {
        @Override
        EchoAdapter with(String name, Optional<String> field) {
            String key = '"' + quoted(needed(this, field)) + '"';
            return new EchoAdapter(
                    name,
                    List.of(),
                    new SayTemplate("", false, "{" + key + ":\"", "\"}"),
                    true,
                    new HearPattern("", false, new Body.Json("{" + key + ": " + HOLE + ", ...}")),
                    new Binary.None());
        }
    },
    /** A text that stands before each message, in both directions. */
    PREFIX("prefix", "prefix:TEXT") {
        @Override
        EchoAdapter with(String name, Optional<String> prefix) {
            String text = needed(this, prefix);
            return new EchoAdapter(
                    name,
                    List.of(),
                    new SayTemplate("", false, text, ""),
                    false,
                    new HearPattern(text, false, new Body.Plain()),
                    new Binary.AsText());
        }
    };

    private static final String HOLE = "%{" + HearPattern.CAPTURED + ":string}";

    /** The session of Engine.IO is opened, and the main namespace of Socket.IO connected; a ping is answered. */
    private static final List<Turn> SOCKET_IO_GREETING = List.of(
            new Turn.Routine(List.of(new Turn.Habit(
                    new MessagePattern.Exactly(new Payload.Text("2"), false),
                    Optional.of(new Turn.Say(new Payload.Text("3"), false))))),
            new Turn.Receive("", new MessagePattern.Json("0", "{\"sid\": %{:string}, ...}"), true, false),
            new Turn.Say(new Payload.Text("40"), false),
            new Turn.Receive("", new MessagePattern.Json("40", "{\"sid\": %{:string}, ...}"), true, false));

    private final String key;
    private final String form;

    KnownAdapter(String key, String form) {
        this.key = key;
        this.form = form;
    }

    abstract EchoAdapter with(String name, Optional<String> argument);

    /**
     * Read an adapter as users name it.
     *
     * @param name its name, with what it needs to know after a colon
     * @throws IllegalArgumentException if there is none of that name, or it needs to know more; the message says which
     *     there are
     */
    public static EchoAdapter parse(String name) {
        String[] sides = name.split(":", 2);
        for (KnownAdapter known : values()) {
            if (known.key.equals(sides[0])) {
                return known.with(
                        name, Optional.of(sides).filter(two -> two.length == 2).map(two -> two[1]));
            }
        }
        throw new IllegalArgumentException("'" + name + "' is no adapter; there are " + SOCKETIO.form + ", " + JSON.form
                + " and " + PREFIX.form + ".");
    }

    private static String needed(KnownAdapter known, Optional<String> argument) {
        return argument.filter(said -> !said.isEmpty())
                .orElseThrow(() ->
                        new IllegalArgumentException("'" + known.key + "' needs to know more: " + known.form + "."));
    }

    private static String quoted(String text) {
        byte[] bytes = new Payload.Text(text).bytes();
        if (text.isEmpty() || JsonText.hasControls(bytes) || text.contains("%{")) {
            throw new IllegalArgumentException("'" + text + "' is no name that can stand in JSON as it is.");
        }
        return new String(JsonText.escape(bytes), StandardCharsets.UTF_8);
    }
}
